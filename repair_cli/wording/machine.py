"""Finds the rows of many rules in one pass, and calls off those that other rows in the same sentence speak against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from msgspec.json import decode

from repair_cli.wording.align import is_end
from repair_cli.wording.bits import Bits
from repair_cli.wording.elements import Element, Row
from repair_cli.wording.lanes import Lanes, columns_for
from repair_cli.wording.places import Layout, Places, Told
from repair_cli.wording.sentences import Sentence, Token

_GROUP = "group-"
_SEAT = "for-"


class Block(NamedTuple):
    """The rows of one rule: those that it finds, at least one, and those that call it off.

    `group`: of several only one is found. `seat`: whose words it is for; "" for anyone's.
    """

    find: tuple[Row, ...]
    unless: tuple[Row, ...] = ()
    questions: bool = True
    group: str = ""
    seat: str = ""


class Hit(NamedTuple):
    """A row that ends at a word: its place in the sentence, the number of the rule, and the row."""

    at: int
    block: int
    row: Row


def laid_out(blocks: Iterable[Block]) -> Layout:
    """The rows of rules: of each those that call it off, if any, and right behind them those that it finds."""
    some = tuple(blocks)
    places = Places(_columns(some))
    for number, block in enumerate(some):
        off = places.add(block.unless, number, "unless")
        find = places.add(block.find, number, "find", _GROUP + block.group)
        kinds = {"guarded": off, "asking": block.questions, _SEAT + block.seat: block.seat}
        for kind in (kind for kind, has in kinds.items() if has):
            places.span(kind, find)
        if off:
            places.span("guards", find[:1])
    return places.layout()


def size(blocks: Iterable[Block]) -> int:
    """The places that rules take up when they are laid out."""
    some = tuple(blocks)
    lanes = Lanes(_columns(some))
    for block in some:
        for rows in (block.unless, block.find):
            for row in rows:
                lanes.take(row)
            lanes.close()
    return lanes.size


def _columns(blocks: tuple[Block, ...]) -> int:
    return columns_for([row for block in blocks for row in (*block.find, *block.unless)])


class Machine:
    """Rules that are laid out."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._bits = Bits(layout)
        self._elements: dict[int, Element] = {}
        self._spans = {kind: int(lanes, 16) for kind, lanes in layout.spans.items()}
        self._groups = [lanes for kind, lanes in self._spans.items() if kind.startswith(_GROUP)]
        self._seats = {kind: lanes for kind, lanes in self._spans.items() if kind.startswith(_SEAT)}

    @cached_property
    def _told(self) -> Told:
        return decode(self._layout.told, type=Told)

    @cached_property
    def _rows(self) -> Mapping[int, list[tuple[int, list[int]]]]:
        """The number of the rule, and the elements, of the rows whose last place is in a lane."""
        found: dict[int, list[tuple[int, list[int]]]] = {}
        for place, rule, elements in self._told.rows:
            found.setdefault(place // self._layout.columns, []).append((rule, elements))
        return found

    def ends(self, sentence: Sentence) -> list[int]:
        """The words at which any row ends."""
        return [at for at, _ in self._bits.run(sentence.tokens)[0]]

    def hits(self, sentence: Sentence, seat: str = "") -> list[Hit]:
        """For each group of rules the first row that ends in the sentence, and that nothing calls off.

        Rules for another seat find nothing.
        """
        rows, every = self._bits.run(sentence.tokens)
        if not every & self._span("find"):
            return []
        left = self._left(every, sentence.asks, seat)
        chosen: list[Hit] = []
        for at, ended in rows if every & left else ():
            for group in self._groups if ended & left else ():
                if some := ended & left & group:
                    chosen.append(self._hit(sentence.tokens, at, (some & -some).bit_length() - 1))
                    left &= ~group
        return chosen

    def _left(self, every: int, asks: bool, seat: str) -> int:
        """The lanes of the rules that count in a sentence, if rows end in these lanes."""
        unless, guards, guarded = self._span("unless"), self._span("guards"), self._span("guarded")
        off = ((every & unless) + unless) & guards  # a carry reaches the first lane of each rule that is called off,
        left = self._span("find") ^ guarded ^ (guarded & (off + guarded))  # and from there goes through all its lanes
        for kind, lanes in self._seats.items():
            left ^= 0 if kind == _SEAT + seat else left & lanes
        return left & self._span("asking") if asks else left

    def _span(self, kind: str) -> int:
        return self._spans.get(kind, 0)

    def _hit(self, tokens: list[Token], at: int, lane: int) -> Hit:
        """The first row of a lane that ends at a word: some row does."""
        rows = ((rule, tuple(map(self._element, elements))) for rule, elements in self._rows[lane])
        rule, row = next((rule, row) for rule, row in rows if is_end(row, tokens, at))
        return Hit(at, rule, row)

    def _element(self, number: int) -> Element:
        found = self._elements.get(number)
        if found is None:
            of_class, found = self._told.elements[number]
            if of_class >= 0:
                found = found._replace(words=frozenset(self._told.classes[of_class]))
            self._elements[number] = found
        return found
