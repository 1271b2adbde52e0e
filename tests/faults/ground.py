"""Where a fault is tried: a fresh home, a store, a desk for the card, and the program as its users run it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.conftest import Ran, surroundings

PROGRAM = (sys.executable, "-m", "repair_cli")

OLD_CARD = "the card of last week\n"


class Ground:
    """Folders for one case. `before` stands in front of the program: what breaks it, or holds it in a small place."""

    def __init__(self, root: Path, before: Sequence[str] = ()) -> None:
        self.root = root
        self.before = tuple(before)
        self.home, self.store, self.desk = root / "home", root / "store", root / "desk"
        self.card = self.desk / "card.md"
        for folder in (self.home, self.desk):
            folder.mkdir(exist_ok=True)

    @property
    def database(self) -> Path:
        return self.store / "sessions.db"

    @property
    def environment(self) -> dict[str, str]:
        """A small environment. What measures coverage stays out: it writes files of its own."""
        found = surroundings(self.home, {"REPAIR_HOME": str(self.store), "PYTHONDONTWRITEBYTECODE": "1"})
        return {name: value for name, value in found.items() if not name.startswith("COV")}

    def run(
        self, *arguments: str, typed: str = "", before: Sequence[str] = (), env: Mapping[str, str] | None = None
    ) -> Ran:
        """Runs `repair` behind what stands before it; a signal that ends it is its negative status."""
        done = subprocess.run(
            [*self.before, *before, *PROGRAM, *arguments],
            input=typed.encode(),
            capture_output=True,
            cwd=self.desk,
            env=self.environment if env is None else env,
            timeout=120,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@contextlib.contextmanager
def ground() -> Iterator[Ground]:
    """A ground that vanishes."""
    with tempfile.TemporaryDirectory(prefix="repair-faults-") as name:
        yield Ground(Path(name))


def lacking(*tools: str, root: bool = False) -> str:
    """Why a row cannot be tried here; empty where it can."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    return "needs root" if root and os.geteuid() else ""


def works(*command: str) -> bool:
    """Whether a tool may do its work here: containers and other systems forbid some."""
    return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
