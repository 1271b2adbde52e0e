"""Coming back to a walk that was kept: the same question, every answer, also where the content has changed since."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from repair_cli.errors import ExitCode
from repair_cli.library.packs import Library
from tests.cli.conftest import Kept
from tests.conftest import Ran, Repair
from tests.store.locks import WORDS

Talk = Callable[..., Ran]

ALL = "what: came late\nmood: hurt\nletter: one\nmoves: [ask]\nsign: we talk\nwhen: never\n"


@pytest.fixture
def talk(repair: Repair, pack: Path) -> Talk:
    """Walks the short guide with typed lines, kept."""
    return lambda *lines: repair(
        "run", "talk", "--content", "pack", "--keep", stdin="".join(f"{one}\n" for one in lines)
    )


@pytest.fixture
def document(repair: Repair) -> Callable[..., dict[str, Any]]:
    """How a session stands."""

    def found(*arguments: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(repair("resume", *arguments, "--json", "--no-input").out)
        return told

    return found


Document = Callable[..., dict[str, Any]]


def test_a_script_that_is_cut_off_is_told_how_to_go_on_and_does(talk: Talk, document: Document) -> None:
    ran = talk("came late", "hurt")
    assert ran.code == ExitCode.ANSWERS
    assert ran.err == (
        "repair: no answer for `letter`: A few lines? (text); what was answered is kept; go on with: repair resume 1\n"
    )
    again = document("1")
    assert again["answers"] == {"what": "came late", "mood": "hurt"}
    assert (again["waiting_for"]["id"], again["session"], again["status"]) == ("letter", 1, "paused")


def test_it_says_that_the_answers_are_here_and_shows_the_question_that_waits(talk: Talk, repair: Repair) -> None:
    talk("came late", "hurt")
    ran = repair("resume", "1", stdin="/review\n\n")
    assert (
        "You are back where you stopped. /review shows your answers so far. If you feel less safe now than" in ran.out
    )
    assert "- 1. What happened? came late\n- 2. How was it? It hurt\n" in ran.out
    assert "What happened?\n>" not in ran.out


def test_without_an_id_it_is_the_latest_that_is_not_finished(talk: Talk, document: Document, kept: Kept) -> None:
    talk("first")
    talk("second")
    talk("third", "scared")
    assert document()["answers"] == {"what": "second"}
    archive = kept()
    archive.mark(1, replace(archive.head(1), changed="2999-01-01T00:00:00+00:00"))
    assert document()["answers"] == {"what": "first"}


def test_without_an_id_and_without_an_unfinished_walk_it_fails(talk: Talk, repair: Repair) -> None:
    talk("came late", "scared")
    message = "repair: there is no walk that waits to be finished; `repair sessions list` shows what is kept\n"
    assert repair("resume") == Ran(ExitCode.STORAGE, "", message)


@pytest.mark.parametrize("number", ["2", "0", "99999999999999999999"])
def test_an_id_that_is_not_there_fails_and_begins_no_session(talk: Talk, repair: Repair, number: str) -> None:
    talk("came late")
    before = repair("sessions", "list").out
    message = f"repair: there is no session {number}; `repair sessions list` shows those there are\n"
    assert repair("resume", number, stdin="x\n") == Ran(ExitCode.STORAGE, "", message)
    assert repair("sessions", "list").out == before


def test_where_nothing_was_ever_kept_nothing_is_made(repair: Repair, home: Path) -> None:
    place = home / ".local" / "share" / "repair"
    message = f"repair: nothing is kept in {place}; `repair walk --keep` keeps a walk\n"
    assert repair("resume", "1") == Ran(ExitCode.STORAGE, "", message)
    assert list(home.iterdir()) == []


def test_a_script_goes_on_step_by_step_in_one_session(repair: Repair, pack: Path, tmp_path: Path) -> None:
    command = ["run", "talk", "--content", "pack", "--keep"]
    asked: list[str] = []
    for line in [*ALL.splitlines(), ""]:
        (tmp_path / "a.yaml").write_text(f"{line}\n", encoding="utf-8")
        ran = repair(*command, "--answers", "a.yaml", "--json")
        told = json.loads(ran.out)
        assert told["session"] == 1
        asked += [told["waiting_for"]["id"]] if "waiting_for" in told else []
        if told["status"] == "finished":
            break
        assert ran.code == ExitCode.ANSWERS
        command = ["resume", "1"]
    assert asked == ["mood", "letter", "moves", "sign", "when"]
    assert (told["outcome"]["id"], ran.code) == ("ready", 0)
    assert told["card"]["sections"][0] == {"title": "What happened", "text": "came late"}


def test_an_answer_that_does_not_fit_changes_nothing(talk: Talk, repair: Repair, document: Document) -> None:
    talk("came late")
    before = document("1")
    ran = repair("resume", "1", "--answers", "-", "--json", stdin="mood: hrt\n")
    assert ran.code == ExitCode.ANSWERS
    assert json.loads(ran.out)["error"]["code"] == "near-choice"
    assert document("1") == before


def test_an_answers_file_can_change_an_answer_that_was_given(talk: Talk, repair: Repair) -> None:
    talk("came late")
    ran = repair("resume", "1", "--answers", "-", "--json", stdin="what: left early\nmood: scared\n")
    told = json.loads(ran.out)
    assert told["answers"] == {"what": "left early", "mood": "scared"}
    assert told["unused"] == []
    [session] = json.loads(repair("sessions", "export", "--all").out)["sessions"]
    assert session["known"] == told["answers"]


def test_a_finished_session_shows_its_page_again(talk: Talk, repair: Repair, tmp_path: Path) -> None:
    talk("came late", "hurt", "one", "", "ask", "", "we talk", "never", "leave")
    ran = repair("resume", "1", "-o", "card.md")
    assert ran.code == 0
    assert "\nYour card: My card\n\nWhat happened\n\ncame late\n" in ran.out
    assert (tmp_path / "card.md").read_text(encoding="utf-8").startswith("# My card\n")


def test_a_step_back_and_the_answer_that_waits_are_there_again(talk: Talk, repair: Repair, document: Document) -> None:
    talk("came late", "hurt", "/back")
    again = document("1")
    assert (again["answers"], again["waiting_for"]["id"]) == ({"what": "came late"}, "mood")
    assert "Press Enter to keep: It hurt\n" in repair("resume", "1", stdin="\n").out
    assert document("1")["answers"] == {"what": "came late", "mood": "hurt"}


def test_a_change_in_the_review_is_there_again(talk: Talk, document: Document) -> None:
    talk("came late", "hurt", "/review 1", "left early")
    assert document("1")["answers"] == {"what": "left early", "mood": "hurt"}


def test_a_change_that_was_begun_loses_none_of_the_answers_after_it(
    talk: Talk, repair: Repair, document: Document
) -> None:
    talk("came late", "hurt", "one", "", "/review 1")
    assert document("1")["answers"] == {}
    assert "Press Enter to keep: came late\n" in repair("resume", "1", stdin="left early\n").out
    assert document("1")["answers"] == {"what": "left early", "mood": "hurt", "letter": "one"}


def test_lines_of_a_long_text_that_was_not_ended_are_offered_again(
    talk: Talk, repair: Repair, document: Document
) -> None:
    talk("came late", "hurt", "first line", "second line")
    assert document("1")["waiting_for"]["id"] == "letter"
    assert "Press Enter to keep: first line\nsecond line\n" in repair("resume", "1", stdin="\n").out
    assert document("1")["answers"]["letter"] == "first line\nsecond line"


def test_no_keep_goes_on_and_leaves_the_session_as_it_was(talk: Talk, repair: Repair, document: Document) -> None:
    talk("came late")
    ran = repair("resume", "1", "--no-keep", "--json", stdin="hurt\n")
    told = json.loads(ran.out)
    assert (told["answers"], told["session"]) == ({"what": "came late", "mood": "hurt"}, None)
    assert document("1")["answers"] == {"what": "came late"}


def test_no_keep_says_what_becomes_of_what_was_kept_before(talk: Talk, repair: Repair, library: Library) -> None:
    talk("came late")
    assert library.interface("resumed-not-kept") in repair("resume", "1", "--no-keep", stdin="hurt\n").out
    assert library.interface("resumed-not-kept") not in repair("resume", "1", stdin="hurt\n").out


@pytest.mark.parametrize("lines", ["/leave\n", "hurt\n/leave\n"])
def test_leave_removes_what_was_kept_before_also_where_nothing_new_is_kept(
    talk: Talk, repair: Repair, home: Path, lines: str
) -> None:
    talk("zqxwhisper")
    file = home / ".local" / "share" / "repair" / "sessions.db"
    assert repair("resume", "1", "--no-keep", stdin=lines).code == 0
    assert b"zqxwhisper" not in file.read_bytes()
    assert repair("sessions", "list").out == "Nothing is kept.\n"


def test_leave_says_so_where_what_was_kept_before_is_open_in_another_terminal(
    talk: Talk, repair: Repair, kept: Kept
) -> None:
    talk("came late")
    kept().take(1)
    message = "repair: session 1 is open in another terminal; go on there, or close it first\n"
    ran = repair("resume", "1", "--no-keep", stdin="/leave\n")
    assert (ran.code, ran.err) == (ExitCode.STORAGE, message)


def test_leave_removes_the_session_and_its_text(talk: Talk, repair: Repair, home: Path) -> None:
    talk("zqxwhisper")
    file = home / ".local" / "share" / "repair" / "sessions.db"
    assert b"zqxwhisper" in file.read_bytes()
    assert repair("resume", "1", stdin="/leave\n").code == 0
    assert b"zqxwhisper" not in file.read_bytes()
    assert repair("sessions", "list").out == "Nothing is kept.\n"


def test_a_locked_session_needs_the_passphrase(
    talk: Talk, repair: Repair, locked: Callable[[], None], environment: dict[str, str], tmp_path: Path
) -> None:
    talk("came late")
    locked()
    message = (
        "repair: the vault is locked, and nobody can be asked for the passphrase; "
        "give it on a descriptor: --passphrase-fd 3 3< FILE\n"
    )
    assert repair("resume", "1", stdin="hurt\n") == Ran(ExitCode.LOCKED, "", message)
    (tmp_path / "p").write_text(f"{WORDS}\n", encoding="utf-8")
    line = f'"{sys.executable}" -m repair_cli resume --json --no-input --passphrase-fd 3 3< p'
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, env=environment, capture_output=True, timeout=30)
    assert json.loads(done.stdout)["answers"] == {"what": "came late"}


def test_the_folder_of_content_is_found_from_anywhere(talk: Talk, environment: dict[str, str], home: Path) -> None:
    talk("came late")
    command = [sys.executable, "-m", "repair_cli", "resume", "--json", "--no-input"]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, timeout=30)
    assert json.loads(done.stdout)["answers"] == {"what": "came late"}


def _edit(pack: Path, before: str, after: str) -> None:
    text = (pack / "talk.yaml").read_text(encoding="utf-8")
    assert before in text
    (pack / "talk.yaml").write_text(text.replace(before, after), encoding="utf-8")


OPTION = "      hurt: It hurt\n"
QUESTION = (
    "  letter:\n    stage: say\n    ask: text\n    lines: many\n    question: A few lines?\n    next: moves\n"
)  # fmt: skip
CHANGED = "The questions have changed since you were here. These answers do not fit as they are: "
LOST = ". None is lost: what still fits comes up again.\n"


def test_an_option_that_is_gone_is_told_and_its_answer_comes_back_with_it(
    talk: Talk, repair: Repair, document: Document, pack: Path
) -> None:
    talk("came late", "hurt", "one", "")
    _edit(pack, OPTION, "")
    ran = repair("resume", "1")
    assert f"{CHANGED}mood, letter{LOST}" in ran.out
    assert 'What was given before does not fit: "hurt" is not on the list.\n' in ran.out
    again = document("1")
    assert (again["answers"], again["waiting_for"]["id"]) == ({"what": "came late"}, "mood")
    [session] = json.loads(repair("sessions", "export", "--all").out)["sessions"]
    assert session["known"] == {"what": "came late", "mood": "hurt", "letter": "one"}
    _edit(pack, "      angry:", f"{OPTION}      angry:")
    ran = repair("resume", "1", stdin="\n\n")
    assert "Press Enter to keep: It hurt\n" in ran.out
    assert document("1")["answers"] == {"what": "came late", "mood": "hurt", "letter": "one"}


def test_a_question_that_is_gone_keeps_its_answer_beside_the_walk(
    talk: Talk, repair: Repair, document: Document, pack: Path
) -> None:
    talk("came late", "hurt", "one", "", "ask", "")
    _edit(pack, QUESTION, "")
    _edit(pack, "next: letter", "next: moves")
    ran = repair("resume", "1", stdin="we talk\n")
    assert f"{CHANGED}letter{LOST}" in ran.out
    again = document("1")
    assert again["answers"] == {"what": "came late", "mood": "hurt", "moves": ["ask"], "sign": "we talk"}
    [session] = json.loads(repair("sessions", "export", "--all").out)["sessions"]
    assert session["known"]["letter"] == "one"


def test_a_question_that_is_new_is_asked_and_the_answers_after_it_come_up_again(
    talk: Talk, repair: Repair, document: Document, pack: Path
) -> None:
    talk("came late", "hurt", "one", "")
    _edit(pack, "    next: mood\n", "    next: where\n  where: {ask: text, question: Where was it?, next: mood}\n")
    ran = repair("resume", "1", stdin="online\n\n\n")
    assert f"{CHANGED}mood, letter{LOST}" in ran.out
    assert "\nWhere was it?\n" in ran.out
    assert document("1")["answers"] == {"what": "came late", "where": "online", "mood": "hurt", "letter": "one"}


def test_content_that_is_the_same_is_not_told_as_changed(talk: Talk, repair: Repair) -> None:
    talk("came late", "hurt")
    assert "have changed" not in repair("resume", "1").out


def test_a_guide_that_is_gone_is_told_and_everything_can_still_be_taken_along(
    talk: Talk, repair: Repair, pack: Path
) -> None:
    talk("came late")
    (pack / "talk.yaml").unlink()
    ran = repair("resume", "1")
    assert (ran.code, ran.out) == (ExitCode.CONTENT, "")
    assert ran.err == (
        "repair: session 1 cannot be opened: there is no guide `talk`; "
        "bring it back, or name its folder with --content; every answer is in: repair sessions export --all\n"
    )
    [session] = json.loads(repair("sessions", "export", "--all").out)["sessions"]
    assert (session["known"], session["walk"]) == ({"what": "came late"}, None)


def test_a_folder_of_content_that_is_gone_can_be_named_anew(
    talk: Talk, repair: Repair, pack: Path, document: Document
) -> None:
    talk("came late")
    pack.rename(pack.with_name("moved"))
    ran = repair("resume", "1")
    assert (ran.code, ran.out) == (ExitCode.CONTENT, "")
    assert ran.err == (
        f"repair: session 1 cannot be opened: {pack} is no folder that can be read; "
        "bring it back, or name its folder with --content; every answer is in: repair sessions export --all\n"
    )
    [session] = json.loads(repair("sessions", "export", "--all").out)["sessions"]
    assert (session["known"], session["walk"]) == ({"what": "came late"}, None)
    assert document("1", "--content", "moved")["answers"] == {"what": "came late"}


def test_a_guide_that_is_broken_now_is_told_with_its_line(talk: Talk, repair: Repair, pack: Path) -> None:
    talk("came late")
    _edit(pack, "    ask: list\n", "    ask: lits\n")
    ran = repair("resume", "1")
    assert (ran.code, ran.out) == (ExitCode.CONTENT, "")
    problem, hint = ran.err.splitlines()
    assert problem.startswith(f"{pack}/talk.yaml:40:10: error R110 ")
    assert hint == "bring it back, or name its folder with --content; every answer is in: repair sessions export --all"


def test_a_file_can_change_an_answer_and_a_safety_answer_changes_where_it_leads(repair: Repair, tmp_path: Path) -> None:
    calm = "danger: no\nstop-signs: [none]\nafraid: no\nearly-signs: [none]\n"
    (tmp_path / "calm.yaml").write_text(calm, encoding="utf-8")
    (tmp_path / "afraid.yaml").write_text("afraid: yes\n", encoding="utf-8")
    repair("walk", "--answers", "calm.yaml", "--keep", "--no-input")
    ran = repair("resume", "1", "--answers", "afraid.yaml", "--no-input", "--json")
    assert json.loads(ran.out)["outcome"]["kind"] == "support"
