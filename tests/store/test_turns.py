"""A session is walked in one terminal at a time, and several sessions in several."""

from __future__ import annotations

import subprocess
from pathlib import Path

from repair_cli.store.archive import Archive
from tests.store.kept import ended, entry, everything, failed, head, keep, ran, started, texts_of

HOLD = """
archive = Archive(Path(sys.argv[1]))
archive.take(int(sys.argv[2]))
print("taken", flush=True)
sys.stdin.readline()
"""
WRITE = """
archive = Archive(Path(sys.argv[1]))
session = archive.add(head(), entry(sys.argv[2] + "-1"))
print("begun", flush=True)
sys.stdin.readline()
for place in range(2, 16):
    archive.append(session, head(place), entry(f"{sys.argv[2]}-{place}", place))
"""


def holding(folder: Path, session: int) -> subprocess.Popen[str]:
    """Another terminal that has a session open."""
    program = started(HOLD, folder, session)
    assert program.stdout is not None
    assert program.stdout.readline() == "taken\n"
    return program


def test_a_session_that_is_open_elsewhere_is_refused_and_nothing_of_it_changes(archive: Archive, folder: Path) -> None:
    keep(archive, "one")
    other = keep(archive, "two")
    archive.close()
    again = Archive(folder)
    program = holding(folder, other)
    error = failed(again.take, other)
    assert (error.message, error.hint) == (
        "session 2 is open in another terminal",
        "go on there, or close it first",
    )
    again.take(1)
    ended(program)
    again.take(other)


def test_a_session_that_is_open_elsewhere_is_not_deleted(archive: Archive, folder: Path) -> None:
    for text in ("one", "two", "three"):
        keep(archive, text)
    archive.close()
    again = Archive(folder)
    program = holding(folder, 2)
    before = everything(again)
    assert failed(again.delete, [1, 2, 3]).message == "session 2 is open in another terminal"
    assert everything(again) == before
    again.delete([3])
    ended(program)
    again.delete([1, 2])
    assert again.numbers() == []


def test_a_new_session_is_taken_by_whoever_began_it(archive: Archive, folder: Path) -> None:
    session = keep(archive, "one")
    code = """
try: Archive(Path(sys.argv[1])).take(1)
except RepairError as error: print(int(error.code), error.message)
"""
    assert ran(code, folder) == (0, f"5 session {session} is open in another terminal")
    archive.close()
    assert ran(code, folder) == (0, "")


def test_a_session_that_could_not_be_begun_leaves_its_number_to_others(archive: Archive, folder: Path) -> None:
    archive._database.do("PRAGMA max_page_count = 1")
    assert failed(keep, archive, "long " * 10_000).message == f"the disk of {folder / 'sessions.db'} is full"
    assert ran("print(Archive(Path(sys.argv[1])).add(head(), entry('x')))", folder) == (0, "1")


def test_a_terminal_that_was_killed_holds_no_session(archive: Archive, folder: Path) -> None:
    session = keep(archive, "one")
    archive.close()
    program = holding(folder, session)
    program.kill()
    program.communicate()
    again = Archive(folder)
    again.take(session)
    again.append(session, head(2), entry("on", 2))
    assert texts_of(again, session) == ["one", "on"]


def test_two_terminals_that_write_at_once_lose_nothing(archive: Archive, folder: Path) -> None:
    names = ("a", "b")
    programs = [started(WRITE, folder, name) for name in names]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "begun\n"
    mine = keep(archive, *(f"mine-{place}" for place in range(1, 6)))
    assert [ended(program)[0] for program in programs] == [0, 0]
    kept = {tuple(texts_of(archive, session)) for session in archive.numbers() if session != mine}
    assert kept == {tuple(f"{name}-{place}" for place in range(1, 16)) for name in names}
    assert texts_of(archive, mine) == [f"mine-{place}" for place in range(1, 6)]
    archive.check()


def test_a_session_that_was_deleted_elsewhere_while_it_is_open_is_told(archive: Archive, folder: Path) -> None:
    session = keep(archive, "one")
    other = Archive(folder)  # in this program it may: locks are those of a process
    other.delete([session])
    error = failed(archive.append, session, head(2), entry("on", 2))
    assert error.message == f"there is no session {session}"
    assert failed(archive.mark, session, head(2)).message == f"there is no session {session}"
    assert archive.numbers() == []
    archive.check()
