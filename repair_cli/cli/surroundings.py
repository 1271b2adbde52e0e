"""What the program finds around it: streams, environment, terminal, clock. Read here, and passed down as values."""

from __future__ import annotations

import datetime
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

PACKS = "REPAIR_CONTENT"
"""The variable that names folders of packs, separated as in PATH."""

Clock = Callable[[], datetime.datetime]
"""Tells the time, with its offset."""


class Surroundings(msgspec.Struct, frozen=True):
    """Which streams are terminals, the environment, and the clock."""

    stdin_is_terminal: bool
    stdout_is_terminal: bool
    stderr_is_terminal: bool
    environment: Mapping[str, str]
    clock: Clock

    @classmethod
    def here(cls) -> Surroundings:
        """Those of this process."""
        return cls(
            _is_terminal(sys.stdin),
            _is_terminal(sys.stdout),
            _is_terminal(sys.stderr),
            os.environ,
            _now,
        )

    @property
    def today(self) -> datetime.date:
        """The day, as this place counts it."""
        return self.clock().date()

    @property
    def dumb(self) -> bool:
        """Whether the terminal cannot move its cursor."""
        return self.environment.get("TERM", "dumb") == "dumb"

    def packs(self, content: Iterable[Path] | None = None) -> tuple[Path, ...]:
        """The folders of packs to add: those that were named (`--content`), then those of the environment."""
        named = self.environment.get(PACKS, "").split(os.pathsep)
        return (*(content or ()), *(Path(folder) for folder in named if folder))

    def plain(self, asked: bool) -> bool:
        """Whether words are to come as static lines."""
        return (
            asked
            or self.dumb
            or not self.stdin_is_terminal
            or any(self.environment.get(name) for name in ("REPAIR_PLAIN", "ACCESSIBLE"))
        )

    def color(self, asked: str, is_terminal: bool) -> bool:
        """Whether to use colour: --color, then NO_COLOR, then FORCE_COLOR, then TERM=dumb, then the stream."""
        if asked != "auto":
            return asked == "always"
        if self.environment.get("NO_COLOR"):
            return False
        if self.environment.get("FORCE_COLOR"):
            return True
        return is_terminal and not self.dumb

    def region(self, asked: str | None) -> str | None:
        """The region to show lines for: --region, then the locale (`en_GB.UTF-8` is GB)."""
        if asked:
            return asked.upper()
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            match = re.match(r"[a-z]{2,3}_([A-Z]{2})\b", self.environment.get(name, ""))
            if match:
                return match[1]
        return None


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]
    except ValueError:  # closed
        return False


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()
