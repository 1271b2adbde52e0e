"""Follows a statement over every path: through the states of a guide, and on into the guides that its ends offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from repair_cli.checks.foresight import Foresight
from repair_cli.checks.memory import (
    NOWHERE,
    Breach,
    Course,
    Leg,
    Memory,
    Stand,
    is_true,
    names_of,
    nodes_of,
    tests_of,
)
from repair_cli.checks.moments import MOMENT
from repair_cli.checks.states import Space, Step
from repair_cli.guide.alike import Classes, Tests
from repair_cli.guide.conditions import Value, holds
from repair_cli.guide.found import answered
from repair_cli.guide.found import names_of as names_changed
from repair_cli.guide.model import Ask, Outcome, Pause, options_of, own_words
from repair_cli.guide.says import SupportLines
from repair_cli.guide.values import Misfit, check
from repair_cli.library.statements import Claim, Statement

MOST = 30_000
"""How many states a statement is followed through before it counts as not proven."""


class _Arrival(msgspec.Struct, frozen=True):
    """A stand, where from and by which answer (None: the guide begins here), and the claim that does not hold there."""

    stand: Stand
    before: Stand | None = None
    step: Step | None = None
    broken: Claim | None = None


def follow(
    statement: Statement, spaces: Mapping[str, Space], roots: Iterable[str], told: Tests, most: int = MOST
) -> Course:
    """Follows a statement from the beginning of each of `roots`, the nearest states first.

    `told` are the tests by which the answers were told apart in all of `spaces`.
    """
    return _Following(statement, spaces, told).run(roots, most)


class _Following:
    def __init__(self, statement: Statement, spaces: Mapping[str, Space], told: Tests) -> None:
        self._spaces = spaces
        self._foresight = Foresight(statement, spaces)
        self._statement = statement
        claims = (statement.whenever, statement.always, statement.never)
        looked_at = {name for claim in claims for name in names_of(claim)}
        self._shows = "shows" in looked_at
        if self._shows:
            looked_at |= {name for space in spaces.values() for name in space.scene.decide()}
        self._names = tuple(sorted(looked_at - set(MOMENT)))
        self._places = {name: place for place, name in enumerate(self._names)}
        self._brought = names_of(statement.whenever) - set(MOMENT) if statement.never else frozenset[str]()
        self._nodes = nodes_of(statement.always)
        self._told = {name: Classes(told.get(name, ())) for name in self._names}
        looks = [test for claim in claims for test in tests_of(claim)]
        looks += [test for space in spaces.values() for test in space.scene.tests()] if self._shows else []
        self._classes = {name: Classes(tuple(test for test in looks if test.name == name)) for name in self._names}
        later = {test.name for claim in (statement.always, statement.never) for test in tests_of(claim)}
        self._later = [self._shows or name in later for name in self._names]
        self._like: dict[tuple[str, str, object, object], Value | None] = {}
        self._met: dict[object, tuple[Stand, Claim | None]] = {}
        self._matter: dict[tuple[str, str], bool] = {}
        self._from: dict[Stand, _Arrival] = {}
        self._begun = False
        self._complete = True

    def run(self, roots: Iterable[str], most: int) -> Course:
        fresh = Memory((None,) * len(self._names), on=self._statement.whenever is None)
        level = [self._entered(name, fresh, None) for name in roots]
        while level:
            further: list[_Arrival] = []
            for arrival in level:  # grows while it is gone over: what costs no answer makes no walk longer
                if arrival.broken is not None:
                    breach = Breach(arrival.broken, self._legs(arrival), self._here(arrival.stand))
                    return Course(len(self._from) + 1, self._complete, self._begun, breach)
                if arrival.stand in self._from:
                    continue
                if len(self._from) >= most:
                    return Course(most, complete=False, begun=self._begun)
                self._from[arrival.stand] = arrival
                for onward in self._onward(arrival.stand):
                    free = onward.step is None or isinstance(onward.step.ask.form, Pause)
                    (level if free else further).append(onward)
            level = further
        return Course(len(self._from), self._complete, self._begun)

    def _here(self, stand: Stand) -> Ask | Outcome:
        return self._spaces[stand.guide].walks[stand.state].here

    def _onward(self, stand: Stand) -> Iterator[_Arrival]:
        if self._settled(stand):
            return
        here = self._here(stand)
        if isinstance(here, Outcome):
            if stand.memory.on and self._brought:
                yield from (self._offered(stand, name) for name in here.offer if name in self._spaces)
            return
        for step in self._steps(stand, here):
            yield self._arrived(stand, step)

    def _offered(self, stand: Stand, name: str) -> _Arrival:
        there, here = self._asks(name), self._asks(stand.guide)
        known = tuple(
            (key, value) for key, value in stand.memory.first if key in there and _fits(here[key], there[key])
        )
        values = (None,) * len(self._names)
        return self._entered(name, Memory(values, known=known, on=True, offered=True), stand)

    def _steps(self, stand: Stand, ask: Ask) -> Iterable[Step]:
        """The answers that can be given; only the one that came along, where it fits."""
        space, known = self._spaces[stand.guide], dict(stand.memory.known)
        if stand.state >= len(space.steps):  # the guide is too large, and here its states were not looked at any more
            self._complete = False
            return ()
        steps = space.steps[stand.state]
        if ask.id not in known:
            return steps
        value, facts = known[ask.id], space.walks[stand.state].facts
        fits = not ask.needed if value is None else not isinstance(check(ask, value, facts), Misfit)
        alike = self._told[ask.id]
        return [step for step in steps if alike[step.value] == alike[value]] if fits else steps

    def _settled(self, stand: Stand) -> bool:
        """Whether the statement cannot matter any more in this walk, nor in those that go on from it."""
        node, facts = self._spaces[stand.guide].walks[stand.state].at.node, self._facts(stand.memory)
        if not stand.memory.on and self._foresight.cannot_begin(stand.guide, node, facts):
            return True
        return self._begun and self._foresight.cannot_break(stand.guide, node, facts)

    def _facts(self, memory: Memory) -> dict[str, Value]:
        return {name: value for name, value in zip(self._names, memory.values, strict=True) if value is not None}

    def _entered(self, name: str, memory: Memory, before: Stand | None) -> _Arrival:
        passed = self._spaces[name].begins()
        return self._at(Stand(name, 0, memory), passed, None, before)

    def _arrived(self, stand: Stand, step: Step) -> _Arrival:
        memory = self._remembered(stand, step) if self._matters(stand.guide, step.ask) else stand.memory
        return self._at(Stand(stand.guide, step.to, memory), step.passed, step, stand)

    def _matters(self, guide: str, ask: Ask) -> bool:
        """Whether a statement has to remember something of the answer to a question."""
        key = (guide, ask.id)
        if key not in self._matter:
            own = (one.id for one in own_words(ask))
            self._matter[key] = any(name in self._places for name in (*names_changed(ask), *own))
        return self._matter[key]

    def _remembered(self, stand: Stand, step: Step) -> Memory:
        memory, ask = stand.memory, step.ask
        first, known = memory.first, memory.known
        values = list(memory.values)
        for own in own_words(ask):
            if own.id in self._places:
                values[self._places[own.id]] = None
        for name, value in answered(ask, step.value).items():
            if name in self._places:
                values[self._places[name]] = self._alike(stand.guide, name, value, self._classes)
        if ask.id in self._places:
            if ask.id in self._brought and ask.id not in dict(first):
                value = self._alike(stand.guide, ask.id, step.value, self._told)
                first = tuple(sorted((*first, (ask.id, value)), key=lambda one: one[0]))
            known = tuple(one for one in known if one[0] != ask.id)
        return replace(memory, values=tuple(values), first=first, known=known)

    def _alike(self, guide: str, name: str, value: Value | None, classes: Mapping[str, Classes]) -> Value | None:
        """The first answer that was told to be of the same kind: one stands for all of them."""
        return self._like.setdefault((guide, name, classes is self._told, classes[name][value]), value)

    def _at(self, stand: Stand, passed: tuple[str, ...], step: Step | None, before: Stand | None) -> _Arrival:
        """An arrival, with what is remembered of it and what does not hold there. Most are met by many answers."""
        told = (step.ask.id, step.value) if step and self._shows else None
        met = self._met.get((stand, passed, told))
        if met is None:
            met = self._met[stand, passed, told] = self._judged(stand, passed, step)
        return _Arrival(met[0], before, step, met[1])

    def _judged(self, stand: Stand, passed: tuple[str, ...], step: Step | None) -> tuple[Stand, Claim | None]:
        scene, memory, here = self._spaces[stand.guide].scene, stand.memory, self._here(stand)
        end = here if isinstance(here, Outcome) else None
        now = self._spaces[stand.guide].walks[stand.state].at.values
        facts = self._facts(memory)
        counters = {name: now[name] for name in self._names if name in now and name in scene.counters}
        shown: frozenset[SupportLines] = NOWHERE
        if self._shows:
            memory = replace(memory, closing=memory.closing | scene.closes(passed))
            shown = frozenset(scene.shows(step.ask if step else None, step.value if step else None, passed))
            shown |= memory.closing if end else NOWHERE
        facts |= counters
        moment = scene.moment(passed, shown, end, facts)
        on = memory.on or is_true(self._statement.whenever, facts | moment)
        self._begun = self._begun or on
        if on:
            kept = zip(memory.values, self._later, strict=True)
            memory = replace(memory, values=tuple(value if later else None for value, later in kept))
        memory = replace(memory, on=on, nodes=memory.nodes | (self._nodes & frozenset(passed)))
        broken = self._broken(memory, facts | moment, end is not None)
        return replace(stand, memory=memory), broken

    def _asks(self, name: str) -> Mapping[str, Ask]:
        return self._spaces[name].walks[0].asks

    def _broken(self, memory: Memory, facts: Mapping[str, Value], ended: bool) -> Claim | None:
        """The claim that does not hold at this moment."""
        never, always = self._statement.never, self._statement.always
        if memory.on and never is not None and holds(never.condition, facts):
            return never
        if memory.on and always is not None and ended and not memory.offered:
            whole = {**facts, "node": tuple(memory.nodes)}
            return None if holds(always.condition, whole) else always
        return None

    def _legs(self, arrival: _Arrival) -> tuple[Leg, ...]:
        """The walks that lead to an arrival, each with its answers."""
        steps: list[_Arrival] = [arrival]
        while (before := steps[-1].before) is not None:
            steps.append(self._from[before])
        legs: list[Leg] = []
        answers: dict[str, Value | None] = {}
        times: dict[str, int] = {}
        for one in reversed(steps):
            if one.step is None:
                answers, times = {}, {}
                legs.append(Leg(one.stand.guide, answers))
            else:
                name = one.step.ask.id
                times[name] = times.get(name, 0) + 1
                if not isinstance(one.step.ask.form, Pause) or one.step.value is None:
                    answers[name if times[name] < 2 else f"{name}#{times[name]}"] = one.step.value
        return tuple(legs)


def _fits(one: Ask, other: Ask) -> bool:
    """Whether all options of a question can be taken in another guide's question of the same name."""
    return options_of(one).keys() <= options_of(other).keys()
