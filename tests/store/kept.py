"""What the tests of this folder keep: sessions of a few words, and programs of their own beside this one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.diary import Rehearsal
from repair_cli.guide.log import Entry, Memory
from repair_cli.store.archive import Archive
from repair_cli.store.place import DATABASE
from repair_cli.store.records import Head

BEGIN = """
import os, sys
from pathlib import Path
from repair_cli.errors import RepairError
from repair_cli.store.archive import Archive
from repair_cli.store.place import folder_for, prepare
from repair_cli.store.vault import unlock
from tests.store.kept import entry, head
from tests.store.locks import LIGHT, WORDS
"""
"""How every program beside this one begins."""

as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be somebody else")

LINE = Rehearsal("2026-01-02", "clock", "The clock", "hear-anger", 1, "opens", learned="name it first")
"""A line of the diary."""


def head(entries: int = 1, waits: str = "What happened?") -> Head:
    return Head(
        "guide", "A guide", "2026-01-02T03:04:05+00:00", "2026-01-02T03:04:06+00:00", waits=waits, entries=entries
    )


def entry(text: str, place: int = 1) -> Entry:
    return Entry(place - 1, ((f"q{place}", text),))


def keep(archive: Archive, *texts: str) -> int:
    """A session with an answer for each text."""
    session = archive.add(head(), entry(texts[0]))
    for place, text in enumerate(texts[1:], 2):
        archive.append(session, head(place), entry(text, place))
    return session


def texts_of(archive: Archive, session: int) -> list[object]:
    """The answers of a session."""
    return [value for _, value in archive.memory(session, archive.head(session)).trail]


def everything(archive: Archive) -> dict[int, tuple[Head, Memory]]:
    """All that is kept."""
    return {session: (found, archive.memory(session, found)) for session, found in archive.heads()}


def file_of(folder: Path) -> Path:
    return folder / DATABASE


def bytes_in(folder: Path) -> bytes:
    """Every byte of every file of a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def failed(action: Callable[..., object], *given: object) -> RepairError:
    """The failure that an action ends with: exit 5, told as such failures are."""
    with pytest.raises(RepairError) as caught:
        action(*given)
    assert caught.value.code is ExitCode.STORAGE
    assert caught.value.hint
    assert not caught.value.message.endswith(".")
    return caught.value


def started(code: str, *arguments: str | Path | int, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Another program, with its arguments in `sys.argv`; one line it reads lets it go on."""
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": os.pathsep.join(sys.path), **(os.environ if env is None else env)},
    )


def ended(program: subprocess.Popen[str]) -> tuple[int, str]:
    """How a program ended: its exit status, and what it said."""
    out, err = program.communicate(timeout=60)
    assert "Traceback" not in err, err
    return program.returncode, out.strip()


def ran(code: str, *arguments: str | Path | int, env: Mapping[str, str] | None = None) -> tuple[int, str]:
    """How another program ended."""
    return ended(started(code, *arguments, env=env))
