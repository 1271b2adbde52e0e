"""What a pattern is made of, once its alternatives are written out: a row of places for one word each."""

from __future__ import annotations

from typing import NamedTuple


class PatternError(Exception):
    """A pattern that cannot be used, in an author's words."""


class Element(NamedTuple):
    """A place for one word: one of `words` (`listen*`: any ending), with `negated` none of them, with None any.

    `optional`: it may be missing. `name`: what it takes up. `first`: the sentence begins with it. `breaks`: a comma or
    the like stands before it, with False it must not. `last`: the sentence ends with it.
    """

    words: frozenset[str] | None
    negated: bool = False
    optional: bool = False
    name: str = ""
    first: bool = False
    breaks: bool | None = None
    last: bool = False


class Mark(NamedTuple):
    """A sign in a pattern that takes no word: `first`, `breaks` and `last` go over to the word beside it."""

    sign: str


Row = tuple[Element, ...]
Rough = tuple[Element | Mark, ...]

START, COMMA, END = Mark("START"), Mark(","), Mark("END")


def settled(rough: Rough) -> tuple[Row, ...]:
    """The rows that a row with marks stands for, without what may be missing at its two ends."""
    return tuple(row for one in _begun(rough) for other in _ended(one) if (row := _trimmed(other)))


def _begun(rough: Rough) -> list[Rough]:
    """Gives START and the comma to the word that comes next, whichever of the words that may be missing that is."""
    found: list[Rough] = []
    waiting: list[tuple[Rough, Rough, bool, bool]] = [((), rough, False, False)]
    while waiting:
        done, rest, first, breaks = waiting.pop()
        for at, one in enumerate(rest):
            if one in (START, COMMA):
                first, breaks = first or one is START or one == START, breaks or one == COMMA
                continue
            if isinstance(one, Element) and (first or breaks):
                if one.optional:
                    waiting.append((done, rest[at + 1 :], first, breaks))
                one = one._replace(optional=False, first=first, breaks=True if breaks else one.breaks)
                first = breaks = False
            done = (*done, one)
        found.append(done)
    return found


def _ended(rough: Rough) -> list[Row]:
    """Gives END to the word before it."""
    if END not in rough:
        return [tuple(one for one in rough if isinstance(one, Element))]
    found, row = [], [one for one in rough if isinstance(one, Element)]
    while row:
        last = row.pop()
        found.append((*row, last._replace(optional=False, last=True)))
        if not last.optional:
            break
    return found


def _trimmed(row: Row) -> Row:
    begin, end = 0, len(row)
    while begin < end and row[begin].optional:
        begin += 1
    while begin < end and row[end - 1].optional:
        end -= 1
    return row[begin:end]
