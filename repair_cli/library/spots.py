"""The one module that touches YAML: text becomes a tree of spots, each with its place, in one pass over the events.

Nothing is resolved: every scalar stays what was written. What could hurt or surprise is refused: depth, size, aliases,
tags, merge keys, a second document, a key that stands twice. The parser is lazy: a refusal comes before the rest.
"""

from __future__ import annotations

from typing import Any, Protocol

import msgspec
import yaml

from repair_cli.errors import Problem
from repair_cli.library.files import Unreadable, find_control, place
from repair_cli.text import shortened

DEEPEST = 32
MOST_NODES = 50_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Scalar: Any = yaml.ScalarEvent
_Alias: Any = yaml.AliasEvent
_MappingEnd: Any = yaml.MappingEndEvent
_BREAKS = "\x85\u2028\u2029"
"""What YAML takes for the end of a line and editors do not: every line number below would be wrong."""


class _Mark(Protocol):
    """The parser's place, from 0."""

    line: int
    column: int


class Spot(msgspec.Struct, eq=False, gc=False):
    """A value and its place: words, a list of spots, or a mapping of words to spots. `plain`: without quotes.

    `named` is where its name stands, if a mapping holds it.
    """

    value: str | list[Spot] | dict[str, Spot]
    mark: _Mark
    plain: bool = False
    named: _Mark | None = None

    @property
    def line(self) -> int:
        """Where it begins, from 1."""
        return self.mark.line + 1

    @property
    def col(self) -> int:
        """Where it begins, in characters from 1."""
        return self.mark.column + 1

    def key(self, name: str) -> Spot:
        """The place of a name in a mapping."""
        value: Any = self.value
        return Spot(name, value[name].named)


def read_spots(text: str, path: str, problems: list[Problem], escapes: bool = False) -> Spot | None:
    """The tree of a document; None where there is nothing to go on with. Problems are added to the list.

    With `escapes`, quoted texts may spell control characters (`"\\e"`): in answers they are somebody's words, in
    content they are refused.
    """
    hidden = min((text.index(sign) for sign in _BREAKS if sign in text), default=None)
    if hidden is not None:
        message = f"there is a hidden line break here (U+{ord(text[hidden]):04X}); take it out"
        problems.append(Problem(path, *place(text, hidden), "R005", message))
        return None
    try:
        return _Reading(text, path, problems, escapes).document()
    except Unreadable as error:
        problems.append(error.problem)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        words = _in_plain_words(str(getattr(error, "problem", "it is no YAML text")))
        problems.append(Problem(path, line, col, "R010", words))
    return None


