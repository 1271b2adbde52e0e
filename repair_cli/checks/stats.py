"""What guides amount to, in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from repair_cli.checks.screens import Screen, screens
from repair_cli.checks.states import explored
from repair_cli.checks.study import Pack, Study
from repair_cli.checks.ways import ways
from repair_cli.guide.model import Ask, Outcome

Grades = Sequence[tuple[Screen, float]]


class Stats(msgspec.Struct, frozen=True):
    """Counts of one guide, without those that it visits. Grades are years of school; None in a language without them.

    `words`: all that stand in its texts; `longest`: those of the longest screen, which is at the node `longest_at`;
    `grade`: of the screen in the middle; `hardest`: of the hardest screen, at `hardest_at`; `ways`: orders of nodes
    from the start to an end, visits included, None where they cannot be counted.
    """

    guide: str
    nodes: int
    questions: int
    outcomes: int
    words: int
    longest: int
    longest_at: str
    minutes: int
    grade: float | None
    hardest: float | None
    hardest_at: str | None
    ways: int | None


def stats(pack: Pack) -> Iterator[Stats]:
    """The numbers of each guide of a pack."""
    grades = {study.guide.id: found for study, found in pack.grades}
    for study in pack.studies:
        yield _stats(study, grades.get(study.guide.id, ()))


def _stats(study: Study, grades: Grades) -> Stats:
    guide = study.guide
    nodes = guide.nodes.values()
    longest = max(screens(guide), key=_length)
    told = sorted((pair for pair in grades if pair[1]), key=lambda pair: pair[1])  # 0: too short to tell
    return Stats(
        guide=guide.id,
        nodes=len(nodes),
        questions=sum(isinstance(node, Ask) for node in nodes),
        outcomes=sum(isinstance(node, Outcome) for node in nodes),
        words=sum(len(told.text.split()) for told in study.texts),
        longest=_length(longest),
        longest_at=longest.node,
        minutes=guide.minutes,
        grade=round(told[len(told) // 2][1], 1) if told else None,
        hardest=round(told[-1][1], 1) if told else None,
        hardest_at=told[-1][0].node if told else None,
        ways=ways(explored(guide, {})),
    )


def _length(screen: Screen) -> int:
    return sum(len(text.split()) for text in (*screen.running, *screen.listed))
