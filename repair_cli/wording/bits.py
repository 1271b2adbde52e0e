"""What the words of a sentence do to rows that are laid out as bits.

A bit says that a row is fulfilled up to that place. A word moves all bits whose next place it fits (Baeza-Yates and
Gonnet's Shift-And; places that may be empty as in Navarro and Raffinot, "Flexible Pattern Matching in Strings", 4.2).
So the effort depends on the number of words and places alone, whatever they are.
"""

from __future__ import annotations

from repair_cli.wording.patterns import SHORTEST_STEM
from repair_cli.wording.places import Layout, mask
from repair_cli.wording.sentences import Token


class Bits:
    """The rows of a layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.signs = {name: int(bits, 16) for name, bits in layout.signs.items()}
        self._heads = {key[:SHORTEST_STEM] for key in layout.words if key.endswith("*")}
        self._negated = frozenset(layout.negated)
        self._masks: dict[int, int] = {}
        self._numbers: dict[str, frozenset[int]] = {}
        self._moves: dict[tuple[frozenset[int], bool, bool], int] = {}

    def sign(self, name: str) -> int:
        """The bits of one kind."""
        return self.signs.get(name, 0)

    def run(self, tokens: list[Token]) -> tuple[list[tuple[int, int]], int]:
        """The rows that end at each word as (place of the word, bits), and all of their bits."""
        sign = self.sign
        begin, accept, inside, optional = sign("begin"), sign("accept"), sign("inside"), sign("optional")
        run_begins, run_ends = sign("run-begins"), sign("run-ends")
        moves, numbers, last = self._moves, self._numbers, len(tokens) - 1
        now = every = 0
        found: list[tuple[int, int]] = []
        for at, (word, _, _, breaks, _) in enumerate(tokens):
            known = numbers.get(word)
            if known is None:
                known = numbers[word] = self._classes_with(word)
            key = (known, breaks, at == 0)
            move = moves.get(key)
            if move is None:
                move = moves[key] = self._move(*key)
            now = (now << 1 | begin) & move
            if not now:
                continue
            ends = now | run_ends  # what follows spreads each bit to the end of its run of places that may be empty
            now |= optional ^ (optional & (ends ^ (ends - run_begins)))
            hit = now & (inside if at < last else accept)
            if hit:
                found.append((at, hit))
                every |= hit
        return found, every

    def _classes_with(self, word: str) -> frozenset[int]:
        """The classes of words to which a word belongs."""
        found = self._layout.words.get(word, ())
        if word[:SHORTEST_STEM] not in self._heads:
            return frozenset(found)
        stems = (word[:length] + "*" for length in range(SHORTEST_STEM, len(word) + 1))
        return frozenset(found).union(*(self._layout.words.get(stem, ()) for stem in stems))

    def _move(self, known: frozenset[int], breaks: bool, first: bool) -> int:
        """The places that a word fits."""
        some = none = 0
        for number in known:
            if number in self._negated:
                none |= self._class_mask(number)
            else:
                some |= self._class_mask(number)
        wrong = none | self.sign("unbroken" if breaks else "breaks") | (0 if first else self.sign("first"))
        fits = self.sign("otherwise") | some
        return fits ^ (fits & wrong)

    def _class_mask(self, number: int) -> int:
        found = self._masks.get(number)
        if found is None:
            found = self._masks[number] = mask(self._layout.places[number], self._layout.size)
        return found
