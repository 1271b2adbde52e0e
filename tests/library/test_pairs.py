"""A scene for two is made of the scene: every way stays, cards stand before it, counters move as they would."""

from __future__ import annotations

import pytest

from repair_cli.guide.model import Ask, Guide, Outcome, Visit, options_of
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.catalogue import scenes
from repair_cli.library.packs import Library, shipped
from repair_cli.library.pairs import DEBRIEF, paired, turns_of

LIBRARY = Library((), shipped())


def for_two(name: str) -> Guide:
    return paired(LIBRARY.guide(name), LIBRARY.guide(DEBRIEF), LIBRARY.interface, LIBRARY.practice())


def after(name: str, *felt: str) -> Walk:
    """The scene for two after the cards, and these words on how replies reached the other person."""
    walk = begin(for_two(name))
    for _ in range(5):
        onward = walk.answer("done")
        assert isinstance(onward, Walk)
        walk = onward
    for answer in felt:
        onward = walk.answer(answer)
        assert isinstance(onward, Walk)
        walk = onward
    return walk


def ways(guide: Guide, name: str) -> list[str]:
    """Where it can go on from a node."""
    node = guide.nodes[name]
    if isinstance(node, Outcome):
        return []
    options = options_of(node).values() if isinstance(node, Ask) else ()
    own = [option.next for option in options if option.next]
    return own if options else [branch.go for branch in node.next]


@pytest.mark.parametrize("name", [one.id for one in scenes(LIBRARY)])
def test_every_scene_can_be_played_by_two_along_all_its_ways(name: str) -> None:
    guide = for_two(name)
    reached: set[str] = set()
    waiting = [guide.start]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += ways(guide, here)
    assert reached == set(guide.nodes)
    ends = {one.id for one in LIBRARY.guide(name).nodes.values() if isinstance(one, Outcome)}
    assert ends <= reached


def test_nobody_answers_safety_questions_beside_another() -> None:
    for one in scenes(LIBRARY):
        visited = {node.guide for node in for_two(one.id).nodes.values() if isinstance(node, Visit)}
        assert visited == {DEBRIEF, "practice-stop"}


def test_a_reply_that_reached_moves_what_all_criteria_would() -> None:
    assert (after("clock").at.values["heard"], after("clock").at.values["safety"]) == (0, 1)
    walk = after("clock", "reached")
    assert (walk.at.values["heard"], walk.at.values["safety"], walk.here.id) == (2, 3, "hurt-felt")
    walk = after("clock", "partly")
    assert (walk.at.values["heard"], walk.here.id) == (1, "colder-felt")
    walk = after("clock", "missed")
    assert (walk.at.values["safety"], walk.here.id) == (0, "colder-felt")
    assert after("clock", "again").key == "clock-felt#2"


def test_turns_are_counted_on_the_shortest_way() -> None:
    assert turns_of(LIBRARY.guide("clock")) == {"clock": 1, "hurt": 2, "colder": 2}
    assert turns_of(LIBRARY.guide("fit")) == {}


def test_only_a_scene_can_be_played_by_two() -> None:
    with pytest.raises(ValueError, match="fit"):
        for_two("fit")


def test_cards_are_for_one_persons_eyes_and_nothing_else_is() -> None:
    wiped = {node.id for node in for_two("clock").nodes.values() if isinstance(node, Ask) and node.wipe}
    assert wiped == {"pair-card-play", "pair-card-practise"}
