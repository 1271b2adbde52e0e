"""What holds for every guide and every walk. The guides are made up: all kinds of questions, loops, counters, visits.

Each text that a person "writes" is a word of its own (`word-QUESTION-STEP`), and so is each label
(`label-QUESTION-OPTION`), so that a look at what comes out tells which answers it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from repair_cli.guide.changes import ChangeWords
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
    Value,
)
from repair_cli.guide.found import found_in
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import (
    Ask,
    Audience,
    Branch,
    Choose,
    ChooseAny,
    Date,
    Form,
    Guide,
    Items,
    Kind,
    Node,
    Number,
    Option,
    Outcome,
    Pause,
    Share,
    Tell,
    Text,
    Visit,
    options_of,
)
from repair_cli.guide.page import Titles, card, page, verdict
from repair_cli.guide.rules import Count, Counter
from repair_cli.guide.says import CardPlan, Findings, Phrasing, Say, Section, Words
from repair_cli.guide.typed import meaning
from repair_cli.guide.values import Misfit, offered
from repair_cli.guide.verdict import Change, because, would_change
from repair_cli.guide.walk import Walk, begin
from tests.guide.small_check import CHECK, SAID

steady = settings(derandomize=True, database=None, deadline=None, max_examples=200)

searching = settings(steady, max_examples=100)

TITLES = Titles(
    "Because",
    "What would change this",
    ChangeWords("or", "as now", "several", "several. One is: ${ends}", "another answer to: ${question}"),
)
KINDS = (
    "choose",
    "choose",
    "choose-any",
    "choose-any",
    "text",
    "many",
    "list",
    "scale",
    "date",
    "pause",
    "tell",
    "visit",
    "visit",
)
OPTIONS = ("yes", "no", "a-bit", "other")
CODES = {
    "empty", "not-text", "one-line", "too-long", "too-many", "no-choice", "near-choice", "no-such-number", "ambiguous",
    "alone", "no-number", "out-of-range", "no-date", "no-such-day", "wrong-kind", "needed", "finished",
}  # fmt: skip


# ---- guides -----------------------------------------------------------------------------------


class Maker:
    """Makes a well-formed guide by chance: texts and visits only lead on, questions lead anywhere."""

    def __init__(self, chance: Random, name: str, *visits: Guide) -> None:
        self.chance = chance
        self.name = name
        self.visits = visits
        self.kinds = {f"{name}{place}": chance.choice(KINDS) for place in range(chance.randint(1, 5))}
        self.ids = list(self.kinds)
        self.counter = f"{name}-count"
        known = [key for one in visits for key, ask in one.asks().items() if not isinstance(ask.form, Pause)]
        self.looked_at = [*(key for key, kind in self.kinds.items() if kind != "pause"), f"{name}0-other", *known]
        self.looked_into = {
            key for key, kind in self.kinds.items() if kind in ("text", "many") and chance.random() < 0.7
        }
        texts = [*self.looked_into, *(key for one in visits for key, ask in one.asks().items() if ask.found)]
        self.found = sorted(map(found_in, texts))
        self.counters = [self.counter, *(counter for one in visits for counter in one.counters)]

    def guide(self) -> Guide:
        return Guide(
            self.name,
            self.name,
            "",
            Audience.ANYONE,
            1,
            self.chance.choice(self.ids[:2]),
            {node.id: node for node in self.nodes()},
            stages={"stage": "Stage"},
            counters={self.counter: Counter(0, self.chance.randint(-2, 0), self.chance.randint(0, 2))},
            card=CardPlan("Card", tuple(Section(name, self.say()) for name in self.looked_at)),
            closing=self.say(),
            verdict=True,
            visits={one.id: one for one in self.visits},
            phrasing=Phrasing(months=tuple(f"month-{place}" for place in range(12))),
        )

    def nodes(self) -> Iterator[Node]:
        ends = [f"{self.name}-back", f"{self.name}-end"]
        for place, (name, kind) in enumerate(self.kinds.items()):
            later = [*self.ids[place + 1 :], *ends]
            if kind == "tell" or (kind == "visit" and not self.visits):
                yield Tell(name, self.say(), self.ways(later), "stage", counts=self.counts())
            elif kind == "visit":
                yield Visit(name, self.chance.choice(self.visits).id, self.ways(later), say=self.say())
            else:
                yield self.ask(name, kind, place, [*self.ids, *later])
        kinds = [kind for kind in Kind if kind is not Kind.RETURN]
        yield Outcome(ends[1], self.chance.choice(kinds), "End", self.say(), card=self.chance.random() < 0.3)
        yield Outcome(ends[0], Kind.RETURN, "Back", self.say())

    def ask(self, name: str, kind: str, place: int, targets: list[str]) -> Ask:
        share = self.chance.choice(list(Share))
        return Ask(
            name,
            self.form(name, kind, place, targets, share),
            f"{name}?",
            self.ways(targets),
            "stage",
            self.say(),
            share=share,
            needed=self.chance.choice(["", "", "", "It decides."]),
            if_skipped=self.chance.choice([None, "left-open"]),
            because=self.chance.choice([None, f"reason-{name}-all"]),
            found=CHECK if name in self.looked_into else None,
        )

    def counts(self) -> tuple[Count, ...]:
        chance = self.chance
        some = [chance.choice([None, self.condition()]) for _ in range(chance.randint(0, 2))]
        return tuple(Count({chance.choice(self.counters): chance.randint(-1, 1)}, when) for when in some)

    def form(self, name: str, kind: str, place: int, targets: list[str], share: Share) -> Form:
        most = self.chance.randint(1, 5)
        match kind:
            case "choose":
                return Choose(self.options(name, place, [*targets, None, None, None], share))
            case "choose-any":
                return ChooseAny(self.options(name, place, [None], share))
            case "text":
                return Text(lead=self.chance.choice(["", "When you"]))
            case "many":
                return Text(many=True)
            case "list":
                return Items(most=most)
            case "scale":
                return Number(0, most, scale=True)
            case "date":
                return Date()
            case _:
                return Pause(most)

    def options(self, name: str, place: int, targets: Sequence[str | None], share: Share) -> dict[str, Option]:
        chance = self.chance
        found = {}
        for option in OPTIONS[: chance.randint(2, 4)]:
            takes_up = chance.choice(["", "", *(f" ${{{one}}}" for one in self.ids[:place])])
            found[option] = Option(
                option,
                f"label-{name}-{option}{takes_up}",
                because=chance.choice([None, f"reason-{name}-{option} ${{{self.some()}}}"]),
                say=self.say(),
                next=chance.choice(targets),
                own=Ask(f"{name}-{option}", Text(), "Which?", (), share=share) if chance.random() < 0.3 else None,
                alone=option == "no" and chance.random() < 0.5,
                add=chance.choice([{}, {self.counter: chance.randint(-1, 1)}]),
            )
        return found

    def some(self) -> str:
        return self.chance.choice([*self.looked_at, self.counter])

    def say(self) -> Say:
        frames = ("${%s}", "- ${%s}", "You said ${%s}.", "When you ${%s}, you left.", "$$ %s", "")
        words = [
            Words(self.chance.choice(frames).replace("%s", self.some()), self.chance.choice([None, self.condition()]))
            for _ in range(self.chance.randint(0, 4))
        ]
        found = [Findings(name.removesuffix("-found"), self.condition()) for name in self.found[:1]]
        return (*words, *(found if self.chance.random() < 0.3 else ()))

    def ways(self, targets: list[str]) -> tuple[Branch, ...]:
        some = [Branch(self.chance.choice(targets), self.condition()) for _ in range(self.chance.randint(0, 2))]
        return (*some, Branch(self.chance.choice(targets)))

    def condition(self) -> Condition:
        chance = self.chance
        name = chance.choice([*self.looked_at, *self.found])
        words = list(SAID) if name in self.found else [*OPTIONS, "1", "2"]
        chosen = frozenset(chance.choice(words) for _ in range(2))
        match chance.randint(0, 9):
            case 0 | 1:
                return AnyOf(name, chosen)
            case 2:
                return AllOf(name, chosen)
            case 3:
                return NoneOf(name, chosen)
            case 4 | 5:
                least, most = chance.randint(0, 2), chance.choice([None, 2])
                return Between(chance.choice([name, *self.counters]), least, most)
            case 6:
                return Answered(name, chance.random() < 0.5)
            case 7:
                return Every((self.condition(), self.condition()))
            case 8:
                return Some((self.condition(), self.condition()))
            case _:
                return Not(self.condition())


def guide_of(chance: Random) -> Guide:
    """A guide that may visit two others, one of which may visit the other."""
    deep = Maker(chance, "c").guide()
    inner = Maker(chance, "b", deep).guide()
    return Maker(chance, "a", inner, deep).guide()


# ---- walks ------------------------------------------------------------------------------------


def pick(walk: Walk, ask: Ask, number: int) -> Value | None:
    """An answer that fits the question that waits, told apart by `number`; None: skipped."""
    word = f"word-{ask.id}-at{len(walk.trail)}"
    chosen = [name for place, name in enumerate(offered(ask, walk.facts)) if number >> place & 1]
    match ask.form:
        case _ if number % 7 == 0:
            return None
        case Choose():
            return chosen[0] if chosen else None
        case ChooseAny(options=options):
            return tuple(name for name in chosen if len(chosen) == 1 or not options[name].alone) or None
        case Text(many=many):
            told = [phrase for place, phrase in enumerate(SAID.values()) if number >> place & 1]
            return " ".join((f"{word} and\n\n{word}." if many else f"when you {word}?", *told))
        case Items(most=most):
            return tuple(f"{word} {place}" for place in range(number % most + 1))
        case Number(least=least, most=most):
            return least + number % (most - least + 1)
        case Date():
            return f"2026-{number % 12 + 1:02d}-01"
        case Pause():
            return "done"


def onward(walk: Walk, number: int) -> Walk:
    """One answer on; the same walk where it has ended or nothing fits."""
    if isinstance(walk.here, Outcome):
        return walk
    value = pick(walk, walk.here, number)
    found = walk.skip() if value is None else walk.answer(value)
    if isinstance(found, Misfit):
        assert value is None, found
        assert found.code == "needed"
        return walk
    return found


def walked(guide: Guide, numbers: Sequence[int]) -> Walk:
    return further(begin(guide), numbers)


def further(walk: Walk, numbers: Sequence[int]) -> Walk:
    for number in numbers:
        walk = onward(walk, number)
    return walk


def changed(walk: Walk, place: int, number: int) -> Walk:
    """The walk with another answer at some place, as far as the known answers lead from there."""
    return onward(walk.back(place % (len(walk.trail) + 1)), number).replay()


guides = st.randoms(use_true_random=True).map(guide_of)
numbers = st.integers(1, 9999)
tapes = st.lists(numbers, max_size=5) | st.lists(numbers, min_size=10, max_size=25)
lines = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.sampled_from(
        [*OPTIONS, "label", "1 3", "1, 2, x", "2026-02-30", "5 month-1 2026", "no, no", "7", "/skip", "\ud800"]
    ),
)


def words_in(*things: object) -> set[str]:
    """The words that somebody wrote, as they stand in something."""
    return set(re.findall(r"word-[a-z0-9-]+-at[0-9]+", repr(things)))


def words_of(value: Value | None) -> tuple[str, ...]:
    """The options that were chosen."""
    return value if isinstance(value, tuple) else (str(value),)


def sources_in(*things: object) -> set[str]:
    """The questions whose answers stand in something."""
    return set(re.findall(r"(?:word|label|reason)-([a-c][0-9](?:-(?:yes|no|a-bit|other))?)-", repr(things)))


# ---- what always holds ------------------------------------------------------------------------


@steady
@given(guides, tapes, numbers)
def test_an_answer_and_then_back_stands_where_we_stood(guide: Guide, tape: list[int], number: int) -> None:
    walk = walked(guide, tape)
    there = onward(walk, number)
    back = there.back(len(there.trail) - len(walk.trail))
    assert back == walk
    assert back.at == walk.at
    assert back.drafts == {step.key: step.value for step in there.trail[len(walk.trail) :]}


@steady
@given(guides, tapes, st.integers(0, 30))
def test_back_by_several_is_back_one_by_one(guide: Guide, tape: list[int], steps: int) -> None:
    walk = single = walked(guide, tape)
    for _ in range(steps):
        single = single.back()
    assert walk.back(steps) == single
    assert walk.back(steps).drafts == single.drafts


@steady
@given(guides, tapes)
def test_replay_of_a_trail_is_that_trail(guide: Guide, tape: list[int]) -> None:
    walk = walked(guide, tape)
    again = begin(guide, {step.key: step.value for step in walk.trail}).replay()
    assert again == walk
    assert again.at == walk.at
    assert again.drafts == {}


@steady
@given(guides, tapes)
def test_the_answers_of_a_walk_lead_where_it_led(guide: Guide, tape: list[int]) -> None:
    walk = walked(guide, tape)
    again = begin(guide, walk.answers()).replay()
    assert again.answers() == walk.answers()
    assert walk.at.path[: len(again.at.path)] == again.at.path


@steady
@given(guides, tapes, st.lists(st.tuples(numbers, numbers), max_size=4))
def test_two_equal_runs_give_equal_results(guide: Guide, tape: list[int], changes: list[tuple[int, int]]) -> None:
    one, two = walked(guide, tape), walked(guide, tape)
    for place, number in changes:
        one, two = changed(one, place, number), changed(two, place, number)
    assert (one, one.at, one.drafts) == (two, two.at, two.drafts)
    assert (page(one, TITLES), because(one), would_change(one)) == (page(two, TITLES), because(two), would_change(two))


@steady
@given(guides, tapes, st.lists(st.tuples(numbers, numbers), min_size=1, max_size=4))
def test_what_no_longer_applies_shows_up_nowhere(guide: Guide, tape: list[int], changes: list[tuple[int, int]]) -> None:
    walk = walked(guide, tape)
    for place, number in changes:
        walk = further(changed(walk, place, number), tape[place % 9 :])
    written = words_in([step.value for step in walk.trail])
    seen = (walk.answers(), walk.facts.values, card(walk), page(walk, TITLES), because(walk))
    assert words_in(seen, list(verdict(walk, TITLES))) <= written


@steady
@given(guides, tapes)
def test_facts_are_the_latest_answers_of_the_trail(guide: Guide, tape: list[int]) -> None:
    walk = walked(guide, tape)
    latest = {step.ask.id: step.value for step in walk.trail}
    for step in walk.trail:
        for option in options_of(step.ask).values():
            if option.own and (option.own in walk.at.owed or option.id not in words_of(latest[step.ask.id])):
                latest.pop(option.own.id, None)
    facts = {name: value for name, value in walk.facts.values.items() if name in walk.asks}
    assert facts == {name: value for name, value in latest.items() if value is not None}


@steady
@given(guides, tapes, numbers)
def test_parked_answers_come_back_with_their_branch(guide: Guide, tape: list[int], place: int) -> None:
    walk = walked(guide, tape)
    for first in walk.trail[place % (len(walk.trail) + 1) :][:1]:
        start = walk.revisit(first.key)
        assert start is not None
        for number in range(1, 16):
            other = onward(start, number).replay()
            there = other.back(len(other.trail) - len(start.trail)).with_drafts({first.key: first.value}).replay()
            assert there.trail[: len(walk.trail)] == walk.trail


@steady
@given(guides, tapes)
def test_a_private_answer_is_in_no_page_and_no_card(guide: Guide, tape: list[int]) -> None:
    for shift in range(20):  # several walks a guide: few of them end where a page holds something
        walk = walked(guide, [number + shift for number in tape])
        for source in sources_in(card(walk), page(walk, TITLES)):
            assert walk.asks[source].share is Share.SESSION


@steady
@given(guides, tapes, lines)
def test_no_text_raises_anything(guide: Guide, tape: list[int], line: str) -> None:
    walk = walked(guide, tape)
    found = [walk.answer(line), walk.answer((line, line)), walk.skip(), begin(guide, {walk.key: line}).replay()]
    if isinstance(walk.here, Ask):
        meant = meaning(walk.here, line, walk.facts)
        found.append(meant if isinstance(meant, Misfit) else walk.answer(meant.value))
    for one in found:
        assert isinstance(one, Walk) or one.code in CODES


@steady
@given(guides, tapes)
def test_every_walk_ends_or_waits_at_a_question(guide: Guide, tape: list[int]) -> None:
    walk = walked(guide, tape).replay(unattended=True)
    ends = [node for one in guide.everything() for node in one.nodes.values() if isinstance(node, Outcome)]
    assert walk.here in (ends if isinstance(walk.here, Outcome) else list(walk.asks.values()))
    assert len(walk.at.path) <= (len(walk.trail) + 1) * 40


def completions(start: Walk, few: bool = False) -> Iterator[Walk]:
    """Ends that a walk really reaches: known answers are taken, all others are tried.

    Of walks that stand at one place with the same values and the same known answers, one is followed. `few`: of several
    options, each alone and all together are tried.
    """
    seen: set[tuple[object, ...]] = set()
    waiting = [start]
    while waiting:
        walk = waiting.pop().replay(unattended=True)
        at = walk.at
        inside = tuple(name for _, name in at.inside)
        place = (
            inside,
            tuple(ask.id for ask in at.owed),
            at.after,
            repr(sorted(at.values.items())),
            frozenset(walk.drafts),
        )
        if place in seen or len(seen) > MANY:
            continue
        seen.add(place)
        if isinstance(walk.here, Outcome):
            yield walk
        else:
            tried = (walk.skip(), *(walk.answer(value) for value in every_answer(walk.here, walk.facts, few)))
            waiting += [onward for onward in tried if isinstance(onward, Walk)]


def every_answer(ask: Ask, facts: Facts, few: bool) -> Iterator[Value]:
    shown = list(offered(ask, facts))
    match ask.form:
        case Choose():
            yield from shown
        case ChooseAny(options=options):
            together = tuple(name for name in shown if not options[name].alone)
            several = (some for size in range(2, len(together) + 1) for some in combinations(together, size))
            yield from ((name,) for name in shown)
            yield from [together] if few and together else several
        case Text():
            yield "words"
        case Items(most=most):
            yield from (("words",) * size for size in range(1, most + 1))
        case Number(least=least, most=most):
            yield from range(least, most + 1)
        case Date():
            yield "2026-01-01"
        case Pause():
            yield "done"


MANY = 4000


def changed_walks(walk: Walk) -> Iterator[tuple[Change, Walk]]:
    for change in would_change(walk):
        start = walk.revisit(change.key)
        assert start is not None
        there = start.answer(change.value)
        assert isinstance(there, Walk)
        yield change, there


@searching
@given(guides, tapes)
def test_what_would_change_a_verdict_is_so(guide: Guide, tape: list[int]) -> None:
    """Every end that is named is reached by some answers; that the present one can be reached too is told as it is."""
    walk = walked(guide, tape)
    for change, there in changed_walks(walk):
        named = {end.id for end in change.leads_to} | ({walk.here.id} if change.stays else set())
        reached = {end.here.id for end in completions(there)}
        assert walk.here not in change.leads_to
        assert change.leads_to or not change.complete
        assert named <= reached


@searching
@given(guides, tapes)
def test_the_question_that_a_change_opens_is_the_first_without_an_answer(guide: Guide, tape: list[int]) -> None:
    for change, there in changed_walks(walked(guide, tape)):
        waits = there.replay(unattended=True)
        assert change.asks == (None if isinstance(waits.here, Outcome) else waits.key)


@searching
@given(guides, tapes)
def test_no_end_is_missing_from_what_would_change_a_verdict(guide: Guide, tape: list[int]) -> None:
    """Of several options, each alone and all together are tried."""
    walk = walked(guide, tape)
    for change, there in changed_walks(walk):
        named = {end.id for end in change.leads_to} | ({walk.here.id} if change.stays else set())
        if not change.complete:  # too many ways: it says so
            continue
        assert {end.here.id for end in completions(there, few=True)} <= named
