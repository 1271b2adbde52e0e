"""The hints that editors show: there is one for each field, in the words of `docs/authoring.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from repair_cli.checks.schema.schemas import SCHEMAS
from repair_cli.checks.schema.told import TOLD, told

PAGE = Path(__file__).resolve().parents[3] / "docs" / "authoring.md"
THINGS = {
    "one kind": "question",
    "`expect`": "expect",
    "`practice`": "practice",
    "a section of ideas": "section of ideas",
}
ALIKE = {("question", "stage"), ("question", "ideas"), ("question", "source"), ("entry", "name")}
"""Rows that refer to others, or say only that the field must be there."""


def rows() -> Iterator[tuple[str, str, str]]:
    """Thing, field and words of every row in the tables of fields."""
    tables = re.findall(
        r"^\| field of (.+?) \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    for title, table in tables:
        thing = THINGS.get(title) or re.sub(r"^(an?|the) ", "", title)
        for row in table.splitlines():
            names, *_, words = row.strip("| ").split(" | ")
            flat = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words).removesuffix("; must be there")
            yield from ((thing, name, flat) for name in re.findall(r"`([^`]+)`", names))


@pytest.mark.skipif(not PAGE.exists(), reason="the documents are not installed")
def test_hints_are_the_words_of_the_page() -> None:
    differ = [row for row in rows() if row[:2] not in ALIKE and told(*row[:2]) != row[2]]
    assert differ == []


def properties(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every field of a schema that says what it holds."""
    if isinstance(schema, dict):
        closed = schema.get("additionalProperties") is False
        for name, inner in schema.get("properties", {}).items() if closed else ():
            yield f"{path}/{name}", inner
        for name, inner in schema.items():
            yield from properties(inner, f"{path}/{name}")
    elif isinstance(schema, list):
        for place, inner in enumerate(schema):
            yield from properties(inner, f"{path}/{place}")


@pytest.mark.parametrize("kind", [*SCHEMAS])
def test_every_field_has_a_hint_and_a_shape(kind: str) -> None:
    versions = {"interface", "proofs", "support-lines", "words", "practice", "ideas"}
    bare = [
        path
        for path, schema in properties(SCHEMAS[kind]())
        if "/practice/properties/found/" not in path
        and (not schema.get("description") or (len(schema) < 2 and path.rpartition("/")[2] not in versions))
    ]
    assert bare == []


def test_there_is_no_hint_without_a_field() -> None:
    text = str([schema() for schema in SCHEMAS.values()])
    assert [
        (thing, name)
        for thing, some in TOLD.items()
        for name in some
        if f"'description': {told(thing, name)!r}" not in text
    ] == []
