"""What the options of a walk asked for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from repair_cli.errors import ExitCode, RepairError
from repair_cli.text import did_you_mean

COLORS = ("auto", "always", "never")


class Wishes(NamedTuple):
    """The options that every guide has."""

    answers: str | None = None
    no_input: bool = False
    json: bool = False
    plain: bool = False
    output: str | None = None
    format: str | None = None
    force: bool = False
    region: str | None = None
    color: str = "auto"
    lang: str = "en"
    content: list[Path] | None = None
    keep: bool | None = None
    record: str | None = None

    def check(self) -> None:
        """Raises RepairError (exit 2) for values that mean nothing."""
        if self.color not in COLORS:
            near = did_you_mean(self.color, COLORS)
            message = f"there is no colour setting `{self.color}`{near}"
            raise RepairError(message, ExitCode.USAGE, f"use --color with one of: {', '.join(COLORS)}")
