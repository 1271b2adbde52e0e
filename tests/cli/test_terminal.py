"""What only a real terminal shows: each test drives the program through a pty."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from repair_cli.guide.model import Items, Pause, Text
from repair_cli.guide.walk import Drafts, Walk
from repair_cli.library.answers import read_answers, written
from tests.cli.conftest import PROMPT, Finished, Terminal, ended, shown
from tests.conftest import Repair


def test_a_header_a_stage_numbered_choices_and_the_hint_once(terminal: Terminal) -> None:
    program = terminal("walk", "--no-keep")
    program.expect(PROMPT)
    first = shown(program)
    assert "Prepare to raise a concern" in first
    assert "/help" in first
    program.sendline("")
    program.expect(PROMPT)
    assert re.search(r"\n +1  No\n", shown(program))
    for line in ("1", "none", "no", "none"):
        program.sendline(line)
        program.expect(PROMPT)
    assert "Step 1 of 6 · Notice and name   ● ○ ○ ○ ○ ○" in shown(program)
    assert "Type /help to see" not in shown(program)


@pytest.mark.parametrize("columns", [80, 40])
def test_a_walk_typed_by_hand_ends_with_a_card_no_line_wider_than_the_terminal(
    terminal: Terminal, finished: Finished, as_typed: Callable[[Walk], str], columns: int
) -> None:
    walk = finished("six-steps-client")
    program = terminal("walk", "--no-keep", columns=columns)
    lines = iter(as_typed(walk).splitlines())
    seen = ""
    for step in walk.trail:
        several = isinstance(step.ask.form, Items) or (isinstance(step.ask.form, Text) and step.ask.form.many)
        if isinstance(step.ask.form, Pause):
            program.expect(PROMPT)
            program.sendline("")
            continue
        for _ in range(3 if several else 1):
            program.expect(r"(> |\.\.\. )$")
            seen += shown(program)
            program.sendline(next(lines))
    program.expect(PROMPT)
    seen += shown(program)
    assert "What I want to say" in seen
    assert "What next?" in seen
    assert max(len(line) for line in seen.split("\n") if not line.startswith("  > ")) < columns
    program.sendline("leave")
    assert ended(program) == 0


KINDS = ["Choose", "ChooseAny", "Number", "Text", "Items", "Date", "Pause"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0)])
def test_ctrl_c_and_ctrl_d_end_it_at_every_kind_of_prompt(
    terminal: Terminal, finished: Finished, tmp_path: Path, kind: str, key: str, code: int
) -> None:
    given = {"stirred": 8, "review-when": "date"}
    walk = finished("six-steps-client", given)
    places = [number for number, step in enumerate(walk.trail) if type(step.ask.form).__name__ == kind]
    if not places:
        pytest.skip(f"no {kind} on this way")
    before = {step.key: step.value for step in walk.trail[: places[0]]}
    (tmp_path / "a.yaml").write_text(written(walk.guide, before), encoding="utf-8")
    program = terminal("walk", "--no-keep", "--answers", "a.yaml")
    program.expect(PROMPT)
    started = time.monotonic()
    program.send(key)
    if key == "\x04":
        program.expect("or Enter to keep nothing > ")
        program.send(key)
    assert ended(program) == code
    assert time.monotonic() - started < 1
    assert "Traceback" not in shown(program)
    assert ("repair: interrupted" in shown(program)) is (code == 130)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_ends_it_with_its_status(terminal: Terminal, number: signal.Signals, code: int) -> None:
    program = terminal("fit", "--no-keep")
    program.expect(PROMPT)
    assert program.pid is not None
    os.kill(program.pid, number)
    assert ended(program) == code


def test_a_shell_finds_its_terminal_as_it_was(environment: dict[str, str], tmp_path: Path) -> None:
    program = pexpect.spawn(
        "/bin/sh", ["-i"], env={**environment, "PS1": "$ "}, cwd=str(tmp_path), encoding="utf-8", timeout=20
    )
    program.expect(r"\$ ")
    program.sendline("stty -a")
    program.expect(r"\$ ")
    first = shown(program)
    for end in ("\x03", "/leave\n", "\x04\x04"):
        program.sendline(f"{sys.executable} -m repair_cli fit --no-keep")
        program.expect(PROMPT)
        program.send(end)
        program.expect(r"\$ $")
        program.sendline("stty -a")
        program.expect(r"\$ ")
        assert shown(program).split("\n", 1)[1] == first.split("\n", 1)[1]
    program.close(force=True)


PASTE_ON, PASTE_OFF = "\x1b[?2004h", "\x1b[?2004l"


def pasted(text: str) -> str:
    """What a terminal sends when a text is pasted into a program that asked for marks."""
    return f"\x1b[200~{text}\x1b[201~"


def test_two_pasted_lines_are_one_answer_and_not_an_answer_to_the_next_question(
    terminal: Terminal, finished: Finished, tmp_path: Path
) -> None:
    walk = finished("six-steps-client").revisit("what-happened")
    assert walk is not None
    before = {step.key: step.value for step in walk.trail}
    (tmp_path / "a.yaml").write_text(written(walk.guide, before), encoding="utf-8")
    program = terminal("walk", "--no-keep", "--answers", "a.yaml")
    program.expect(PROMPT)
    program.send(pasted("moved our session\nand did not say why"))
    program.expect("and did not say why")
    program.send("\r")
    program.expect(PROMPT)
    program.sendline("/review")
    program.expect("Number to change, or Enter to go on > ")
    assert re.search(r"moved our\s+session and did not say why\n", shown(program))


@pytest.mark.parametrize(("way", "code"), [("\x03", 130), ("/leave\r", 0), (signal.SIGTERM, 143)])
def test_the_marks_for_pasted_text_are_off_at_every_way_out(
    terminal: Terminal, way: str | signal.Signals, code: int
) -> None:
    program = terminal("fit", "--no-keep")
    program.expect(PROMPT)
    seen = program.before or ""
    assert PASTE_ON in seen
    if isinstance(way, str):
        program.send(way)
    else:
        assert program.pid is not None
        os.kill(program.pid, way)
    assert ended(program) == code
    seen += program.before or ""
    assert seen.rindex(PASTE_OFF) > seen.rindex(PASTE_ON)


def test_plain_lines_ask_for_no_marks(terminal: Terminal) -> None:
    program = terminal("fit", "--no-keep", "--plain")
    program.expect(PROMPT)
    assert "\x1b" not in (program.before or "")


def test_leave_clears_screen_and_scrollback_and_keeps_nothing(terminal: Terminal, home: Path, tmp_path: Path) -> None:
    program = terminal("walk", "--no-keep")
    program.expect(PROMPT)
    program.sendline("/leave")
    assert ended(program) == 0
    assert (program.before or "").endswith("\x1b[H\x1b[2J\x1b[3J")
    assert list(home.iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_pause_writes_a_file_that_answers_takes_up_again(terminal: Terminal, tmp_path: Path) -> None:
    program = terminal("fit", "--no-keep")
    for line in ("", "no", "none", "/pause"):
        program.expect(PROMPT)
        program.sendline(line)
    program.expect("or Enter to keep nothing > ")
    program.sendline("kept.yaml")
    assert ended(program) == 0
    assert "repair run fit --answers kept.yaml" in shown(program)
    assert (tmp_path / "kept.yaml").stat().st_mode & 0o777 == 0o600
    again = terminal("run", "fit", "--no-keep", "--answers", "kept.yaml")
    again.expect(PROMPT)
    assert "Are you afraid of your therapist?" in shown(again)


def test_pause_keeps_lines_that_were_not_ended_and_answers_that_were_taken_back(
    terminal: Terminal, finished: Finished, tmp_path: Path
) -> None:
    walk = finished("six-steps-client")
    before: Drafts = {}
    for key, value in walk.answers().items():
        if key == "plan":
            break
        before = {**before, key: value}
    (tmp_path / "a.yaml").write_text(written(walk.guide, before), encoding="utf-8")
    program = terminal("walk", "--no-keep", "--answers", "a.yaml")
    program.expect(PROMPT)
    program.sendline("a first move")
    program.expect(r"\.\.\. $")
    program.sendline("/back")
    program.expect(PROMPT)
    program.sendline("/pause kept.yaml")
    assert ended(program) == 0
    kept = (tmp_path / "kept.yaml").read_text(encoding="utf-8")
    assert 'plan: ["a first move"]' in kept or 'plan: "a first move"' in kept
    assert set(read_answers(kept.encode(), "kept.yaml").values) == {*before, "plan"}


def test_pause_does_not_overwrite_and_asks_again(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    program = terminal("fit", "--no-keep")
    program.expect(PROMPT)
    program.sendline("/pause mine.yaml")
    program.expect("or Enter to keep nothing > ")
    assert "mine.yaml exists already" in shown(program)
    program.sendline("")
    assert ended(program) == 0
    assert "Stopped here. Nothing was kept." in shown(program)
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"


def test_arrow_keys_edit_the_line_and_are_not_stored(terminal: Terminal) -> None:
    program = terminal("fit", "--no-keep", "--json")
    for line in ("", "no", "none", "no", "none"):
        program.expect(PROMPT)
        program.sendline(line)
    program.expect(PROMPT)
    program.send("nX\x1b[D\x1b[D")
    program.sendline("")
    program.expect(PROMPT)
    assert "\x1b" not in (program.before or "").replace("\x1b[D", "")


def test_the_menu_leads_to_a_guide(terminal: Terminal, repair: Repair) -> None:
    assert repair("paths", "--no-keep").code == 0
    program = terminal()
    program.expect(PROMPT)
    assert "What would you like to do?" in shown(program)
    program.sendline("9")
    program.expect(PROMPT)
    assert "There is no 9 on the list. The numbers go from 1 to 8." in shown(program)
    program.sendline("3")
    program.expect(PROMPT)
    assert "Is it the right fit?" in shown(program)


def test_the_menu_leads_on_to_further_guides(terminal: Terminal, repair: Repair) -> None:
    assert repair("paths", "--no-keep").code == 0
    program = terminal()
    program.expect(PROMPT)
    program.sendline("6")
    program.expect(PROMPT)
    assert "Stand by somebody in therapy (about 3 minutes)" in shown(program)
    program.sendline("3")
    program.expect(PROMPT)
    assert "Is someone in danger now?" in shown(program)


def test_an_offer_takes_the_answers_along(terminal: Terminal, finished: Finished, tmp_path: Path) -> None:
    answers = {
        "danger": "no", "stop-signs": ("none",), "afraid": "no", "early-signs": ("none",), "go-on": "yes",
        "pattern": "a-few", "respect": "yes", "said": "no", "strain": "misunderstood", "beneath": "no",
    }  # fmt: skip
    walk = finished("fit", {**answers, "what-happened": "forgot my name", "feeling": ("hurt",)})
    kept = {key: value for key, value in walk.answers().items() if key != "feeling"}
    (tmp_path / "a.yaml").write_text(written(walk.guide, kept), encoding="utf-8")
    program = terminal("fit", "--no-keep", "--answers", "a.yaml")
    program.expect(PROMPT)
    program.sendline("hurt")
    program.expect("What next.*" + PROMPT)
    program.sendline("1")
    program.expect("Answers that came along: 7.*" + PROMPT)
    assert "How stirred up are you right now?" in shown(program)


def test_a_page_is_saved_at_the_end_and_a_name_without_a_format_is_asked_for_again(
    terminal: Terminal, finished: Finished, tmp_path: Path
) -> None:
    walk = finished("six-steps-quick", {"role": "client"})
    *most, last = walk.answers()
    kept = {key: walk.answers()[key] for key in most}
    (tmp_path / "a.yaml").write_text(written(walk.guide, kept), encoding="utf-8")
    program = terminal("run", "six-steps-quick", "--no-keep", "--answers", "a.yaml", "-o", "first.md")
    program.expect(PROMPT)
    program.sendline(str(walk.answers()[last]))
    program.expect("What next.*" + PROMPT)
    program.sendline("save")
    program.expect("Enter to go back > ")
    program.sendline("page")
    program.expect("Enter to go back > ")
    assert "page does not tell the format; end it in one of .md, .html, .txt, .json" in " ".join(shown(program).split())
    program.sendline("page.txt")
    program.expect(PROMPT)
    assert "Saved in page.txt." in shown(program)
    program.sendline("leave")
    assert ended(program) == 0
    assert (tmp_path / "page.txt").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "first.md").exists()


def test_no_color_leaves_no_style_and_color_can_be_asked_for(terminal: Terminal) -> None:
    def styles(*arguments: str, **extra: str) -> set[str]:
        program = terminal("fit", "--no-keep", *arguments, **extra)
        program.expect(PROMPT)
        return set(re.findall(r"\x1b\[[0-9;]*m", program.before or ""))

    assert styles(NO_COLOR="1") == set()
    assert styles() != set()
    assert styles("--color", "always", NO_COLOR="1") != set()
    assert styles("--color", "never") == set()


@pytest.mark.parametrize("extra", [{"TERM": "dumb"}, {"REPAIR_PLAIN": "1"}, {"ACCESSIBLE": "1"}])
def test_plain_lines_hold_no_escape_sequence(terminal: Terminal, extra: dict[str, str]) -> None:
    program = terminal("fit", "--no-keep", **extra)
    program.expect("> $")
    program.sendline("")
    program.expect("> $")
    words = (program.before or "").replace("\x1b[?2004h", "")
    assert "\x1b" not in words
    assert "1. No" in words
