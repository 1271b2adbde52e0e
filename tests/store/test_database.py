"""One file whose version is known: an older one is brought forward at once, anything else is left as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from repair_cli.store.archive import Archive
from repair_cli.store.database import Database, Stands
from repair_cli.store.records import ENTRIES, HEADS, checksum
from repair_cli.store.schema import APPLICATION, STEPS
from tests.store.kept import LINE, ended, entry, everything, failed, file_of, head, keep, started, texts_of


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The file as any program opens it; changes are kept."""
    with closing(sqlite3.connect(file_of(folder))) as link, link:
        yield link


def first_version(folder: Path, sessions: int) -> None:
    """A file as version 1 wrote it."""
    folder.mkdir(0o700)
    with opened(folder) as link:
        link.executescript(STEPS[0])
        link.execute(f"PRAGMA application_id = {APPLICATION}")
        link.execute("PRAGMA user_version = 1")
        for session in range(1, sessions + 1):
            body = HEADS.written(head(2, f"waits {session}"), None)
            link.execute("INSERT INTO session VALUES (?, ?, ?)", (session, body, checksum(body, (session, 0))))
            for place in (1, 2):
                body = ENTRIES.written(entry(f"{session} said {place}", place), None)
                total = checksum(body, (session, place))
                link.execute("INSERT INTO entry VALUES (?, ?, ?, ?)", (session, place, body, total))


def refused(folder: Path) -> str:
    """Why a file is refused; nothing about it has changed then."""
    before = file_of(folder).read_bytes()
    error = failed(Archive, folder)
    assert file_of(folder).read_bytes() == before
    assert {path.name for path in folder.iterdir()} <= {"sessions.db", "sessions.lock"}
    return error.message


# --- versions


def test_a_new_file_says_whose_it_is_and_which_version(archive: Archive, folder: Path) -> None:
    with opened(folder) as link:
        assert link.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert link.execute("PRAGMA user_version").fetchone() == (len(STEPS),)


@pytest.mark.parametrize("sessions", [0, 1, 40])
def test_an_older_file_is_brought_forward_with_all_it_holds(folder: Path, sessions: int) -> None:
    first_version(folder, sessions)
    archive = Archive(folder)
    assert archive.numbers() == list(range(1, sessions + 1))
    for session in archive.numbers():
        assert archive.head(session) == head(2, f"waits {session}")
        assert texts_of(archive, session) == [f"{session} said 1", f"{session} said 2"]
    assert archive.consent is None
    assert archive.lock is None
    assert keep(archive, "new") == sessions + 1
    archive.check()


def test_a_file_from_before_the_diary_is_brought_forward_and_no_older_repair_takes_it_then(
    archive: Archive, folder: Path
) -> None:
    keep(archive, "one")
    archive.close()
    with opened(folder) as link:
        link.execute("PRAGMA user_version = 2")
    again = Archive(folder)
    assert (again.head(1).rehearsal, texts_of(again, 1)) == (None, ["one"])
    again.mark(1, replace(head(1), rehearsal=LINE))
    assert Archive(folder).head(1).rehearsal == LINE
    with opened(folder) as link:
        assert link.execute("PRAGMA user_version").fetchone() == (3,)


def test_an_older_file_that_cannot_be_brought_forward_is_left_as_it_is(folder: Path) -> None:
    first_version(folder, 5)
    with opened(folder) as link:
        link.execute(
            "ALTER TABLE session RENAME TO sessions"
        )  # the second step makes a table, and then misses this one
    assert refused(folder) == f"{file_of(folder)} is damaged, or no file of repair"
    with opened(folder) as link:
        assert link.execute("PRAGMA user_version").fetchone() == (1,)
        assert not link.execute("SELECT * FROM sqlite_schema WHERE name = 'setting'").fetchall()


def test_terminals_that_start_at_once_bring_an_older_file_forward_once(folder: Path) -> None:
    first_version(folder, 3)
    programs = [started("print(Archive(Path(sys.argv[1])).numbers())", folder) for _ in range(3)]
    assert [ended(program) for program in programs] == [(0, "[1, 2, 3]")] * 3
    Archive(folder).check()


def test_terminals_that_start_at_once_make_one_file(folder: Path) -> None:
    programs = [started("Archive(Path(sys.argv[1])).add(head(), entry('x'))", folder) for _ in range(3)]
    assert [ended(program) for program in programs] == [(0, "")] * 3
    assert Archive(folder).numbers() == [1, 2, 3]


@pytest.mark.parametrize("version", [len(STEPS) + 1, 99, 2**31 - 1])
def test_a_file_of_a_newer_repair_is_refused(archive: Archive, folder: Path, version: int) -> None:
    keep(archive, "one")
    with opened(folder) as link:
        link.execute(f"PRAGMA user_version = {version}")
    assert refused(folder) == f"{file_of(folder)} was written by a newer repair"


