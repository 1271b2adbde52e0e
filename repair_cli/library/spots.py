"""The one module that touches YAML: text becomes a tree of spots, each with its place, in one pass over the events.

Nothing is resolved: every scalar stays what was written. What could hurt or surprise is refused: depth, size, aliases, tags,
merge keys, a second document, a key that stands twice. The parser is lazy, so a refusal comes before the rest is read.
"""

from __future__ import annotations

from typing import Any

import yaml

from repair_cli.errors import Problem
from repair_cli.library.files import CONTROL, Unreadable

DEEPEST = 32
MOST_NODES = 50_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Spot:
    """A value and its place. `value` is words, a list of spots, or a mapping of words to spots; `keys` are the places of the words."""

    __slots__ = ("col", "keys", "line", "plain", "value")

    def __init__(self, value: str | list[Spot] | dict[str, Spot], line: int, col: int, plain: bool = False) -> None:
        self.value = value
        self.line = line
        self.col = col
        self.plain = plain
        self.keys: dict[str, Spot] = {}


def read_spots(text: str, path: str, problems: list[Problem], escapes: bool = False) -> Spot | None:
    """The tree of a document; None where there is nothing to go on with. Problems are added to the list.

    With `escapes`, quoted texts may spell control characters (`"\\e"`): in answers they are somebody's words, in content they are refused.
    """
    try:
        return _Reading(text, path, problems, escapes).document()
    except Unreadable as error:
        problems.append(error.problem)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, col = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problems.append(Problem(path, line, col, "R010", _in_plain_words(str(error.problem or error.context))))
    except yaml.YAMLError:
        problems.append(Problem(path, 1, 1, "R010", "this is no YAML text"))
    return None


class _Reading:
    """One pass over the events of one document."""

    def __init__(self, text: str, path: str, problems: list[Problem], escapes: bool) -> None:
        self.loader = _Loader(text)
        self.escapes = escapes
        self.next = self.loader.get_event
        self.path = path
        self.problems = problems
        self.nodes = 0

    def document(self) -> Spot | None:
        self.next()  # stream start
        event = self.next()
        if type(event) is yaml.StreamEndEvent:
            raise self.refuse(event, "R011", "there is nothing in this file")
        spot = self.spot(self.next(), 1)
        self.next()  # document end
        event = self.next()
        if type(event) is not yaml.StreamEndEvent:
            raise self.refuse(event, "R012", "a second document begins here; one file holds one (take out `---`)")
        return spot

    def spot(self, event: Any, depth: int) -> Spot:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self.refuse(event, "R013", f"there are more than {MOST_NODES} values in this file; split it")
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise self.refuse(event, "R014", "`*` begins an alias, which is not used here; put quotes around the text")
        if event.anchor is not None:
            raise self.refuse(event, "R014", "`&` begins an anchor, which is not used here; put quotes around the text")
        mark = event.start_mark
        if kind is yaml.ScalarEvent:
            if event.tag is not None:
                raise self.refuse(event, "R015", "`!` begins a tag, which is not used here; put quotes around the text")
            if event.style == '"' and not self.escapes and CONTROL.search(event.value):
                raise self.refuse(event, "R005", "this text spells a control character; take it out")
            return Spot(event.value, mark.line + 1, mark.column + 1, event.style is None)
        if event.tag is not None:
            raise self.refuse(event, "R015", "`!` begins a tag, which is not used here")
        if depth > DEEPEST:
            raise self.refuse(event, "R016", f"this is nested more than {DEEPEST} deep")
        if kind is yaml.SequenceStartEvent:
            return self.sequence(mark, depth)
        return self.mapping(mark, depth)

    def sequence(self, mark: Any, depth: int) -> Spot:
        items: list[Spot] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self.spot(event, depth + 1))
        return Spot(items, mark.line + 1, mark.column + 1)

    def mapping(self, mark: Any, depth: int) -> Spot:
        fields: dict[str, Spot] = {}
        made = Spot(fields, mark.line + 1, mark.column + 1)
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.spot(event, depth + 1)
            if not isinstance(key.value, str):
                raise self.refuse(
                    event, "R017", "a key must be a single word; put quotes around a text that begins with `{` or `[`"
                )
            if key.value == "<<" and key.plain:
                raise self.refuse(event, "R018", "`<<` is not used here; write the fields out")
            value = self.spot(self.next(), depth + 1)
            if key.value in fields:
                first = made.keys[key.value].line
                message = f"`{key.value}` stands twice here (first in line {first}); keep one"
                self.problems.append(Problem(self.path, key.line, key.col, "R019", message))
                continue
            made.keys[key.value] = key
            fields[key.value] = value
        return made

    def refuse(self, event: Any, code: str, message: str) -> Unreadable:
        mark = event.start_mark
        return Unreadable(Problem(self.path, mark.line + 1, mark.column + 1, code, message))


_PLAIN_WORDS = {
    "mapping values are not allowed": "there is a `: ` inside this text, or the indent is off; put quotes around the text",
    "cannot start any token": "this character cannot stand here (a tab? a `@` or `%` without quotes?); use spaces, or put quotes around the text",
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
