"""What the words of a sentence do to rows that are laid out as bits.

A bit says that a row is fulfilled up to that place. A word moves all bits whose next place it fits (Baeza-Yates and
Gonnet's Shift-And; places that may be empty as in Navarro and Raffinot, "Flexible Pattern Matching in Strings", 4.2).
So the effort depends on the number of words and places alone, whatever they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from repair_cli.wording.elements import SHORTEST_STEM
from repair_cli.wording.places import Layout, by_column
from repair_cli.wording.sentences import Token

_MOST_STEPS = 1_000
"""Steps that are remembered, as the same words come again; where there may be most places, each takes 10 kB."""
_OLD = 10_000
"""Words after which others may be remembered: to remember what does not come again takes time, too."""
_UNKNOWN = -1

_Key = tuple[int, int, bool, bool]
"""The number of a state (0: no row has begun), that of the places which a word fits, whether it is first, and last."""


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
        self._any = sign("otherwise")
        self._heads = {key[:SHORTEST_STEM] for key in layout.words if key.endswith("*")}
        self._places: dict[int, Iterable[tuple[int, int]]] = {}
        self._numbers: dict[tuple[str, bool], int] = {}
        self._alike: dict[tuple[frozenset[int], bool], int] = {}
        self._fits: list[list[int]] = []
        self._forget()

    def _sign(self, kind: str) -> list[int]:
        """The lanes of one kind, column by column."""
        return [int(lanes, 16) for lanes in self._layout.signs.get(kind, ())] or self._nothing

    def run(self, tokens: list[Token]) -> tuple[list[tuple[int, int]], int]:
        """The words at which rows end, each with the lanes in which any does; and all of those lanes."""
        self._age += len(tokens)
        if self._age > _OLD and len(self._steps) >= _MOST_STEPS:
            self._forget()
        last = len(tokens) - 1
        state, number, every = self._nothing, 0, 0
        found: list[tuple[int, int]] = []
        for at, (word, _, _, breaks, _) in enumerate(tokens):
            key = (number, self._fitting(word, breaks), at == 0, at == last)
            step = self._steps.get(key)
            if step is None:
                state, ended = self._step(state, *key[1:])
                number = self._remember(key, state, ended)
            else:
                number, ended = step
                state = self._states[number]
            if ended:
                found.append((at, ended))
                every |= ended
        return found, every

    def _step(self, before: list[int], fits: int, first: bool, last: bool) -> tuple[list[int], int]:
        """The state after a word, and the lanes in which rows end there."""
        begin, accept = self._starts if first else self._begin, self._accept if last else self._inside
        state: list[int] = []
        ended = here = 0
        onward = before[-1] << 1
        for old, new, fit, free, stop in zip(before, begin, self._fits[fits], self._optional, accept, strict=True):
            here = (onward | new) & fit | here & free
            state.append(here)
            onward = old
            if hit := here & stop:
                ended |= hit
        return state, ended

    def _remember(self, key: _Key, state: list[int], ended: int) -> int:
        """The number of a state, with the step that led there; _UNKNOWN where there is no room for more of them."""
        if key[0] == _UNKNOWN or len(self._steps) >= _MOST_STEPS:
            return _UNKNOWN
        number = self._known.setdefault(tuple(state), len(self._states))
        if number == len(self._states):
            self._states.append(state)
        self._steps[key] = number, ended
        return number

    def _forget(self) -> None:
        self._age = 0
        self._steps: dict[_Key, tuple[int, int]] = {}
        self._states = [self._nothing]
        self._known = {tuple(self._nothing): 0}

    def _fitting(self, word: str, breaks: bool) -> int:
        """The number of the places that a word fits, column by column."""
        known = self._numbers.get((word, breaks))
        if known is None:
            classes = self._classes_with(word)
            key = (classes, breaks)
            if key not in self._alike:
                fits = [*self._any]
                for number in classes:  # no place is in two: those of any word are taken away, others are added
                    for column, lanes in self._class(number):
                        fits[column] ^= lanes
                fits = [lanes & ~wrong for lanes, wrong in zip(fits, self._wrong[breaks], strict=True)]
                self._alike[key] = len(self._fits)
                self._fits.append(fits)
            known = self._numbers[word, breaks] = self._alike[key]
        return known

    def _classes_with(self, word: str) -> frozenset[int]:
        """The classes of words to which a word belongs."""
        found = self._layout.words.get(word, ())
        if word[:SHORTEST_STEM] not in self._heads:
            return frozenset(found)
        stems = (word[:length] + "*" for length in range(SHORTEST_STEM, len(word) + 1))
        return frozenset(found).union(*(self._layout.words.get(stem, ()) for stem in stems))

    def _class(self, number: int) -> Iterable[tuple[int, int]]:
        """The places of a class, by the columns in which there are any."""
        if number not in self._places:
            self._places[number] = by_column(self._layout.places[number], self._layout.columns).items()
        return self._places[number]
