"""`repair content stats`: guides in numbers, a row for each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from repair_cli.checks.stats import Stats, stats
from repair_cli.checks.study import Pack
from repair_cli.cli.printing import as_json, put
from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ContentError, ExitCode, Problem, RepairError
from repair_cli.library.links import Written
from repair_cli.library.packs import Library, shipped
from repair_cli.text import did_you_mean

_TITLES = (
    "guide", "nodes", "questions", "outcomes", "words", "longest", "minutes", "grade", "hardest", "ways",
)  # fmt: skip
_LEGEND = (
    "longest: words of the longest screen\n"
    "grade, hardest: years of school for the middle and the hardest screen\n"
    "ways: orders of nodes from start to end (-: it goes in circles, or they are too many to count)\n"
)


def print_stats(names: Sequence[str], json: bool, lang: str, content: list[Path]) -> None:
    """Prints the numbers of some guides; of all that are at hand, where none is named. Raises RepairError."""
    library = Library(Surroundings.here().packs(content), shipped(lang))
    found = list(stats(Pack(written_of(library, names), library.style())))
    put(as_json({"guides": [msgspec.to_builtins(one) for one in found]}) if json else _table(found))


def written_of(library: Library, names: Sequence[str]) -> list[Written]:
    """Some guides by id (all at hand, where none is named), with their files. Raises RepairError."""
    at_hand = library.names()
    for name in names:
        if name not in at_hand:
            near = did_you_mean(name, at_hand)
            raise RepairError(f"there is no guide `{name}`{near}", ExitCode.USAGE, "`repair guides` lists them")
    problems: list[Problem] = []
    found = library.check([at_hand[name] for name in dict.fromkeys(names or at_hand)], problems, instead=at_hand)
    if problems:
        raise ContentError(tuple(problems))
    return found


def _table(found: Sequence[Stats]) -> str:
    rows = [_TITLES, *map(_row, found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]
    return "\n".join([*lines, "", _LEGEND])


def _row(one: Stats) -> tuple[str, ...]:
    counted = (one.nodes, one.questions, one.outcomes, one.words, one.longest, one.minutes)
    found = (*counted, one.grade, one.hardest, one.ways)
    return (one.guide, *("-" if number is None else f"{number:,}" for number in found))
