"""The stories that ship: every guide has them, every end is told, and with a player they see all that there is."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from repair_cli.checks.cover import Seen
from repair_cli.checks.coverage import coverage
from repair_cli.checks.player import Player
from repair_cli.checks.stories import StoryFile, read_stories
from repair_cli.checks.telling import Told, tell_all
from repair_cli.errors import Problem
from repair_cli.guide.model import Ask, Outcome
from repair_cli.library.links import Written
from repair_cli.library.listing import guide_files
from repair_cli.library.packs import Library, shipped


@pytest.fixture(scope="module")
def files(library: Library) -> Mapping[str, StoryFile]:
    problems: list[Problem] = []
    found = [read_stories(path, library, problems) for path in sorted((shipped() / "stories").glob("*.yaml"))]
    assert problems == []
    return {file.guide.id: file for file in found if file}


@pytest.fixture(scope="module")
def told(files: Mapping[str, StoryFile]) -> Mapping[str, list[Told]]:
    return {name: list(tell_all(file)) for name, file in files.items()}


@pytest.fixture(scope="module")
def all_written() -> list[Written]:
    problems: list[Problem] = []
    written = Library((), shipped()).check(list(guide_files(shipped())), problems)
    assert problems == []
    return written


def test_every_guide_has_stories(files: Mapping[str, StoryFile], library: Library) -> None:
    assert files.keys() == library.names().keys()


def test_every_story_goes_as_expected(told: Mapping[str, list[Told]]) -> None:
    assert [str(one) for stories in told.values() for story in stories for one in story.differences] == []


def test_every_end_of_a_guide_is_told_in_its_own_stories(
    told: Mapping[str, list[Told]], files: Mapping[str, StoryFile]
) -> None:
    for name, stories in told.items():
        ends = {node.id for node in files[name].guide.nodes.values() if isinstance(node, Outcome)}
        reached = {walk.here.id for story in stories for walk in story.shown if isinstance(walk.here, Outcome)}
        if files[name].guide.practice is None:
            assert ends - reached == set(), name
        else:  # the player comes to the rest
            assert len(reached) >= 2, name


def test_every_refusal_to_skip_is_told(told: Mapping[str, list[Told]], files: Mapping[str, StoryFile]) -> None:
    needed = {
        ask.id for file in files.values() for ask in file.guide.asks().values() if isinstance(ask, Ask) and ask.needed
    }
    refused = {
        turn.expect.refused[0]
        for file in files.values()
        for story in file.stories
        for turn in story.turns
        if turn.expect and turn.expect.refused and turn.expect.refused[1] == "needed"
    }
    assert {"danger", "crossed", "client-risk", "role"} <= refused <= needed


def test_stories_see_all_nodes_and_both_sides_of_all_conditions(
    told: Mapping[str, list[Told]], all_written: list[Written]
) -> None:
    seen = Seen()
    for stories in told.values():
        for story in stories:
            seen.see(story.shown)
    for written in all_written:
        if written.guide.practice:  # their stories tell the two ends that are furthest apart
            continue
        nodes, _, sides = coverage(written, seen).shares
        assert (nodes.percent, sides.percent) == (100, 100), written.guide.id


def test_with_the_player_they_see_everything_and_nothing_fails(
    told: Mapping[str, list[Told]], all_written: list[Written]
) -> None:
    seen = Seen()
    for stories in told.values():
        for story in stories:
            seen.see(story.shown)
    scenes = [written for written in all_written if written.guide.practice]
    some = [written for written in all_written if not written.guide.practice] + scenes[::8]  # CI plays all of them
    for written in some:
        known = [walk for story in told[written.guide.id] for walk in story.shown]
        assert Player(written.guide, 1, seen, known).play(100) is None
    for written in some:
        assert [str(one) for one in coverage(written, seen).missing] == []
