"""What many tests need: the program as its users run it, in a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from repair_cli.library.packs import Library, shipped


@dataclass(frozen=True)
class Ran:
    """How a run ended."""

    code: int
    out: str
    err: str


Repair = Callable[..., Ran]


def surroundings(home: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """A small environment; what measures coverage may stay."""
    kept = {
        name: value for name, value in os.environ.items() if name.startswith(("COV_", "COVERAGE_")) or name == "PATH"
    }
    return {
        **kept,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        **(extra or {}),
    }


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """The environment of a run."""
    return surroundings(home)


@pytest.fixture
def repair(tmp_path: Path, environment: dict[str, str]) -> Repair:
    """Runs `repair` with arguments, and with text (or bytes) on standard input: without any, it is empty."""

    def run(*arguments: str | Path, stdin: str | bytes = "", env: Mapping[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "repair_cli", *map(str, arguments)],
            input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            capture_output=True,
            cwd=tmp_path,
            env={**environment, **(env or {})},
            timeout=60,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def library() -> Library:
    """The pack that ships."""
    return Library((), shipped())
