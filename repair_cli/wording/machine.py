"""Finds the rows of many rules in one pass, and calls off those that other rows in the same sentence speak against."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from repair_cli.wording.elements import Row
from repair_cli.wording.places import Places
from repair_cli.wording.sentences import Sentence


class Block(NamedTuple):
    """The rows of one rule: those that it finds, and those that call it off."""

    find: tuple[Row, ...]
    unless: tuple[Row, ...] = ()
    questions: bool = True


class Hit(NamedTuple):
    """A row that ends at a word: its place in the sentence, the number of the rule, and the row."""

    at: int
    block: int
    row: Row


class Machine:
    """The rows of many rules as bits: of each rule those that call it off, a guard, those that it finds, a spare."""

    def __init__(self, blocks: Iterable[Block], groups: Iterable[Iterable[int]] = ()) -> None:
        places = Places()
        self._rows: dict[int, tuple[int, Row]] = {}
        spans: list[tuple[int, int, int]] = []
        asking: list[int] = []
        for number, block in enumerate(blocks):
            start = places.size
            for row in block.unless:
                places.add(row)
            guard = places.size
            places.size += 1
            self._rows |= {places.add(row): (number, row) for row in block.find}
            spans.append((start, guard, places.size))
            asking += range(guard + 1, places.size) if block.questions else ()
            places.size += 1
        self._guards = places.mask(guard for _, guard, _ in spans)
        self._unless = places.mask(at for start, guard, _ in spans for at in range(start, guard))
        self._find = places.mask(at for _, guard, end in spans for at in range(guard + 1, end))
        self._asking = places.mask(asking)
        self._groups = tuple(
            places.mask(at for number in group for at in range(spans[number][1] + 1, spans[number][2]))
            for group in groups
        ) or (self._find,)
        self._bits = places.ready()
        self.size = places.size

    def ends(self, sentence: Sentence) -> list[int]:
        """The words at which any row ends."""
        return [at for at, _ in self._bits.run(sentence.tokens)[0]]

    def hits(self, sentence: Sentence) -> list[Hit]:
        """For each group of rules the first row that ends in the sentence, and that nothing calls off."""
        found, every = self._bits.run(sentence.tokens)
        if not found or not every & self._find:
            return []
        off = ((every & self._unless) + self._unless) & self._guards  # a carry reaches the guard of what is called off,
        left = ((off << 1) + self._find) & self._find  # and from there goes through all rows of that rule
        if sentence.asks:
            left &= self._asking
        chosen: list[Hit] = []
        for at, rows in found if every & left else ():
            for group in self._groups if rows & left else ():
                some = rows & left & group
                if some:
                    lowest = (some & -some).bit_length() - 1
                    chosen.append(Hit(at, *self._rows[lowest]))
                    left &= ~group
        return chosen
