"""What was deleted or locked cannot be found in the folder any more, whatever SQLite did with it before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace

from repair_cli.store.archive import Archive
from repair_cli.store.vault import unlock
from tests.store.kept import LINE, bytes_in, entry, everything, failed, file_of, head, keep, ran, texts_of
from tests.store.locks import LIGHT, WORDS

CANARY = "Kanarienvogel"


@pytest.mark.parametrize("length", [1, 300, 4_000, 100_000])
def test_a_deleted_text_is_in_no_file(archive: Archive, folder: Path, length: int) -> None:
    text = (CANARY * (length // len(CANARY) + 1)).encode()
    keep(archive, "before")
    session = keep(archive, "short", text.decode(), "after")
    archive.mark(session, head(3, text.decode()))
    keep(archive, "later")
    assert CANARY.encode() in bytes_in(folder)
    archive.delete([session])
    assert CANARY.encode() not in bytes_in(folder)
    assert archive.numbers() == [1, 3]
    archive.check()


def test_a_line_of_the_diary_goes_with_its_walk_and_is_locked_with_it(archive: Archive, folder: Path) -> None:
    for _ in range(2):
        archive.mark(keep(archive, "a reply"), replace(head(1), rehearsal=LINE))
    learned = LINE.learned.encode()
    archive.delete([1])
    assert learned in bytes_in(folder)
    archive.seal_all(LIGHT)
    assert learned not in bytes_in(folder)
    archive.key = unlock(LIGHT, WORDS)
    assert archive.head(2).rehearsal == LINE
    archive.open_all(archive.key)
    archive.delete([2])
    assert learned not in bytes_in(folder)


def test_deleting_everything_leaves_no_word(archive: Archive, folder: Path) -> None:
    for number in range(12):
        keep(archive, *(f"{CANARY} {number} {place} " * 30 for place in range(6)))
    archive.delete(archive.numbers())
    left = bytes_in(folder)
    assert CANARY.encode() not in left
    assert b"What happened?" not in left


@pytest.mark.parametrize("seed", [9, 19, 51])
def test_no_copy_stays_where_rows_were_moved(archive: Archive, folder: Path, seed: int) -> None:
    """With these seeds `secure_delete` alone leaves text behind: rows that moved to another page stay in the old one."""
    archive._database.do("PRAGMA synchronous = OFF")  # 150 changes, and no power fails here
    chance = Random(seed)
    words: dict[int, list[str]] = {}
    gone: list[str] = []
    for step in range(150):
        word = f"{CANARY}{step:05}x"
        kind = chance.random()
        text = word * chance.choice([1, 3, 40, 400])
        if kind < 0.25 or not words:
            words[archive.add(head(1, word * chance.choice([1, 5, 20])), entry(text))] = [word]
        elif kind < 0.75:
            session = chance.choice(list(words))
            words[session].append(word)
            place = len(words[session])
            archive.append(session, head(place, words[session][0] * chance.choice([1, 5, 20])), entry(text, place))
        else:
            session = chance.choice(list(words))
            gone += words.pop(session)
            archive.delete([session])
            left = bytes_in(folder)
            assert not [word for word in gone if word.encode() in left]


def test_locking_leaves_no_plain_text(archive: Archive, folder: Path) -> None:
    for number in range(12):
        keep(archive, *(f"{CANARY} {number} {place} " * 40 for place in range(5)))
    archive.mark(5, head(5, CANARY * 50))
    archive.delete([3, 4, 12])
    keep(archive, CANARY * 10_000)
    kept = everything(archive)
    archive.seal_all(LIGHT)
    left = bytes_in(folder)
    for word in (CANARY, "What happened?", "A guide", "2026-01-02", '"given"'):
        assert word.encode() not in left
    archive.key = unlock(LIGHT, WORDS)
    assert everything(archive) == kept


# --- when it cannot be cleared away at once


def remains(folder: Path) -> int:
    with closing(sqlite3.connect(file_of(folder))) as link:
        [(count,)] = link.execute("SELECT value FROM setting WHERE name = 'remains'")
    return int(count)


def test_what_a_killed_terminal_left_is_cleared_away_at_the_next_use(archive: Archive, folder: Path) -> None:
    """Where it is killed after the change: the file is put into the state that it has then."""
    keep(archive, "one")
    with closing(sqlite3.connect(file_of(folder))) as link, link:
        link.execute("CREATE TABLE away (x)")
        link.execute("INSERT INTO away VALUES (?)", (CANARY,))
        link.execute("PRAGMA secure_delete = OFF")
        link.execute("DELETE FROM away")
        link.execute("UPDATE setting SET value = 1 WHERE name = 'remains'")
    assert CANARY.encode() in bytes_in(folder)
    again = Archive(folder)
    assert CANARY.encode() not in bytes_in(folder)
    assert remains(folder) == 0
    assert texts_of(again, 1) == ["one"]


def test_what_cannot_be_cleared_away_is_told_and_done_at_the_next_use(archive: Archive, folder: Path) -> None:
    keep(archive, "one " * 100_000)
    session = keep(archive, CANARY)
    archive.close()
    code = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
archive = Archive(Path(sys.argv[1]))
size = Path(sys.argv[1], "sessions.db").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))  # enough for the change, not for a copy of every page
try: archive.delete([int(sys.argv[2])])
except RepairError as error: print(int(error.code), error.message, error.hint, sep="|")
"""
    told = f"what was removed can still be found in {file_of(folder)}: the disk of {file_of(folder)} fails"
    assert ran(code, folder, session) == (0, f"5|{told}|it is cleared away at the next use")
    assert remains(folder) == 1
    assert CANARY.encode() not in bytes_in(folder)  # it was overwritten where it stood
    again = Archive(folder)
    assert remains(folder) == 0
    assert again.numbers() == [1]
    assert CANARY.encode() not in bytes_in(folder)


def test_a_damaged_file_is_not_said_to_be_cleared(archive: Archive, folder: Path) -> None:
    """A page may hide entries from SQLite: deleting the session would leave their text."""
    session = keep(archive, *(f"{CANARY} {place} " * 20 for place in range(40)))
    archive.close()
    data = bytearray(file_of(folder).read_bytes())
    page = next(at for at in range(0, len(data), 4096) if data[at] == 0x0A and CANARY.encode() in data[at : at + 4096])
    data[page + 4] -= 1  # the last entry of the page is no longer counted
    file_of(folder).write_bytes(data)
    again = Archive(folder)
    before = file_of(folder).read_bytes()
    for change in (lambda: again.delete([session]), lambda: again.seal_all(LIGHT), lambda: keep(again, "new")):
        assert failed(change).message == f"{file_of(folder)} is damaged, or no file of repair"
    assert file_of(folder).read_bytes() == before
