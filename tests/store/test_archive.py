"""Sessions are kept, gone on with and found again, plain or locked; what was chosen stays."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from repair_cli.errors import ExitCode, RepairError
from repair_cli.store.archive import Archive
from repair_cli.store.vault import Key, unlock
from tests.store.kept import bytes_in, entry, everything, failed, file_of, head, keep, ran, texts_of
from tests.store.locks import LIGHT, NO_KEY, WORDS


@pytest.fixture(scope="module")
def key() -> Key:
    return unlock(LIGHT, WORDS)


# --- sessions


def test_what_was_written_is_there_when_it_is_opened_again(archive: Archive, folder: Path) -> None:
    keep(archive, "one", "two", "three")
    keep(archive, "x" * 100_000, "\x00 \x1b ❤")
    kept = everything(archive)
    again = Archive(folder)
    assert everything(again) == kept
    assert list(kept) == again.numbers() == [1, 2]
    assert texts_of(again, 1) == ["one", "two", "three"]
    assert texts_of(again, 2) == ["x" * 100_000, "\x00 \x1b ❤"]


def test_another_head_stands_without_an_entry(archive: Archive) -> None:
    session = keep(archive, "one")
    archive.mark(session, head(1, "Something else?"))
    assert archive.head(session).waits == "Something else?"
    assert texts_of(archive, session) == ["one"]


@pytest.mark.parametrize("session", [0, -1, 2, 99, 2**31, 2**63 - 1, 2**63, 10**30])
def test_a_session_that_is_not_there_is_told(archive: Archive, session: int) -> None:
    keep(archive, "one")
    for action in (archive.head, lambda number: archive.delete([1, number])):
        error = failed(action, session)
        assert (error.message, error.hint) == (
            f"there is no session {session}",
            "`repair sessions list` shows those there are",
        )
    assert archive.numbers() == [1]


def test_a_number_is_never_given_again(archive: Archive, folder: Path) -> None:
    for text in ("one", "two", "three"):
        keep(archive, text)
    archive.delete([2, 3])
    assert keep(archive, "four") == 4
    archive.delete(archive.numbers())
    assert archive.numbers() == []
    assert keep(Archive(folder), "five") == 5


def test_a_session_that_is_named_twice_is_deleted_once(archive: Archive) -> None:
    keep(archive, "one")
    keep(archive, "two")
    archive.delete([1, 1])
    assert archive.numbers() == [2]


def test_who_reads_while_another_terminal_writes_reads_what_the_head_tells(archive: Archive, folder: Path) -> None:
    session = keep(archive, "one", "two")
    reader = Archive(folder)
    told = reader.head(session)
    archive.append(session, head(3), entry("three", 3))
    assert [value for _, value in reader.memory(session, told).trail] == ["one", "two"]
    assert texts_of(reader, session) == ["one", "two", "three"]


def test_a_log_that_misses_an_entry_is_told(archive: Archive) -> None:
    session = keep(archive, "one", "two")
    assert failed(archive.memory, session, head(3)).message == f"session {session} is damaged on disk"


def test_an_entry_is_never_written_over(archive: Archive) -> None:
    session = keep(archive, "one", "two")
    failed(archive.append, session, head(2), entry("instead", 2))
    assert texts_of(archive, session) == ["one", "two"]


# --- consent


def test_what_was_chosen_stays(archive: Archive, folder: Path) -> None:
    assert archive.consent is None
    for keeps in (True, False, True):
        archive.agree(keeps)
        assert archive.consent is Archive(folder).consent is keeps


# --- the vault


def test_a_locked_archive_is_written_without_the_key_and_read_with_it(archive: Archive, key: Key) -> None:
    session = keep(archive, "before")
    archive.seal_all(LIGHT)
    archive.append(session, head(2), entry("after", 2))
    other = keep(archive, "new")
    for action in (lambda: list(archive.heads()), lambda: archive.head(session), lambda: archive.memory(1, head())):
        with pytest.raises(RepairError) as caught:
            action()
        assert (caught.value.code, caught.value.message) == (ExitCode.LOCKED, "the vault is locked")
    assert archive.numbers() == [session, other]
    archive.check()
    archive.key = key
    assert [texts_of(archive, number) for number in (session, other)] == [["before", "after"], ["new"]]


def test_locking_and_unlocking_change_nothing_of_what_is_kept(archive: Archive, folder: Path, key: Key) -> None:
    keep(archive, "one", "two")
    keep(archive, "x" * 100_000)
    archive.agree(True)
    kept = everything(archive)
    archive.seal_all(LIGHT)
    again = Archive(folder)
    assert again.lock == LIGHT
    assert again.consent is True
    again.key = key
    assert everything(again) == kept
    again.open_all(key)
    assert again.lock is None
    again.key = None
    assert everything(again) == kept
    again.check()


def test_another_passphrase_leaves_every_record_as_it_is(archive: Archive, folder: Path, key: Key) -> None:
    keep(archive, "one", "two")
    archive.seal_all(LIGHT)
    archive.key = key
    kept = everything(archive)
    archive.change_lock(NO_KEY)
    assert archive.lock == NO_KEY
    assert everything(archive) == kept
    assert LIGHT.identity not in bytes_in(folder)


def test_a_walk_that_goes_on_while_another_terminal_turns_the_vault_on_is_sealed(
    archive: Archive, folder: Path, key: Key
) -> None:
    session = keep(archive, "one")
    assert ran("Archive(Path(sys.argv[1])).seal_all(LIGHT)", folder) == (0, "")
    archive.append(session, head(2, "canary of the head"), entry("canary of the entry", 2))
    archive.mark(session, head(2, "canary of the mark"))
    assert b"canary" not in bytes_in(folder)
    archive.key = key
    assert texts_of(archive, session) == ["one", "canary of the entry"]
    assert ran("Archive(Path(sys.argv[1])).open_all(unlock(LIGHT, WORDS))", folder) == (0, "")
    archive.append(session, head(3), entry("plain again", 3))
    assert texts_of(archive, session) == ["one", "canary of the entry", "plain again"]


DIES = """
class Dies:
    "A lock, and its key, whose program is killed when it is used for the last of so many times."
    left = int(sys.argv[2])
    identity = LIGHT.identity

    def use(self):
        Dies.left -= 1
        if not Dies.left: os._exit(9)

    @property
    def recipient(self):
        self.use()
        return LIGHT.recipient

    def open(self, data):
        self.use()
        return key.open(data)

