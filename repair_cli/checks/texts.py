"""Every text that stands in the file of a guide, with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from repair_cli.library.spots import Spot


class Voice(StrEnum):
    """What a text is for. `example`: words of somebody who answers, or of the partner in a scene."""

    SAY = "say"
    QUESTION = "question"
    WHY = "why"
    LABEL = "label"
    PHRASE = "phrase"
    TITLE = "title"
    EXAMPLE = "example"


class Told(NamedTuple):
    """A text as it is written, and the node that it belongs to (or the field of the guide)."""

    owner: str
    voice: Voice
    text: str
    spot: Spot


_VOICES: Mapping[str, Voice] = {
    "say": Voice.SAY,
    "closing": Voice.SAY,
    "question": Voice.QUESTION,
    "why": Voice.WHY,
    "needed": Voice.WHY,
    "label": Voice.LABEL,
    "low": Voice.LABEL,
    "high": Voice.LABEL,
    "unit": Voice.LABEL,
    "as": Voice.PHRASE,
    "lead": Voice.PHRASE,
    "because": Voice.PHRASE,
    "if-skipped": Voice.PHRASE,
    "title": Voice.TITLE,
    "about": Voice.TITLE,
    "examples": Voice.EXAMPLE,
    "round": Voice.EXAMPLE,
    "example": Voice.EXAMPLE,
    "partner": Voice.LABEL,
}
_GROUPS = frozenset({"options", "stages"})
"""Ids with texts, or with fields."""

_TOLD = frozenset({*_VOICES, *_GROUPS, "card", "practice", "points", "criteria", "replies", "sections"})
"""The fields with texts in them."""

_ORDER = ("title", "about", "stages", "closing", "card", "practice")


def texts_of(root: Spot) -> tuple[Told, ...]:
    """The texts of a guide, the nodes first."""
    fields = fields_of(root)
    found = [told for name, node in fields_of(fields.get("nodes")).items() for told in _below(name, node)]
    for name in _ORDER:
        if name in fields:
            found += _one(name, name, fields[name])
    return tuple(found)


def _below(owner: str, spot: Spot) -> Iterator[Told]:
    for name, value in fields_of(spot).items():
        voice = _VOICES.get(name)
        if voice is not None and isinstance(value.value, str):  # nearly all: without two calls more for each
            yield Told(owner, voice, value.value, value)
        elif name in _TOLD:
            yield from _one(owner, name, value)


def _one(owner: str, name: str, spot: Spot) -> Iterator[Told]:
    """The texts of one field."""
    if name in _VOICES:
        yield from _words(owner, _VOICES[name], spot)
    elif name in _GROUPS:
        for value in fields_of(spot).values():
            if isinstance(value.value, str):
                yield Told(owner, Voice.LABEL, value.value, value)
            else:
                yield from _below(owner, value)
    elif name in ("card", "practice"):
        yield from _below(owner, spot)
    elif name in ("points", "criteria"):
        for value in fields_of(spot).values():
            yield from _one(owner, "label", fields_of(value).get("label", value))
    elif name == "replies":
        for value in fields_of(spot).values():
            for field, words in fields_of(value).items():
                yield from _one(owner, "example" if field == "label" else field, words)
    elif name == "sections":
        for row in spot.value if isinstance(spot.value, list) else ():
            yield from _below(owner, row)


def _words(owner: str, voice: Voice, spot: Spot) -> Iterator[Told]:
    """A text, a list of texts, or a list of parts."""
    if isinstance(spot.value, str):
        yield Told(owner, voice, spot.value, spot)
    elif isinstance(spot.value, list):
        for item in spot.value:
            if isinstance(item.value, str):
                yield Told(owner, voice, item.value, item)
            else:
                yield from _below(owner, item)


def fields_of(spot: Spot | None) -> Mapping[str, Spot]:
    """What stands below names at a place; nothing where no names stand."""
    return spot.value if spot is not None and isinstance(spot.value, dict) else {}


def any_of(form: str) -> str:
    """The pattern of a word (or words, over line ends too); `*` at its end stands for any ending."""
    words = r"\s+".join(re.escape(word) for word in form.removesuffix("*").split())
    return rf"\b{words}\w*" if form.endswith("*") else rf"\b{words}(?!\w)"
