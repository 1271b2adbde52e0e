"""A file as editors see it: plain words are numbers, `true` and `null` where YAML 1.2 says so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from repair_cli.library.spots import Spot, read_spots

_WHOLE = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NAMED = {"": None, "~": None, "null": None, "true": True, "false": False}


def seen(spot: Spot) -> Any:
    """The value at a spot."""
    match spot.value:
        case dict(fields):
            return {name: seen(value) for name, value in fields.items()}
        case list(items):
            return [seen(item) for item in items]
        case words if not spot.plain:
            return words
        case words if words in _NAMED:
            return _NAMED[words]
        case words if _WHOLE.fullmatch(words):
            return int(words)
        case words:
            return float(words) if _NUMBER.fullmatch(words) else words


def seen_in(text: str) -> Any:
    """What a file holds."""
    spot = read_spots(text, "", [])
    assert spot is not None
    return seen(spot)


def seen_at(path: Path) -> Any:
    """What the file at a path holds."""
    return seen_in(path.read_text(encoding="utf-8"))