@pytest.mark.parametrize("version", [-1, -2, -(2**31), 0, 1])
def test_a_file_with_a_version_that_it_cannot_have_is_refused(archive: Archive, folder: Path, version: int) -> None:
    keep(archive, "one")
    with opened(folder) as link:
        link.execute(f"PRAGMA user_version = {version}")
    assert refused(folder) == f"{file_of(folder)} is damaged, or no file of repair"


# --- files that are not ours


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE other (x); INSERT INTO other VALUES ('theirs');",
        "PRAGMA application_id = 77; CREATE TABLE session (id, head, sum);",
        "PRAGMA user_version = 2; CREATE TABLE session (id, head, sum);",
        "PRAGMA user_version = 1;",
        "PRAGMA journal_mode = WAL; CREATE TABLE other (x);",
    ],
)
def test_a_file_of_another_program_is_refused(folder: Path, script: str) -> None:
    folder.mkdir(0o700)
    with opened(folder) as link:
        link.executescript(script)
    assert refused(folder) == f"{file_of(folder)} is damaged, or no file of repair"


@pytest.mark.parametrize("size", [2, 15, 16, 99, 100, 511, 512, 4095, 4096, 4097, 50_000])
def test_random_bytes_are_refused(folder: Path, size: int) -> None:
    folder.mkdir(0o700)
    for data in (Random(size).randbytes(size), bytes(size), b"SQLite format 3\0"[:size].ljust(size, b"\xff")):
        file_of(folder).write_bytes(data)
        assert refused(folder) == f"{file_of(folder)} is damaged, or no file of repair"


def test_an_empty_file_is_a_new_one_only_where_nothing_was_kept(folder: Path) -> None:
    folder.mkdir(0o700)
    file_of(folder).touch()
    archive = Archive(folder)
    keep(archive, "one")
    archive.close()
    for cut in (b"", b"S"):
        file_of(folder).write_bytes(cut)
        assert refused(folder) == f"{file_of(folder)} is damaged, or no file of repair"
    file_of(folder).unlink()
    assert Archive(folder).numbers() == []


# --- what one change is


def test_a_change_that_fails_leaves_nothing_of_itself(folder: Path) -> None:
    folder.mkdir(0o700)
    database = Database(file_of(folder))
    before = file_of(folder).read_bytes()

    def fail() -> None:
        with database.change(lambda: False):
            database.add("INSERT INTO session (head, sum) VALUES (x'', 0)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert database.rows("SELECT * FROM session") == []
    assert file_of(folder).read_bytes() == before


def fails_at_the_last_step(database: Database, made: Callable[[], bool]) -> None:
    with database.change(made):
        database.do("PRAGMA defer_foreign_keys = ON")
        database.do("INSERT INTO entry VALUES (9, 1, x'', 0)")  # of no session: the end of the change is refused


def test_a_change_whose_last_step_fails_is_looked_for_in_the_file(folder: Path) -> None:
    folder.mkdir(0o700)
    database = Database(file_of(folder))
    told = f"{file_of(folder)} is damaged, or no file of repair"
    error = failed(fails_at_the_last_step, database, lambda: database.rows("SELECT * FROM entry") != [])
    assert (error.message, isinstance(error, Stands)) == (told, False)
    error = failed(fails_at_the_last_step, database, lambda: database.rows("SELECT * FROM entry") == [])
    assert (error.message, isinstance(error, Stands)) == (f"{told}, but the last change was made", True)
    error = failed(fails_at_the_last_step, database, lambda: database.rows("SELECT * FROM nothing") == [])
    assert error.message == f"{told}, and nobody knows whether the last change was made"


def test_a_mistake_in_the_program_is_no_failure_of_the_disk(folder: Path) -> None:
    folder.mkdir(0o700)
    database = Database(file_of(folder))
    with pytest.raises(sqlite3.ProgrammingError):
        database.rows("SELECT ?", (1, 2))
    database.close()
    with pytest.raises(sqlite3.ProgrammingError):
        database.rows("SELECT 1")


def test_another_program_that_keeps_the_file_to_itself_is_told(archive: Archive, folder: Path) -> None:
    archive._database.do("PRAGMA busy_timeout = 10")  # else it would wait for 10 s
    with closing(sqlite3.connect(file_of(folder), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        error = failed(keep, archive, "one")
    assert (error.message, error.hint) == (f"{file_of(folder)} is in use by another program", "try again in a moment")
    assert keep(archive, "one") == 1
    assert list(everything(archive)) == [1]
