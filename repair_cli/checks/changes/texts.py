"""Two versions of a text or a value, short enough for a line: what differs is seen, wherever it stands."""

from __future__ import annotations

from itertools import takewhile

from repair_cli.library.spots import Spot
from repair_cli.text import shortened

NOTHING = "nothing"
_BEFORE = 20
"""Letters that stand before what differs."""


def as_shown(text: str) -> str:
    """A text as a screen takes it: lines of a paragraph joined, empty lines and items kept."""
    lines: list[str] = []
    for line in (" ".join(row.split()) for row in text.strip().split("\n")):
        if lines and line and lines[-1] and not line.startswith("- "):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


def flat(spot: Spot) -> str:
    """A value on one line, as it could be written."""
    match spot.value:
        case str(words):
            return as_shown(words)
        case list(items):
            return f"[{', '.join(map(flat, items))}]"
        case fields:
            return f"{{{', '.join(f'{name}: {flat(value)}' for name, value in fields.items())}}}"


def old_and_new(old: str, new: str) -> tuple[str, str]:
    """Both, cut where they begin to differ."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    cut = old.rfind(" ", 0, max(0, alike - _BEFORE)) + 1 if alike > 2 * _BEFORE else 0
    return _cut(old, cut), _cut(new, cut)


def _cut(text: str, start: int) -> str:
    return shortened(f"... {text[start:]}" if start else text) or NOTHING
