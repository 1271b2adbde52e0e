"""Answers that lead to a node."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.checks.way_to import way_to
from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Guide
from repair_cli.guide.walk import begin
from repair_cli.library.packs import Library, shipped

GUIDE = """\
guide: g
title: A guide
about: For a test.
for: anyone
minutes: 2
start: hello
nodes:
  hello: {say: Hello., next: what}
  what: {ask: text, question: What?, next: kind}
  kind:
    ask: choose
    question: Which kind?
    options: {a: A, b: B, other: {label: Other, ask: text}}
    next: [{when: {kind: b}, go: told}, {go: when}]
  told: {say: It is b., next: when}
  when: {ask: date, question: When?, next: breath}
  breath: {ask: pause, next: many}
  many:
    ask: number
    question: How many?
    from: 1
    to: 9
    needed: It decides.
    next: [{when: {many: {at_least: 7}, kind: a}, go: high}, {go: low}]
  high: {outcome: end, title: High, say: "${what} on ${when}."}
  low: {outcome: end, title: Low, say: Low.}
"""


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """A guide in which one end looks back at two answers."""
    (tmp_path / "g.yaml").write_text(GUIDE, encoding="utf-8")
    return Library((tmp_path,), shipped()).guide("g")


def _answers(guide: Guide, node: str, **known: Value | None) -> dict[str, Value | None] | None:
    walk = way_to(begin(guide, known), node)
    return None if walk is None else walk.answers()


def test_conditions_that_look_back_are_met_and_what_was_open_is_filled_in(guide: Guide) -> None:
    assert _answers(guide, "high") == {"what": "(what)", "kind": "a", "when": "2030-01-07", "many": 7}


def test_it_stops_where_it_came_by_the_node(guide: Guide) -> None:
    walk = way_to(begin(guide), "told")
    assert walk is not None
    assert (walk.here.id, walk.answers()) == ("when", {"what": "(what)", "kind": "b"})
    assert _answers(guide, "hello") == {}
    assert _answers(guide, "when") == {"what": "(what)", "kind": "a"}


def test_the_question_for_own_words_is_a_node_too(guide: Guide) -> None:
    assert _answers(guide, "kind-other") == {"what": "(what)", "kind": "other"}


def test_what_is_known_is_answered_so_and_the_rest_stays_known(guide: Guide) -> None:
    walk = way_to(begin(guide, {"what": None, "when": "2026-12-05", "many": 2}), "breath")
    assert walk is not None
    assert walk.answers() == {"what": None, "kind": "a", "when": "2026-12-05"}
    assert walk.drafts == {"many": 2}


def test_known_answers_that_lead_elsewhere_are_not_overruled(guide: Guide) -> None:
    assert _answers(guide, "high", kind="b") is None


def test_a_known_answer_that_does_not_fit_is_none(guide: Guide) -> None:
    assert _answers(guide, "high", many=70) == {"what": "(what)", "kind": "a", "when": "2030-01-07", "many": 7}


def test_it_gives_up_after_so_many_answers(guide: Guide) -> None:
    assert way_to(begin(guide), "high", most=3) is None


def test_every_node_of_what_ships_can_be_come_by(library: Library) -> None:
    for name in ("fit", "safety-check"):
        guide = library.guide(name)
        assert [node for node in guide.nodes if way_to(begin(guide), node) is None] == []
