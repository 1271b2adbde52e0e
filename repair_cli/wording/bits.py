"""What the words of a sentence do to rows that are laid out as bits.

A bit says that a row is fulfilled up to that place. A word moves all bits whose next place it fits (Baeza-Yates and
Gonnet's Shift-And; places that may be empty as in Navarro and Raffinot, "Flexible Pattern Matching in Strings", 4.2).
So the effort depends on the number of words and places alone, whatever they are.
"""

from __future__ import annotations

from operator import and_, xor

from repair_cli.wording.elements import SHORTEST_STEM
from repair_cli.wording.places import Layout, by_column
from repair_cli.wording.sentences import Token


class Bits:
    """The rows of a layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._nothing = [0] * layout.columns
        sign = self._sign
        self._begin = sign("begin")
        self._starts = [one | other for one, other in zip(self._begin, sign("starts"), strict=True)]
        self._accept, self._inside = sign("accept"), sign("inside")
        self._optional = sign("optional")
        self._wrong = {False: sign("breaks"), True: sign("unbroken")}
        self._any = {
            breaks: [lanes & ~wrong for lanes, wrong in zip(sign("otherwise"), some, strict=True)]
            for breaks, some in self._wrong.items()
        }
        self._heads = {key[:SHORTEST_STEM] for key in layout.words if key.endswith("*")}
        self._places: dict[tuple[int, bool], list[int]] = {}
        self._numbers: dict[str, frozenset[int]] = {}
        self._fits: dict[tuple[frozenset[int], bool], list[int] | None] = {}

    def _sign(self, kind: str) -> list[int]:
        """The lanes of one kind, column by column."""
        return [int(lanes, 16) for lanes in self._layout.signs.get(kind, ())] or self._nothing

    def run(self, tokens: list[Token]) -> tuple[list[tuple[int, int]], int]:
        """The words at which rows end, each with the lanes in which any does; and all of those lanes."""
        begin, accept, optional = self._starts, self._inside, self._optional
        last = len(tokens) - 1
        state = self._nothing
        found: list[tuple[int, int]] = []
        every = 0
        for at, (word, _, _, breaks, _) in enumerate(tokens):
            if at == last:
                accept = self._accept
            fits = self._fitting(word, breaks)
            if fits is None:
                state = self._nothing
            if fits is None or (state is self._nothing and not any(map(and_, begin, fits))):
                begin = self._begin
                continue
            before, state, ended, here = state, [], 0, 0
            onward = before[-1] << 1
            for old, first, fit, free, stop in zip(before, begin, fits, optional, accept, strict=True):
                here = (onward | first) & fit | here & free
                state.append(here)
                onward = old
                if hit := here & stop:
                    ended |= hit
            if not any(state):
                state = self._nothing
            if ended:
                found.append((at, ended))
                every |= ended
            begin = self._begin
        return found, every

    def _fitting(self, word: str, breaks: bool) -> list[int] | None:
        """The places that a word fits, column by column; None where there are none."""
        known = self._numbers.get(word)
        if known is None:
            known = self._numbers[word] = self._classes_with(word)
        key = (known, breaks)
        if key not in self._fits:
            fits = self._any[breaks]
            for number in known:  # no place is in two: those that any word fits are taken away, or others are added
                fits = list(map(xor, fits, self._class(number, breaks)))
            self._fits[key] = fits if any(fits) else None
        return self._fits[key]

    def _classes_with(self, word: str) -> frozenset[int]:
        """The classes of words to which a word belongs."""
        found = self._layout.words.get(word, ())
        if word[:SHORTEST_STEM] not in self._heads:
            return frozenset(found)
        stems = (word[:length] + "*" for length in range(SHORTEST_STEM, len(word) + 1))
        return frozenset(found).union(*(self._layout.words.get(stem, ()) for stem in stems))

    def _class(self, number: int, breaks: bool) -> list[int]:
        """The places of a class at which a word may stand, column by column."""
        key = (number, breaks)
        if key not in self._places:
            found, wrong = [0] * self._layout.columns, self._wrong[breaks]
            for column, lanes in by_column(self._layout.places[number], self._layout.columns).items():
                found[column] = lanes & ~wrong[column]
            self._places[key] = found
        return self._places[key]
