"""Where the same answers lead in two versions: against every answer to a few questions, tried one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from repair_cli.checks.changes.ends import compare_ends
from repair_cli.guide.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Between,
    Condition,
    Every,
    NoneOf,
    Not,
    Some,
    Test,
    Value,
)
from repair_cli.guide.model import (
    Ask,
    Audience,
    Branch,
    Choose,
    ChooseAny,
    Form,
    Guide,
    Items,
    Kind,
    Node,
    Number,
    Option,
    Outcome,
    Pause,
    Text,
    options_of,
)
from repair_cli.guide.rules import Counter
from repair_cli.guide.values import DONE
from repair_cli.guide.walk import Drafts, Walk, begin
from tests.guide.test_properties import Maker

steady = settings(derandomize=True, database=None, deadline=None, max_examples=20)

NAMES = ("q0", "q1", "q2", "q3")
ENDS = ("e0", "e1", "e2", "e3")


class Versions:
    """Makes a guide without circles by chance, and versions of it: its questions in order, then branches to its ends."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.kinds = {name: chance.choice(["text", "number", "any", "one", "one", "pause"]) for name in NAMES}
        self.forms = {name: self.form(kind) for name, kind in self.kinds.items()}
        self.order = list(NAMES[: chance.randint(2, 4)])
        self.branches = tuple(Branch(chance.choice(ENDS), self.condition()) for _ in range(chance.randint(1, 3)))

    def form(self, kind: str) -> Form:
        options = {name: self.option(name) for name in "xyz"[: self.chance.randint(2, 3)]}
        match kind:
            case "text":
                return Text()
            case "number":
                return Number(self.chance.randint(0, 1), self.chance.randint(2, 3))
            case "any":
                return ChooseAny({name: replace(one, next=None) for name, one in options.items()})
            case "pause":
                return Pause()
            case _:
                return Choose(options)

    def option(self, name: str) -> Option:
        chance = self.chance
        goes = chance.choice([None, None, None, *ENDS[:2]])
        adds = {"count": chance.randint(-1, 2)} if chance.random() < 0.3 else {}
        return Option(name, name.upper(), next=goes, add=adds, alone=False)

    def condition(self) -> Condition:
        match self.chance.randint(0, 5):
            case 0:
                return Every((self.condition(), self.condition()))
            case 1:
                return Some((self.condition(), self.condition()))
            case 2:
                return Not(self.condition())
            case _:
                return self.chance.choice(self.tests())

    def tests(self) -> list[Test]:
        chance, name = self.chance, self.chance.choice(NAMES)
        kind, least = self.kinds[name], chance.randint(0, 3)
        found: list[Test] = [Answered(name, yes=chance.random() < 0.5), Between("count", least=least)]
        if kind in ("any", "one", "number"):
            some = frozenset(chance.sample(["1", "2", "3"] if kind == "number" else ["x", "y", "z"], 2))
            found += [AnyOf(name, some), AllOf(name, some), NoneOf(name, some)]
        if kind in ("any", "number"):
            found.append(Between(name, least=least))
        return found

    def change(self) -> None:
        chance, name = self.chance, self.chance.choice(self.order)
        match chance.randint(0, 5):
            case 0:
                chance.shuffle(self.order)
            case 1 if len(self.order) > 1:
                self.order.remove(name)
            case 2:
                new = [one for one in NAMES if one not in self.order]
                place = chance.randint(0, len(self.order))
                self.order[place:place] = new[:1]
            case 3:
                self.forms[name] = self.form(self.kinds[name])
            case _:
                self.branches = (Branch(chance.choice(ENDS), self.condition()), *self.branches)[:3]

    def guide(self) -> Guide:
        further = [*self.order[1:], ""]
        last = (*self.branches, Branch("e3"))
        asks = {
            name: Ask(name, self.forms[name], f"{name}?", (Branch(then),) if then else last)
            for name, then in zip(self.order, further, strict=True)
        }
        ends = {name: Outcome(name, Kind.END, name) for name in ENDS}
        counters = {"count": Counter(0, 0, 3)}
        return Guide("g", "", "", Audience.ANYONE, 1, self.order[0], {**asks, **ends}, counters=counters)


def two_versions(chance: Random) -> tuple[Guide, Guide]:
    versions = Versions(chance)
    before = versions.guide()
    for _ in range(chance.randint(1, 3)):
        versions.change()
    return before, versions.guide()


made = st.randoms(use_true_random=True).map(two_versions)


# ---- by hand ----------------------------------------------------------------------------------


def every_answer(asks: Sequence[Ask]) -> Iterator[Value | None]:
    """Answers to a question in any of its versions, and others."""
    yield None
    options = list(dict.fromkeys(name for ask in asks for name in options_of(ask)))
    yield from options
    for size in range(1, len(options) + 1):
        yield from combinations(options, size)
    yield from range(4)
    yield "words"
    yield DONE


