"""What a value can be, as JSON Schema. What YAML takes for a number or for `true` is a text too, as in the reader."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any

from repair_cli.checks.schema.told import told
from repair_cli.library.fields import LONGEST_ID, TAKEN

Schema = dict[str, Any]

_WORDS = ["string", "number", "boolean"]
_MESSAGE = "patternErrorMessage"
"""Where editors look for words to show."""
_TAKES_UP = r"\$(?:\$|\{[^{}]*\})"

ANYTHING: Schema = {}
TEXT: Schema = {"type": _WORDS, "pattern": r"\S", _MESSAGE: "write a text, or take the line out"}
FRAME: Schema = {
    "type": _WORDS, "pattern": rf"^(?=[\s\S]*\S)(?:[^$]|{_TAKES_UP})*$",
    _MESSAGE: "a text; write `${question}` to take up an answer, or `$$` for a dollar",
}  # fmt: skip
"""A text that takes up answers."""
LITERAL: Schema = {
    "type": _WORDS, "pattern": rf"^(?![\s\S]*{_TAKES_UP})[\s\S]*\S",
    _MESSAGE: "this text is shown as it stands; take `${...}` (or `$$`) out of it",
}  # fmt: skip
_AN_ID: Schema = {
    "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$", "maxLength": LONGEST_ID, "not": {"enum": sorted(TAKEN)},
    _MESSAGE: "an id is lower case letters, digits and single hyphens",
}  # fmt: skip
ID: Schema = {"type": ["string", "integer", "boolean"], "minimum": 0, **_AN_ID}
YES_NO: Schema = {"enum": ["yes", "no"]}
DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", _MESSAGE: "a day, as YYYY-MM-DD"}


_WHOLE, _A_NUMBER = "^-?[0-9]{1,9}$", "a whole number"


def whole(least: int, most: int) -> Schema:
    """A whole number, which may stand in quotes."""
    return {"type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": _WHOLE, _MESSAGE: _A_NUMBER}


def one_of(words: type[StrEnum] | Iterable[str]) -> Schema:
    """One of a few words."""
    return {"enum": [str(word) for word in words]}


def list_of(item: Schema, least: int = 0) -> Schema:
    """A list."""
    found: Schema = {"type": "array", "items": item}
    return {**found, "minItems": least} if least else found


def some_of(item: Schema) -> Schema:
    """One thing, or a list of things."""
    return {**item, "type": [*item["type"], "array"], "items": item}


def or_fields(words: Schema, fields: Schema) -> Schema:
    """A text, or fields."""
    return {**words, **fields, "type": [*words["type"], "object"]}


def by_id(value: Schema, **limits: int) -> Schema:
    """Values by ids, at least one."""
    return {
        "type": "object", "propertyNames": _AN_ID, "additionalProperties": value, "minProperties": 1, **limits,
    }  # fmt: skip


def ref(name: str) -> Schema:
    """What is defined under a name."""
    return {"$ref": f"#/$defs/{name}"}


def fields(
    thing: str, allowed: Collection[str], required: Collection[str], shapes: Mapping[str, Schema], **more: Any
) -> Schema:
    """A mapping with these fields and no others. A field without a shape takes anything."""
    return {
        "type": "object",
        "properties": {
            name: {**shapes.get(name, ANYTHING), "description": told(thing, name)} for name in sorted(allowed)
        },
        "required": sorted(required),
        "additionalProperties": False,
        **more,
    }


def document(title: str, root: Schema, defs: Mapping[str, Schema] | None = None) -> Schema:
    """A whole schema."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return {**head, **root, **({"$defs": dict(defs)} if defs else {})}
