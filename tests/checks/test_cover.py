from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.checks.cover import Seen
from repair_cli.checks.coverage import Coverage, coverage
from repair_cli.checks.parts import Place
from repair_cli.errors import Problem
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.packs import Library, shipped
from tests.checks.tale import GUIDE, guide, library
from tests.library.small_scene import SCENE

MOOD = ("evening", "nodes", "mood")


def steps(folder: Path, answers: Drafts) -> list[Walk]:
    """Every place where a walk with these answers stands."""
    walks = [begin(guide(folder), answers)]
    while isinstance(onward := _step(walks[-1]), Walk):
        walks.append(onward)
    return walks


def _step(walk: Walk) -> object:
    known = walk.offer_draft()
    if known is None and walk.here.id == "rest":
        return walk.skip()
    return known


def seen(folder: Path, *all_answers: Drafts) -> Seen:
    found = Seen()
    for answers in all_answers:
        found.see(steps(folder, answers))
    return found


def covered(folder: Path, text: str, found: Seen) -> Coverage:
    problems: list[Problem] = []
    (written,) = library(folder, text).check([folder / "evening.yaml"], problems)
    assert problems == []
    return coverage(written, found)


def test_nothing_is_seen_before_a_walk_begins(tmp_path: Path) -> None:
    found = covered(tmp_path, GUIDE, Seen())
    assert str(found) == "evening: nodes 0/10 (0 %), options 0/6 (0 %), condition sides 0/10 (0 %)"
    assert found.least == 0


def test_the_beginning_shows_what_stands_before_the_first_question(tmp_path: Path) -> None:
    found = seen(tmp_path, {})
    assert found.nodes == {("evening", "nodes", "hello"), MOOD}
    assert found.options == set()
    assert found.sides == {(("evening", "nodes", "hello", "say", 1, "when"), False)}


def test_a_choice_that_leads_on_tries_no_branch(tmp_path: Path) -> None:
    found = seen(tmp_path, {"mood": "bad"})
    assert found.options == {(*MOOD, "options", "bad")}
    assert not any(place[:3] == MOOD for place, _ in found.sides)


def test_branches_are_tried_up_to_the_one_that_holds(tmp_path: Path) -> None:
    branch: Place = (*MOOD, "next", 0, "when")
    assert (branch, False) in seen(tmp_path, {"mood": "good"}).sides
    assert (branch, True) in seen(tmp_path, {"mood": "own", "mood-own": "so-so"}).sides


def test_own_words_come_before_the_branches(tmp_path: Path) -> None:
    found = seen(tmp_path, {"mood": "own"})
    assert found.options == {(*MOOD, "options", "own")}
    assert not any(place[:3] == MOOD for place, _ in found.sides)


def test_the_figures_of_two_walks(tmp_path: Path) -> None:
    found = seen(
        tmp_path,
        {"mood": "bad", "why": "x", "keep": ("walk", "talk"), "told": 3, "secret": "x", "day": None},
        {"mood": "good", "keep": ("none",), "secret": None, "day": None},
    )
    told = covered(tmp_path, GUIDE, found)
    # not seen: the nodes rest and outside; the option own; hello's condition and mood's and told's branch, which never hold
    assert str(told) == "evening: nodes 8/10 (80 %), options 5/6 (83 %), condition sides 7/10 (70 %)"
    assert told.least == 70
    assert [str(one).rpartition("/")[2] for one in told.missing] == [
        "evening.yaml:11:9: warning S123 no walk in which this condition holds",
        "evening.yaml:22:7: warning S122 no walk takes the option `own` of `mood`",
        "evening.yaml:25:9: warning S123 no walk in which this condition holds",
        "evening.yaml:34:3: warning S121 no walk comes to `rest`",
        "evening.yaml:57:9: warning S123 no walk in which this condition holds",
        "evening.yaml:77:3: warning S121 no walk comes to `outside`",
    ]


def test_conditions_of_a_card_and_of_closing_words_count(tmp_path: Path) -> None:
    text = GUIDE.replace(
        '      say: "I look', '      say:\n        - when: {day: {answered: yes}}\n          say: "I look'
    )
    text += "closing:\n  - when: {secret: {answered: yes}}\n    say: Keep it.\n"
    found = Seen()
    (tmp_path / "evening.yaml").write_text(text, encoding="utf-8")
    walk = begin(guide(tmp_path, text), {"mood": "good", "keep": ("none",), "secret": "x", "day": None}).replay()
    found.see([walk])
    assert (("evening", "card", "sections", 1, "say", 0, "when"), False) in found.sides
    assert (("evening", "closing", 0, "when"), True) in found.sides
    assert len(covered(tmp_path, text, found).missing) > 0


