"""A player who answers at random meets all that a guide has, and finds nothing odd."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Protocol

import pytest

from repair_cli.guide.conditions import Value
from repair_cli.guide.frames import Block, Item, Paragraph, expand, fill
from repair_cli.guide.model import Ask, Choose, ChooseAny, Guide, Outcome, options_of
from repair_cli.guide.page import card, told
from repair_cli.guide.values import offered
from repair_cli.guide.walk import Walk, begin

Guides = Mapping[str, Guide]


class Explore(Protocol):
    def values(self, walk: Walk) -> Iterator[Value | None]: ...


def words(block: Block) -> str:
    return block.text if isinstance(block, Paragraph | Item) else ""


LONGEST_WALK = 120
PLAYS = {
    "fit": 1500,
    "six-steps-client": 500,
    "six-steps-quick": 500,
    "six-steps-therapist": 500,
    "safety-check": 500,
    "safety-check-therapist": 300,
    "follow-through-client": 2000,
    "follow-through-therapist": 500,
    "working-bond": 400,
    "prepare": 500,
    "stand-by": 200,
    "support": 1,
    "ending-contact": 1,
    "how-to-complain": 1,
}


class Player:
    """Takes what was taken least, or anything; often nothing troubling about safety, so that much is seen behind it."""

    def __init__(self, explore: Explore, calm: Mapping[str, Value]) -> None:
        self.rng = Random(20261121)
        self.explore = explore
        self.calm = calm
        self.taken: dict[tuple[str, str], int] = {}

    def play(self, guide: Guide) -> Iterator[Walk]:
        """Every place where one walk stands."""
        walk = begin(guide)
        yield walk
        for _ in range(LONGEST_WALK):
            if not isinstance(walk.here, Ask):
                return
            value = self.pick(walk)
            onward = walk.skip() if value is None else walk.answer(value)
            if isinstance(onward, Walk):
                walk = onward
                yield walk
        raise AssertionError(f"{guide.id}: no end after {LONGEST_WALK} answers")

    def pick(self, walk: Walk) -> Value | None:
        name = walk.here.id
        if name in self.calm and self.rng.random() < 0.7:
            return self.calm[name]
        several = self.rng.random() < 0.2
        values = [one for one in self.explore.values(walk) if several or not isinstance(one, tuple) or len(one) == 1]
        self.rng.shuffle(values)
        if self.rng.random() < 0.7:
            values.sort(key=lambda value: self.taken.get((name, str(value)), 0))
        found = values[0]
        self.taken[name, str(found)] = self.taken.get((name, str(found)), 0) + 1
        return found


@pytest.mark.parametrize("name", PLAYS)
def test_a_player_who_answers_at_random_meets_every_node_and_takes_every_option(
    name: str, guides: Guides, explore: Explore, calm: Mapping[str, Value]
) -> None:
    guide = guides[name]
    player = Player(explore, calm)
    met: set[str] = set()
    chosen: set[tuple[str, str]] = set()
    for _ in range(PLAYS[name]):
        for walk in player.play(guide):
            met.update(step.partition("#")[0] for step in walk.at.path)
            sound(walk)
        for step in walk.trail:
            several = step.value if isinstance(step.value, tuple) else (step.value,)
            chosen |= {(step.ask.id, str(one)) for one in several if one in options_of(step.ask)}
    nodes = {node for one in guide.everything() for node in one.nodes}
    options = {(ask.id, option) for ask in guide.asks().values() for option in options_of(ask)}
    assert nodes - met == set()
    assert options - chosen == set()


def sound(walk: Walk) -> None:
    """Holds wherever a walk stands: no gap in a question, something to choose from, no stray sign in a text."""
    says = [*walk.at.above, *([walk.here.say] if isinstance(walk.here, Ask) else [])]
    blocks = [block for say in says for block in expand(say, walk.facts)]
    if isinstance(walk.here, Outcome):
        page = card(walk)
        blocks += [*told(walk, walk.facts), *(block for part in (page.parts if page else ()) for block in part.blocks)]
        assert told(walk, walk.facts)
        assert not walk.here.card or (page and page.parts), walk.here.id
    else:
        assert fill(walk.here.question, walk.facts) is not None, walk.here.id
        if isinstance(walk.here.form, Choose | ChooseAny):
            assert len(offered(walk.here, walk.facts)) >= 2, walk.here.id
    for block in blocks:
        for stray in ("${", "..", " .", " ,", "  "):
            assert stray not in words(block).replace("...", ""), (walk.here.id, words(block))


def test_every_guide_has_its_player(guides: Guides) -> None:
    assert set(PLAYS) == set(guides)
