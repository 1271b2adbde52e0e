"""What is kept: listed, shown, taken along in every format, removed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from repair_cli.errors import ExitCode
from repair_cli.guide.walk import Drafts
from tests.cli.conftest import Begun, Kept
from tests.conftest import Ran, Repair

ALL: Drafts = {
    "what": "came late", "mood": "hurt", "letter": "one\ntwo", "moves": ("say it", "ask"), "sign": "we talk",
    "when": "date", "day": "2020-02-02",
}  # fmt: skip
THEN = "2020-02-01T20:15:00+00:00"


@pytest.fixture
def two(begun: Begun) -> None:
    """One session that is finished, with a plan, and one that is not."""
    begun(ALL)
    begun({"what": "left early", "mood": "angry"})


def test_a_list_tells_guide_when_where_it_stands_and_what_comes_next(repair: Repair, two: None) -> None:
    assert repair("sessions", "list") == Ran(
        0,
        "1  A short talk\n"
        "    2020-02-01 20:15, finished\n"
        "    ended with: say it\n"
        "    look back: 2020-02-02\n"
        "2  A short talk\n"
        "    2020-02-01 20:15, step 1 of 2, Say it\n"
        "    next: A few lines?\n",
        "",
    )


def test_a_walk_before_its_first_step_has_begun(repair: Repair) -> None:
    repair("fit", "--keep", "--no-input", "--answers", "-", stdin="danger: no\n")
    _, where, onward = repair("sessions", "list").out.splitlines()
    assert re.fullmatch(r"    \d{4}-\d\d-\d\d \d\d:\d\d, begun", where)
    assert onward == "    next: Has your therapist done any of these?"


def test_a_list_as_json(repair: Repair, two: None) -> None:
    document = json.loads(repair("sessions", "list", "--json").out)
    assert document["schema"] == 1
    assert document["sessions"][1] == {
        "session": 2, "guide": "talk", "title": "A short talk", "started": THEN, "changed": THEN, "status": "paused",
        "step": 1, "steps": 2, "stage": "Say it", "next": "A few lines?", "due": None, "done": False,
    }  # fmt: skip
    first = document["sessions"][0]
    assert (first["status"], first["next"], first["due"]) == ("finished", "say it", "2020-02-02")


def test_a_list_and_a_document_call_what_is_not_finished_by_one_word(repair: Repair, two: None) -> None:
    sessions = json.loads(repair("sessions", "export", "--all").out)["sessions"]
    assert [(one["status"], one["walk"]["status"]) for one in sessions] == [("finished",) * 2, ("paused",) * 2]


def test_an_empty_list_makes_nothing(repair: Repair, home: Path) -> None:
    assert repair("sessions", "list") == Ran(0, "Nothing is kept.\n", "")
    assert json.loads(repair("sessions", "list", "--json").out) == {"schema": 1, "sessions": []}
    assert list(home.iterdir()) == []


def test_a_session_shows_its_answers_and_its_page(repair: Repair, two: None) -> None:
    ran = repair("sessions", "show", "1")
    assert ran == Ran(
        0,
        "1  A short talk\n    2020-02-01 20:15, finished\n    ended with: say it\n    look back: 2020-02-02\n\n"
        "What happened?\n    came late\nHow was it?\n    It hurt\nA few lines?\n    one\n    two\n"
        "Which moves?\n    say it, ask\nHow will you know?\n    we talk\nWhen will you look back?\n    On a day\n"
        "Which day?\n    2020-02-02\n\n"
        "My card\n=======\n\nWhat happened\n-------------\n\ncame late\n\nPlan\n----\n\n- say it\n- ask\n",
        "",
    )


def test_a_session_that_is_not_finished_shows_its_answers(repair: Repair, two: None) -> None:
    ran = repair("sessions", "show", "2")
    assert ran.out.endswith("\n\nWhat happened?\n    left early\nHow was it?\n    It made me angry\n")


def test_a_session_as_json_is_the_document_of_its_walk(repair: Repair, two: None) -> None:
    document = json.loads(repair("sessions", "show", "2", "--json").out)
    assert (document["schema"], document["session"], document["status"]) == (1, 2, "paused")
    assert document["answers"] == {"what": "left early", "mood": "angry"}
    assert document["waiting_for"]["id"] == "letter"
    assert json.loads(repair("sessions", "show", "1", "--json").out)["card"]["title"] == "My card"


@pytest.mark.parametrize("command", [("show", "3"), ("export", "3"), ("delete", "3", "--force"), ("delete", "3")])
def test_an_unknown_id_is_told(repair: Repair, two: None, command: tuple[str, ...]) -> None:
    message = "repair: there is no session 3; `repair sessions list` shows those there are\n"
    assert repair("sessions", *command) == Ran(ExitCode.STORAGE, "", message)


@pytest.mark.parametrize("command", [("show", "1"), ("export", "1"), ("delete", "1", "--force")])
def test_where_nothing_is_kept_it_says_where_it_looked(repair: Repair, home: Path, command: tuple[str, ...]) -> None:
    place = home / ".local" / "share" / "repair"
    message = f"repair: nothing is kept in {place}; `repair walk --keep` keeps a walk\n"
    assert repair("sessions", *command) == Ran(ExitCode.STORAGE, "", message)


@pytest.mark.parametrize("format", ["md", "html", "txt", "json", "ics"])
def test_a_page_is_exported_as_the_walk_had_written_it(repair: Repair, two: None, tmp_path: Path, format: str) -> None:
    name = f"card.{format}"
    assert repair("sessions", "export", "1", "-o", name) == Ran(0, "", f"repair: written to {name}\n")
    page = (tmp_path / name).read_bytes().decode()
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    command = ("run", "talk", "--content", "pack", "--format", format, "--answers", "-")
    assert repair(*command, stdin=json.dumps(ALL)).out == page


def test_without_a_format_a_page_is_markdown(repair: Repair, two: None) -> None:
    assert repair("sessions", "export", "1").out.startswith("# My card\n\n## What happened\n\ncame late\n")


def test_the_day_of_a_plan_counts_from_the_day_when_the_walk_was_finished(repair: Repair, begun: Begun) -> None:
    begun({**ALL, "when": "week"})
    assert "DTSTART;VALUE=DATE:20200208" in repair("sessions", "export", "1", "--format", "ics").out.splitlines()


def test_a_page_does_not_replace_a_file_unless_it_is_told_to(repair: Repair, two: None, tmp_path: Path) -> None:
    (tmp_path / "card.md").write_text("mine", encoding="utf-8")
    message = "repair: card.md exists already; use --force to replace it, or another name\n"
    assert repair("sessions", "export", "1", "-o", "card.md") == Ran(ExitCode.STORAGE, "", message)
    assert repair("sessions", "export", "--all", "-o", "card.md", "--format", "json").err == message
    assert (tmp_path / "card.md").read_text(encoding="utf-8") == "mine"
    assert repair("sessions", "export", "1", "-o", "card.md", "--force").code == 0
    assert (tmp_path / "card.md").read_text(encoding="utf-8").startswith("# My card")


def test_a_session_that_is_not_finished_has_no_page(repair: Repair, two: None, tmp_path: Path) -> None:
    message = "repair: session 2 is not finished, so it has no page yet; go on with: repair resume 2\n"
    assert repair("sessions", "export", "2", "-o", "card.md") == Ran(ExitCode.STORAGE, "", message)
    assert not (tmp_path / "card.md").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("export",), "it is not clear what to export; name a session, or use --all"),
        (("export", "1", "--all"), "it is not clear what to export; name a session, or use --all"),
        (
            ("export", "--all", "--format", "md"),
            "everything at once is one JSON document; use --format json, or name a file that ends in .json",
        ),
        (
            ("export", "--all", "-o", "all.md"),
            "everything at once is one JSON document; use --format json, or name a file that ends in .json",
        ),
        (("delete",), "it is not clear what to delete; name a session, or use --all"),
        (("delete", "1", "--all"), "it is not clear what to delete; name a session, or use --all"),
        (("delete", "1"), "nobody can be asked whether to delete; use --force"),
        (("delete", "--all"), "nobody can be asked whether to delete; use --force"),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(
    repair: Repair, two: None, kept: Kept, arguments: tuple[str, ...], message: str
) -> None:
    assert repair("sessions", *arguments) == Ran(ExitCode.USAGE, "", f"repair: {message}\n")
    assert kept().numbers() == [1, 2]


def test_everything_is_exported_as_one_document(repair: Repair, two: None, tmp_path: Path) -> None:
    ran = repair("sessions", "export", "--all", "-o", "all.json")
    assert (ran.code, ran.out) == (0, "")
    document = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert (tmp_path / "all.json").stat().st_mode & 0o777 == 0o600
    assert repair("sessions", "export", "--all").out == (tmp_path / "all.json").read_text(encoding="utf-8")
    first, second = document["sessions"]
    assert document["schema"] == 1
    assert first["walk"]["card"]["title"] == "My card"
    assert second["known"] == {"what": "left early", "mood": "angry"}
    assert second["walk"]["waiting_for"]["id"] == "letter"
    [_, row] = json.loads(repair("sessions", "list", "--json").out)["sessions"]
    assert {name: second[name] for name in row} == row


def test_everything_is_nothing_where_nothing_is_kept(repair: Repair) -> None:
    assert json.loads(repair("sessions", "export", "--all").out) == {"schema": 1, "sessions": []}
    assert repair("sessions", "delete", "--all") == Ran(0, "Nothing is kept.\n", "")


def test_deleting_removes_the_sessions_that_are_named_and_their_text(repair: Repair, two: None, home: Path) -> None:
    file = home / ".local" / "share" / "repair" / "sessions.db"
    assert b"left early" in file.read_bytes()
    assert repair("sessions", "delete", "2", "2", "--force") == Ran(0, "Deleted: 2.\n", "")
    assert b"left early" not in file.read_bytes()
    assert b"came late" in file.read_bytes()
    assert [one["session"] for one in json.loads(repair("sessions", "list", "--json").out)["sessions"]] == [1]


def test_one_unknown_id_among_others_deletes_none(repair: Repair, two: None, kept: Kept) -> None:
    assert repair("sessions", "delete", "1", "3", "--force").code == ExitCode.STORAGE
    assert kept().numbers() == [1, 2]


def test_deleting_all_leaves_no_text_and_no_number_is_used_again(
    repair: Repair, two: None, home: Path, begun: Begun
) -> None:
    assert repair("sessions", "delete", "--all", "--force") == Ran(0, "Deleted: 1, 2.\n", "")
    assert repair("sessions", "list").out == "Nothing is kept.\n"
    assert b"came late" not in (home / ".local" / "share" / "repair" / "sessions.db").read_bytes()
    begun({"what": "again"})
    assert [one["session"] for one in json.loads(repair("sessions", "list", "--json").out)["sessions"]] == [3]


def test_locked_sessions_are_listed_shown_and_exported_with_the_passphrase_alone(
    repair: Repair, two: None, locked: Callable[[], None]
) -> None:
    locked()
    message = (
        "repair: the vault is locked, and nobody can be asked for the passphrase; "
        "give it on a descriptor: --passphrase-fd 3 3< FILE\n"
    )
    for command in (("list",), ("list", "--json"), ("show", "1"), ("export", "1"), ("export", "--all")):
        assert repair("sessions", *command) == Ran(ExitCode.LOCKED, "", message)


def test_locked_sessions_can_be_deleted_without_the_passphrase(
    repair: Repair, two: None, locked: Callable[[], None], kept: Kept
) -> None:
    locked()
    assert repair("sessions", "delete", "1", "--force") == Ran(0, "Deleted: 1.\n", "")
    assert kept().numbers() == [2]
