"""Reads a pattern: words, `(this|that)`, `[maybe]`, `<set>`, `!not-this`, `...`, `stem*`, START, END, `{rest}`.

A pattern is written out to rows of places. What would be too large is refused on the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from repair_cli.wording.elements import (
    COMMA,
    END,
    REST_SIGN,
    SHORTEST_STEM,
    START,
    Element,
    Mark,
    PatternError,
    Rough,
    Row,
    Words,
    compact,
    settled,
)
from repair_cli.wording.spelling import Spelling

MOST_ROWS = 600
LONGEST_ROW = 40
WIDEST_GAP = 12
GAP = 3
DEEPEST = 8

_SIGNS = re.compile(
    r"[\s-]*(?:(?P<gap>\.\.\.(?P<wide>[0-9]{0,3}))|<(?P<set>[a-z0-9-]+)>|\{(?P<name>[a-z]+)(?P<of>:?)"
    r"|(?P<word>[^\W_]+(?:['\u2019][^\W_]+)*\*?)|(?P<sign>[()\[\]|!,}]))|\s*(?P<odd>\S)"
)
Roughs = list[Rough]


class Patterns:
    """Reads the patterns of one language, which share its sets of words and its spelling."""

    def __init__(self, sets: Mapping[str, tuple[str, ...]], spelling: Spelling) -> None:
        self._sets = sets
        self._known: dict[str, Roughs] = {}
        self._spelling = spelling
        self._words: dict[str, Rough] = {}

    def rows(self, pattern: str) -> tuple[Row, ...]:
        """The rows of a pattern. Raises PatternError."""
        found = dict.fromkeys(row for rough in self._reader(pattern, 0).whole() for row in settled(rough))
        if not found or not all(any(one.words and not one.negated for one in row) for row in found):
            raise PatternError("it needs at least one word that must be there")
        if max(map(len, found)) > LONGEST_ROW:
            raise PatternError(f"it is longer than {LONGEST_ROW} words")
        return tuple(found)

    def names(self, pattern: str) -> frozenset[str]:
        """The names under which a pattern takes up words."""
        return frozenset(match["name"] for match in _SIGNS.finditer(pattern) if match["name"])

    def set_of(self, name: str, depth: int = 0) -> Roughs:
        """What a set of words stands for. Raises PatternError."""
        if name not in self._sets:
            raise PatternError(f"there is no set of words `{name}`")
        if depth > DEEPEST:
            raise PatternError(f"the set `{name}` is made of itself, or sets are nested more than {DEEPEST} deep")
        if name not in self._known:
            parts = [one for pattern in self._sets[name] for one in self._reader(pattern, depth + 1).whole()]
            self._known[name] = _merged(parts)
        return self._known[name]

    def _reader(self, pattern: str, depth: int) -> _Reader:
        return _Reader(pattern, self._spelling, self._words, lambda name: self.set_of(name, depth))


class _Reader:
    """One pattern, from left to right."""

    def __init__(
        self, pattern: str, spelling: Spelling, known: dict[str, Rough], set_of: Callable[[str], Roughs]
    ) -> None:
        self.signs = list(_SIGNS.finditer(pattern.strip()))
        self.at = 0
        self.spelling = spelling
        self.known = known
        self.set_of = set_of
        self.depth = 0

    def whole(self) -> Roughs:
        found = self.choices()
        if self.at < len(self.signs):
            raise PatternError(f"there is no opening bracket for `{self.signs[self.at][0].strip()}`")
        return found

    def choices(self) -> Roughs:
        """What stands between bars, up to a closing bracket."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise PatternError(f"brackets are nested more than {DEEPEST} deep")
        found = self.sequence()
        while self.sign() == "|":
            self.at += 1
            found = found + self.sequence()
        self.depth -= 1
        return _merged(found)

    def sequence(self) -> Roughs:
        found: Roughs = [()]
        while self.at < len(self.signs) and self.sign() not in (")", "]", "}", "|"):
            after = self.item()
            if len(found) * len(after) > MOST_ROWS:
                raise PatternError(f"it stands for more than {MOST_ROWS} rows of words; make two patterns of it")
            found = [(*one, *other) for one in found for other in after]
        return found

    def item(self) -> Roughs:
        match = self.signs[self.at]
        self.at += 1
        if match["odd"]:
            raise PatternError(f"`{match['odd']}` means nothing here")
        if match["gap"]:
            return [_gap(int(match["wide"] or GAP))]
        if match["set"]:
            return self.set_of(match["set"])
        if match["word"]:
            return [self.word(match["word"])]
        if match["name"]:
            return self.taken(match["name"], bool(match["of"]))
        return self.bracket(match["sign"])

    def word(self, written: str) -> Rough:
        if written in (START.sign, END.sign):
            return (START if written == START.sign else END,)
        if written.endswith("*"):
            stem = written[:-1].lower()
            if len(stem) < SHORTEST_STEM:
                raise PatternError(f"`{written}` is too short; a beginning has at least {SHORTEST_STEM} letters")
            return (frozenset({stem + "*"}),)
        known = self.known.get(written)
        if known is None:
            known = self.known[written] = tuple(frozenset({word}) for word in self.spelling.words(written))
        return known

    def bracket(self, sign: str) -> Roughs:
        match sign:
            case "(":
                found = self.choices()
                self.close(")")
                return found
            case "[":
                found = self.choices()
                self.close("]")
                return _optional(found)
            case "!":
                return [(self.none_of(),)]
            case ",":
                return [(COMMA,)]
            case _:
                raise PatternError(f"`{sign}` closes nothing")

    def none_of(self) -> Element:
        inside = self.item() if self.at < len(self.signs) else []
        words: set[str] = set()
        for rough in inside:
            if len(rough) != 1 or not isinstance(rough[0], frozenset):
                raise PatternError("`!` stands before single words: `!word`, `!(this|that)` or `!<set>`")
            words |= rough[0]
        return Element(frozenset(words), negated=True)

    def taken(self, name: str, some: bool) -> Roughs:
        """`{name: words}` takes up what stands there, `{name}` the rest of the clause."""
        if some:
            inside = self.choices()
            self.close("}")
            return [tuple(_named(one, name) for one in rough) for rough in inside]
        self.close("}")
        if self.at < len(self.signs) and self.sign() not in (")", "|"):
            raise PatternError(f"`{{{name}}}` takes up the rest of the clause and must stand last")
        return [(Element(None, name=f"{name}{REST_SIGN}", breaks=False),)]

    def sign(self) -> str | None:
        return self.signs[self.at]["sign"] if self.at < len(self.signs) else None

    def close(self, sign: str) -> None:
        if self.sign() != sign:
            raise PatternError(f"a `{sign}` is missing")
        self.at += 1


def _gap(width: int) -> Rough:
    if not 1 <= width <= WIDEST_GAP:
        raise PatternError(f"a gap has from 1 to {WIDEST_GAP} words")
    return (Element(None, optional=True),) * width


def _named(one: Words | Element | Mark, name: str) -> Words | Element | Mark:
    if isinstance(one, frozenset):
        return Element(one, name=name)
    return one._replace(name=name) if isinstance(one, Element) else one


def _optional(found: Roughs) -> Roughs:
    """The same, and nothing; a single word stays one place that may be missing."""
    if len(found) == 1 and len(found[0]) == 1 and isinstance(one := found[0][0], frozenset):
        return [(Element(one, optional=True),)]
    return _merged([(), *found])


def _merged(found: Roughs) -> Roughs:
    """Alternatives that differ in one word become one: there, any of their words may stand."""
    merged = compact(found)
    if len(merged) > MOST_ROWS:
        raise PatternError(f"it stands for more than {MOST_ROWS} rows of words; make two patterns of it")
    return merged
