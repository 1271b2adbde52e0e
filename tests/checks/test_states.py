"""What the states tell of made-up guides, against walks that are tried one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from repair_cli.checks.courses import follow
from repair_cli.checks.memory import Course
from repair_cli.checks.moments import MOMENT
from repair_cli.checks.states import Space, explored
from repair_cli.checks.trodden import caught, dead_ends
from repair_cli.guide import conditions
from repair_cli.guide.alike import branch_tests
from repair_cli.guide.conditions import AnyOf, Condition, Every, NoneOf, Some, Test, Value, holds
from repair_cli.guide.model import (
    Ask,
    Choose,
    ChooseAny,
    Date,
    Guide,
    Items,
    Kind,
    Number,
    Outcome,
    Pause,
    Text,
)
from repair_cli.guide.values import DONE, offered
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.spots import read_spots
from repair_cli.library.statements import Claim, Statement
from tests.guide.small_check import SAID
from tests.guide.test_properties import Maker

steady = settings(derandomize=True, database=None, deadline=None, max_examples=50)
SPOT = read_spots("a: b", "", [])
assert SPOT is not None


# ---- by hand ----------------------------------------------------------------------------------


def every_answer(walk: Walk) -> Iterator[Value | None]:
    """Every answer to the question that waits, but for words and days: of those, one."""
    ask = walk.here
    assert isinstance(ask, Ask)
    yield None
    there = list(offered(ask, walk.facts))
    match ask.form:
        case Choose():
            yield from there
        case ChooseAny():
            yield from (some for size in range(1, len(there) + 1) for some in combinations(there, size))
        case Number(least=least, most=most):
            yield from range(least, most + 1)
        case Items(most=most):
            yield from (("word",) * size for size in range(1, most + 1))
        case Text():
            yield "word"
            phrases = list(SAID.values()) if ask.found else []
            yield from (". ".join(some) for size in range(1, len(phrases) + 1) for some in combinations(phrases, size))
        case Date():
            yield "2026-01-01"
        case Pause():
            yield DONE


def onward(walk: Walk) -> Iterator[Walk]:
    """Every walk that is one answer longer."""
    if isinstance(walk.here, Ask):
        tried = (walk.skip() if value is None else walk.answer(value) for value in every_answer(walk))
        yield from (one for one in tried if isinstance(one, Walk))


def walks_of(guide: Guide, most: int = 1500) -> Iterator[Walk]:
    """So many walks, the short ones first; then some long ones."""
    level = [begin(guide)]
    told = 0
    while level and told < most:
        for walk in level:
            yield walk
        told += len(level)
        level = [longer for walk in level for longer in onward(walk)][:most]
    chance = Random(7)
    for walk in level[:20]:
        for _ in range(20):
            longer = list(onward(walk))
            if longer:
                walk = chance.choice(longer)
                yield walk


def moments(walk: Walk) -> Iterator[tuple[dict[str, Value], bool]]:
    """What there is to look at after each answer of a walk, and whether the walk has ended there."""
    seen = 0
    for place in range(len(walk.trail) + 1):
        there = walk.back(len(walk.trail) - place)
        now: dict[str, Value] = dict(there.at.values)
        nodes = tuple(name.partition("#")[0] for name in there.at.path[seen:])
        seen = len(there.at.path)
        now |= {"guide": walk.guide.id, "node": nodes, "shows": ()}
        if isinstance(there.here, Outcome):
            gives = [what for what in ("card", "plan") if getattr(there.here, what) and getattr(walk.guide, what)]
            now |= {"outcome": there.here.id, "kind": there.here.kind.value, "gives": tuple(gives)}
        yield now, isinstance(there.here, Outcome)


def is_broken(statement: Statement, walk: Walk, on: bool = False) -> tuple[bool, bool]:
    """Whether a walk breaks a statement, and whether `whenever` has been; `on`: it was so before the walk."""
    brought, broken = on, False
    on = on or statement.whenever is None
    for now, ended in moments(walk):
        on = on or (statement.whenever is not None and holds(statement.whenever.condition, now))
        if on and statement.never is not None:
            broken = broken or holds(statement.never.condition, now)
        if on and ended and not brought and statement.always is not None:
            nodes = {name.partition("#")[0] for name in walk.at.path}
            broken = broken or not holds(statement.always.condition, {**now, "node": tuple(nodes)})
    return broken, on


# ---- made up ----------------------------------------------------------------------------------


class Stating(Maker):
    """Makes statements about the guides that it makes."""

    def claim(self) -> Claim | None:
        assert SPOT is not None
        return Claim(self.stated(), SPOT) if self.chance.random() < 0.7 else None

    def stated(self) -> Condition:
        chance = self.chance
        nodes = [name for guide in (*self.visits, self.guide()) for name in guide.nodes]
        kinds = [kind.value for kind in Kind]
        match chance.randint(0, 6):
            case 0:
                return AnyOf("node", frozenset(chance.sample(nodes, 1)))
            case 1:
                return AnyOf("kind", frozenset(chance.sample(kinds, 3)))
            case 2:
                return NoneOf("gives", frozenset({"card"}))
            case 3:
                return Every((self.condition(), self.stated()))
            case 4:
                return Some((self.stated(), NoneOf("outcome", frozenset({f"{self.name}-end"}))))
            case _:
                return self.condition()

    def statement(self) -> Statement:
        assert SPOT is not None
        return Statement("", SPOT, self.claim(), self.claim(), self.claim())


def guide_and_statement(chance: Random) -> tuple[Guide, Guide, Statement]:
    """A guide that visits another and offers it at its end, that other, and a statement."""
    inner = Maker(chance, "b").guide()
    maker = Stating(chance, "a", inner)
    guide = maker.guide()
    end = guide.nodes["a-end"]
    assert isinstance(end, Outcome)
    guide = replace(guide, nodes={**guide.nodes, "a-end": replace(end, offer=("b",))})
    return guide, inner, maker.statement()


made = st.randoms(use_true_random=True).map(guide_and_statement)


def told(statement: Statement, *guides: Guide) -> dict[str, tuple[Test, ...]]:
    found: dict[str, dict[Test, None]] = {}
    for claim in (statement.whenever, statement.always, statement.never):
        for test in conditions.tests(claim.condition if claim else None):
            found.setdefault(test.name, {})[test] = None
    for guide in guides:
        for name, some in branch_tests(node for one in guide.everything() for node in one.nodes.values()).items():
            if name in found:
                found[name].update(dict.fromkeys(some))
    return {name: tuple(some) for name, some in found.items()}


def followed(guide: Guide, inner: Guide, statement: Statement) -> Course:
    apart = told(statement, guide, inner)
    spaces = {one.id: explored(one, apart) for one in (guide, inner)}
    return follow(statement, spaces, ["a", "b"], apart)


# ---- what the states tell ---------------------------------------------------------------------


@steady
@given(made)
def test_every_walk_is_among_the_states(made: tuple[Guide, Guide, Statement]) -> None:
    guide, _, _ = made
    space = explored(guide, {})
    assert space.complete
    met = {name for steps in space.steps for step in steps for name in step.passed} | set(space.begins())
    shown = {(walk.here.id, name) for walk in space.walks if isinstance(walk.here, Ask) for name in _offered(walk)}
    ends = {walk.here.id for walk in space.walks if isinstance(walk.here, Outcome)}
    dead = {space.walks[state].here.id for state in dead_ends(space)}
    for walk in walks_of(guide, 300):
        assert _nodes(walk) <= met
        if isinstance(walk.here, Outcome):
            assert walk.here.id in ends
        else:
            assert {(walk.here.id, name) for name in _offered(walk)} <= shown
            assert list(onward(walk)) or walk.here.id in dead


@steady
@given(made)
def test_every_state_is_one_of_a_walk(made: tuple[Guide, Guide, Statement]) -> None:
    guide, _, statement = made
    space = explored(guide, told(statement, guide))
    for steps, walk in zip(space.steps, space.walks, strict=True):
        again = begin(guide, {step.key: step.value for step in walk.trail}).replay()
        assert again.at == walk.at
        for step in steps:
            assert step.ask == walk.here
            further = walk.skip() if step.value is None else walk.answer(step.value)
            assert isinstance(further, Walk)
            assert further.here.id == space.walks[step.to].here.id


@steady
@given(made)
def test_from_where_nobody_is_caught_some_answers_lead_to_an_end(made: tuple[Guide, Guide, Statement]) -> None:
    guide, _, _ = made
    space = explored(guide, {})
    if caught(space) is None and not list(dead_ends(space)):
        for walk in walks_of(guide, 40):
            assert _can_end(walk, space), walk.answers()


@settings(steady, max_examples=80)
@given(made)
def test_a_statement_that_is_proven_is_broken_by_no_walk(made: tuple[Guide, Guide, Statement]) -> None:
    guide, inner, statement = made
    course = followed(guide, inner, statement)
    begun = False
    for one in (guide, inner):
        for walk in walks_of(one, 50):
            broken, on = is_broken(statement, walk)
            begun = begun or on
            assert course.breach is not None or not broken, (one.id, walk.answers())
            if course.breach is not None and broken:
                legs = course.breach.legs
                assert len(legs) > 1 or _length(legs[0].answers) <= _length(walk.answers())
            if on and one is guide and walk.here.id == "a-end" and course.breach is None:
                _follow_offer(statement, walk, inner)
    if course.breach is None:
        assert course.complete
        assert course.begun or not begun


@settings(steady, max_examples=70)
@given(made)
def test_the_answers_that_break_a_statement_really_break_it(made: tuple[Guide, Guide, Statement]) -> None:
    guide, inner, statement = made
    breach = followed(guide, inner, statement).breach
    if breach is None:
        return
    on = broken = False
    for place, leg in enumerate(breach.legs):
        walk = begin({"a": guide, "b": inner}[leg.guide], leg.answers).replay()
        assert set(leg.answers) == set(walk.answers()) | {step.key for step in walk.trail if step.value is None}
        assert leg.guide == "b" or not place
        while (
            isinstance(walk.here, Ask) and isinstance(walk.here.form, Pause) and not is_broken(statement, walk, on)[0]
        ):
            walk = _through(walk)
        broken, on = is_broken(statement, walk, on)
        assert broken is (place == len(breach.legs) - 1)
    assert broken


def _through(walk: Walk) -> Walk:
    """The walk after a pause."""
    taken = walk.answer(DONE)
    assert isinstance(taken, Walk)
    return taken


def _nodes(walk: Walk) -> set[str]:
    """The nodes that a walk led by; questions for own words are none."""
    nodes = {name for one in walk.guide.everything() for name in one.nodes}
    return nodes & {name.partition("#")[0] for name in walk.at.path}


def _length(answers: Iterable[object]) -> int:
    return len(list(answers))


def _offered(walk: Walk) -> list[str]:
    assert isinstance(walk.here, Ask)
    return list(offered(walk.here, walk.facts))


def _can_end(walk: Walk, space: Space) -> bool:
    level, seen = [walk], 0
    while level and seen < 4000:
        if any(isinstance(one.here, Outcome) for one in level):
            return True
        seen += len(level)
        level = [further for one in level for further in onward(one)][:400]
    return not level or seen >= 4000


def _follow_offer(statement: Statement, walk: Walk, inner: Guide) -> None:
    """After an offer the answers that `whenever` looks at are taken as they were given, and any others."""
    names = {
        test.name for test in conditions.tests(statement.whenever.condition if statement.whenever else None)
    } - set(MOMENT)
    drafts = {key: value for key, value in walk.answers().items() if key in names and key in inner.asks()}
    chance = Random(3)
    for _ in range(10):
        further = begin(inner, drafts)
        for _ in range(10):
            taken = further.offer_draft()
            longer = [taken] if isinstance(taken, Walk) else list(onward(further))
            if longer:
                further = chance.choice(longer)
        broken, _ = is_broken(statement, further, on=statement.whenever is not None)
        if statement.whenever is not None and statement.never is not None and names:
            assert not broken
