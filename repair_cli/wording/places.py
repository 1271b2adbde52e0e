"""Rows of words laid out as bits of one number: each place of each row is a bit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import msgspec
from msgspec.json import encode

from repair_cli.wording.elements import Element, Row

_MANY = 16
"""So many places are written faster into bytes than added up as numbers."""


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
    """Rows laid out. `signs`: bits of a kind, in hexadecimal. `words`: the classes of each word, by their numbers.

    `places` are those of each class, `negated` the classes that are ruled out. `told` stays as it is written (JSON, a
    `Told`) until something is found: most looks find nothing.
    """

    size: int
    signs: dict[str, str]
    words: dict[str, list[int]]
    places: list[list[int]]
    negated: list[int]
    told: msgspec.Raw


class Places:
    """Lays out rows, one after the other."""

    def __init__(self) -> None:
        self.size = 0
        self.of: defaultdict[str, list[int]] = defaultdict(list)
        self._classes: dict[tuple[frozenset[str], bool], tuple[int, list[int]]] = {}
        self._elements: dict[Element, int] = {}
        self._rows: list[tuple[int, int, list[int]]] = []

    def add(self, row: Row, rule: int) -> None:
        """Takes up a row of a rule."""
        start = self.size
        self.of["begin"].append(start)
        for place, one in enumerate(row, start):
            self._place(one, place)
        for place, one in enumerate(row):  # a run of places that may be empty, and the place before it
            if one.optional and not row[place - 1].optional:
                self.of["run-begins"].append(start + place - 1)
            if one.optional and not row[place + 1].optional:
                self.of["run-ends"].append(start + place)
        self.size += len(row)
        self.of["accept"].append(self.size - 1)
        if not row[-1].last:
            self.of["inside"].append(self.size - 1)
        elements = [self._elements.setdefault(one, len(self._elements)) for one in row]
        self._rows.append((self.size - 1, rule, elements))

    def _place(self, one: Element, at: int) -> None:
        if one.words is None:
            self.of["otherwise"].append(at)
        else:
            self._class(one)[1].append(at)
            if one.negated:
                self.of["otherwise"].append(at)
        if one.optional:
            self.of["optional"].append(at)
        if one.first:
            self.of["first"].append(at)
        if one.breaks is not None:
            self.of["breaks" if one.breaks else "unbroken"].append(at)

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
            self.size,
            {name: f"{mask(places, self.size):x}" for name, places in sorted(self.of.items())},
            words,
            [places for _, places in self._classes.values()],
            [number for number, (_, negated) in enumerate(self._classes) if negated],
            msgspec.Raw(encode(told)),
        )


def mask(places: Collection[int], size: int) -> int:
    """The number whose bits are these places."""
    if len(places) < _MANY:
        few = 0
        for place in places:
            few |= 1 << place
        return few
    found = bytearray(size // 8 + 1)
    for place in places:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")
