"""Blesses stories: writes what came in the place of what was expected, and leaves every other line as it stands.

Answers are never rewritten. A file is given back only if its stories, read anew, are those that were told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from repair_cli.checks import story_text
from repair_cli.checks.differences import Rewrite
from repair_cli.checks.stories import Story, StoryFile, stories_in
from repair_cli.checks.telling import Told, tell_all
from repair_cli.errors import Problem
from repair_cli.library.files import Source
from repair_cli.library.packs import Library
from repair_cli.library.spots import Spot, read_spots
from repair_cli.text import one_line

_COMMENT = re.compile(r"(?:^|\s)#\s")


class Blessed(msgspec.Struct, frozen=True):
    """The new text, a note for each change, and what could not be rewritten."""

    text: str
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


class _Edit(msgspec.Struct, frozen=True):
    """Lines (from 0, the last one not included) and what stands there instead."""

    first: int
    last: int
    lines: list[str]
    note: str


def bless(file: StoryFile, told: Iterable[Told]) -> Blessed:
    """The text of a file of stories with what came in the place of what was expected."""
    lines = file.source.text.split("\n")
    edits: list[_Edit] = []
    problems: list[Problem] = []
    for one in told:
        for difference in one.differences:
            if difference.rewrite is None:
                continue
            found = _edit(lines, file.source, one.story.name, difference.rewrite)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                edits.append(found)
    for edit in sorted(edits, key=lambda edit: edit.first, reverse=True):
        lines[edit.first : edit.last] = edit.lines
    notes = tuple(edit.note for edit in sorted(edits, key=lambda edit: edit.first))
    return Blessed("\n".join(lines), notes, tuple(problems))


def _edit(lines: list[str], source: Source, story: str, rewrite: Rewrite) -> _Edit | Problem:
    """The lines of a field that is to be another one; a problem where it does not stand on lines of its own."""
    expect, name = rewrite.expect, rewrite.field
    value, key = expect.fields[name], expect.spot.key(name)
    first, indent = key.line - 1, key.col - 1
    where = f"{source.path}:{key.line}:{key.col}"
    if lines[first][:indent].strip() or not lines[first][indent:].startswith(name):
        message = f"{story}: `{name}` stands inside braces; put it on a line of its own, then --update can rewrite it"
        return Problem(source.path, key.line, key.col, "S120", message)
    last = _end(lines, first, indent, value)
    new = story_text.field(rewrite.name, rewrite.value, indent)
    if len(new) == 1 and last == first + 1:
        new[0] += _comment(lines[first], value)
    if len(new) > 1 and value.line - 1 > first:
        new[0] = lines[first]
    new = _as_they_stood(new, rewrite, value, lines)
    note = f"{where}: {story}: `{rewrite.name}` is rewritten"
    if _comments(new) < _comments(lines[first:last]):
        note += "; a comment inside it is gone"
    return _Edit(first, last, new, note)


def _comments(lines: list[str]) -> int:
    return sum(_COMMENT.search(line) is not None for line in lines)


def _as_they_stood(new: list[str], rewrite: Rewrite, value: Spot, lines: list[str]) -> list[str]:
    """The new lines of a list; those of items that stay are the old ones, with their quotes and comments."""
    if not isinstance(value.value, list) or not isinstance(rewrite.value, tuple) or len(new) != len(rewrite.value) + 1:
        return new
    places = [item.line - 1 for item in value.value]
    ends = [*places[1:], places[-1] + 1] if places else []
    old = {
        one_line(item.value): lines[place]
        for item, place, end in zip(value.value, places, ends, strict=True)
        if isinstance(item.value, str) and end == place + 1 and lines[place].lstrip().startswith("- ")
    }
    same = all(len(line) - len(line.lstrip()) == len(new[1]) - len(new[1].lstrip()) for line in old.values())
    return [new[0], *(old.get(item, line) if same else line for item, line in zip(rewrite.value, new[1:], strict=True))]


def _end(lines: list[str], first: int, indent: int, value: Spot) -> int:
    """The line after a field: the next that is not deeper, without the empty lines and comments before it."""
    dashes = isinstance(value.value, list) and value.col - 1 == indent
    last = first + 1
    for number in range(first + 1, len(lines)):
        text = lines[number].strip()
        deep = len(lines[number]) - len(lines[number].lstrip())
        if not text or (text.startswith("#") and deep <= indent):
            continue
        if deep <= indent and not (dashes and deep == indent and text.startswith("- ")):
            break
        last = number + 1
    return last


def _comment(line: str, value: Spot) -> str:
    """The comment behind a plain value, or behind a list in brackets."""
    behind = line[value.col - 1 :]
    if isinstance(value.value, str):
        rest = behind[len(value.value) :] if value.plain else ""
    else:
        rest = behind.rpartition("]")[2] if "#" not in behind.partition("]")[0] else ""
    return rest.rstrip() if rest.lstrip().startswith("#") and rest[:1] == " " else ""


def holds(text: str, file: StoryFile, library: Library, left: int = 0) -> bool:
    """Whether a new text of a file has the same stories, with the same answers, and so much left to rewrite."""
    problems: list[Problem] = []
    spot = read_spots(text, file.source.path, problems)
    new = None if spot is None else stories_in(spot, Source(file.source.path, text), library, problems)
    if new is None or [_answers(story) for story in new.stories] != [_answers(story) for story in file.stories]:
        return False
    return left == sum(one.rewrite is not None for told in tell_all(new) for one in told.differences)


def _answers(story: Story) -> object:
    """What a story gives, without what it expects."""
    return story.name, story.skips, [(turn.back, turn.change, turn.given) for turn in story.turns]
