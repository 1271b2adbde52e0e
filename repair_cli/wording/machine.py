"""Finds the rows of many rules in one pass, and calls off those that other rows in the same sentence speak against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from msgspec.json import decode

from repair_cli.wording.bits import Bits
from repair_cli.wording.elements import Element, Row
from repair_cli.wording.places import Layout, Places, Told
from repair_cli.wording.sentences import Sentence

_GROUP = "group-"
_SEAT = "for-"


class Block(NamedTuple):
    """The rows of one rule: those that it finds, and those that call it off. `group`: of several only one is found.

    `seat`: whose words it is for; "" for anyone's.
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
    """The rows of rules: of each those that call it off, a guard, those that it finds, a spare."""
    places = Places()
    for number, block in enumerate(blocks):
        for row in block.unless:
            start = places.size
            places.add(row, number)
            places.of["unless"] += range(start, places.size)
        places.of["guards"].append(places.size)
        places.size += 1
        start = places.size
        for row in block.find:
            places.add(row, number)
        find = range(start, places.size)
        signs = {"find": True, _GROUP + block.group: True, "asking": block.questions, _SEAT + block.seat: block.seat}
        for name in (name for name, has in signs.items() if has):
            places.of[name] += find
        places.size += 1
    return places.layout()


class Machine:
    """Rules that are laid out."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._bits = Bits(layout)
        signs = self._bits.signs
        self._seats = {name.removeprefix(_SEAT): bits for name, bits in signs.items() if name.startswith(_SEAT)}
        self._groups = [bits for name, bits in signs.items() if name.startswith(_GROUP)]

    @cached_property
    def _told(self) -> Told:
        return decode(self._layout.told, type=Told)

    @cached_property
    def _rows(self) -> Mapping[int, tuple[int, list[int]]]:
        """The number of the rule, and the elements, of the row with this last place."""
        return {place: (rule, elements) for place, rule, elements in self._told.rows}

    def ends(self, sentence: Sentence) -> list[int]:
        """The words at which any row ends."""
        return [at for at, _ in self._bits.run(sentence.tokens)[0]]

    def hits(self, sentence: Sentence, seat: str = "") -> list[Hit]:
        """For each group of rules the first row that ends in the sentence, and that nothing calls off.

        Rules for another seat find nothing.
        """
        rows, every = self._bits.run(sentence.tokens)
        if not rows:
            return []
        find, unless, guards = self._bits.sign("find"), self._bits.sign("unless"), self._bits.sign("guards")
        off = ((every & unless) + unless) & guards  # a carry reaches the guard of each rule that is called off,
        left = ((off << 1) + find) & find  # and from there goes through all rows of that rule
        if sentence.asks:
            left &= self._bits.sign("asking")
        for other, theirs in self._seats.items():
            left ^= 0 if other == seat else left & theirs
        chosen: list[Hit] = []
        for at, bits in rows if every & left else ():
            for group in self._groups if bits & left else ():
                some = bits & left & group
                if some:
                    chosen.append(self._hit(at, (some & -some).bit_length() - 1))
                    left &= ~group
        return chosen

    def _hit(self, at: int, place: int) -> Hit:
        rule, numbers = self._rows[place]
        return Hit(at, rule, tuple(self._element(number) for number in numbers))

    def _element(self, number: int) -> Element:
        of_class, element = self._told.elements[number]
        return element if of_class < 0 else element._replace(words=frozenset(self._told.classes[of_class]))