VISITED = """\
guide: visited
title: A visit
about: For a test.
for: anyone
minutes: 1
start: ask
nodes:
  ask:
    ask: yes-no
    question: Is it well?
    next: [{when: {ask: yes}, go: back}, {go: out}]
  back: {outcome: return, title: T, say: [{when: {ask: no}, say: Never seen on a visit.}]}
  out: {outcome: end, title: T, say: S}
"""
VISITOR = """\
guide: visitor
title: Who visits
about: For a test.
for: anyone
minutes: 1
start: go
nodes:
  go: {visit: visited, say: [{when: {ask: {answered: no}}, say: S}], next: [{when: {ask: yes}, go: end}, {go: odd}]}
  odd: {outcome: end, title: T, say: S}
  end: {outcome: end, title: T, say: S}
"""


def test_a_visit_is_left_by_its_own_branches_when_it_comes_back(tmp_path: Path) -> None:
    library(tmp_path, VISITED)
    walk = begin(guide(tmp_path, VISITOR), {"ask": "yes"})
    onward = walk.offer_draft()
    assert isinstance(onward, Walk)
    found = Seen()
    found.see([walk, onward])
    assert found.nodes == {
        ("visitor", "nodes", "go"), ("visited", "nodes", "ask"), ("visited", "nodes", "back"), ("visitor", "nodes", "end"),
    }  # fmt: skip
    assert found.sides == {
        (("visitor", "nodes", "go", "say", 0, "when"), True),
        (("visited", "nodes", "ask", "next", 0, "when"), True),
        (("visitor", "nodes", "go", "next", 0, "when"), True),
    }
    assert found.options == {("visited", "nodes", "ask", "options", "yes")}


COUNTED = """\
guide: counted
title: Counted
about: For a test.
for: anyone
minutes: 1
counters:
  calm: {start: 0, least: 0, most: 9}
start: calmer
nodes:
  calmer:
    ask: yes-no
    question: Calmer?
    options: {yes: {add: {calm: 2}}}
    next: weigh
  weigh:
    counts:
      - {when: {calmer: yes}, add: {calm: 1}}
      - add: {calm: 1}
      - {when: {calm: {at_least: 4}}, add: {calm: 5}}
    next: [{when: {calm: {at_least: 9}}, go: low}, {go: end}]
  low: {counts: [{add: {calm: -9}}], next: end}
  end: {outcome: end, title: T, say: S}
"""


def test_the_conditions_of_counts_are_looked_at_one_after_the_other(tmp_path: Path) -> None:
    weigh: Place = ("counted", "nodes", "weigh")
    sides = {(*weigh, "counts", 0, "when"), (*weigh, "counts", 2, "when"), (*weigh, "next", 0, "when")}
    for answer, held in (("yes", True), ("no", False)):
        walk = begin(guide(tmp_path, COUNTED), {"calmer": answer})
        onward = walk.offer_draft()
        assert isinstance(onward, Walk)
        found = Seen()
        found.see([walk, onward])
        assert found.sides == {(place, held) for place in sides}


def test_what_was_not_seen_of_a_round_is_told_with_its_place_in_the_file(tmp_path: Path) -> None:
    problems: list[Problem] = []
    (tmp_path / "late.yaml").write_text(SCENE, encoding="utf-8")
    (written,) = Library((tmp_path,), shipped()).check([tmp_path / "late.yaml"], problems)
    lines = SCENE.splitlines()
    conditions = [one for one in coverage(written, Seen()).missing if one.code == "S123"]
    assert [lines[one.line - 1].strip() for one in conditions] == [
        *["- {when: {heard: {at_least: 5}}, add: {heard: 4}}"] * 2, *["- when: {heard: {at_least: 4}}"] * 2,
    ]  # fmt: skip


@pytest.mark.parametrize(("count", "of", "percent"), [(0, 0, 100), (199, 200, 99), (200, 200, 100), (1, 3, 33)])
def test_per_cent_are_rounded_down_so_that_100_means_all(count: int, of: int, percent: int) -> None:
    from repair_cli.checks.coverage import Share

    assert Share("nodes", count, of).percent == percent
