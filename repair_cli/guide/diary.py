"""What is remembered of a rehearsal, and what many of them tell together: how much, and two looks at the words.

Nothing here is a grade: it counts what was done, and puts what a person ticked beside what the wording check saw.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec


class Rehearsal(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line of the diary: one scene that was played to its end. `day` is YYYY-MM-DD.

    `rounds` counts the replies, of whichever way; `replies` those in own words, `clean` those of them in which the
    wording check saw nothing, and `found` what it saw, by kind. Of `asked` criteria `met` were ticked, for own words
    alone: a written reply brings its own. `difficulty` and `learned` are empty where they were left open.
    """

    day: str
    scene: str
    title: str
    skill: str
    level: int
    ending: str
    rounds: int = 0
    replies: int = 0
    asked: int = 0
    met: int = 0
    clean: int = 0
    found: Mapping[str, int] = {}
    difficulty: str = ""
    learned: str = ""


class Practised(msgspec.Struct, frozen=True):
    """How much one skill was practised, and the last day."""

    skill: str
    rehearsals: int
    rounds: int
    last: str


class Compared(msgspec.Struct, frozen=True):
    """Two looks at the replies of a while (`2026-11`; empty: of all): the person's own, and the wording check's."""

    month: str
    rehearsals: int
    asked: int
    met: int
    replies: int
    clean: int

    @property
    def ticked(self) -> int | None:
        """Of a hundred criteria, how many were ticked; None where none was asked."""
        return _share(self.met, self.asked)

    @property
    def quiet(self) -> int | None:
        """Of a hundred replies, in how many the wording check saw nothing; None where there is none."""
        return _share(self.clean, self.replies)


def by_skill(lines: Iterable[Rehearsal]) -> tuple[Practised, ...]:
    """What was practised, the most rounds first."""
    found = [
        Practised(skill, len(some), sum(line.rounds for line in some), max(line.day for line in some))
        for skill, some in _grouped(lines, lambda line: line.skill).items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.rounds, one.skill)))


def by_month(lines: Iterable[Rehearsal]) -> tuple[Compared, ...]:
    """The two looks, month by month; only what was said in own words is compared."""
    own = (line for line in lines if line.replies)
    return tuple(compared(some, month) for month, some in sorted(_grouped(own, lambda line: line.day[:7]).items()))


def compared(lines: Iterable[Rehearsal], month: str = "") -> Compared:
    """The two looks at the replies in own words of some rehearsals."""
    own = [line for line in lines if line.replies]
    return Compared(
        month,
        len(own),
        sum(line.asked for line in own),
        sum(line.met for line in own),
        sum(line.replies for line in own),
        sum(line.clean for line in own),
    )


def times(lines: Iterable[Rehearsal]) -> dict[str, int]:
    """How often each scene was played."""
    return {scene: len(some) for scene, some in _grouped(lines, lambda line: line.scene).items()}


def _grouped(lines: Iterable[Rehearsal], key: Callable[[Rehearsal], str]) -> dict[str, list[Rehearsal]]:
    found: dict[str, list[Rehearsal]] = {}
    for line in lines:
        found.setdefault(key(line), []).append(line)
    return found


def _share(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None
