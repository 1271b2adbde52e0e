"""After an answer that will be said: keep it, change it, or look no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.model import Audience
from repair_cli.guide.walk import begin
from repair_cli.library.interface import Interface
from repair_cli.library.packs import Library
from repair_cli.play.keepers import KeepNothing
from repair_cli.play.loop import play
from repair_cli.play.player import Player, Status
from repair_cli.play.remarks import Rules
from repair_cli.wording import Wording
from tests.play.conftest import Scripted, support_here

GUIDE = """\
guide: spoken
title: Words
about: For a test.
for: client
minutes: 2
start: what
nodes:
  what: {ask: text, lead: When you, question: What happened?, wording: client, next: more}
  more:
    ask: choose
    question: What else?
    wording: client
    options: {nothing: nothing, other: {label: something, ask: text, question: What?}}
    next: last
  last: {ask: list, question: What do you want?, wording: client, next: done}
  done: {outcome: end, title: Done, say: Done.}
"""
Told = Callable[..., tuple[Player, Scripted]]


@pytest.fixture
def told(tmp_path: Path, library: Library, words: Interface) -> Told:
    (tmp_path / "spoken.yaml").write_text(GUIDE, encoding="utf-8")
    guide = Library((tmp_path,), library.ships).guide("spoken")

    def run(*lines: str, person: bool = True, rules: Rules = library.wording) -> tuple[Player, Scripted]:
        front = Scripted(*lines)
        player = Player(
            walk=begin(guide),
            front=front,
            words=words,
            resolve=support_here,
            save_answers=lambda name, walk: name,
            keeper=KeepNothing(),
            person=person,
            rules=rules,
        )
        play(player)
        return player, front

    return run


def test_what_was_typed_is_quoted_with_how_it_may_be_heard_and_can_be_kept(told: Told) -> None:
    player, front = told("never listen to me", "1")
    look = front.screens[1]
    assert look.choices == ("Keep it as it is", "Change it", "Keep it, and do not look any more in this walk")
    assert [getattr(block, "text", "") for block in look.blocks][:2] == [
        "Another look at your words, if you like.",
        '"never listen to me"',
    ]
    assert player.walk.answers()["what"] == "never listen to me"
    assert front.screens[2].question == "What else?"


def test_who_changes_it_is_asked_again_with_the_words_on_offer(told: Told) -> None:
    player, front = told("never listen to me", "2", "looked away")
    assert "never listen to me" in front.screens[2].hints[-1]
    assert player.walk.answers()["what"] == "looked away"


def test_who_wants_no_more_looks_gets_none_in_this_walk(told: Told) -> None:
    player, front = told("never listen to me", "3", "you never listen", "You have to stop", "")
    assert player.status is Status.FINISHED
    assert [screen.question for screen in front.screens].count("What would you like to do?") == 1


def test_own_words_beside_a_choice_and_the_lines_of_a_list_are_looked_at(told: Told) -> None:
    player, front = told("looked away", "you never listen", "1", "You have to forgive me", "", "1")
    assert [screen.question for screen in front.screens].count("What would you like to do?") == 2
    assert player.status is Status.FINISHED


def test_a_command_leads_elsewhere_and_nothing_typed_is_lost(told: Told) -> None:
    player, _ = told("looked away", "you never listen", "/back")
    assert player.walk.here.id == "what"
    assert player.walk.drafts["more-other"] == "you never listen"


def test_the_end_of_the_input_keeps_the_answer_and_pauses(told: Told) -> None:
    player, _ = told("never listen to me")
    assert (player.status, player.walk.answers()["what"]) == (Status.PAUSED, "never listen to me")


def test_lines_of_a_pipe_are_answers_and_nobody_is_asked(told: Told) -> None:
    player, front = told("never listen to me", "nothing", "/skip", person=False)
    assert player.status is Status.FINISHED
    assert "What would you like to do?" not in [screen.question for screen in front.screens]


def test_rules_that_cannot_be_read_cost_no_answer(told: Told) -> None:
    def broken() -> Mapping[Audience, Wording]:
        raise RepairError("the rules are broken", ExitCode.CONTENT)

    player, front = told("never listen to me", rules=broken)
    assert player.walk.answers()["what"] == "never listen to me"
    assert front.told[0] == "the rules are broken"