archive = Archive(Path(sys.argv[1]))
key = unlock(LIGHT, WORDS)
"""
RECORDS = 6 + 6 * 5
"""Of six sessions with five entries each; a lock is used once more."""


def six_sessions(archive: Archive) -> None:
    """More than SQLite keeps in memory: it writes to the file before the change is whole."""
    for number in range(6):
        keep(archive, *(f"{number} said {place} " * 7_000 for place in range(5)))


@pytest.mark.parametrize("uses", [1, 7, RECORDS + 1])
def test_killed_while_the_vault_is_turned_on_everything_is_plain(archive: Archive, folder: Path, uses: int) -> None:
    six_sessions(archive)
    kept = everything(archive)
    archive.close()
    assert ran(DIES + "archive.seal_all(Dies())", folder, uses) == (9, "")
    assert (folder / "sessions.db-journal").exists()
    again = Archive(folder)
    assert again.lock is None
    assert everything(again) == kept
    again.check()


@pytest.mark.parametrize("uses", [1, RECORDS])
def test_killed_while_the_vault_is_turned_off_everything_is_locked(
    archive: Archive, folder: Path, uses: int, key: Key
) -> None:
    six_sessions(archive)
    kept = everything(archive)
    archive.seal_all(LIGHT)
    archive.close()
    assert ran(DIES + "archive.open_all(Dies())", folder, uses) == (9, "")
    again = Archive(folder)
    assert again.lock == LIGHT
    assert b"said" not in file_of(folder).read_bytes()
    again.key = key
    assert everything(again) == kept
    again.check()


def test_the_vault_is_turned_off_by_its_own_key_only(archive: Archive, key: Key) -> None:
    import pyrage

    keep(archive, "one", "two")
    archive.seal_all(LIGHT)
    failed(archive.open_all, Key(pyrage.x25519.Identity.generate()))
    assert archive.lock == LIGHT
    archive.key = key
    assert texts_of(archive, 1) == ["one", "two"]


# --- how much work it is


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """A folder in memory, where there is one: a thousand entries wait for no disk."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    yield folder / "kept"
    shutil.rmtree(folder)


def work() -> tuple[int, int]:
    """What this program has asked the system for: bytes read and written, and calls for it."""
    found = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(found["rchar"]) + int(found["wchar"]), int(found["syscr"]) + int(found["syscw"])


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="this system does not tell how much a program writes")
def test_the_thousandth_entry_is_as_much_work_as_the_tenth(quick_folder: Path) -> None:
    archive = Archive(quick_folder)
    session = keep(archive, "one")
    done = [work()]
    for place in range(2, 1001):
        archive.append(session, head(place), entry(f"some words that are {place:04}", place))
        done.append(work())
    archive.close()
    for kind in (0, 1):
        early, late = done[110][kind] - done[10][kind], done[-1][kind] - done[-101][kind]
        assert late < 1.25 * early
