from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.tale import GUIDE
from tests.conftest import Repair

CANARY = "canary"
ANSWERS = f"mood: bad\nwhy: {CANARY}\nkeep: [walk, talk]\ntold: 7\nsecret: {CANARY}\nday: 2027-03-04\n"
RUN = ("run", "evening", "--content", "pack")


@pytest.fixture(autouse=True)
def pack(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "evening.yaml").write_text(GUIDE, encoding="utf-8")


def test_a_finished_walk_becomes_a_story_that_goes_as_expected(repair: Repair, tmp_path: Path) -> None:
    ran = repair(*RUN, "--answers", "-", "--record", "story.yaml", stdin=ANSWERS)
    assert (ran.code, ran.err) == (0, "repair: the story is in story.yaml; read it before you hand it on\n")
    text = (tmp_path / "story.yaml").read_text(encoding="utf-8")
    assert CANARY not in text
    assert "2027" not in text
    assert "told" not in text
    assert repair("content", "stories", "story.yaml", "--content", "pack").out == "1 story is told as expected\n"


def test_a_walk_that_stops_for_want_of_an_answer_becomes_one(repair: Repair, tmp_path: Path) -> None:
    ran = repair(*RUN, "--answers", "-", "--record", "story.yaml", stdin=f"mood: bad\nwhy: {CANARY}\n")
    assert ran.code == 4
    text = (tmp_path / "story.yaml").read_text(encoding="utf-8")
    assert "asks: keep" in text
    assert CANARY not in text


def test_a_walk_that_is_typed_and_paused_becomes_one(repair: Repair, tmp_path: Path) -> None:
    ran = repair(*RUN, "--record", "story.yaml", stdin=f"bad\n{CANARY}\n/pause rest.yaml\n")
    assert ran.code == 0
    text = (tmp_path / "story.yaml").read_text(encoding="utf-8")
    assert "asks: keep" in text
    assert CANARY not in text


def test_nothing_is_recorded_after_leave(repair: Repair, tmp_path: Path) -> None:
    assert repair(*RUN, "--record", "story.yaml", stdin=f"bad\n{CANARY}\n/leave\n").code == 0
    assert not (tmp_path / "story.yaml").exists()


def test_an_end_that_would_tell_is_not_recorded(repair: Repair, tmp_path: Path) -> None:
    ran = repair(
        "run", "safety-check", "--answers", "-", "--record", "s.yaml", stdin="danger: no\nstop-signs: [sexual]\n"
    )
    assert ran.code == 0
    assert ran.err == (
        "repair: no story is recorded, because where this walk stands tells what was answered in private; "
        "write such a story by hand\n"
    )
    assert not (tmp_path / "s.yaml").exists()


def test_a_file_that_is_there_is_not_replaced_without_force(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("mine", encoding="utf-8")
    ran = repair(*RUN, "--answers", "-", "--record", "story.yaml", stdin=ANSWERS)
    assert (ran.code, ran.out) == (5, "")
    assert ran.err == "repair: story.yaml exists already; use --force to replace it, or another name\n"
    assert (tmp_path / "story.yaml").read_text(encoding="utf-8") == "mine"
    assert repair(*RUN, "--answers", "-", "--record", "story.yaml", "--force", stdin=ANSWERS).code == 0
    assert (tmp_path / "story.yaml").read_text(encoding="utf-8").startswith("# A story")


@pytest.mark.parametrize(("name", "code"), [("-", 2), ("nowhere/story.yaml", 5), (".", 5)])
def test_a_name_that_cannot_be_written_is_refused_before_the_first_question(
    repair: Repair, name: str, code: int
) -> None:
    ran = repair(*RUN, "--record", name, "--force", stdin="good\n")
    assert (ran.code, ran.out) == (code, "")


def test_the_story_and_the_page_go_to_their_files(repair: Repair, tmp_path: Path) -> None:
    ran = repair(*RUN, "--answers", "-", "--record", "story.yaml", "-o", "page.md", "--json", stdin=ANSWERS)
    assert ran.code == 0
    assert {"story.yaml", "page.md"} <= {one.name for one in tmp_path.iterdir()}
