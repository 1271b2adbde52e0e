"""What the check says about a place in a text."""

from __future__ import annotations

import msgspec

KINDS = (
    "absolutes",
    "blame",
    "non-apology",
    "but-excuse",
    "over-explaining",
    "minimizing",
    "mind-reading",
    "ultimatum",
    "pressuring",
    "diagnosing",
    "self-erasing",
)
"""The kinds of findings, a public interface."""


class Finding(msgspec.Struct, frozen=True):
    """A phrase: where it stands (in characters, from 0, `end` behind it), how it may be heard, other ways to say it."""

    kind: str
    start: int
    end: int
    text: str
    why: str
    frames: tuple[str, ...]
