"""Answers files, YAML or JSON: read with the line of each answer, and written so that they can be read again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from repair_cli.errors import AnswersError, Problem
from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Ask, Guide
from repair_cli.guide.walk import Drafts
from repair_cli.library.fields import is_id
from repair_cli.library.files import Source, Unreadable, decode
from repair_cli.library.spots import Spot, read_spots
from repair_cli.text import shortened

SKIP = "/skip"
"""What stands for a skipped question, typed or in a file."""

_SCHEMA = "schema"
_TOKEN = re.compile(r'("(?:[^"\\]++|\\.)*+")\s*+(:?)|[{}]')


class Answers(msgspec.Struct, frozen=True):
    """The answers of a file by key (None: skipped), and the line of each."""

    name: str
    values: Drafts
    lines: Mapping[str, int]


NO_ANSWERS = Answers("", {}, {})


def base(key: str) -> str:
    """The question's id in a key: `plan#2` is the second time at `plan`."""
    return re.sub(r"#[1-9][0-9]{0,6}\Z", "", key) if "#" in key else key


def read_answers(data: bytes, name: str) -> Answers:
    """The answers that a file holds. Raises AnswersError with the places of what is wrong.

    A document that `--json` printed is an answers file too.
    """
    problems: list[Problem] = []
    try:
        text = decode(data, name)
    except Unreadable as error:
        raise AnswersError((error.problem,)) from None
    read = _from_json if text.lstrip().startswith("{") else _from_yaml
    found = read(text, name, problems)
    if problems:
        raise AnswersError(tuple(sorted(problems)))
    return found


def written(guide: Guide, answers: Drafts) -> str:
    """The answers as an answers file (YAML; JSON texts are YAML texts)."""
    lines = [f"# Answers for `repair run {guide.id} --answers FILE`"]
    asks: Mapping[str, Ask] = guide.asks()
    for key, value in answers.items():
        ask = asks.get(base(key))
        if ask is not None:
            lines += ["", f"# {ask.question}"]
        told = SKIP if value is None else list(value) if isinstance(value, tuple) else value
        lines.append(f"{_quoted(key)}: {spelled(told)}")
    return "\n".join(lines) + "\n"


def spelled(value: object) -> str:
    """JSON text that YAML reads as the same: letters stay, and what YAML would refuse or fold is spelled out."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda match: f"\\u{ord(match[0]):04x}", text)


def _quoted(key: str) -> str:
    return key if is_id(key) else spelled(key)


def _from_yaml(text: str, name: str, problems: list[Problem]) -> Answers:
    values: dict[str, Value | None] = {}
    lines: dict[str, int] = {}
    if not re.search(r"^[^#\s]", text, re.MULTILINE):
        return Answers(name, values, lines)  # a template that nobody filled in
    spot = read_spots(text, name, problems, escapes=True)
    if spot is not None and not isinstance(spot.value, dict):
        problems.append(Problem(name, spot.line, spot.col, "A101", "an answers file needs `question: answer` lines"))
    elif spot is not None and isinstance(spot.value, dict):
        for key, value in spot.value.items():
            if value.plain and value.value == "":
                continue  # left open in the file: still to be asked
            values[key] = answer_in(value, name, problems)
            lines[key] = spot.key(key).line
    return Answers(name, values, lines)


def answer_in(spot: Spot, name: str, problems: list[Problem]) -> Value | None:
    """The answer that stands in a YAML file; None is a skipped question."""
    match spot.value:
        case str(words):
            return None if words == SKIP or (spot.plain and words in ("null", "~")) else words
        case list(items) if all(isinstance(item.value, str) for item in items):
            return tuple(item.value for item in items if isinstance(item.value, str))
        case _:
            problems.append(Problem(name, spot.line, spot.col, "A104", "an answer is a text or a list of texts"))
            return None


def _from_json(text: str, name: str, problems: list[Problem]) -> Answers:
    try:
        found: Any = json.loads(text)
    except json.JSONDecodeError as error:
        message = "this is no JSON text; check quotes and commas"
        problems.append(Problem(name, error.lineno, error.colno, "A010", message))
        return Answers(name, {}, {})
    except (RecursionError, ValueError):
        problems.append(Problem(name, 1, 1, "A016", "this JSON text is nested too deep, or a number in it is too long"))
        return Answers(name, {}, {})
    printed = _SCHEMA in found and isinstance(found.get("answers"), dict)
    lines: dict[str, int] = {}
    for key, line, col in _json_keys(text, 2 if printed else 1):
        if key in lines:
            message = f"`{shortened(key)}` stands twice here (first in line {lines[key]}); keep one"
            problems.append(Problem(name, line, col, "A019", message))
        lines.setdefault(key, line)
    answers = found["answers"] if printed else found
    values = {key: _json_value(value, name, lines[key], problems) for key, value in answers.items()}
    return Answers(name, values, lines)


def _json_keys(text: str, wanted: int) -> Iterator[tuple[str, int, int]]:
    """The keys of a sound JSON object (`wanted` 1) or of the `answers` in it (2), with line and column."""
    source = Source("", text)
    depth, outer = 0, ""
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif match[2] and depth == wanted and (depth == 1 or outer == "answers"):
            yield (_unquoted(match[1]), *source.place(match.start()))
        elif match[2] and depth == 1:
            outer = _unquoted(match[1])


def _unquoted(text: str) -> str:
    found: str = json.loads(text) if "\\" in text else text[1:-1]
    return found


def _json_value(value: object, name: str, line: int, problems: list[Problem]) -> Value | None:
    match value:
        case None | "/skip":
            return None
        case bool():
            return "yes" if value else "no"
        case str() | int():
            return value
        case list() if all(isinstance(item, str) for item in value):
            return tuple(value)
        case _:
            problems.append(Problem(name, line, 1, "A104", "an answer is a text, a whole number, or a list of texts"))
            return None
