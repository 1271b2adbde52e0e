"""`repair run GUIDE --record FILE`: a walk becomes a story, without what was typed and what is private."""

from __future__ import annotations

import sys
from pathlib import Path

from repair_cli.cli.output import write_new
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.walk import Walk


class Recorder:
    """Writes the story of one walk, when it ends or stops."""

    def __init__(self, name: str, force: bool) -> None:
        self.name = name
        self.force = force

    def check(self) -> None:
        """Looks before the first question whether the story could be written at the end. Raises RepairError."""
        path = Path(self.name).expanduser()
        if self.name in ("", "-"):
            raise RepairError("--record names no file", ExitCode.USAGE, "give it a name that ends in .yaml")
        if path.exists() and not self.force:
            hint = "use --force to replace it, or another name"
            raise RepairError(f"{self.name} exists already", ExitCode.STORAGE, hint)
        if path.is_dir() or not path.parent.is_dir():
            raise RepairError(f"{self.name} cannot be written", ExitCode.STORAGE, "name a file in a folder that exists")

    def record(self, walk: Walk) -> None:
        """Writes the story; says so, and why, where there is none to write. Raises RepairError."""
        from repair_cli.checks.recording import recorded  # late: few walks become stories

        text = recorded(walk)
        if text is None:
            why = "where this walk stands tells what was answered in private"
            sys.stderr.write(f"repair: no story is recorded, because {why}; write such a story by hand\n")
            return
        write_new(self.name, text, self.force)
        sys.stderr.write(f"repair: the story is in {self.name}; read it before you hand it on\n")
