"""At a terminal a scene is picked from a list, and the next one follows from how hard it was; the person chooses."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.cli.conftest import PROMPT, Kept, Terminal, ended, shown
from tests.conftest import Repair

Practise = Callable[..., "pexpect.spawn[str]"]

WRITTEN = ("choose", "named", "on")


@pytest.fixture
def practise(terminal: Terminal, repair: Repair, tmp_path: Path) -> Practise:
    """Starts `repair rehearse` with three short scenes beside those that ship, up to a prompt; nothing is kept."""
    shutil.copytree(Path(__file__).parent / "practice_pack", tmp_path / "pack")
    assert repair("paths", "--no-keep").code == 0

    def start(*arguments: str) -> pexpect.spawn[str]:
        program = terminal("rehearse", *arguments, "--content", "pack", rows=70)
        program.expect(PROMPT)
        return program

    return start


def words(program: pexpect.spawn[str], *lines: str) -> str:
    """What stands above the prompt after these lines, on one line."""
    for line in lines:
        program.sendline(line)
        program.expect(PROMPT)
    return " ".join(shown(program).split())


def test_the_skill_is_picked_and_then_the_scene(practise: Practise) -> None:
    program = practise()
    first = words(program)
    assert "What would you like to practise?" in first
    assert "Apologize cleanly (" in first
    second = words(program, "Apologize")
    assert "Which scene?" in second
    assert "The bus: level 1, One to one, about 5 minutes" in second
    assert "Sam sits in the waiting room." in words(program, "The bus")


def test_a_short_list_is_shown_at_once_and_can_be_left(practise: Practise) -> None:
    program = practise("--skill", "stay-with-point", "--level", "1")
    assert "The desk: level 1" in words(program)
    program.sendline("Leave")
    assert ended(program) == 0


def test_one_can_be_drawn(practise: Practise) -> None:
    told = words(practise("--as", "therapist"), "Pick one for me")
    assert "How would you like to answer?" in told


@pytest.mark.parametrize(("difficulty", "first"), [("easy", "level 2"), ("good", "level 1"), ("hard", "level 1")])
def test_the_next_scene_follows_from_how_hard_it_was(practise: Practise, difficulty: str, first: str) -> None:
    end = words(practise("bus"), *WRITTEN, difficulty, "/skip")
    following = end.partition("The next scene: ")[2].partition(" 2 ")[0]
    assert first in following
    assert "The same scene again: The bus" in end
    assert "Another scene: " in end


def test_the_next_scene_is_played_and_leads_on_as_well(practise: Practise) -> None:
    program = practise("bus")
    end = words(program, *WRITTEN, "easy", "/skip")
    assert "1 The next scene: " in end
    again = words(program, "The same scene again")
    assert "Sam sits in the waiting room." in again
    assert "The same scene again: The bus" in words(program, *WRITTEN, "good", "/skip")


def test_who_stopped_is_offered_no_next_scene(practise: Practise) -> None:
    end = words(practise("bus"), "choose", "named", "stop")
    assert "You stopped, and that is fine" in end
    assert "The next scene" not in end


def test_leaving_at_the_end_takes_the_line_of_the_diary_along(practise: Practise, repair: Repair, kept: Kept) -> None:
    program = practise("bus", "--keep")
    words(program, *WRITTEN, "easy", "/skip")
    line = kept().head(1).rehearsal
    assert line is not None
    assert line.scene == "bus"
    program.sendline("/leave")
    assert ended(program) == 0
    assert kept().numbers() == []
    assert repair("progress").out.startswith("No rehearsal is kept.")


def test_the_menu_leads_to_practice(terminal: Terminal, repair: Repair) -> None:
    assert repair("paths", "--no-keep").code == 0
    program = terminal(rows=70)
    program.expect(PROMPT)
    assert "What would you like to practise?" in words(program, "Practise")
