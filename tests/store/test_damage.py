"""A damaged file gives what was written or says that it is damaged: no wrong answer, no shorter list, no traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from repair_cli.errors import ExitCode, RepairError
from repair_cli.store.archive import Archive
from repair_cli.store.database import Database
from tests.store.kept import entry, failed, file_of, head, keep
from tests.store.locks import LIGHT

PAGE = 4096
LAST = 24


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sessions on many pages, some deleted, one with a long text."""
    folder = tmp_path_factory.mktemp("gold") / "kept"
    archive = Archive(folder)
    archive._database.do("PRAGMA synchronous = OFF")
    archive.agree(True)
    for number in range(1, LAST + 1):
        long = 900 if number % 9 == 0 else 5
        keep(archive, *(f"answer {number} {place} " * (long if place == 5 else 6) for place in range(6)))
    archive.delete([3, 7, 8, 9, 20])
    archive.close()
    return folder


Look = dict[str, object]


def looked_at(archive: Archive) -> Look:
    """Everything that can be asked of an archive; what is refused stands there as its failure."""
    found: dict[str, Callable[[], object]] = {
        "heads": lambda: list(archive.heads()),
        "numbers": archive.numbers,
        "consent": lambda: archive.consent,
        "lock": lambda: archive.lock,
    }
    for session in range(1, LAST + 3):
        found[f"head {session}"] = lambda session=session: archive.head(session)  # type: ignore[misc]
        found[f"log {session}"] = lambda session=session: archive.memory(session, head(6))  # type: ignore[misc]
    return {name: answered(ask) for name, ask in found.items()}


