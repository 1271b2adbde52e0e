"""Whether a walk is kept: asked once at a terminal, remembered, and never assumed for a script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from repair_cli.errors import ExitCode
from repair_cli.library.packs import Library
from tests.cli.conftest import PROMPT, Kept, Terminal, ended, shown
from tests.conftest import Repair

TALK = ("run", "talk", "--content", "pack")
CANARY = "zqxwhisper"
QUESTION = "Would you like to keep what you write?"
PASSPHRASE = "seven quiet paper boats"


@pytest.fixture
def file(home: Path) -> Path:
    return home / ".local" / "share" / "repair" / "sessions.db"


def _typed(terminal: Terminal, *lines: str, arguments: tuple[str, ...] = TALK) -> str:
    """Types lines, each at its prompt, and gives what stood before each prompt; then presses Ctrl-C."""
    program = terminal(*arguments)
    seen = ""
    for line in lines:
        program.expect(PROMPT)
        seen += shown(program)
        program.sendline(line)
    program.expect(PROMPT)
    seen += shown(program)
    program.send("\x03")
    assert ended(program) == 130
    return seen + shown(program)


def test_a_terminal_asks_once_before_the_first_question_in_plain_words(
    terminal: Terminal, pack: Path, library: Library
) -> None:
    program = terminal(*TALK)
    program.expect(PROMPT)
    first = " ".join(shown(program).split())
    words = library.interface
    for key in ("consent-title", "consent-about", "consent-who", "consent-question"):
        assert words(key) in first
    for place, key in enumerate(("consent-plain", "consent-locked", "consent-nothing"), 1):
        assert f"{place} {words(key)}" in first
    assert "What happened?" not in first
    program.sendline("1")
    program.expect(PROMPT)
    assert "What happened?" in shown(program)
    assert QUESTION not in _typed(terminal)


def test_yes_keeps_each_answer_in_a_file_for_its_owner_alone(terminal: Terminal, pack: Path, file: Path) -> None:
    assert "go on with: repair resume 1" in _typed(terminal, "1", CANARY)
    assert CANARY.encode() in file.read_bytes()
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_locked_keeps_each_answer_behind_a_passphrase_that_is_asked_for_twice(
    terminal: Terminal, pack: Path, file: Path, library: Library, kept: Kept
) -> None:
    program = terminal(*TALK)
    program.expect(PROMPT)
    program.sendline("2")
    program.expect(PROMPT)
    assert library.interface("consent-lost") in " ".join(shown(program).split())
    for _ in range(2):
        assert not program.getecho()
        program.sendline(PASSPHRASE)
        program.expect(PROMPT, timeout=30)
    assert "What happened?" in shown(program)
    program.sendline(CANARY)
    program.expect(PROMPT)
    program.sendline("/leave")
    assert ended(program) == 0
    assert CANARY.encode() not in file.read_bytes()
    assert (kept().consent, kept().lock is None, kept().numbers()) == (True, False, [])


def test_who_finds_no_passphrase_hears_why_and_chooses_again(
    terminal: Terminal, pack: Path, kept: Kept, library: Library
) -> None:
    program = terminal(*TALK)
    program.expect(PROMPT)
    program.sendline("2")
    for _ in range(3):
        program.expect(PROMPT)
        program.sendline("")
    program.expect(PROMPT)
    seen = program.before or ""
    assert "\x1b[2J" not in seen[seen.index("no new passphrase was chosen") :]
    assert "no new passphrase was chosen; nothing was changed; try again" in " ".join(shown(program).split())
    assert QUESTION in shown(program)
    program.sendline("3")
    program.expect("What happened.*" + PROMPT)
    assert (kept().consent, kept().lock) == (False, None)


def test_no_keeps_no_answer_and_is_remembered(terminal: Terminal, pack: Path, file: Path) -> None:
    seen = _typed(terminal, "3", CANARY)
    assert "repair resume" not in seen
    assert CANARY.encode() not in file.read_bytes()
    assert QUESTION not in _typed(terminal, CANARY)
    assert CANARY.encode() not in file.read_bytes()


def test_a_choice_can_be_made_in_words_and_what_is_none_is_told(
    terminal: Terminal, pack: Path, library: Library
) -> None:
    seen = _typed(terminal, "maybe", "9", "", "yes", "no", CANARY)
    told = " ".join(seen.split())
    assert told.count(library.interface("pick-number", most=3)) == 3  # `yes` begins two of them
    assert library.interface("misfit-no-such-number", given="9", most=3) in told
    assert "repair resume" not in seen


@pytest.mark.parametrize("way", ["/leave\r", "\x04", "\x03"])
def test_who_leaves_at_the_question_has_chosen_nothing_and_is_asked_again(
    terminal: Terminal, pack: Path, home: Path, way: str
) -> None:
    program = terminal(*TALK)
    program.expect(PROMPT)
    program.send(way)
    assert ended(program) == (130 if way == "\x03" else 0)
    assert "What happened?" not in shown(program)
    assert list(home.iterdir()) == []
    again = terminal(*TALK)
    again.expect(PROMPT)
    assert QUESTION in shown(again)


def test_help_and_support_work_at_the_question(terminal: Terminal, pack: Path, library: Library) -> None:
    seen = " ".join(_typed(terminal, "/help", "/support", "3").split())
    assert library.interface("help-leave") in seen
    assert "Help lines:" in seen


def test_no_keep_asks_nothing_and_keeps_nothing_of_this_walk(
    terminal: Terminal, pack: Path, repair: Repair, home: Path, file: Path
) -> None:
    assert QUESTION not in _typed(terminal, CANARY, arguments=(*TALK, "--no-keep"))
    assert list(home.iterdir()) == []
    repair("paths", "--keep")
    assert "repair resume" not in _typed(terminal, CANARY, arguments=(*TALK, "--no-keep"))
    assert CANARY.encode() not in file.read_bytes()
    assert "repair resume 1" in _typed(terminal, CANARY)


def test_keep_asks_nothing_and_keeps_this_walk(terminal: Terminal, pack: Path, repair: Repair) -> None:
    repair("paths", "--no-keep")
    seen = _typed(terminal, CANARY, arguments=(*TALK, "--keep"))
    assert QUESTION not in seen
    assert "repair resume 1" in seen
    assert "walks      not kept\n" in repair("paths").out


def test_the_choice_can_be_changed_with_paths(terminal: Terminal, pack: Path, repair: Repair) -> None:
    repair("paths", "--no-keep")
    assert "repair resume" not in _typed(terminal, CANARY)
    repair("paths", "--keep")
    assert "repair resume 1" in _typed(terminal, CANARY)


def test_a_guide_that_asks_nothing_asks_nothing_about_keeping(terminal: Terminal, home: Path) -> None:
    program = terminal("support")
    assert ended(program) == 0
    assert QUESTION not in shown(program)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("stdin", ["", f"{CANARY}\n"])
def test_a_script_keeps_nothing_also_where_a_person_said_yes(
    repair: Repair, pack: Path, kept: Kept, stdin: str
) -> None:
    repair("paths", "--keep")
    ran = repair(*TALK, "--json", stdin=stdin)
    assert json.loads(ran.out)["session"] is None
    assert "repair resume" not in ran.err
    assert kept().numbers() == []


def test_a_script_that_was_never_asked_for_anything_makes_no_folder(repair: Repair, pack: Path, home: Path) -> None:
    repair(*TALK, stdin=f"{CANARY}\nhurt\n")
    assert list(home.iterdir()) == []


def test_a_script_keeps_what_it_asks_to_keep(repair: Repair, pack: Path, file: Path) -> None:
    assert json.loads(repair(*TALK, "--keep", "--json", stdin=f"{CANARY}\n").out)["session"] == 1
    assert CANARY.encode() in file.read_bytes()


def test_a_script_that_cannot_keep_fails_and_gives_its_result(repair: Repair, pack: Path, home: Path) -> None:
    (home / ".local").write_text("in the way", encoding="utf-8")
    answers = "what: came late\nmood: scared\n"
    ran = repair(*TALK, "--keep", "--json", "--answers", "-", stdin=answers)
    assert ran.code == ExitCode.STORAGE
    assert (json.loads(ran.out)["outcome"]["id"], json.loads(ran.out)["session"]) == ("away", None)
    place = home / ".local" / "share" / "repair"
    assert ran.err.startswith(f"repair: {place} ")
    assert ran.err.endswith("; set REPAIR_HOME to a folder of your own\n")


def test_a_person_whose_disk_fails_is_told_at_once_and_can_write_all_the_same(
    terminal: Terminal, pack: Path, home: Path, library: Library
) -> None:
    (home / ".local").write_text("in the way", encoding="utf-8")
    seen = _typed(terminal, CANARY)
    assert library.interface("kept-no-more") in " ".join(seen.split())
    assert seen.index("kept") < seen.index("How was it?")
    assert "repair resume" not in seen


def test_on_a_branch_to_support_it_says_that_no_trace_need_stay_and_leave_removes_it(
    terminal: Terminal, pack: Path, file: Path, library: Library
) -> None:
    program = terminal(*TALK)
    for line in ("1", CANARY, "it scared"):
        program.expect(PROMPT)
        program.sendline(line)
    program.expect(PROMPT)
    assert library.interface("kept-trace") in " ".join(shown(program).split())
    assert CANARY.encode() in file.read_bytes()
    program.sendline("/leave")
    assert ended(program) == 0
    assert (program.before or "").endswith("\x1b[H\x1b[2J\x1b[3J")
    assert CANARY.encode() not in file.read_bytes()


def test_where_nothing_is_kept_nothing_is_said_about_a_trace(terminal: Terminal, pack: Path, library: Library) -> None:
    seen = _typed(terminal, CANARY, "it scared", arguments=(*TALK, "--no-keep"))
    assert "Get support" in seen
    assert library.interface("kept-trace") not in " ".join(seen.split())
