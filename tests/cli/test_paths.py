"""Where things are, whether walks are kept, and whether what is kept is sound."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from repair_cli.errors import ExitCode
from repair_cli.library.packs import shipped
from tests.cli.conftest import Begun
from tests.conftest import Ran, Repair

NOTHING = "there      nothing, the file is not made yet\n"
CHANGE = "to change  repair paths --keep, repair paths --no-keep, repair vault on, repair vault off\n"


@pytest.fixture
def place(home: Path) -> Path:
    return home / ".local" / "share" / "repair"


def _told(file: Path, there: str, walks: str) -> Ran:
    return Ran(0, f"content    {shipped()}\nsessions   {file}\n{there}walks      {walks}\n{CHANGE}", "")


def test_it_tells_the_places_and_makes_nothing(repair: Repair, place: Path, home: Path) -> None:
    asked = "not chosen yet (you are asked at your first walk)"
    assert repair("paths") == _told(place / "sessions.db", NOTHING, asked)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(("choice", "walks"), [("--keep", "kept"), ("--no-keep", "not kept")])
def test_the_choice_is_changed_and_stays(repair: Repair, place: Path, choice: str, walks: str) -> None:
    told = _told(place / "sessions.db", "there      0 kept, not locked\n", walks)
    assert repair("paths", choice) == told
    assert repair("paths") == told


def test_it_counts_what_is_there_and_tells_the_lock(
    repair: Repair, begun: Begun, locked: Callable[[], None], place: Path
) -> None:
    begun({"what": "a"})
    begun({"what": "b"})
    assert "there      2 kept, not locked\n" in repair("paths").out
    locked()
    assert (
        repair("paths").out == _told(place / "sessions.db", "there      2 kept, locked with a passphrase\n", "kept").out
    )


def test_all_of_it_as_json(repair: Repair, place: Path) -> None:
    found = {
        "schema": 1, "content": str(shipped()), "sessions": str(place / "sessions.db"),
        "there": False, "count": 0, "locked": False, "keep": None,
    }  # fmt: skip
    assert json.loads(repair("paths", "--json").out) == found
    assert json.loads(repair("paths", "--keep", "--json").out) == {**found, "there": True, "keep": True}
    assert json.loads(repair("paths", "--no-keep", "--json").out) == {**found, "there": True, "keep": False}


def test_repair_home_comes_first(repair: Repair, home: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    repair("paths", "--keep", env={"REPAIR_HOME": str(mine)})
    assert ((mine / "sessions.db").stat().st_mode & 0o777, mine.stat().st_mode & 0o777) == (0o600, 0o700)
    assert list(home.iterdir()) == []


def test_a_damaged_record_is_found(repair: Repair, begun: Begun, place: Path) -> None:
    begun({"what": "came late"})
    with sqlite3.connect(place / "sessions.db") as connection:
        connection.execute("UPDATE entry SET body = replace(body, 'late', 'soon')")
    connection.close()
    ran = repair("paths")
    assert (ran.code, ran.out) == (ExitCode.STORAGE, "")
    assert ran.err.startswith("repair: entry 1 of session 1 is damaged on disk; nothing was changed; ")


@pytest.mark.parametrize(
    "command", [("paths",), ("sessions", "list"), ("resume",), ("due",), ("sessions", "show", "1")]
)
def test_a_folder_that_others_can_write_to_is_refused(
    repair: Repair, begun: Begun, place: Path, command: tuple[str, ...]
) -> None:
    begun({"what": "a"})
    place.chmod(0o777)
    message = f"repair: others can write to {place}; make it yours alone: chmod 700 {place}\n"
    assert repair(*command) == Ran(ExitCode.STORAGE, "", message)


def test_a_folder_or_a_file_that_others_can_read_is_warned_of_and_left_as_it_is(
    repair: Repair, begun: Begun, place: Path
) -> None:
    begun({"what": "a"})
    place.chmod(0o755)
    (place / "sessions.db").chmod(0o644)
    ran = repair("sessions", "list")
    assert ran.code == 0
    assert ran.out.startswith("1  A short talk\n")
    assert ran.err == (
        f"repair: others on this computer can read {place}; make it yours alone: chmod 700 {place}\n"
        f"repair: others on this computer can read {place}/sessions.db; "
        f"make it yours alone: chmod 600 {place}/sessions.db\n"
    )
    assert (place.stat().st_mode & 0o777, (place / "sessions.db").stat().st_mode & 0o777) == (0o755, 0o644)


def test_a_file_that_is_none_of_ours_is_refused_and_untouched(repair: Repair, place: Path) -> None:
    place.mkdir(parents=True, mode=0o700)
    (place / "sessions.db").write_bytes(b"my diary\n" * 200)
    ran = repair("paths")
    assert (ran.code, ran.out) == (ExitCode.STORAGE, "")
    assert ran.err.startswith(f"repair: {place / 'sessions.db'} ")
    assert (place / "sessions.db").read_bytes() == b"my diary\n" * 200
