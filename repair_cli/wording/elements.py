"""What a pattern is made of, once its alternatives are written out: a row of places for one word each."""

from __future__ import annotations

from typing import NamedTuple, cast

SHORTEST_STEM = 3
"""Letters that a word with any ending has at least."""
REST_SIGN = "..."
"""Behind the name of an element that takes up the rest of the clause."""


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


Words = frozenset[str]
"""A place that one of some words must fill, as long as nothing more is known of it."""

Row = tuple[Element, ...]
Rough = tuple[Words | Element | Mark, ...]

START, COMMA, END = Mark("START"), Mark(","), Mark("END")


def settled(rough: Rough) -> tuple[Row, ...]:
    """The rows that a row with marks stands for, without what may be missing at its two ends."""
    full = tuple(Element(one) if isinstance(one, frozenset) else one for one in rough)
    return tuple(row for one in _begun(full) for other in _ended(one) if (row := _trimmed(other)))


Full = tuple[Element | Mark, ...]


def _begun(full: Full) -> list[Full]:
    """Gives START and the comma to the word that comes next, whichever of the words that may be missing that is."""
    if START not in full and COMMA not in full:
        return [full]
    found: list[Full] = []
    waiting: list[tuple[Full, Full, bool, bool]] = [((), full, False, False)]
    while waiting:
        done, rest, first, breaks = waiting.pop()
        for at, one in enumerate(rest):
            if isinstance(one, Mark) and one != END:
                first, breaks = first or one == START, breaks or one == COMMA
                continue
            if isinstance(one, Element) and (first or breaks):
                if one.optional:
                    waiting.append((done, rest[at + 1 :], first, breaks))
                one = one._replace(optional=False, first=first, breaks=True if breaks else one.breaks)
                first = breaks = False
            done = (*done, one)
        found.append(done)
    return found


def _ended(full: Full) -> list[Row]:
    """Gives END to the word before it."""
    row = tuple(one for one in full if isinstance(one, Element))
    if END not in full:
        return [row]
    found: list[Row] = []
    for end in range(len(row), 0, -1):
        found.append((*row[: end - 1], row[end - 1]._replace(optional=False, last=True)))
        if not row[end - 1].optional:
            break
    return found


def _trimmed(row: Row) -> Row:
    begin, end = 0, len(row)
    while begin < end and row[begin].optional:
        begin += 1
    while begin < end and row[end - 1].optional:
        end -= 1
    return row[begin:end]


def compact(rows: list[Rough]) -> list[Rough]:
    """The same in fewer rows: those that differ in the words of one place become one."""
    merged = list(dict.fromkeys(rows))
    for place in range(max(map(len, merged), default=0)) if len(merged) > 1 else ():
        alike: dict[tuple[Rough, Rough] | Rough, list[Words]] = {}
        for row in merged:
            one = row[place] if place < len(row) else None
            if isinstance(one, frozenset):
                alike.setdefault((row[:place], row[place + 1 :]), []).append(one)
            else:
                alike[row] = []
        merged = [_joined(key, words) for key, words in alike.items()]
    return merged


def _joined(key: tuple[Rough, Rough] | Rough, words: list[Words]) -> Rough:
    if not words:
        return cast("Rough", key)
    before, after = cast("tuple[Rough, Rough]", key)
    return (*before, words[0] if len(words) == 1 else words[0].union(*words[1:]), *after)
