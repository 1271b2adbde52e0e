"""Takes the time of candidates in turn, so that whatever else the machine does hits all of them alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Span:
    """The seconds of one run, by the clock on the wall and of the processor. A busy machine stretches the first."""

    wall: float
    cpu: float

    def divided(self, by: float) -> Span:
        """A share of it."""
        return Span(self.wall / by, self.cpu / by)


Timed = Callable[[], Span]
"""Does its work once, and tells how long it took."""


@dataclass(frozen=True, slots=True)
class Times:
    """All runs of one candidate, in milliseconds."""

    spans: Sequence[Span]

    @property
    def median(self) -> float:
        """Half of the runs took no longer."""
        return median(span.wall for span in self.spans) * 1000

    @property
    def least(self) -> float:
        """The quietest run."""
        return min(span.wall for span in self.spans) * 1000

    @property
    def cpu(self) -> float:
        """Half of the runs used the processor no longer."""
        return median(span.cpu for span in self.spans) * 1000

    def divided(self, by: float) -> Times:
        """A share of each run."""
        return Times([span.divided(by) for span in self.spans])


def in_turn(candidates: Mapping[str, Timed], runs: int) -> dict[str, Times]:
    """The times of every candidate over `runs` rounds.

    A round without a clock comes first and fills the caches. Each round begins with another candidate: none always
    follows the same neighbour.
    """
    names = list(candidates)
    for name in names:
        candidates[name]()
    taken: dict[str, list[Span]] = {name: [] for name in names}
    for number in range(runs):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            taken[name].append(candidates[name]())
    return {name: Times(spans) for name, spans in taken.items()}


def clocked(work: Callable[[], object]) -> Span:
    """How long some work takes in this process. It does not pay for the litter of its neighbours."""
    gc.collect()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Span(time.perf_counter() - wall, time.process_time() - cpu)