def answered(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except RepairError as error:
        told = error
    assert told.code is ExitCode.STORAGE
    assert "answer" not in told.message + told.hint
    return told


def wrong(truth: Look, found: Look) -> list[str]:
    """What is neither as it was written nor refused."""
    return [name for name, value in found.items() if not isinstance(value, RepairError) and value != truth[name]]


def lost(before: Look, after: Look) -> list[str]:
    """What could be read, and cannot be read any more."""
    return [
        name
        for name, value in after.items()
        if isinstance(value, RepairError) and not isinstance(before[name], RepairError)
    ]


class Trial:
    """A place for damaged files."""

    def __init__(self, folder: Path, gold: Path) -> None:
        self.folder = folder
        self.data = file_of(gold).read_bytes()
        folder.mkdir(0o700)
        (folder / "sessions.lock").touch(0o600)
        archive = Archive(gold)
        self.truth = looked_at(archive)
        archive.close()

    def opened(self, data: bytes) -> Archive | None:
        """The archive of a damaged file; None where it is refused, and then it is as it was."""
        file_of(self.folder).write_bytes(data)
        found = answered(lambda: Archive(self.folder))
        assert file_of(self.folder).read_bytes() == data
        return found if isinstance(found, Archive) else None

    def read(self, data: bytes, how: object) -> None:
        """Reads all of a damaged file."""
        archive = self.opened(data)
        if archive is not None:
            assert not wrong(self.truth, looked_at(archive)), how
            assert file_of(self.folder).read_bytes() == data, how
            archive.close()

    def written_to(self, data: bytes, how: object) -> bool:
        """Writes to a damaged file: that is refused and leaves it alone, or harms nothing that could be read."""
        archive = self.opened(data)
        if archive is None:
            return False
        archive._database.do("PRAGMA synchronous = OFF")
        before = looked_at(archive)
        done = answered(lambda: archive.append(5, head(7), entry("new " * 100, 7)))
        if isinstance(done, RepairError):
            assert file_of(self.folder).read_bytes() == data, how
        else:
            truth = {**self.truth, "heads": before["heads"], "head 5": head(7)}
            after = {name: value for name, value in looked_at(archive).items() if name != "heads"}
            assert not wrong(truth, after), how
            assert not lost(before, after), how
        archive.close()
        return not isinstance(done, RepairError)


@pytest.fixture
def trial(tmp_path: Path, gold: Path) -> Trial:
    return Trial(tmp_path / "trial", gold)


def flipped(data: bytes, place: int, bit: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1 << bit
    return bytes(changed)


def places(data: bytes, chance: Random) -> Iterator[tuple[int, int]]:
    """A bit in each byte of the header, in each byte of a page's own header, and in some that hold its rows."""
    for place in range(100):
        yield place, chance.randrange(8)
    for page in range(0, len(data), PAGE):
        start = page or 100
        for place in [*range(start, start + 14), *(page + chance.randrange(PAGE) for _ in range(5))]:
            yield place, chance.randrange(8)


def test_what_is_whole_is_read_whole(trial: Trial) -> None:
    archive = trial.opened(trial.data)
    assert archive is not None
    assert looked_at(archive).keys() == trial.truth.keys()
    assert not lost(trial.truth, looked_at(archive))
    assert archive.numbers() == [number for number in range(1, LAST + 1) if number not in (3, 7, 8, 9, 20)]
    archive.check()


def test_a_flipped_bit_gives_no_wrong_answer(trial: Trial) -> None:
    for place, bit in places(trial.data, Random(1)):
        trial.read(flipped(trial.data, place, bit), (place, bit))


def test_a_flipped_bit_in_the_description_of_the_tables_gives_no_wrong_answer(trial: Trial) -> None:
    chance = Random(3)
    for place in range(PAGE - 900, PAGE, 5):
        bit = chance.randrange(8)
        trial.read(flipped(trial.data, place, bit), (place, bit))


def test_writing_to_a_damaged_file_harms_nothing_in_it(trial: Trial) -> None:
    chance = Random(4)
    starts = [0, 100, *range(PAGE, len(trial.data), PAGE)]
    done = 0
    for start in starts:
        for place in range(start, start + 8):
            bit = chance.randrange(8)
            done += trial.written_to(flipped(trial.data, place, bit), (place, bit))
    assert 0 < done < 4 * len(starts)  # most of these places are noticed


def test_a_file_that_was_cut_off_gives_no_shorter_answer(trial: Trial) -> None:
    size = len(trial.data)
    odd = [1, 15, 16, 99, 100, 511, 512, 513, PAGE - 1, PAGE + 1, size // 2 + 7, size - PAGE + 9, size - 1]
    for cut in [*range(0, size, PAGE), *odd]:
        trial.read(trial.data[:cut], cut)
    for cut in range(0, size, PAGE):
        assert trial.opened(trial.data[:cut]) is None


def test_a_page_of_another_place_or_of_nothing_gives_no_wrong_answer(trial: Trial) -> None:
    pages = [trial.data[at : at + PAGE] for at in range(0, len(trial.data), PAGE)]
    chance = Random(5)
    for number in range(1, len(pages)):
        for other in (bytes(PAGE), chance.randbytes(PAGE), chance.choice(pages[1:])):
            data = b"".join([*pages[:number], other, *pages[number + 1 :]])
            trial.read(data, number)


# --- what is told


def rows_changed(trial: Trial, *statements: str) -> Archive:
    """The archive after somebody changed rows of it with another program."""
    file_of(trial.folder).write_bytes(trial.data)
    database = Database(file_of(trial.folder))
    database.do("PRAGMA foreign_keys = OFF")
    with database.change(lambda: False):
        for statement in statements:
            assert database.do(statement)
    database.close()
    return Archive(trial.folder)


def test_a_list_that_misses_a_session_is_damaged(trial: Trial) -> None:
    archive = rows_changed(trial, "DELETE FROM session WHERE id = 12")
    told = f"{file_of(trial.folder)} is damaged, or no file of repair"
    for ask in (archive.numbers, lambda: list(archive.heads()), lambda: archive.head(12), archive.check):
        assert failed(ask).message == told
    assert archive.head(13) == head(6)


def test_a_damaged_session_is_named_and_can_be_removed(trial: Trial) -> None:
    archive = rows_changed(trial, "UPDATE session SET head = x'00' WHERE id = 12")
    for ask in (archive.numbers, lambda: list(archive.heads()), lambda: archive.head(12), archive.check):
        error = failed(ask)
        assert error.message == "session 12 is damaged on disk"
        assert error.hint.endswith("remove the session: repair sessions delete")
    archive.delete([12])
    archive.check()
    assert 12 not in archive.numbers()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE session SET id = 3 WHERE id = 12", "session 3 is damaged on disk"),
        ("UPDATE session SET head = CAST(head AS TEXT) WHERE id = 12", "session 12 is damaged on disk"),
        (
            "UPDATE entry SET body = x'7b7d' WHERE session = 12 AND place = 2",
            "entry 2 of session 12 is damaged on disk",
        ),
        ("UPDATE entry SET session = 3 WHERE session = 12 AND place = 6", "entry 6 of session 3 is damaged on disk"),
        ("UPDATE entry SET place = 9 WHERE session = 12 AND place = 6", "entry 9 of session 12 is damaged on disk"),
        ("UPDATE session SET sum = sum + 1 WHERE id = 12", "session 12 is damaged on disk"),
    ],
)
def test_looking_at_the_whole_file_names_the_damaged_record(trial: Trial, statement: str, told: str) -> None:
    assert failed(rows_changed(trial, statement).check).message == told


def test_a_damaged_record_is_not_made_good_by_the_vault(trial: Trial) -> None:
    statement = (
        "UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), 'answer', 'ANSWER') AS BLOB) WHERE session = 12"
    )
    archive = rows_changed(trial, statement)
    before = file_of(trial.folder).read_bytes()
    assert failed(archive.seal_all, LIGHT).message == "entry 1 of session 12 is damaged on disk"
    assert file_of(trial.folder).read_bytes() == before
    assert archive.lock is None


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM setting WHERE name = 'consent'",
        "DELETE FROM setting WHERE name = 'identity'",
        "DELETE FROM setting WHERE name = 'recipient'",
        "UPDATE setting SET value = x'6b' WHERE name = 'consent'",
        "UPDATE setting SET value = 1 WHERE name = 'consent'",
        "UPDATE setting SET value = x'6b' WHERE name = 'identity'",
        "UPDATE setting SET value = 'age1' WHERE name = 'recipient'",
        "UPDATE setting SET value = x'05' WHERE name = 'sessions'",
        "DELETE FROM setting",
    ],
)
def test_a_lost_or_damaged_setting_is_told_and_never_taken_for_none(trial: Trial, statement: str) -> None:
    archive = rows_changed(trial, statement)
    told = [answered(ask) for ask in (lambda: archive.consent, lambda: archive.lock, archive.numbers)]
    assert any(isinstance(one, RepairError) for one in told)
    assert {one.message for one in told if isinstance(one, RepairError)} == {
        f"{file_of(trial.folder)} is damaged, or no file of repair"
    }


def test_nothing_is_written_plain_where_the_lock_was_lost(trial: Trial) -> None:
    archive = rows_changed(trial, "DELETE FROM setting WHERE name = 'recipient'")
    failed(archive.append, 5, head(7), entry("new", 7))
    failed(archive.mark, 5, head(6, "new"))
    failed(keep, archive, "new")
    failed(archive.seal_all, LIGHT)
