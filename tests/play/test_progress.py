"""The diary as lines: bars, and a sentence on how far the two looks are from each other."""

from __future__ import annotations

import pytest

from repair_cli.guide.diary import Rehearsal
from repair_cli.play.progress import lines


def line(met: int, clean: int, replies: int = 10, rounds: int = 10, skill: str = "validate") -> Rehearsal:
    return Rehearsal(
        "2026-11-22", "a", "A", skill, 1, "x", rounds=rounds, replies=replies, asked=10, met=met, clean=clean
    )


@pytest.mark.parametrize(
    ("met", "clean", "told"),
    [
        (8, 5, "You ticked more than the check would. It can help to look once more at one phrase that it named."),
        (5, 8, "You ticked less than the check would. It sees phrases alone; you may have noticed what it cannot."),
        (7, 7, "The two are close to each other."),
    ],
)
def test_the_two_looks_are_set_beside_each_other(met: int, clean: int, told: str) -> None:
    assert f"    {told}" in list(lines([line(met, clean)], {}, "#"))


def test_of_few_replies_nothing_more_is_said() -> None:
    told = list(lines([line(10, 0, replies=4)], {}, "#"))
    assert "    Of 4 replies the wording check saw nothing in 0 (0 %)." in told
    assert not any("ticked more" in one for one in told)


def test_the_longest_bar_has_twenty_signs_and_the_shortest_one() -> None:
    told = list(lines([line(1, 1, rounds=400), line(1, 1, rounds=1, skill="apologize")], {"validate": "Validate"}, "█"))
    assert [one.strip().split(" ")[0] for one in told if "last on" in one] == ["█" * 20, "█"]
    assert "Validate" in told
    assert "apologize" in told


def test_what_was_never_ticked_has_no_share() -> None:
    told = list(lines([Rehearsal("2026-11-22", "a", "A", "validate", 1, "x", rounds=1, replies=1, clean=1)], {}, "#"))
    assert "    Of 0 criteria you ticked 0." in told
    assert not any("you ticked   " in one for one in told)
    assert "    nothing seen  ########## 100 %" in told


def test_a_scene_that_ended_before_the_first_reply_has_no_bar() -> None:
    told = list(lines([Rehearsal("2026-11-22", "a", "A", "validate", 1, "x")], {}, "#"))
    assert told == ["1 rehearsal, 0 rounds", "", "validate", "    0 rounds, 1 rehearsal, last on 2026-11-22"]
