"""The scenes that ship cover what there is to practise, and hold what a rehearsal needs."""

from __future__ import annotations

import pytest

from repair_cli.guide.model import Ask, Audience, Kind, Outcome, options_of
from repair_cli.library.catalogue import scenes
from repair_cli.library.packs import Library, shipped
from repair_cli.play.scene_table import LEVELS, table

LIBRARY = Library((), shipped())
FOUND = scenes(LIBRARY)
COVERED = {one.name: {row.id: row.scenes for row in one.rows} for one in table(FOUND, LIBRARY.practice())}


def test_there_are_enough_of_them() -> None:
    assert len(FOUND) >= 32


@pytest.mark.parametrize(
    ("what", "least"),
    [("markers", 1), ("strategies", 2), ("skills", 1), ("settings", 1), ("topics", 1), ("levels", 3), ("seats", 5)],
)
def test_everything_that_there_is_to_practise_is_covered(what: str, least: int) -> None:
    assert [name for name, covering in COVERED[what].items() if len(covering) < least] == []


def test_there_are_fourteen_markers_and_ten_strategies() -> None:
    assert (len(COVERED["markers"]), len(COVERED["strategies"]), len(COVERED["levels"])) == (14, 10, len(LEVELS))


@pytest.mark.parametrize("name", [one.id for one in FOUND])
def test_a_scene_is_short_has_two_to_four_criteria_and_ends_without_advice(name: str) -> None:
    guide = LIBRARY.guide(name)
    assert guide.practice is not None
    assert 5 <= guide.minutes <= 15
    assert 2 <= len(guide.practice.criteria) <= 4
    ends = [node for node in guide.nodes.values() if isinstance(node, Outcome)]
    assert len(ends) >= 2
    assert {end.kind for end in ends} == {Kind.END}


@pytest.mark.parametrize("name", [one.id for one in FOUND if one.audience == "client"])
def test_a_client_comes_by_the_safety_questions_first(name: str) -> None:
    guide = LIBRARY.guide(name)
    assert guide.audience is Audience.CLIENT
    assert "safety-check" in guide.visits


@pytest.mark.parametrize("name", [one.id for one in FOUND])
def test_a_written_reply_brings_what_the_wording_check_finds_in_it(name: str) -> None:
    guide = LIBRARY.guide(name)
    assert guide.practice is not None
    check = LIBRARY.wording()[guide.audience]
    for round_id, one in guide.practice.rounds.items():
        asked = guide.nodes[f"{round_id}-pick"]
        assert isinstance(asked, Ask)
        labels = {option.id: option.label for option in options_of(asked).values()}
        told = {name: set(reply.found) for name, reply in one.replies.items()}
        assert told == {name: {found.kind for found in check.find(labels[name])} for name in one.replies}, round_id
