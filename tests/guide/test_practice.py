"""What happened in a rehearsal follows from the trail: turns, what was met and found, what moved, the diary's line."""

from __future__ import annotations

from msgspec.structs import replace

from repair_cli.guide.practice import counters, ended_in, rehearsal, turns
from repair_cli.guide.walk import begin
from tests.guide.small_scene import SCENE, played

TWICE = ("write", "You always wait.", ("none",), "again", "I am late.", ("names", "asks"), "on")


def test_each_reply_is_a_turn_with_what_was_ticked_and_found() -> None:
    first, second = turns(played(*TWICE))
    assert (first.words, first.time, first.met, first.missed) == ("You always wait.", 1, (), ("names", "asks"))
    assert (first.found, [one.text for one in first.findings]) == (("absolutes",), ["You always"])
    assert (second.words, second.time, second.met, second.missed) == ("I am late.", 2, ("names", "asks"), ())
    assert (second.found, second.round.line) == ((), "You are late.")


def test_only_the_reply_with_which_it_went_on_moves_counters() -> None:
    first, second = turns(played(*TWICE))
    assert (first.onward, first.before, first.after) == ("again", {"heard": 0}, {"heard": 0})
    assert (second.onward, second.before, second.after) == ("on", {"heard": 0}, {"heard": 2})
    assert counters(played(*TWICE)) == {"heard": 2}
    assert turns(played(*TWICE, "good"))[1].after == {"heard": 2}


def test_a_written_reply_brings_its_step_its_criteria_and_its_kinds() -> None:
    walk = played("choose", "poor", "again", "good", "on")
    poor, good = turns(walk)
    assert (poor.words, poor.chosen, poor.step, poor.strategy) == ("The bus.", "poor", "own", "")
    assert (poor.met, poor.missed, poor.found, poor.findings) == ((), ("names", "asks"), ("minimizing",), ())
    assert (good.strategy, good.met, good.missed, good.own) == ("acknowledge-part", ("names",), ("asks",), False)


def test_what_was_left_open_is_a_turn_without_words() -> None:
    said, picked = turns(played("write", None, None, "on"))[0], turns(played("choose", None, "on"))[0]
    for turn in (said, picked):
        assert (turn.words, turn.met, turn.found, turn.own, turn.step, turn.strategy) == (None, None, (), False, "", "")


def test_a_turn_that_is_not_over_has_moved_nothing() -> None:
    assert turns(played("write")) == ()
    (open_one,) = turns(played("write", "I am late."))
    assert (open_one.onward, open_one.met, open_one.after) == (None, None, {"heard": 0})
    assert ended_in(played("write")) is None
    assert rehearsal(played(*TWICE), "2026-11-22") is None


def test_a_scene_without_a_check_finds_nothing() -> None:
    ask = replace(SCENE.asks()["line-reply"], found=None)
    scene = replace(SCENE, nodes={**SCENE.nodes, "line-reply": ask})
    walk = begin(scene, {"way": "write", "line-reply": "You always wait."}).replay()
    assert turns(walk)[0].found == ()


def test_the_line_of_the_diary_counts_what_was_said_in_own_words() -> None:
    line = rehearsal(played(*TWICE, "hard", "name it first"), "2026-11-22")
    assert line is not None
    assert (line.day, line.scene, line.skill, line.level, line.ending) == (
        "2026-11-22",
        "late",
        "apologize",
        2,
        "opens",
    )
    assert (line.rounds, line.replies, line.asked, line.met, line.clean) == (2, 2, 4, 2, 1)
    assert (line.found, line.difficulty, line.learned) == ({"absolutes": 1}, "hard", "name it first")


def test_written_replies_are_rounds_and_nothing_else() -> None:
    line = rehearsal(played("choose", "good", "on", None, None), "2026-11-22")
    assert line is not None
    assert (line.rounds, line.replies, line.asked, line.difficulty, line.learned) == (1, 0, 0, "", "")


def test_who_stops_has_no_line_in_the_diary() -> None:
    walk = played("write", "I am late.", ("none",), "stop")
    assert ended_in(walk) is not None  # here the end stands in the scene itself
    elsewhere = replace(walk, guide=replace(SCENE, nodes={}))
    assert (ended_in(elsewhere), rehearsal(elsewhere, "2026-11-22")) == (None, None)


def test_another_guide_has_no_turns() -> None:
    walk = replace(played(*TWICE, "good", None), guide=replace(SCENE, practice=None))
    assert (turns(walk), ended_in(walk), rehearsal(walk, "2026-11-22")) == ((), None, None)