class _Reading:
    """One pass over the events of one document."""

    def __init__(self, text: str, path: str, problems: list[Problem], escapes: bool) -> None:
        self.next = _Loader(text).get_event
        self.escapes = escapes
        self.path = path
        self.problems = problems
        self.left = MOST_NODES

    def document(self) -> Spot:
        self.next()  # stream start
        event: Any = self.next()
        if type(event) is yaml.StreamEndEvent:
            raise self.refuse(event, "R011", "there is nothing in this file")
        spot = self.spot(self.next(), 1)
        self.next()  # document end
        event = self.next()
        if type(event) is not yaml.StreamEndEvent:
            raise self.refuse(event, "R012", "a second document begins here; one file holds one (take out `---`)")
        return spot

    def spot(self, event: Any, depth: int) -> Spot:
        self.left -= 1
        kind = type(event)
        if self.left < 0 or kind is _Alias or event.anchor or event.tag:
            raise self.odd(event)
        if kind is _Scalar:
            return self.words(event)
        if depth > DEEPEST:
            raise self.refuse(event, "R016", f"this is nested more than {DEEPEST} deep")
        if kind is yaml.SequenceStartEvent:
            return self.sequence(event.start_mark, depth + 1)
        return self.mapping(event.start_mark, depth + 1)

    def words(self, event: Any) -> Spot:
        """A text. Only between double quotes can it spell characters that are not in the file."""
        if event.style == '"' and not self.escapes and find_control(event.value):
            raise self.refuse(event, "R005", "this text spells a control character; take it out")
        return Spot(event.value, event.start_mark, not event.style)

    def sequence(self, mark: _Mark, inside: int) -> Spot:
        items: list[Spot] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self.spot(event, inside))
        return Spot(items, mark)

    def mapping(self, mark: _Mark, inside: int) -> Spot:
        """Most keys and values are texts with no sign before them: those are taken here, without a call for each."""
        following = self.next
        fields: dict[str, Spot] = {}
        event: Any
        while type(event := following()) is not _MappingEnd:
            key = event.value if type(event) is _Scalar and event.anchor is event.tag is None else "<<"
            if key == "<<" or event.style:
                key = self.key(event)
            value: Any = following()
            if type(value) is _Scalar and value.anchor is value.tag is None and value.style != '"' and self.left > 1:
                self.left -= 2
                found = Spot(value.value, value.start_mark, not value.style, event.start_mark)
            else:
                self.left -= 1
                found = self.spot(value, inside)
                found.named = event.start_mark
            if key in fields:
                self.twice(Spot(key, event.start_mark), Spot(key, fields[key].named or mark))
            else:
                fields[key] = found
        return Spot(fields, mark)

    def key(self, event: Any) -> str:
        """A key that is more than a plain word."""
        kind = type(event)
        if kind is _Alias or event.anchor or event.tag:
            raise self.odd(event)
        if kind is not _Scalar:
            message = "a key must be a single word; put quotes around a text that begins with `{` or `[`"
            raise self.refuse(event, "R017", message)
        if event.value == "<<" and not event.style:
            raise self.refuse(event, "R018", "`<<` is not used here; write the fields out")
        return str(self.words(event).value)

    def twice(self, again: Spot, first: Spot) -> None:
        message = f"`{shortened(str(again.value))}` stands twice here (first in line {first.line}); keep one"
        self.problems.append(Problem(self.path, again.line, again.col, "R019", message))

    def odd(self, event: Any) -> Unreadable:
        """Why a value is refused that is an alias, has an anchor or a tag, or is one too many."""
        if self.left < 0:
            return self.refuse(event, "R013", f"there are more than {MOST_NODES} values in this file; split it")
        if type(event) is yaml.AliasEvent:
            sign, what = "*", "an alias"
        elif event.anchor:
            sign, what = "&", "an anchor"
        else:
            return self.refuse(event, "R015", "`!` begins a tag, which is not used here; put quotes around the text")
        return self.refuse(event, "R014", f"`{sign}` begins {what}, which is not used here; put quotes around the text")

    def refuse(self, event: Any, code: str, message: str) -> Unreadable:
        where = Spot("", event.start_mark)
        return Unreadable(Problem(self.path, where.line, where.col, code, message))


_PLAIN_WORDS = {
    "mapping values are not allowed": "there is a `: ` in this text (put quotes around it), or the indent is off",
    "cannot start any token": "a text cannot begin like this (a tab? `@`, `%` or a backtick?); use spaces, or quotes",
    "did not find expected key": "the indent is off here, or a quote is missing; line it up with the lines above",
    "could not find expected ':'": "a `:` is missing after this word, or a quote is missing",
    "did not find expected '-' indicator": "the indent of this list is off; line the `-` up with the others",
    "unexpected end of stream": "the file ends inside a text in quotes; close the quote",
    "did not find expected ',' or": "a `,` or a closing bracket is missing here",
    "did not find expected node content": "a value is missing here",
    "unknown escape character": "this `\\` is not understood inside \"...\"; use '...' instead",
    "block sequence entries are not allowed": "a list cannot begin here; put it on a new line below its name",
    "block mapping": "the indent is off here; line it up with the lines above",
}


def _in_plain_words(problem: str) -> str:
    for sign, words in _PLAIN_WORDS.items():
        if sign in problem:
            return words
    return f"this cannot be read ({problem})"
