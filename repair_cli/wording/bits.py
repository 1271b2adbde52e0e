"""What the words of a sentence do to rows that are laid out as bits.

A bit says that a row is fulfilled up to that place. A word moves all bits whose next place it fits (Baeza-Yates and
Gonnet's Shift-And; places that may be empty as in Navarro and Raffinot, "Flexible Pattern Matching in Strings", 4.2).
So the effort depends on the number of words and places alone, whatever they are.
"""

from __future__ import annotations

from typing import NamedTuple

from repair_cli.wording.elements import SHORTEST_STEM
from repair_cli.wording.places import Layout, by_column
from repair_cli.wording.sentences import Token


class Ends(NamedTuple):
    """The rows that end at a word: the lanes in which any does, and those of each column that has one."""

    at: int
    lanes: int
    columns: list[tuple[int, int]]


class Bits:
    """The rows of a layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._nothing = [0] * layout.columns
        sign = self._sign
        self._begin = sign("begin")
        self._starts = [one | other for one, other in zip(self._begin, sign("starts"), strict=True)]
        self._accept, self._inside = sign("accept"), sign("inside")
        self._optional, self._across = sign("optional"), sign("across")[0]
        self._wrong = {False: sign("breaks"), True: sign("unbroken")}
        self._any = {
            breaks: [lanes & ~wrong for lanes, wrong in zip(sign("otherwise"), some, strict=True)]
            for breaks, some in self._wrong.items()
        }
        self._heads = {key[:SHORTEST_STEM] for key in layout.words if key.endswith("*")}
        self._negated = frozenset(layout.negated)
        self._places: dict[tuple[int, bool], list[tuple[int, int]]] = {}
        self._numbers: dict[str, frozenset[int]] = {}
        self._fits: dict[tuple[frozenset[int], bool], list[int] | None] = {}

    def _sign(self, kind: str) -> list[int]:
        """The lanes of one kind, column by column."""
        return [int(lanes, 16) for lanes in self._layout.signs.get(kind, ())] or self._nothing

    def run(self, tokens: list[Token]) -> tuple[list[Ends], int]:
        """The rows that end at each word where any does, and all of their lanes."""
        begin, accept, optional = self._starts, self._inside, self._optional
        columns, across, last = range(self._layout.columns), self._across, len(tokens) - 1
        state = self._nothing
        found: list[Ends] = []
        every = 0
        for at, (word, _, _, breaks, _) in enumerate(tokens):
            if at == last:
                accept = self._accept
            fits = self._fitting(word, breaks)
            if fits is None:
                state, begin = self._nothing, self._begin
                continue
            before, state, ends, lanes, here = state, [], [], 0, 0
            onward = before[-1] << 1
            for column, old, first, fit, free, stop in zip(columns, before, begin, fits, optional, accept, strict=True):
                here = (onward | first) & fit | here & free
                state.append(here)
                onward = old
                if hit := here & stop:
                    ends.append((column, hit))
                    lanes |= hit
            if across:
                self._go_across(state)
            if lanes:
                found.append(Ends(at, lanes, ends))
                every |= lanes
            begin = self._begin
        return found, every

    def _go_across(self, state: list[int]) -> None:
        """Goes from the last column to places of the next lane that may be missing, and from there to others."""
        while more := (state[-1] << 1) & self._across & ~state[0]:
            for column, free in enumerate(self._optional):
                more = more & free if column else more
                if not more:
                    break
                state[column] |= more

    def _fitting(self, word: str, breaks: bool) -> list[int] | None:
        """The places that a word fits, column by column; None where there are none."""
        known = self._numbers.get(word)
        if known is None:
            known = self._numbers[word] = self._classes_with(word)
        key = (known, breaks)
        if key not in self._fits:
            fits = list(self._any[breaks])
            for number in known:
                for column, lanes in self._class(number, breaks):
                    fits[column] ^= lanes  # no other class is there: what any word fits is taken away, or it is added
            self._fits[key] = fits if any(fits) else None
        return self._fits[key]

    def _classes_with(self, word: str) -> frozenset[int]:
        """The classes of words to which a word belongs."""
        found = self._layout.words.get(word, ())
        if word[:SHORTEST_STEM] not in self._heads:
            return frozenset(found)
        stems = (word[:length] + "*" for length in range(SHORTEST_STEM, len(word) + 1))
        return frozenset(found).union(*(self._layout.words.get(stem, ()) for stem in stems))

    def _class(self, number: int, breaks: bool) -> list[tuple[int, int]]:
        """The places of a class at which a word may stand, by column."""
        key = (number, breaks)
        if key not in self._places:
            lanes = by_column(self._layout.places[number], self._layout.columns)
            wrong = self._wrong[breaks]
            self._places[key] = [(column, some & ~wrong[column]) for column, some in lanes.items()]
        return self._places[key]
