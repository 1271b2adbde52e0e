"""The rows of sessions and entries: each is looked at when it is read, and none is lost unseen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from repair_cli.errors import ExitCode, RepairError
from repair_cli.store.database import Database
from repair_cli.store.records import Where, checksum, damaged, named, sound
from repair_cli.store.settings import Settings

_LAST = 2**63 - 1
"""The highest number that a session can have."""


class Rows:
    """The rows of an open file. Whoever changes one has begun a change of the file."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def begin(self) -> int:
        """An empty row for a new session; gives its id, which no session ever had."""
        session = self._database.add("INSERT INTO session (head, sum) VALUES (x'', 0)")
        self._settings.sessions += 1
        return session

    def remove(self, session: int) -> None:
        """Removes a session with its entries."""
        if not self._database.do("DELETE FROM session WHERE id = ?", (session,)):
            raise _no_session(session)
        self._settings.sessions -= 1

    def row(self, session: int) -> tuple[object, ...]:
        """A head and its checksum, as they are in the file. Raises RepairError (exit 5) for none."""
        if 0 < session <= _LAST:
            for row in self._database.rows("SELECT head, sum FROM session WHERE id = ?", (session,)):
                return row
        self.heads()  # it is not there, and not because the list is damaged
        raise _no_session(session)

    def has(self, session: int, head: bytes) -> bool:
        """Whether a session is there with this head."""
        return bool(self._database.rows("SELECT 1 FROM session WHERE id = ? AND head = ?", (session, head)))

    def heads(self) -> list[tuple[int, bytes]]:
        """All heads as they are in the file. Raises RepairError where one is damaged, lost, or there twice."""
        rows = self._database.rows("SELECT id, head, sum FROM session ORDER BY id")
        found = [(one := _number(session), sound(head, total, (one, 0))) for session, head, total in rows]
        if len({session for session, _ in found}) != len(found) or len(found) != self._settings.sessions:
            raise self._database.damaged()
        return found

    def entries(self) -> Iterator[tuple[int, int, bytes]]:
        """All entries as they are in the file: session, place, body. Raises RepairError where one is damaged."""
        for session, place, body, total in self._database.rows("SELECT session, place, body, sum FROM entry"):
            one, at = _number(session), _number(place)
            yield one, at, sound(body, total, (one, at))

    def log(self, session: int, entries: int) -> list[tuple[Where, bytes]]:
        """The first entries of a session, and where they stand. Raises RepairError where one is damaged or lost."""
        question = "SELECT place, body, sum FROM entry WHERE session = ? AND place <= ? ORDER BY place"
        rows = self._database.rows(question, (session, entries))
        if [place for place, _, _ in rows] != list(range(1, entries + 1)):
            raise damaged(named((session, 0)))
        found = (((session, _number(place)), body, total) for place, body, total in rows)
        return [(where, sound(body, total, where)) for where, body, total in found]

    def put_head(self, session: int, body: bytes) -> None:
        """Another head. Raises RepairError (exit 5) where the session is not there: another terminal removed it."""
        values = (body, checksum(body, (session, 0)), session)
        if not self._database.do("UPDATE session SET head = ?, sum = ? WHERE id = ?", values):
            raise _no_session(session)

    def put_entry(self, session: int, place: int, body: bytes) -> None:
        """A new entry."""
        values = (session, place, body, checksum(body, (session, place)))
        self._database.do("INSERT INTO entry (session, place, body, sum) VALUES (?, ?, ?, ?)", values)

    def rewrite(self, turned: Callable[[bytes], bytes]) -> None:
        """Every record in another shape."""
        for session, body in self.heads():
            self.put_head(session, turned(body))
        for session, place, body in self.entries():
            new = turned(body)
            values = (new, checksum(new, (session, place)), session, place)
            self._database.do("UPDATE entry SET body = ?, sum = ? WHERE session = ? AND place = ?", values)


def _no_session(session: int) -> RepairError:
    return RepairError(
        f"there is no session {session}", ExitCode.STORAGE, "`repair sessions list` shows those there are"
    )


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise damaged("a record")
    return value
