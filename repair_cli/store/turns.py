"""One session is walked in one terminal at a time: a lock that the system takes away when its holder dies."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

from repair_cli.errors import ExitCode, RepairError
from repair_cli.store.place import create

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(handle: int, place: int) -> None:
        os.lseek(handle, place, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _give(handle: int, place: int) -> None:
        os.lseek(handle, place, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(handle: int, place: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)

    def _give(handle: int, place: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_UN, 1, place)


class Turns:
    """Locks by number: each is one byte of an empty file, so nothing is written and nothing stays."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def open(self) -> None:
        """Makes the file. On a disk where nobody can write there is none, and nobody needs a turn."""
        if self._handle is not None:
            return
        try:
            create(self.path)
            self._handle = os.open(self.path, os.O_RDWR)
        except OSError as error:
            if error.errno == errno.EROFS:
                return
            reason = str(error.strerror).lower()
            raise RepairError(f"{self.path} cannot be opened: {reason}", ExitCode.STORAGE, "set REPAIR_HOME") from None

    def take(self, session: int) -> None:
        """Takes the turn until it is given back, or the program ends. Raises RepairError where another has it."""
        self.open()
        if self._handle is None:
            return
        try:
            _take(self._handle, session)
        except OSError:
            message = f"session {session} is open in another terminal"
            raise RepairError(message, ExitCode.STORAGE, "go on there, or close it first") from None

    def give(self, session: int) -> None:
        """Gives the turn at a session back."""
        if self._handle is not None:
            with contextlib.suppress(OSError):
                _give(self._handle, session)

    def close(self) -> None:
        """Gives all turns back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