def every_assignment(before: Guide, after: Guide) -> Iterator[dict[str, Value | None]]:
    fits = {}
    for name in NAMES:
        asks = [one.asks()[name] for one in (before, after) if name in one.asks()]
        if asks:
            fits[name] = [value for value in every_answer(asks) if any(_fits(ask, value) for ask in asks)]
    for values in product(*fits.values()):
        yield dict(zip(fits, values, strict=True))


def _fits(ask: Ask, value: Value | None) -> bool:
    end = Outcome("e", Kind.END, "E")
    walk = begin(Guide("g", "", "", Audience.ANYONE, 1, ask.id, {"e": end, ask.id: _leading_on(ask)}))
    return isinstance(walk.skip() if value is None else walk.answer(value), Walk)


def _leading_on(ask: Ask) -> Ask:
    form = ask.form
    if isinstance(form, Choose | ChooseAny):
        options = {name: replace(one, next=None, add={}) for name, one in form.options.items()}
        form = replace(form, options=options)
    return replace(ask, form=form, next=(Branch("e"),))


def walked(guide: Guide, answers: Drafts) -> Walk:
    return begin(guide, answers).replay(unattended=True)


def by_hand(before: Guide, after: Guide) -> dict[tuple[str, str], int]:
    """The pairs of different ends, with the fewest answers that lead there."""
    found: dict[tuple[str, str], int] = {}
    for answers in every_assignment(before, after):
        walks = walked(before, answers), walked(after, answers)
        ends = walks[0].here.id, walks[1].here.id
        if ends[0] != ends[1] and all(isinstance(walk.here, Outcome) for walk in walks):
            found[ends] = min(length(walks), found.get(ends, 99))
    return found


def length(walks: tuple[Walk, Walk]) -> int:
    return len({key for walk in walks for key in walk.answers()})


# ---- what the search finds --------------------------------------------------------------------


@steady
@given(made)
def test_every_pair_of_ends_is_found_with_the_fewest_answers(made: tuple[Guide, Guide]) -> None:
    before, after = made
    found = compare_ends(before, after)
    pairs = {(moved.before.here.id, moved.after.here.id): length((moved.before, moved.after)) for moved in found.moved}
    assert found.complete
    assert pairs == by_hand(before, after)


@steady
@given(made)
def test_the_answers_lead_to_these_ends(made: tuple[Guide, Guide]) -> None:
    before, after = made
    for moved in compare_ends(before, after).moved:
        assert walked(before, moved.answers()).here == moved.before.here
        assert walked(after, moved.answers()).here == moved.after.here


@settings(steady, max_examples=20)
@given(st.randoms(use_true_random=True).map(lambda chance: Maker(chance, "a", Maker(chance, "b").guide()).guide()))
def test_a_guide_with_circles_and_visits_leads_where_it_leads(guide: Guide) -> None:
    assert compare_ends(guide, guide).states == 0
    other = replace(guide, counters={**guide.counters, "unused": guide.counters["a-count"]})
    looked = compare_ends(guide, other)
    assert looked.states > 0
    assert looked.moved == ()


def test_what_is_too_large_is_not_complete() -> None:
    options = {name: Option(name, name) for name in "xy"}
    asks = {
        f"q{place}": Ask(f"q{place}", ChooseAny(options), "Q?", (Branch(f"q{place + 1}" if place < 9 else "all"),))
        for place in range(10)
    }
    every = Every(tuple(AllOf(name, frozenset("xy")) for name in asks))
    asks["all"] = Ask("all", Text(), "A?", (Branch("e1", every), Branch("e0")))
    nodes: dict[str, Node] = {**asks, **{name: Outcome(name, Kind.END, name) for name in ENDS}}
    before = Guide("g", "", "", Audience.ANYONE, 1, "q0", nodes)
    after = replace(before, nodes={**nodes, "all": replace(asks["all"], next=(Branch("e2", every), Branch("e0")))})
    assert [moved.after.here.id for moved in compare_ends(before, after).moved] == ["e2"]
    found = compare_ends(before, after, most=20)
    assert not found.complete
    assert 0 < found.states <= 20


def test_a_list_that_takes_fewer_lines_is_compared_as_far_as_both_take_them() -> None:
    ask = Ask("q", Items(most=5), "Q?", (Branch("e1", Between("q", least=3)), Branch("e0")))
    ends = {name: Outcome(name, Kind.END, name) for name in ENDS}
    before = Guide("g", "", "", Audience.ANYONE, 1, "q", {"q": ask, **ends})
    fewer = replace(ask, form=Items(most=4), next=(Branch("e2", Between("q", least=4)), Branch("e0")))
    found = compare_ends(before, replace(before, nodes={"q": fewer, **ends}))
    assert {moved.ends(): len(str(moved.answers()["q"])) for moved in found.moved} == {
        ("e1", "e2"): 20,
        ("e1", "e0"): 15,
    }
