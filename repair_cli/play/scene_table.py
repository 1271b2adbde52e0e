"""Which scenes cover what: markers, strategies, skills, settings, topics, levels and seats, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from repair_cli.library.catalogue import Listed
from repair_cli.library.practice import PracticeWords

LEVELS = (1, 2, 3)
SEATS = ("therapist", "client")


class Row(msgspec.Struct, frozen=True):
    """One thing that scenes can cover, in words, and the ids of those that do."""

    id: str
    label: str
    scenes: tuple[str, ...]


class Table(msgspec.Struct, frozen=True):
    """One kind of thing, and its rows in the order of the words."""

    name: str
    rows: tuple[Row, ...]


def table(scenes: Sequence[Listed], words: PracticeWords) -> tuple[Table, ...]:
    """All that is covered, and by which scenes."""

    def made(name: str, labels: Mapping[str, str], has: Callable[[Listed], Sequence[str]]) -> Table:
        return Table(name, tuple(_row(key, label, scenes, has) for key, label in labels.items()))

    return (
        made("markers", words.markers, lambda one: one.markers),
        made("strategies", words.strategies, lambda one: one.strategies),
        made("skills", {name: one.label for name, one in words.skills.items()}, lambda one: (one.skill,)),
        made("settings", words.settings, lambda one: one.settings),
        made("topics", words.topics, lambda one: one.topics),
        made("levels", {str(level): f"Level {level}" for level in LEVELS}, lambda one: (str(one.level),)),
        made("seats", {seat: seat.title() for seat in SEATS}, lambda one: (one.audience,)),
    )


def _row(key: str, label: str, scenes: Sequence[Listed], has: Callable[[Listed], Sequence[str]]) -> Row:
    return Row(key, label, tuple(one.id for one in scenes if key in has(one)))


def lines(tables: Sequence[Table]) -> Iterator[str]:
    """The tables for a screen, a row a line."""
    for place, one in enumerate(tables):
        if place:
            yield ""
        yield one.name.title()
        for row in one.rows:
            named = f" ({', '.join(row.scenes)})" if row.scenes else ""
            yield f"    {row.label}: {len(row.scenes)}{named}"


def as_data(tables: Sequence[Table]) -> dict[str, Any]:
    """The tables as plain data: by kind, then by id, the scenes."""
    return {one.name: {row.id: list(row.scenes) for row in one.rows} for one in tables}
