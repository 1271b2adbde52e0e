"""What of a guide can decide where a walk leads: all but its words. Where that is equal, answers lead to the same ends.

It is found by leaving out what is known to be words, so that what the language learns next counts as deciding.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from repair_cli.guide.frames import placeholders
from repair_cli.guide.model import Guide

_LEFT_OUT = frozenset(
    {
        "title", "about", "audience", "minutes", "stages", "stage", "card", "plan", "closing", "verdict", "phrasing",
        "say", "why", "examples", "question", "share", "because", "ideas", "lead", "unit", "low", "high",
        "scale", "yes_no", "seconds", "offer", "entry", "wipe",
        "practice",
    }
)  # fmt: skip
"""Fields that decide nothing on the way, whatever they hold. (What a scene practises stands in its nodes, too.)"""

_THERE = frozenset({"needed", "if_skipped"})
"""Fields that decide by standing there."""

_FRAMES = frozenset({"label", "phrase"})
"""Fields that decide by the answers that they take up: without them an option is not offered."""


def bare(guide: Guide) -> object:
    """What can decide, as a value that can be compared."""
    return _bare(guide)


def _bare(value: object, field: str = "") -> object:
    if field in _LEFT_OUT:
        return None
    if field in _THERE:
        return bool(value)
    match value:
        case str() if field in _FRAMES:
            return tuple(placeholders(value))
        case msgspec.Struct():
            fields = value.__struct_fields__
            return (type(value).__name__, *(_bare(getattr(value, name), name) for name in fields))
        case Mapping():
            return {name: _bare(inner) for name, inner in value.items()}
        case tuple():
            return tuple(map(_bare, value))
        case _:
            return value
