"""The log of a walk: each entry is one step, and all of them together give the walk back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from repair_cli.guide.conditions import Value
from repair_cli.guide.log import Entry, Memory, entry_between, remembered
from repair_cli.guide.model import Ask, Audience, Branch, Choose, Guide, Kind, Node, Option, Outcome, Pause, Text
from repair_cli.guide.restore import displaced, memory_of, restored
from repair_cli.guide.walk import Walk, begin
from tests.guide.test_properties import guides, numbers, onward, steady


def asked(name: str, leads_to: str) -> Ask:
    return Ask(name, Text(), f"{name}?", (Branch(leads_to),))


def guide_of(*nodes: Node) -> Guide:
    end = Outcome("end", Kind.REPAIR, "End")
    return Guide("guide", "Guide", "", Audience.ANYONE, 1, nodes[0].id, {node.id: node for node in (*nodes, end)})


GUIDE = guide_of(
    asked("one", "rest"),
    Ask("rest", Pause(3), "Breathe", (Branch("two"),)),
    asked("two", "which"),
    Ask("which", Choose({"yes": Option("yes", "Yes"), "no": Option("no", "No")}), "Which?", (Branch("three"),)),
    asked("three", "end"),
)


def answered(walk: Walk, *values: Value | None) -> Walk:
    for value in values:
        found = walk.skip() if value is None else walk.answer(value)
        assert isinstance(found, Walk)
        walk = found
    return walk


def memory(trail: Mapping[str, Value | None], drafts: Mapping[str, Value | None] | None = None) -> Memory:
    return Memory(tuple(trail.items()), drafts or {})


START = begin(GUIDE)
WALK = answered(START, "first", "done", None, "no")


# --- one step


def step(before: Walk, after: Walk) -> Entry | None:
    return entry_between(memory_of(before), memory_of(after))


def test_an_answer_is_written_down_alone() -> None:
    assert step(WALK, answered(WALK, "last")) == Entry(4, (("three", "last"),))


def test_a_skipped_question_is_written_down_as_nothing() -> None:
    assert step(WALK, answered(WALK, None)) == Entry(4, (("three", None),))


def test_several_answers_at_once_are_one_step() -> None:
    assert step(START, WALK) == Entry(0, memory_of(WALK).trail)


def test_back_says_how_many_answers_stand_and_no_more() -> None:
    assert step(WALK, WALK.back()) == Entry(3)
    assert step(WALK, WALK.back(9)) == Entry(0)


def test_another_answer_replaces_what_came_after_it() -> None:
    again = answered(WALK.back(2), "now")
    assert step(WALK, again) == Entry(2, (("two", "now"),))
    assert remembered([Entry(0, memory_of(WALK).trail), Entry(2, (("two", "now"),))]) == memory(
        {"one": "first", "rest": "done", "two": "now"}, {"which": "no"}
    )


def test_an_answer_that_is_known_from_elsewhere_is_written_down_once() -> None:
    known = WALK.with_drafts({"three": "from a file"})
    assert step(WALK, known) == Entry(4, (), {"three": "from a file"})
    assert step(known, answered(known, "from a file")) == Entry(4, (("three", "from a file"),))
    assert step(known, known.back()) == Entry(3)


def test_an_answer_that_is_undone_and_known_otherwise_is_written_down() -> None:
    assert step(WALK, WALK.back().with_drafts({"which": "yes"})) == Entry(3, (), {"which": "yes"})


def test_where_nothing_is_new_nothing_is_written_down() -> None:
    for walk in (START, WALK, WALK.back(2)):
        assert step(walk, walk) is None
    assert step(WALK, WALK.with_drafts({})) is None


def test_an_empty_log_is_an_empty_memory() -> None:
    assert remembered([]) == Memory() == memory_of(START)


# --- the walk that comes of it


@pytest.mark.parametrize("walk", [START, WALK, WALK.back(), WALK.back(3), answered(WALK, "last")])
def test_a_walk_is_restored_where_it_stood(walk: Walk) -> None:
    again = restored(GUIDE, memory_of(walk))
    assert (again, again.at, again.drafts) == (walk, walk.at, walk.drafts)
    assert displaced(again, memory_of(walk)) == ()


def test_a_question_that_is_gone_costs_no_other_answer() -> None:
    changed = guide_of(
        asked("one", "which"), replace(WALK.asks["which"], next=(Branch("three"),)), asked("three", "end")
    )
    walk = restored(changed, memory_of(answered(WALK, "last")))
    assert walk.answers() == {"one": "first", "which": "no", "three": "last"}
    assert walk.drafts == {"rest": "done", "two": None}


def test_an_answer_that_fits_no_more_is_told_and_stays_known() -> None:
    options = {"maybe": Option("maybe", "Maybe")}
    changed = replace(GUIDE, nodes={**GUIDE.nodes, "which": replace(WALK.asks["which"], form=Choose(options))})
    kept = memory_of(answered(WALK, "last"))
    walk = restored(changed, kept)
    assert walk.key == "which"
    assert walk.answers() == {"one": "first", "two": None}
    assert walk.drafts == {"which": "no", "three": "last"}
    assert displaced(walk, kept) == ("which", "three")


def test_a_pause_that_does_not_stand_any_more_is_no_lost_answer() -> None:
    first = replace(
        GUIDE, nodes={**GUIDE.nodes, "one": Ask("one", Choose({"a": Option("a", "A")}), "one?", (Branch("rest"),))}
    )
    kept = memory_of(WALK)
    walk = restored(first, kept)
    assert walk.trail == ()
    assert displaced(walk, kept) == ("one", "two", "which")


def test_a_new_question_stops_the_walk_and_what_follows_waits_behind_it() -> None:
    changed = guide_of(asked("new", "one"), *(node for node in GUIDE.nodes.values() if isinstance(node, Ask)))
    walk = restored(changed, memory_of(WALK))
    assert walk.key == "new"
    assert answered(walk, "now").replay().answers() == {"new": "now", **WALK.answers()}


def test_a_known_answer_does_not_replace_one_that_stands() -> None:
    assert restored(GUIDE, memory({"one": "first"}, {"one": "older", "two": "known"})).drafts == {"two": "known"}


# --- any walk of any guide

moves = st.lists(
    st.tuples(st.sampled_from(["on", "on", "on", "back", "revisit", "know", "replay"]), numbers), max_size=25
)


def moved(walk: Walk, move: str, number: int) -> Walk:
    """The walk after something that a person, or a file, can do."""
    match move:
        case "on":
            return onward(walk, number)
        case "back":
            return walk.back(number % 4)
        case "revisit":
            keys = [step.key for step in walk.trail]
            return (walk.revisit(keys[number % len(keys)]) if keys else None) or walk
        case "know":
            ahead = [key for key in walk.asks if key not in {step.key for step in walk.trail}]
            return walk.with_drafts(dict.fromkeys(ahead[: number % 3], f"known-{number}"))
        case _:
            return walk.replay()


@steady
@given(guides, moves)
def test_a_log_gives_back_any_walk_after_any_step(guide: Guide, moves: list[tuple[str, int]]) -> None:
    walk = begin(guide)
    log: list[Entry] = []
    for move, number in moves:
        before, walk = walk, moved(walk, move, number)
        entry = entry_between(memory_of(before), memory_of(walk))
        assert (entry is None) == (memory_of(before) == memory_of(walk))
        log += [entry] if entry else []
        assert remembered(log) == memory_of(walk)
        again = restored(guide, remembered(log))
        assert (again, again.at, again.drafts) == (walk, walk.at, walk.drafts)
        assert displaced(again, memory_of(walk)) == ()


@steady
@given(guides, guides, moves)
def test_a_log_loses_no_answer_where_the_guide_has_changed(
    guide: Guide, other: Guide, moves: list[tuple[str, int]]
) -> None:
    walk = begin(guide)
    for move, number in moves:
        walk = moved(walk, move, number)
    kept = memory_of(walk)
    again = restored(other, kept)
    here = {step.key: step.value for step in again.trail}
    wrote = dict(kept.trail)
    assert {**kept.drafts, **wrote}.keys() <= here.keys() | again.drafts.keys()
    for key in displaced(again, kept):
        assert again.drafts[key] == wrote[key]
        assert key not in here
