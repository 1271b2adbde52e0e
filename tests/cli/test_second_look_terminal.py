"""At a terminal, words that will be said are looked at once more: keep them, change them, or look no more."""

from __future__ import annotations

import shutil
from pathlib import Path

import pexpect
import pytest

from repair_cli.guide.conditions import Value
from repair_cli.library.answers import written
from repair_cli.library.packs import Library
from tests.cli.conftest import PROMPT, Finished, Terminal, ended, shown

LOOK = "Another look at your words, if you like."
SEEN = "never listen to me"


def words(program: pexpect.spawn[str], line: str | None = None) -> str:
    """What stands above the next prompt, on one line; after a line, if one is typed."""
    if line is not None:
        program.sendline(line)
    program.expect(PROMPT)
    return " ".join(shown(program).split())


@pytest.fixture
def walking(terminal: Terminal, finished: Finished, tmp_path: Path) -> pexpect.spawn[str]:
    """The six steps of a client, where only what happened, and what they missed, is not answered yet."""
    walk = finished("six-steps-client", {"strain": "misunderstood"})
    given = {step.key: step.value for step in walk.trail if step.key not in ("what-happened", "missed")}
    (tmp_path / "a.yaml").write_text(written(walk.guide, given), encoding="utf-8")
    program = terminal("walk", "--no-keep", "--answers", "a.yaml")
    assert "In a few words, what happened?" in words(program)
    return program


def reviewed(program: pexpect.spawn[str]) -> str:
    """The answers so far."""
    program.sendline("/review")
    program.expect("or Enter to go on > ")
    told = " ".join(shown(program).split())
    program.sendline("")
    program.expect(PROMPT)
    return told


def test_words_can_be_kept_as_they_are(walking: pexpect.spawn[str]) -> None:
    look = words(walking, SEEN)
    assert LOOK in look
    assert f'"{SEEN}"' in look
    onward = words(walking, "1")
    assert "What did they miss?" in onward
    assert LOOK not in onward
    assert f"what happened? Finish this sentence. {SEEN}" in reviewed(walking)
    assert LOOK in words(walking, "that you are cold")


def test_words_can_be_changed_and_the_new_ones_are_looked_at_as_well(walking: pexpect.spawn[str]) -> None:
    words(walking, SEEN)
    again = words(walking, "2")
    assert "In a few words, what happened?" in again
    assert f"Press Enter to keep: {SEEN}" in again
    assert LOOK in words(walking, "always forget my name")
    words(walking, "2")
    onward = words(walking, "looked at your phone")
    assert LOOK not in onward
    told = reviewed(walking)
    assert "looked at your phone" in told
    assert SEEN not in told


def test_after_look_no_more_the_words_are_kept_and_no_others_are_looked_at(walking: pexpect.spawn[str]) -> None:
    words(walking, SEEN)
    assert "What did they miss?" in words(walking, "3")
    end = words(walking, "that you never listen")
    assert LOOK not in end
    assert "What next?" in end
    assert SEEN in end


@pytest.mark.parametrize(
    "stop", [{"danger": "me"}, {"stop-signs": ("abuse",)}, {"afraid": "yes"}], ids=lambda stop: next(iter(stop))
)
def test_on_a_safety_branch_nothing_is_looked_at(
    terminal: Terminal, library: Library, tmp_path: Path, stop: dict[str, Value]
) -> None:
    [(key, sign)] = stop.items()
    calm: dict[str, Value] = {"danger": "no", "stop-signs": ("none",), "afraid": "no"}
    before = {name: value for name, value in calm.items() if list(calm).index(name) < list(calm).index(key)}
    guide = library.guide("six-steps-client")
    (tmp_path / "a.yaml").write_text(written(guide, {**before, key: sign}), encoding="utf-8")
    program = terminal("walk", "--no-keep", "--answers", "a.yaml")
    seen = words(program)
    for _ in range(20):
        if library.interface("next") in seen:
            break
        told = words(program, SEEN)
        seen = told if library.interface("next") in told else words(program, "1")
        assert LOOK not in told + seen
    assert library.interface("next") in seen
    assert LOOK not in words(program, SEEN)
    program.sendline("/leave")
    assert ended(program) == 0


def test_a_reply_in_a_scene_is_looked_at_when_the_round_is_over(terminal: Terminal, tmp_path: Path) -> None:
    shutil.copytree(Path(__file__).parent / "practice_pack", tmp_path / "pack")
    program = terminal("rehearse", "bus", "--no-keep", "--content", "pack", rows=70)
    words(program)
    words(program, "write")
    program.sendline(f"You {SEEN}.")
    program.expect(r"\.\.\. $")
    assert LOOK not in words(program, "")
    feedback = words(program, "names")
    assert "Words to look at. You can keep them:" in feedback
    assert f'"You {SEEN}' in feedback
