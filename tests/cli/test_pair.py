"""Two people at one terminal: a card for each behind a clean screen, turns said aloud, a look back of two."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.cli.conftest import PROMPT, Terminal, ended, shown
from tests.conftest import Repair

CLEARED = "\x1b[H\x1b[2J\x1b[3J"

Pair = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def pair(terminal: Terminal, tmp_path: Path) -> Pair:
    """Starts a scene for two."""
    shutil.copytree(Path(__file__).parent / "practice_pack", tmp_path / "pack")
    return lambda *more: terminal("rehearse", "bus", "--pair", "--content", "pack", *more, rows=60)


def screens(program: pexpect.spawn[str], lines: list[str]) -> list[str]:
    """What each screen showed, with what steers it, while these lines were typed."""
    found = []
    for line in lines:
        program.expect(PROMPT)
        found.append(program.before or "")
        program.sendline(line)
    return found


def words(screen: str) -> str:
    """The words of a screen on one line."""
    return " ".join(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", screen).split())


def test_each_card_is_behind_a_clean_screen_and_says_what_the_other_does_not(pair: Pair) -> None:
    program = pair()
    ready, play, hand_over, practise, together, turn = screens(program, ["", "", "", "", "", "1"])
    assert "Sam, 50" not in words(ready)
    assert "You are: Sam, 50. Tired and short." in words(play)
    assert "Complains about time, fees or the setting" in words(play)
    assert "Apologize" not in words(play)
    assert "The skill: Apologize cleanly" in words(practise)
    assert "I named what I did." in words(practise)
    assert "Sam, 50" not in words(practise)
    for after in (play, hand_over, practise, together):
        assert CLEARED in after
    for both in (hand_over, together, turn):
        assert "Complains about" not in words(both)
        assert "Apologize" not in words(both)
    assert "Turn 1 of 1. The other person speaks:" in words(turn)
    assert "You are late." in words(turn)
    assert "how did the reply reach you?" in words(turn)


def test_a_card_of_a_scene_that_ships_is_gone_from_the_screen_and_from_above_it_when_the_other_looks(
    terminal: Terminal,
) -> None:
    program = terminal("rehearse", "clock", "--pair", rows=60)
    first, second = ("Maya, 34", "Complains about the therapist"), ("Hear anger", "I named what Maya saw")
    said, left = "", []
    for _ in range(6):
        program.expect(PROMPT)
        said += program.before or ""
        left.append(words(said.rpartition(CLEARED)[2]))  # all that is on the screen, or can be scrolled back to
        program.sendline("")
    _, play, hand_over, practise, together, turn = left
    assert all(part in play for part in first)
    assert all(part in practise for part in second)
    for screen in (hand_over, practise, together, turn):
        assert not any(part in screen for part in first)
    for screen in (play, hand_over, together, turn):
        assert not any(part in screen for part in second)


@pytest.mark.parametrize(("reached", "title"), [("1", "Sam stays"), ("3", "Sam leaves"), ("2", "Sam stays")])
def test_how_the_reply_reached_the_other_decides_the_end(pair: Pair, reached: str, title: str) -> None:
    program = pair()
    told = screens(program, ["", "", "", "", "", "4", reached, *[""] * 6, "one short question", "/skip"])
    assert "Turn 1 of 1" in words(told[6])  # the same line once more
    asked = " ".join(words(screen) for screen in told[7:13])
    for step in ("Notice and name", "Slow down and listen", "Validate the emotion", "Own where appropriate",
                 "Co-create a repair plan", "Follow through"):  # fmt: skip
        assert step in asked
    program.expect(PROMPT)
    end = shown(program)
    assert title in end
    assert "From practising: one short question" in end
    assert "From playing" not in end


def test_nothing_is_kept_and_stopping_is_kind(pair: Pair, home: Path) -> None:
    program = pair()
    screens(program, ["", "", "", "", "", "5"])
    program.expect(PROMPT)
    assert "You stopped, and that is fine" in shown(program)
    program.sendline("/leave")
    assert ended(program) == 0
    assert list(home.iterdir()) == []


def test_a_pause_says_that_it_cannot_go_on_another_day(pair: Pair, tmp_path: Path) -> None:
    program = pair()
    screens(program, ["/pause mine.yaml"])
    program.expect("this cannot go on another day")
    assert not (tmp_path / "mine.yaml").exists()


@pytest.mark.parametrize("option", ["--plain", "--json", "--no-input", "--keep"])
def test_it_needs_a_terminal_that_can_be_cleared_and_keeps_nothing(pair: Pair, option: str) -> None:
    program = pair(option)
    assert ended(program) == 2
    said = shown(program)
    assert "two people need a terminal" in said or "what two people say is not kept" in said


def test_a_pipe_is_refused(repair: Repair) -> None:
    ran = repair("rehearse", "clock", "--pair")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "repair: two people need a terminal whose screen can be cleared; take --pair to a terminal, "
        "without --plain, --json or --answers\n"
    )
