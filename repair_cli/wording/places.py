"""Rows of words laid out in lanes: each place of each row is a bit, at a column of a lane.

A row goes through the columns of its lane from left to right, and on at the first column of the next lane. So what
goes on to the next place is what stands in the column before: one number is enough for each column of all lanes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec
from msgspec.json import encode

from repair_cli.wording.elements import Element, Row
from repair_cli.wording.lanes import Lanes

_MANY = 16
"""So many bits are written faster into bytes than added up as numbers."""


class Told(msgspec.Struct, frozen=True, array_like=True):
    """What only a finding needs to know of rows. `classes`: the words of each.

    `rows`: for each row its last place, the number of its rule, and its elements, by their number in `elements`. An
    element has the number of its class (-1: any word).
    """

    classes: list[list[str]]
    elements: list[tuple[int, Element]]
    rows: list[tuple[int, int, list[int]]]


NOTHING_TOLD = msgspec.Raw(b"null")
"""In place of a `Told` that is kept elsewhere."""


class Layout(msgspec.Struct, frozen=True, array_like=True):
    """Rows laid out; a place is a number, lane by lane. `columns`: how many places a lane has.

    `signs`: for each column the lanes of a kind, in hexadecimal. `spans`: whole lanes of a kind, in the same way.
    `words`: the classes of each word, by their numbers. `places`: those of each class. `told` stays as it is written
    (JSON, a `Told`) until something is found: most looks find nothing.
    """

    columns: int
    signs: dict[str, list[str]]
    spans: dict[str, str]
    words: dict[str, list[int]]
    places: list[list[int]]
    told: msgspec.Raw


class Places:
    """Lays out rows, one after the other."""

    def __init__(self, columns: int) -> None:
        self._lanes = Lanes(columns)
        self._signs: defaultdict[str, list[int]] = defaultdict(list)
        self._spans: defaultdict[str, list[int]] = defaultdict(list)
        self._classes: dict[tuple[frozenset[str], bool], tuple[int, list[int]]] = {}
        self._elements: dict[Element, int] = {}
        self._rows: list[tuple[int, int, list[int]]] = []

    def add(self, rows: Iterable[Row], rule: int, *kinds: str) -> range:
        """Takes up rows of a rule: they have lanes of their own, which are of some kinds."""
        begin = self._lanes.close()
        for row in rows:
            self._add(row, rule)
        lanes = range(begin, self._lanes.close())
        for kind in kinds:
            self.span(kind, lanes)
        return lanes

    def span(self, kind: str, lanes: Iterable[int]) -> None:
        """Makes lanes of a kind."""
        self._spans[kind] += lanes

    def _add(self, row: Row, rule: int) -> None:
        start = self._lanes.take(row)
        last = start + len(row) - 1
        self._signs["starts" if row[0].first else "begin"].append(start)
        for place, one in enumerate(row, start):
            self._place(one, place)
        self._signs["accept"].append(last)
        if not row[-1].last:
            self._signs["inside"].append(last)
        elements = [self._elements.setdefault(one, len(self._elements)) for one in row]
        self._rows.append((last, rule, elements))

    def _place(self, one: Element, at: int) -> None:
        if one.words is not None:
            self._class(one)[1].append(at)
        if one.words is None or one.negated:
            self._signs["otherwise"].append(at)
        if one.optional:
            self._signs["optional"].append(at)
        if one.breaks is not None:
            self._signs["breaks" if one.breaks else "unbroken"].append(at)

    def _class(self, one: Element) -> tuple[int, list[int]]:
        key = (one.words or frozenset(), one.negated)
        return self._classes.setdefault(key, (len(self._classes), []))

    def layout(self) -> Layout:
        """What has been laid out."""
        told = Told(
            [sorted(words) for words, _ in self._classes],
            [(self._class(one)[0] if one.words else -1, one._replace(words=None)) for one in self._elements],
            self._rows,
        )
        words: dict[str, list[int]] = {}
        for number, some in enumerate(told.classes):
            for word in some:
                words.setdefault(word, []).append(number)
        return Layout(
            self._lanes.columns,
            {kind: self._columned(places) for kind, places in sorted(self._signs.items())},
            {kind: f"{mask(lanes):x}" for kind, lanes in sorted(self._spans.items())},
            words,
            [places for _, places in self._classes.values()],
            msgspec.Raw(encode(told)),
        )

    def _columned(self, places: list[int]) -> list[str]:
        lanes = by_column(places, self._lanes.columns)
        return [f"{lanes.get(column, 0):x}" for column in range(self._lanes.columns)]


def by_column(places: Iterable[int], columns: int) -> dict[int, int]:
    """The lanes in which places stand, a bit each, for each column that has any."""
    found: dict[int, int] = {}
    for place in places:
        column = place % columns
        found[column] = found.get(column, 0) | 1 << place // columns
    return found


def mask(bits: Collection[int]) -> int:
    """The number that has these bits."""
    if len(bits) < _MANY:
        few = 0
        for bit in bits:
            few |= 1 << bit
        return few
    found = bytearray(max(bits) // 8 + 1)
    for bit in bits:
        found[bit >> 3] |= 1 << (bit & 7)
    return int.from_bytes(found, "little")
