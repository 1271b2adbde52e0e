"""Stores that are there before the fault: two finished walks and one that waits, plain or locked."""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
import threading
from functools import cache
from pathlib import Path

from repair_cli.store.archive import Archive
from tests.conftest import Ran
from tests.faults.ground import Ground
from tests.faults.typed import GUIDE, typed
from tests.store.locks import LIGHT

CANARIES = ("zqxalpha", "zqxbravo", "zqxcharlie")
"""The words of sessions 1, 2 and 3."""


def filled_store(at: Ground, locked: bool = False) -> None:
    """Puts the three sessions there."""
    with _MADE_ONCE:
        template = _template(locked)
    shutil.copytree(template, at.store)


def everything(at: Ground, passphrase: str = "") -> tuple[Ran, list[dict[str, object]]]:
    """All that is kept, as the program gives it away."""
    fd = ("--passphrase-fd", "0") if passphrase else ()
    ran = at.run("sessions", "export", "--all", *fd, typed=f"{passphrase}\n")
    return ran, json.loads(ran.out)["sessions"] if ran.code == 0 else []


@cache
def all_sessions() -> list[dict[str, object]]:
    """What `everything` gives where nothing failed."""
    with tempfile.TemporaryDirectory(prefix="repair-faults-") as name:
        at = Ground(Path(name))
        filled_store(at)
        return everything(at)[1]


def lock_with_little_work(at: Ground) -> None:
    """Locks a store with a passphrase that takes 3 ms instead of 2 s."""
    archive = Archive(at.store)
    archive.seal_all(LIGHT)
    archive.close()


def holds(folder: Path, *words: str) -> list[str]:
    """The files in which one of the words stands."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.name for path in files if any(word.encode() in path.read_bytes() for word in words)]


@cache
def _template(locked: bool) -> Path:
    folder = tempfile.mkdtemp(prefix="repair-faults-")
    atexit.register(shutil.rmtree, folder)
    at = Ground(Path(folder))
    if locked:
        filled_store(at)
        lock_with_little_work(at)
        return at.store
    for canary in CANARIES:
        lines = typed(canary).piped.splitlines(keepends=True)
        at.run("run", GUIDE, "--keep", "--plain", typed="".join(lines[:7] if canary == CANARIES[-1] else lines))
    return at.store


_MADE_ONCE = threading.RLock()
"""Cases run side by side, and all compare with the same sessions."""
