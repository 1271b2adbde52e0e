"""Takes the time of candidates in turn, so that whatever else the machine does hits all of them alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

Timed = Callable[[], float]
"""Does its work once; gives the seconds that it took."""


@dataclass(frozen=True, slots=True)
class Times:
    """The milliseconds of each run."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """Half of the runs took no longer."""
        return median(self.runs)

    @property
    def least(self) -> float:
        """The quietest run."""
        return min(self.runs)

    def divided(self, by: float) -> Times:
        """A share of each run."""
        return Times(tuple(one / by for one in self.runs))


def in_turn(candidates: Mapping[str, Timed], runs: int) -> dict[str, Times]:
    """The times of every candidate over `runs` rounds.

    A round without a clock comes first and fills the caches. Each round begins with another candidate: none always
    follows the same neighbour's noise.
    """
    names = list(candidates)
    for name in names:
        candidates[name]()
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(runs):
        first = number % len(names) if names else 0
        for name in (*names[first:], *names[:first]):
            taken[name].append(candidates[name]() * 1000)
    return {name: Times(tuple(found)) for name, found in taken.items()}
