"""Rows of words as bits of one number, and the words that move them.

Each place of each row is a bit, which says that the row is fulfilled up to there. A word moves all bits whose next
place it fits (Baeza-Yates and Gonnet's Shift-And; places that may be empty as in Navarro and Raffinot, "Flexible
Pattern Matching in Strings", 4.2). So the effort depends on the number of words and places alone, whatever they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from repair_cli.wording.elements import Element, Row
from repair_cli.wording.patterns import SHORTEST_STEM
from repair_cli.wording.sentences import Token


class Places:
    """Rows, added one after the other, and what a word does to them."""

    def __init__(self) -> None:
        self.size = 0
        self._of: defaultdict[str, list[int]] = defaultdict(list)
        self._classes: defaultdict[tuple[frozenset[str], bool], list[int]] = defaultdict(list)

    def add(self, row: Row) -> int:
        """Takes up a row; gives its last place."""
        of = self._of
        at = self.size
        of["begin"].append(at)
        for one in row:
            self._place(one, at)
            at += 1
        of["accept"].append(at - 1)
        if row[-1].last:
            of["last"].append(at - 1)
        before = 0
        for place, one in enumerate(row):  # a run of places that may be empty, and the place before it
            if one.optional and not row[place - 1].optional:
                before = self.size + place - 1
                of["run-begins"].append(before)
            if one.optional and not row[place + 1].optional:
                of["run-ends"].append(self.size + place)
        self.size = at
        return at - 1

    def _place(self, one: Element, at: int) -> None:
        if one.words is None:
            self._of["any"].append(at)
        else:
            self._classes[one.words, one.negated].append(at)
        if one.optional:
            self._of["optional"].append(at)
        if one.first:
            self._of["first"].append(at)
        if one.breaks is not None:
            self._of["breaks" if one.breaks else "unbroken"].append(at)

    def mask(self, places: Iterable[int]) -> int:
        """The number whose bits are these places."""
        found = bytearray(self.size // 8 + 1)
        for place in places:
            found[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(found, "little")

    def ready(self) -> Bits:
        """The rows as bits."""
        return Bits(self, {name: self.mask(places) for name, places in self._of.items()}, self._classes)


class Bits:
    """What sentences do to the rows."""

    def __init__(
        self, places: Places, masks: dict[str, int], classes: dict[tuple[frozenset[str], bool], list[int]]
    ) -> None:
        self._mask = places.mask
        self._masks = defaultdict(int, masks)
        self._classes = list(classes.items())
        self._with: dict[str, list[int]] = {}
        for number, ((words, _), _places) in enumerate(self._classes):
            for word in words:
                self._with.setdefault(word, []).append(number)
        negated = (place for (_, is_negated), found in self._classes if is_negated for place in found)
        self._otherwise = self._masks["any"] | self._mask(negated)
        named = self._masks
        inside = named["accept"] & ~named["last"]
        self._signs = (
            named["begin"], named["accept"], inside, named["optional"], named["run-begins"], named["run-ends"],
        )  # fmt: skip
        self._heads = {key[:SHORTEST_STEM] for key in self._with if key.endswith("*")}
        self._numbers: dict[str, frozenset[int]] = {}
        self._moves: dict[tuple[frozenset[int], bool, bool], int] = {}

    def run(self, tokens: list[Token]) -> tuple[list[tuple[int, int]], int]:
        """The rows that end at each word as (place of the word, bits), and all of their bits."""
        begin, accept, inside, optional, run_begins, run_ends = self._signs
        runs = optional | run_begins
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
            if now & runs:
                ends = now | run_ends
                now |= optional & (~(ends - run_begins) ^ ends)
            hit = now & (inside if at < last else accept)
            if hit:
                found.append((at, hit))
                every |= hit
        return found, every

    def _classes_with(self, word: str) -> frozenset[int]:
        """The classes of words to which a word belongs."""
        found = self._with.get(word, ())
        if word[:SHORTEST_STEM] not in self._heads:
            return frozenset(found)
        stems = (word[:length] + "*" for length in range(SHORTEST_STEM, len(word) + 1))
        return frozenset(found).union(*(self._with.get(stem, ()) for stem in stems))

    def _move(self, known: frozenset[int], breaks: bool, first: bool) -> int:
        """The places that a word fits."""
        some = [place for number in known if not self._classes[number][0][1] for place in self._classes[number][1]]
        none = [place for number in known if self._classes[number][0][1] for place in self._classes[number][1]]
        fits = (self._otherwise | self._mask(some)) & ~self._mask(none)
        fits &= ~self._masks["unbroken" if breaks else "breaks"]
        return fits if first else fits & ~self._masks["first"]
