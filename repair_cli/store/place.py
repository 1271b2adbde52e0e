"""Where sessions are kept: a folder for its owner alone."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from repair_cli.errors import ExitCode, RepairError

DATABASE = "sessions.db"
_ELSEWHERE = "set REPAIR_HOME to a folder of your own"


def folder_for(environment: Mapping[str, str]) -> Path:
    """REPAIR_HOME, or where the platform keeps the data of programs. Raises RepairError where there is neither."""
    named = environment.get("REPAIR_HOME")
    if named:
        return Path(named).absolute()
    import platformdirs  # late: only where something is kept

    try:
        found = platformdirs.user_data_path("repair", appauthor=False)
    except (RuntimeError, KeyError, OSError):
        found = Path()
    if not found.is_absolute():  # no home is known: `~` stayed as it is
        raise RepairError("there is no home folder to keep anything in", ExitCode.STORAGE, _ELSEWHERE)
    return found


def prepare(folder: Path) -> None:
    """Makes the folder if it is not there. Raises RepairError where it cannot be made or is not ours alone."""
    try:
        _make(folder)
    except OSError as error:
        reason = str(error.strerror).lower()
        raise RepairError(f"{folder} cannot be made: {reason}", ExitCode.STORAGE, _ELSEWHERE) from None
    check(folder)


def check(folder: Path) -> None:
    """Raises RepairError where a folder that exists belongs to somebody else, or others can write to it."""
    found = _stat(folder)
    if found is None:
        return
    if not stat.S_ISDIR(found.st_mode):
        raise RepairError(f"{folder} is no folder", ExitCode.STORAGE, _ELSEWHERE)
    if not _ours(found):
        raise RepairError(f"{folder} belongs to somebody else", ExitCode.STORAGE, _ELSEWHERE)
    if found.st_mode & 0o022:
        raise RepairError(f"others can write to {folder}", ExitCode.STORAGE, f"make it yours alone: chmod 700 {folder}")
    file = _stat(folder / DATABASE)
    if file is not None and not stat.S_ISREG(file.st_mode):
        raise RepairError(f"{folder / DATABASE} is no regular file", ExitCode.STORAGE, _ELSEWHERE)
    if file is not None and not _ours(file):
        raise RepairError(f"{folder / DATABASE} belongs to somebody else", ExitCode.STORAGE, _ELSEWHERE)


def create(path: Path) -> bool:
    """Makes an empty file that only its owner can read, whatever the umask; one that is there stays as it is.

    Gives whether it was made; raises OSError.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    os.close(handle)
    path.chmod(0o600)
    return True


def open_to_others(folder: Path) -> tuple[Path, ...]:
    """The folder or the file, where others on this computer can read it."""
    paths = (folder, folder / DATABASE)
    return tuple(path for path in paths if (found := _stat(path)) is not None and found.st_mode & 0o077)


def _make(folder: Path) -> None:
    """Makes a folder with those above it, each for its owner alone, whatever the umask."""
    if folder.exists():
        return
    _make(folder.parent)
    with contextlib.suppress(FileExistsError):  # another terminal was faster
        folder.mkdir(0o700)
        folder.chmod(0o700)


def _ours(found: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = str(error.strerror).lower()
        raise RepairError(f"{path} cannot be read: {reason}", ExitCode.STORAGE, _ELSEWHERE) from None
