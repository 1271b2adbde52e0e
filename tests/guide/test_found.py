"""What the wording check found in an answer: kept with the answer, looked at by conditions, shown by texts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from repair_cli.guide.conditions import AnyOf, Between, NoneOf, Test, holds
from repair_cli.guide.found import found_in, kinds_in, telling
from repair_cli.guide.frames import Item, expand
from repair_cli.guide.model import Ask, Audience, Branch, Choose, Guide, Kind, Option, Outcome, Share, Tell, Text
from repair_cli.guide.rules import Count, Counter
from repair_cli.guide.says import Findings, Phrasing, Words
from repair_cli.guide.walk import Walk, begin
from tests.guide.small_check import CHECK, SAID

FOUND = found_in("line")
LINE = Ask("line", Text(), "What do you say?", (Branch("after"),), wording=Audience.CLIENT, found=CHECK)
AFTER = Tell(
    "after",
    (),
    (Branch("more"),),
    counts=(
        Count({"warmth": 2}),
        Count({"warmth": -1, "ease": -5}, AnyOf(FOUND, frozenset({"blame"}))),
        Count({"ease": 1}, Between("warmth", least=2)),
    ),
)
MORE = Ask(
    "more", Choose({"again": Option("again", "Again", next="line"), "on": Option("on", "On")}), "?", (Branch("end"),)
)
NODES = (LINE, AFTER, MORE, Outcome("end", Kind.END, "End"))
GUIDE = Guide(
    "small", "Small", "", Audience.CLIENT, 5, "line", {node.id: node for node in NODES},
    counters={"warmth": Counter(0, 0, 9), "ease": Counter(0, -3, 3)},
)  # fmt: skip


def said(*lines: str | None) -> Walk:
    """The walk after these lines, each said at the same question."""
    walk = begin(GUIDE)
    for place, line in enumerate(lines):
        walk = _on(walk.answer("again")) if place else walk
        walk = _on(walk.skip() if line is None else walk.answer(line))
    return walk


def _on(walk: object) -> Walk:
    assert isinstance(walk, Walk)
    return walk


def test_what_is_found_in_an_answer_is_known_with_it() -> None:
    assert said(f"It is {SAID['blame']}, {SAID['absolutes']} do.").at.values[FOUND] == ("blame", "absolutes")


def test_an_answer_in_which_nothing_is_found_is_told_from_one_that_was_left_open() -> None:
    nothing = Between(FOUND, most=0)
    assert holds(nothing, said("I felt alone.").at.values)
    assert not holds(nothing, said(None).at.values)


def test_a_new_answer_and_an_open_one_take_the_findings_of_the_last_one_away() -> None:
    assert said(SAID["blame"], "I felt alone.").at.values[FOUND] == ()
    assert FOUND not in said(SAID["blame"], None).at.values


def test_a_question_without_a_check_finds_nothing() -> None:
    assert kinds_in(replace(LINE, found=None), SAID["blame"]) == ()


def test_counts_are_made_in_order_within_the_limits_of_their_counters() -> None:
    fine, blaming = said("I felt alone.").at.values, said(SAID["blame"]).at.values
    assert (fine["warmth"], fine["ease"]) == (2, 1)
    assert (blaming["warmth"], blaming["ease"]) == (1, -3)


def test_who_comes_by_again_is_counted_again() -> None:
    assert said("One.", "Two.").at.values["warmth"] == 4


def test_a_text_shows_the_first_three_findings_with_another_way_to_say_it() -> None:
    many = " ".join(f"It is {phrase}." for phrase in (*SAID.values(), SAID["blame"]))
    shown = expand((Findings("line"),), said(many).facts)
    assert len(shown) == 3
    assert shown[0] == Item('"you always": Why absolutes. "Today ..."')


def test_a_finding_without_another_way_is_told_all_the_same() -> None:
    class Plain:
        def find(self, text: str) -> tuple[object, ...]:
            return tuple(replace(one, frames=()) for one in CHECK.find(text))

    facts = said(SAID["blame"]).facts
    ask = replace(LINE, found=Plain())
    phrasing = Phrasing(finding="${words} | ${why}")
    assert expand((Findings("line"),), replace(facts, asks={"line": ask}, phrasing=phrasing)) == (
        Item("your fault | Why blame."),
    )


def test_a_place_for_findings_is_empty_where_there_are_none() -> None:
    assert expand((Findings("line"),), said("I felt alone.").facts) == ()
    assert expand((Findings("line"),), said(None).facts) == ()
    assert expand((Findings("nobody"),), said(None).facts) == ()
    assert expand((Findings("line", NoneOf(FOUND, frozenset({"blame"}))),), said(SAID["blame"]).facts) == ()


@pytest.mark.parametrize(("share", "there"), [(Share.PRIVATE, False), (Share.SESSION, True)])
def test_what_was_found_in_a_private_answer_is_not_shared(share: Share, there: bool) -> None:
    facts = said(SAID["blame"]).facts
    shared = replace(facts, asks={**facts.asks, "line": replace(LINE, share=share)}).shared()
    assert (FOUND in shared.values) is there
    say = (Words("It blames.", AnyOf(FOUND, frozenset({"blame"}))),)
    assert bool(expand(say, shared)) is there


def turned_out(*tests: Test) -> list[tuple[bool, ...]]:
    """How tests turn out for the texts that tell them apart."""
    return [tuple(holds(test, {FOUND: kinds_in(LINE, text)}) for test in tests) for text in telling(LINE, tests)]


def test_there_is_a_text_for_each_way_in_which_tests_turn_out() -> None:
    tests = (AnyOf(FOUND, frozenset({"blame"})), Between(FOUND, least=1))
    assert sorted(turned_out(*tests)) == [(False, True), (True, True)]
    named = tuple(AnyOf(FOUND, frozenset({kind})) for kind in SAID)
    assert len(set(turned_out(*named))) == 7


def test_findings_that_are_counted_are_tried_in_each_number_that_matters() -> None:
    assert sorted(turned_out(Between(FOUND, least=2), Between(FOUND, most=2))) == [(True, False), (True, True)]


def test_a_kind_without_examples_has_no_text() -> None:
    assert turned_out(AnyOf(FOUND, frozenset({"pressuring"}))) == []


def test_without_a_check_or_a_test_nothing_is_tried() -> None:
    test = AnyOf(FOUND, frozenset({"blame"}))
    assert not list(telling(LINE, ()))
    assert not list(telling(replace(LINE, found=None), (test,)))
