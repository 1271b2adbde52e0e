"""The sessions that are kept in one folder, and what their owner chose."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.log import Entry, Memory, remembered
from repair_cli.store.database import Database, Made, Stands
from repair_cli.store.place import DATABASE, check, prepare
from repair_cli.store.records import ENTRIES, HEADS, Head, Opener, sound
from repair_cli.store.rows import Rows
from repair_cli.store.settings import Settings
from repair_cli.store.turns import Turns
from repair_cli.store.vault import Lock, seal

_TURNS = "sessions.lock"


class Archive:
    """The open archive. Every method raises RepairError where the disk fails, something is damaged, or it is locked.

    `key` opens what the vault has sealed; writing needs none.
    """

    def __init__(self, folder: Path) -> None:
        prepare(folder)
        self.folder = folder
        self.key: Opener | None = None
        self._turns = Turns(folder / _TURNS)
        self._database = Database(folder / DATABASE, begun=self._turns.path.exists())
        self._settings = Settings(self._database)
        self._rows = Rows(self._database, self._settings)
        with contextlib.suppress(RepairError):  # reading needs neither
            self._turns.open()
            self._clear_away()

    @classmethod
    def there(cls, folder: Path) -> Archive | None:
        """The archive of a folder, if there is one."""
        check(folder)
        return cls(folder) if (folder / DATABASE).exists() else None

    def close(self) -> None:
        """Closes the file and gives all turns back."""
        self._turns.close()
        self._database.close()

    @property
    def consent(self) -> bool | None:
        """Whether walks at a terminal are kept; None where nobody has been asked."""
        return self._settings.consent

    def agree(self, keep: bool) -> None:
        """Keeps what the owner chose."""
        with self._database.change(lambda: self._settings.consent is keep):
            self._settings.consent = keep

    @property
    def lock(self) -> Lock | None:
        """The lock of the vault; None where records are plain."""
        with self._database.look():
            return self._settings.lock

    def change_lock(self, lock: Lock) -> None:
        """The same key behind another passphrase."""
        with self._removal(lambda: self._settings.lock == lock):
            self._settings.lock = lock

    def seal_all(self, lock: Lock) -> None:
        """Puts everything behind a lock, in one transaction; no plain text stays in the file.

        Who locks it wants it kept, where nothing else was chosen.
        """
        with self._removal(lambda: self._settings.lock == lock):
            self._rows.rewrite(lambda body: seal(lock.recipient, body))
            self._settings.lock = lock
            if self._settings.consent is None:
                self._settings.consent = True

    def open_all(self, key: Opener) -> None:
        """Makes everything plain again, in one transaction."""
        with self._database.change(lambda: self._settings.lock is None):
            self._rows.rewrite(key.open)
            self._settings.lock = None

    def add(self, head: Head, entry: Entry) -> int:
        """A new session with its first entry; gives its id. Its turn is taken."""
        session, body = 0, b""
        try:
            with self._database.change(lambda: self._rows.has(session, body)):
                session = self._rows.begin()
                self._turns.take(session)
                body = self._put(session, replace(head, entries=1), entry)
        except Stands as error:
            error.session = session
            raise
        except RepairError:
            self._turns.give(session)  # the number is free for another terminal
            raise
        return session

    def append(self, session: int, head: Head, entry: Entry) -> None:
        """One more entry, which `head` counts already; both are on disk when this returns. The turn must be taken."""
        body = b""
        with self._database.change(lambda: self._rows.has(session, body)):
            body = self._put(session, head, entry)

    def mark(self, session: int, head: Head) -> None:
        """Another head, without an entry."""
        body = b""
        with self._database.change(lambda: self._rows.has(session, body)):
            body = HEADS.written(head, self._settings.lock)
            self._rows.put_head(session, body)

    def take(self, session: int) -> None:
        """Takes the turn at a session. Raises RepairError where it is open in another terminal."""
        self._turns.take(session)

    def numbers(self) -> list[int]:
        """The numbers of all sessions, the oldest first. They can be seen without a key."""
        with self._database.look():
            return [session for session, _ in self._rows.heads()]

    def heads(self) -> Iterator[tuple[int, Head]]:
        """All sessions, the oldest first."""
        with self._database.look():
            key = self._opener()
            found = self._rows.heads()
        read = HEADS.read
        for session, body in found:
            yield session, read(body, (session, 0), key)

    def head(self, session: int) -> Head:
        """The head of a session. Raises RepairError (exit 5) for one that is not there."""
        with self._database.look():
            key = self._opener()
            body, total = self._rows.row(session)
        where = (session, 0)
        return HEADS.read(sound(body, total, where), where, key)

    def memory(self, session: int, head: Head) -> Memory:
        """What the log of a session held when it had this head: another terminal may go on with it."""
        with self._database.look():
            key = self._opener()
            found = self._rows.log(session, head.entries)
        return remembered([ENTRIES.read(body, where, key) for where, body in found])

    def check(self) -> None:
        """Looks at the whole file. Raises RepairError where a page of it or a record is damaged."""
        with self._database.look():
            self._database.check()
            self._rows.heads()
            for _ in self._rows.entries():
                pass

    def delete(self, sessions: Iterable[int]) -> None:
        """Removes sessions with all their text. Raises RepairError where one is not there, or open elsewhere."""
        wanted = tuple(dict.fromkeys(sessions))
        for session in wanted:
            self._rows.row(session)
            self._turns.take(session)
        with self._removal(lambda: set(wanted).isdisjoint(one for one, _ in self._rows.heads())):
            for session in wanted:
                self._rows.remove(session)
                self._turns.give(session)

    def _opener(self) -> Opener | None:
        """What reads records; None where they are plain. Raises RepairError (exit 6) where the vault is locked."""
        if self._settings.lock is None:
            return None
        if self.key is None:
            raise RepairError("the vault is locked", ExitCode.LOCKED, "unlock it with its passphrase")
        return self.key

    def _put(self, session: int, head: Head, entry: Entry) -> bytes:
        """Writes an entry and its head; gives the head as it is in the file."""
        lock = self._settings.lock  # inside the transaction: another terminal may have turned the vault on or off
        body = HEADS.written(head, lock)
        self._rows.put_head(session, body)
        self._rows.put_entry(session, head.entries, ENTRIES.written(entry, lock))
        return body

    @contextlib.contextmanager
    def _removal(self, made: Made) -> Iterator[None]:
        """A change after which what was there before cannot be found in the file any more."""
        try:
            with self._database.change(made):
                self._settings.remains += 1
                yield
        except Stands as error:
            raise self._still_found(error) from None
        try:
            self._clear_away()
        except Stands:  # it is cleared away
            raise
        except RepairError as error:
            raise self._still_found(error) from None

    def _still_found(self, error: RepairError) -> RepairError:
        message = f"what was removed can still be found in {self._database.path}: {error.message}"
        return RepairError(message, ExitCode.STORAGE, "it is cleared away at the next use")

    def _clear_away(self) -> None:
        """Writes the file anew after removals: SQLite leaves copies in pages from which it moved a row to another."""
        remains = self._settings.remains
        if not remains:
            return
        self._database.rewrite()
        with self._database.change(lambda: self._settings.remains == 0):
            if self._settings.remains == remains:  # else another terminal removed something since
                self._settings.remains = 0
