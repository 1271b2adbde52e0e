"""Every way out of a walk that is kept leaves a session that goes on at the same question; `/leave` leaves nothing."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest

from repair_cli.errors import ExitCode
from repair_cli.library.packs import Library
from tests.cli.conftest import PROMPT, Begun, Kept, Terminal, ended, shown
from tests.conftest import Ran, Repair

CANARY = "zqxwhisper"
BEFORE = {"what": CANARY, "mood": "hurt"}

Program = "pexpect.spawn[str]"


@pytest.fixture
def walking(terminal: Terminal, pack: Path) -> Callable[..., pexpect.spawn[str]]:
    """A walk at a terminal that is kept, after two answers and these lines, at a prompt."""

    def start(*lines: str) -> pexpect.spawn[str]:
        program = terminal("run", "talk", "--content", "pack", "--keep")
        for line in (CANARY, "it hurt", *lines):
            program.expect(r"(> |\.\.\. )$")
            program.sendline(line)
        program.expect(r"(> |\.\.\. )$")
        return program

    return start


@pytest.fixture
def document(repair: Repair) -> Callable[[], dict[str, Any]]:
    """How session 1 stands when somebody comes back to it."""

    def found() -> dict[str, Any]:
        told: dict[str, Any] = json.loads(repair("resume", "1", "--json", "--no-input").out)
        return told

    return found


Walking = Callable[..., "pexpect.spawn[str]"]
Document = Callable[[], dict[str, Any]]


def _hang_up(program: pexpect.spawn[str]) -> int:
    """Closes the terminal, as somebody does who shuts its window."""
    program.ptyproc.fileobj.close()  # type: ignore[attr-defined]
    return program.wait()


def _kill(number: signal.Signals) -> Callable[[pexpect.spawn[str]], int]:
    def send(program: pexpect.spawn[str]) -> int:
        assert program.pid is not None
        os.kill(program.pid, number)
        return ended(program)

    return send


def _type(keys: str) -> Callable[[pexpect.spawn[str]], int]:
    def send(program: pexpect.spawn[str]) -> int:
        program.send(keys)
        return ended(program)

    return send


WAYS = {
    "pause": (_type("/pause\r"), 0),
    "Ctrl-C": (_type("\x03"), 130),
    "Ctrl-D": (_type("\x04"), 0),
    "closed terminal": (_hang_up, 129),
    "SIGTERM": (_kill(signal.SIGTERM), 143),
    "kill -9": (_kill(signal.SIGKILL), 137),
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_out_leaves_a_session_that_goes_on_at_the_same_question_with_lines_that_nobody_ended(
    walking: Walking, document: Document, kept: Kept, way: str
) -> None:
    leave, code = WAYS[way]
    assert leave(walking("first line", "second line")) == code
    again = document()
    assert (again["answers"], again["waiting_for"]["id"]) == (BEFORE, "letter")
    archive = kept()
    assert archive.memory(1, archive.head(1)).drafts == {"letter": "first line\nsecond line"}


@pytest.mark.parametrize("way", ["Ctrl-C", "kill -9"])
def test_a_step_back_and_a_change_are_there_again(walking: Walking, document: Document, way: str) -> None:
    leave, _ = WAYS[way]
    leave(walking("/review 1", "left early", "/back"))
    again = document()
    assert (again["answers"], again["waiting_for"]["id"]) == ({"what": "left early"}, "mood")


@pytest.mark.parametrize("way", ["pause", "Ctrl-D"])
def test_a_pause_says_how_to_go_on_and_asks_for_no_file(walking: Walking, library: Library, way: str) -> None:
    program = walking()
    WAYS[way][0](program)
    said = " ".join(shown(program).split())
    assert f"{library.interface('pause-session')} repair resume 1" in said
    assert "A name for the file" not in said


@pytest.mark.parametrize(("way", "word"), [("Ctrl-C", "interrupted"), ("SIGTERM", "terminated")])
def test_a_signal_says_how_to_go_on(walking: Walking, way: str, word: str) -> None:
    program = walking()
    WAYS[way][0](program)
    assert shown(program).endswith(f"\nrepair: {word}; go on with: repair resume 1\n")


def test_an_answers_file_can_be_written_all_the_same(walking: Walking, tmp_path: Path) -> None:
    program = walking()
    program.sendline("/pause mine.yaml")
    assert ended(program) == 0
    assert CANARY in (tmp_path / "mine.yaml").read_text(encoding="utf-8")
    said = " ".join(shown(program).split())
    assert "repair run talk --answers mine.yaml --content pack" in said
    assert said.endswith("repair resume 1")


def test_leave_removes_the_session_from_the_file_and_clears_the_screen(
    walking: Walking, home: Path, kept: Kept
) -> None:
    file = home / ".local" / "share" / "repair" / "sessions.db"
    program = walking()
    assert CANARY.encode() in file.read_bytes()
    program.sendline("/leave")
    assert ended(program) == 0
    assert (program.before or "").endswith("\x1b[H\x1b[2J\x1b[3J")
    assert CANARY.encode() not in file.read_bytes()
    assert kept().numbers() == []


def test_one_session_is_walked_in_one_terminal_and_others_go_on(
    walking: Walking, terminal: Terminal, repair: Repair, document: Document
) -> None:
    first = walking()
    message = "repair: session 1 is open in another terminal; go on there, or close it first\n"
    assert repair("resume", "1", stdin="x\n") == Ran(ExitCode.STORAGE, "", message)
    assert repair("resume", stdin="x\n") == Ran(ExitCode.STORAGE, "", message)
    assert repair("sessions", "delete", "1", "--force") == Ran(ExitCode.STORAGE, "", message)
    second = walking()
    for program, line in ((first, "from the first"), (second, "from the second")):
        program.sendline(line)
        program.expect(r"\.\.\. $")
        program.sendline("")
        program.expect("Which moves.*" + PROMPT)
    second.send("\x03")
    first.send("\x03")
    assert (ended(first), ended(second)) == (130, 130)
    assert document()["answers"] == {**BEFORE, "letter": "from the first"}
    told = json.loads(repair("resume", "2", "--json", "--no-input").out)
    assert told["answers"] == {**BEFORE, "letter": "from the second"}


def test_a_terminal_that_was_killed_holds_no_session(walking: Walking, document: Document) -> None:
    WAYS["kill -9"][0](walking())
    assert document()["session"] == 1


def test_resume_at_a_terminal_shows_the_question_and_what_was_answered(
    begun: Begun, terminal: Terminal, library: Library
) -> None:
    begun(BEFORE)
    program = terminal("resume")
    program.expect(PROMPT)
    first = " ".join(shown(program).split())
    assert "A few lines?" in first
    assert library.interface("resumed") in first
    program.sendline("/review")
    program.expect("to go on > $")
    assert f"1. What happened? {CANARY}" in shown(program)


def test_a_finished_session_shows_its_page_again_and_where_to_go_from_there(begun: Begun, terminal: Terminal) -> None:
    begun({**BEFORE, "letter": "one", "moves": ("ask",), "sign": None, "when": "never"})
    program = terminal("resume", "1")
    program.expect("What next.*" + PROMPT)
    assert f"  What happened\n\n  {CANARY}\n" in shown(program)
    program.sendline("leave")
    assert ended(program) == 0


@pytest.mark.parametrize(("typed", "left"), [("yes", []), ("y", []), ("no", [1, 2]), ("", [1, 2]), ("\x04", [1, 2])])
def test_deleting_asks_first_and_takes_yes_alone_for_it(
    begun: Begun, terminal: Terminal, kept: Kept, typed: str, left: list[int]
) -> None:
    begun(BEFORE)
    begun(BEFORE)
    program = terminal("sessions", "delete", "--all")
    program.expect("Delete 2 sessions for good. Type yes: $")
    program.send(typed if typed == "\x04" else f"{typed}\r")
    assert ended(program) == 0
    assert ("Nothing was deleted." in shown(program)) is bool(left)
    assert ("Deleted: 1, 2." in shown(program)) is not bool(left)
    assert kept().numbers() == left


def test_deleting_one_asks_about_one(begun: Begun, terminal: Terminal) -> None:
    begun(BEFORE)
    program = terminal("sessions", "delete", "1")
    program.expect("Delete 1 session for good. Type yes: $")
    program.send("\x03")
    assert ended(program) == 130


def test_what_the_content_has_lost_is_told_at_a_terminal_too(begun: Begun, terminal: Terminal, pack: Path) -> None:
    begun({**BEFORE, "letter": "one"})
    text = (pack / "talk.yaml").read_text(encoding="utf-8")
    (pack / "talk.yaml").write_text(text.replace("      hurt: It hurt\n", ""), encoding="utf-8")
    program = terminal("resume", "1")
    program.expect(PROMPT)
    assert "These answers do not fit as they are: mood, letter." in " ".join(shown(program).split())
    with contextlib.suppress(pexpect.TIMEOUT):
        program.sendline("/review")
        program.expect("to go on > $")
    assert f"1. What happened? {CANARY}" in shown(program)
