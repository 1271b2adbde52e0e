"""The guides that ship, and a player that tries every answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

import pytest

from repair_cli.guide.conditions import Answered, AnyOf, Condition, Test, Value, holds, tests
from repair_cli.guide.frames import placeholders
from repair_cli.guide.model import (
    Ask,
    Choose,
    ChooseAny,
    Date,
    Guide,
    Items,
    Kind,
    Node,
    Number,
    Outcome,
    Pause,
    Tell,
    Text,
    Visit,
    options_of,
    own_words,
)
from repair_cli.guide.values import DONE, Misfit, offered
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.packs import Library

ANYTHING: Mapping[str, Value] = {}

CALM: Mapping[str, Value] = {
    "danger": "no",
    "stop-signs": ("none",),
    "afraid": "no",
    "early-signs": ("none",),
    "client-risk": "no",
    "crossed": ("none",),
    "own-state": "steady",
}
"""Harmless answers to the questions about safety."""

ON: Mapping[str, Value] = {
    "role": "client",
    "opinion-next": "go-on",
    "opinion-next-signs": "go-on",
    "opinion-next-afraid": "go-on",
}
"""Answers to the other questions that cannot be skipped."""

NO_SIGNS = frozenset({"none", "not-sure", "prefer-not"})


@pytest.fixture(scope="session")
def guides(library: Library) -> Mapping[str, Guide]:
    """Those that somebody walks for themselves; scenes, and what they visit, are proven like any guide."""
    names = (name for name, path in library.names().items() if path.parent.name != "scenes")
    return {name: library.guide(name) for name in names if not name.startswith(("practice-", "pair-"))}


@pytest.fixture(scope="session")
def calm() -> Mapping[str, Value]:
    return CALM


@pytest.fixture(scope="session")
def to_the_end() -> Callable[[Guide, Mapping[str, Value]], Walk]:
    """A walk that gives some answers, harmless ones to the questions about safety, and skips the rest."""

    def walk_to_the_end(guide: Guide, answers: Mapping[str, Value]) -> Walk:
        given = {**CALM, **answers}
        walk = begin(guide)
        while isinstance(walk.here, Ask):
            wanted = given.get(walk.key)
            if wanted is None and walk.here.needed:
                wanted = ON[walk.key]
            onward = walk.skip() if wanted is None else walk.answer(wanted)
            assert isinstance(onward, Walk), (walk.key, onward)
            walk = onward
        unasked = set(answers) - set(walk.answers())
        assert not unasked, f"never asked on this way: {unasked}"
        return walk

    return walk_to_the_end


class Explore:
    """Every step that any answers can lead to, from a walk on; walks that go on alike are followed once.

    Two walks go on alike when they stand at the same place and every test that can still come gives the same:
    the tests of the branches ahead, and whether the answers that labels ahead take up are there.
    """

    def __call__(
        self, start: Walk, watch: tuple[Condition, ...] = (), fixed: Mapping[str, Value] = ANYTHING
    ) -> Iterator[tuple[Walk, Walk]]:
        ahead = _ahead(start.guide)

        def state(walk: Walk) -> tuple[object, ...]:
            at = walk.at
            place = (tuple(name for _, name in at.inside), tuple(ask.id for ask in at.owed), at.after)
            truths = tuple(holds(test, at.values) for test in (*ahead[at.inside[-1][1]], *watch))
            return (*place, truths, *(at.values[name] for name in walk.guide.counters))

        seen = {state(start)}
        waiting = [start]
        while waiting:
            walk = waiting.pop()
            for value in self.values(walk, fixed):
                onward = walk.skip() if value is None else walk.answer(value)
                if isinstance(onward, Misfit):
                    continue
                yield walk, onward
                if isinstance(onward.here, Ask) and (there := state(onward)) not in seen:
                    seen.add(there)
                    waiting.append(onward)

    def values(self, walk: Walk, fixed: Mapping[str, Value] = ANYTHING) -> Iterator[Value | None]:
        """The answers to try: every option, every pair, all that go together, every number, and none at all."""
        ask = walk.here
        if not isinstance(ask, Ask):
            return
        if ask.id in fixed:
            yield fixed[ask.id]
            return
        yield None
        match ask.form:
            case Choose():
                yield from offered(ask, walk.facts)
            case ChooseAny():
                there = [option for option, _ in offered(ask, walk.facts).values()]
                together = tuple(option.id for option in there if not option.alone)
                yield from ((option.id,) for option in there)
                yield from combinations(together, 2)
                yield together
            case Number(least=least, most=most):
                yield from range(least, most + 1)
            case Items():
                yield ("one thing", "another thing")
            case Text():
                yield "some words"
            case Date():
                yield "2027-01-08"
            case Pause():
                yield DONE


@pytest.fixture(scope="session")
def explore() -> Explore:
    return Explore()


@pytest.fixture(scope="session")
def stop_signs(guides: Mapping[str, Guide]) -> tuple[AnyOf, ...]:
    """The answers to the safety questions after which nobody may be sent into a repair."""
    client, therapist = guides["safety-check"].asks(), guides["safety-check-therapist"].asks()
    return (
        AnyOf("stop-signs", frozenset(options_of(client["stop-signs"])) - NO_SIGNS),
        AnyOf("afraid", frozenset({"yes"})),
        AnyOf("crossed", frozenset(options_of(therapist["crossed"])) - NO_SIGNS),
    )


@pytest.fixture(scope="session")
def every_step(
    guides: Mapping[str, Guide], explore: Explore, stop_signs: tuple[AnyOf, ...]
) -> Mapping[str, list[tuple[Walk, Walk]]]:
    """Every step of every guide, with any answers; whoever gave a stop sign is followed apart from the others."""
    return {name: list(explore(begin(guide), watch=stop_signs)) for name, guide in guides.items()}


@pytest.fixture(scope="session")
def endings(every_step: Mapping[str, list[tuple[Walk, Walk]]]) -> Mapping[str, dict[str, Walk]]:
    """One walk to each outcome of each guide."""
    return {
        name: {onward.here.id: onward for _, onward in steps if isinstance(onward.here, Outcome)}
        for name, steps in every_step.items()
    }


def _ahead(guide: Guide) -> dict[str, tuple[Test, ...]]:
    """The tests that can still decide where a walk goes, by the node where it stands."""
    nodes = {name: (one, node) for one in guide.everything() for name, node in one.nodes.items()}
    visits = [node for _, node in nodes.values() if isinstance(node, Visit)]
    asks = guide.asks()
    ways: dict[str, set[str]] = {}
    looks: dict[str, set[Test]] = {}
    for name, (owner, node) in nodes.items():
        back = [visit for visit in visits if visit.guide == owner.id] if _returns(node) else []
        ways[name] = {go for one in (node, *back) for go in _leads(one)}
        looks[name] = {test for one in (node, *back) for test in _looks(one, asks)}
        if isinstance(node, Visit):
            ways[name].add(owner.visits[node.guide].start)
    return {name: tuple({test: None for near in _reached(name, ways) for test in looks[near]}) for name in nodes}


def _returns(node: Node) -> bool:
    return isinstance(node, Outcome) and node.kind is Kind.RETURN


def _leads(node: Node) -> Iterator[str]:
    if isinstance(node, Ask | Tell | Visit):
        yield from (branch.go for branch in node.next)
    if isinstance(node, Ask):
        yield from (option.next for option in options_of(node).values() if option.next)


def _looks(node: Node, asks: Mapping[str, Ask]) -> Iterator[Test]:
    if isinstance(node, Ask | Tell | Visit):
        for branch in node.next:
            yield from tests(branch.when)
    if isinstance(node, Ask):
        for option in options_of(node).values():
            for name in placeholders(option.label):
                yield Answered(name, True)
                yield from (Answered(own.id, True) for own in (own_words(asks[name]) if name in asks else ()))


def _reached(start: str, ways: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += ways[name]
    return seen
