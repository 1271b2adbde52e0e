"""One SQLite file, for its owner alone: every change is one transaction that is on disk when it returns."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from repair_cli.errors import ExitCode, RepairError
from repair_cli.store.place import create
from repair_cli.store.schema import APPLICATION, STEPS

_SETTINGS = (
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten
    "PRAGMA journal_mode = DELETE",  # no second file that stays
    "PRAGMA synchronous = EXTRA",  # acknowledged means on disk, the end of the journal as well
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
)
_PATIENCE = 10.0
"""Seconds to wait for another terminal that is writing."""

Value = bytes | int | str | None

Made = Callable[[], bool]
"""Whether a change is in the file."""


class Stands(RepairError):
    """A change that was made, though the disk failed at its last step. `session`: the one that it began."""

    session = 0


class Database:
    """The open file. Every method raises RepairError (exit 5) where the file or the disk fails.

    `begun`: something was kept here before, so that an empty file has been cut off.
    """

    def __init__(self, path: Path, begun: bool = False) -> None:
        self.path = path
        self._sound = False
        with self._told():
            # SQLite takes a file of one byte for an empty one
            if not create(path) and begun and path.stat().st_size <= 1:
                raise self.damaged()
            self._link = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            try:
                self._ready()
            except BaseException:
                self._link.close()
                raise

    def close(self) -> None:
        """Closes the file."""
        self._link.close()

    @contextlib.contextmanager
    def change(self, made: Made) -> Iterator[None]:
        """All of what is done inside, or nothing of it. A damaged file is left as it is.

        Raises Stands where the disk fails at the last step, and the change is `made` all the same.
        """
        with self._transaction("BEGIN IMMEDIATE", made):
            self._look_over()
            yield

    def look(self) -> AbstractContextManager[None]:
        """What is read inside is of one moment."""
        return self._transaction("BEGIN")

    def rewrite(self) -> None:
        """Writes the whole file anew, with nothing in it but what it holds."""
        self._look_over()
        self.do("VACUUM")

    def do(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Runs a statement and gives how many rows it changed."""
        with self._told():
            return self._link.execute(statement, values).rowcount

    def add(self, statement: str) -> int:
        """Adds a row and gives its id."""
        with self._told():
            return self._link.execute(statement).lastrowid or 0

    def rows(self, statement: str, values: Sequence[Value] = ()) -> list[tuple[object, ...]]:
        """The rows of a question."""
        with self._told():
            return self._link.execute(statement, values).fetchall()

    def check(self) -> None:
        """Looks at every page. Raises RepairError where one is damaged."""
        if self.rows("PRAGMA integrity_check(1)") != [("ok",)]:
            raise self.damaged()

    def damaged(self) -> RepairError:
        """The failure that says that the file is not as it was written."""
        return RepairError(
            f"{self.path} is damaged, or no file of repair",
            ExitCode.STORAGE,
            "nothing was changed; bring it back from a copy, put it aside, or set REPAIR_HOME",
        )

    def _look_over(self) -> None:
        """Before the first change: SQLite would write over what a damaged page hides."""
        if not self._sound and self.rows("PRAGMA quick_check(1)") != [("ok",)]:
            raise self.damaged()
        self._sound = True

    def _ready(self) -> None:
        with self.look():  # another terminal may be making the file
            version = self._version()
        if version > len(STEPS):
            raise RepairError(
                f"{self.path} was written by a newer repair", ExitCode.STORAGE, "update repair; nothing was changed"
            )
        for setting in _SETTINGS:
            self._link.execute(setting)
        if version < len(STEPS):
            self._migrate()

    def _version(self) -> int:
        [(application,)] = self._link.execute("PRAGMA application_id")
        [(version,)] = self._link.execute("PRAGMA user_version")
        [(tables,)] = self._link.execute("SELECT count(*) FROM sqlite_schema")
        if version < 0 or (application != APPLICATION and (application or version or tables)):
            raise self.damaged()
        return int(version)

    def _migrate(self) -> None:
        """From an older version (0: an empty file) to the present one, in one transaction."""
        with self.change(lambda: self._version() == len(STEPS)):
            for step in STEPS[self._version() :]:  # looked at again: another terminal may have been here
                for statement in filter(str.strip, step.split(";")):
                    self._link.execute(statement)
            self._link.execute(f"PRAGMA application_id = {APPLICATION}")
            self._link.execute(f"PRAGMA user_version = {len(STEPS)}")

    @contextlib.contextmanager
    def _transaction(self, begin: str, made: Made | None = None) -> Iterator[None]:
        self.do(begin)
        try:
            yield
            self._commit(made)
        except BaseException:
            self._roll_back()
            raise

    def _commit(self, made: Made | None) -> None:
        try:
            self.do("COMMIT")
        except RepairError as error:
            self._roll_back()
            if made is not None:
                self._look_back(error, made)
            raise

    def _roll_back(self) -> None:
        if self._link.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                self._link.execute("ROLLBACK")

    def _look_back(self, error: RepairError, made: Made) -> None:
        """What became of a change whose last step failed: the wait for the disk comes after the change itself."""
        try:
            with self.look():
                stands = made()
        except RepairError:
            error.message += ", and nobody knows whether the last change was made"
            return
        if stands:
            raise Stands(f"{error.message}, but the last change was made", error.code, error.hint) from None

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.ProgrammingError:  # ours, not the disk's
            raise
        except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter: a damaged name in what SQLite says
            raise self._failure(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF) from None
        except OSError as error:
            reason = str(error.strerror).lower()
            raise RepairError(f"{self.path} cannot be opened: {reason}", ExitCode.STORAGE, _ELSEWHERE) from None

    def _failure(self, code: int) -> RepairError:
        """What SQLite said, in words, with what to do."""
        match code:
            case sqlite3.SQLITE_FULL:
                told, hint = f"the disk of {self.path} is full", "make room, or set REPAIR_HOME"
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
                told, hint = f"{self.path} cannot be written", _ELSEWHERE
            case sqlite3.SQLITE_IOERR:
                told, hint = f"the disk of {self.path} fails", _ELSEWHERE
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                told, hint = f"{self.path} is in use by another program", "try again in a moment"
            case sqlite3.SQLITE_NOMEM:
                told, hint = "there is not enough memory", "close other programs"
            case _:
                return self.damaged()
        return RepairError(told, ExitCode.STORAGE, hint)


_ELSEWHERE = "set REPAIR_HOME to a folder that you can write to, or use --no-keep"
