"""Every state that the walks of a guide can be in: where they stand, with the answers that can still decide there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice

import msgspec

from repair_cli.checks.alive import Alive
from repair_cli.checks.beyond import Beyond, Class
from repair_cli.checks.moments import Scene
from repair_cli.checks.prospect import Prospect
from repair_cli.checks.rest import Still, Way, Ways
from repair_cli.guide.ahead import Outlook, taken_up
from repair_cli.guide.alike import AsTheyAre, Classes, Tests, branch_tests
from repair_cli.guide.conditions import Test, Value, names
from repair_cli.guide.found import tests_about
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Guide, Outcome, Pause, options_of
from repair_cli.guide.position import Position
from repair_cli.guide.reach import weighs
from repair_cli.guide.samples import every_kind
from repair_cli.guide.values import Misfit
from repair_cli.guide.walk import Walk, begin

MOST = 15_000
"""How many answers are tried in one guide before it counts as too large."""

State = int
"""A number for walks of one guide that go on alike; 0 is where they begin."""

Walked = Callable[[], Walk | Misfit]
Numbered = Callable[[Position, Walked], State | None]
"""The state of walks that stand somewhere; where none was there yet, of the one that is walked. None: it cannot be."""


class Step(msgspec.Struct, frozen=True):
    """One answer (None: left open), the nodes that it leads by up to the next question or end, and the state there."""

    ask: Ask
    value: Value | None
    passed: tuple[str, ...]
    to: State


class Space(msgspec.Struct, frozen=True):
    """The states of a guide: a shortest walk to each, and the steps from each.

    `complete` is false where there are more than were looked at: then nothing is proven.
    """

    guide: Guide
    walks: tuple[Walk, ...]
    steps: tuple[tuple[Step, ...], ...]
    scene: Scene
    prospect: Prospect
    complete: bool

    def begins(self) -> tuple[str, ...]:
        """The nodes that the guide leads by up to its first question or end."""
        return passed(self.walks[0], 0)


def explored(guide: Guide, watched: Tests, most: int = MOST) -> Space:
    """Every state of a guide. Answers that the tests in `watched` tell apart are different steps.

    Counters that they look at are part of the state.
    """
    places, scene = Places(guide, watched), Scene(guide)
    prospect = Prospect(scene, places.outlook)
    walks: list[Walk] = []
    steps: list[tuple[Step, ...]] = []
    numbers: dict[object, State] = {}

    def number(at: Position, walk: Walked) -> State | None:
        key = places.key(at)
        if key not in numbers and isinstance(onward := walk(), Walk):
            numbers[key] = len(walks)
            walks.append(onward)
        return numbers.get(key)

    first = begin(guide)
    number(first.at, lambda: first)
    for walk in walks:  # grows while it is gone over: the nearest come first
        there = len(walks)
        tried = list(islice(places.steps(walk, number), max(0, most) + 1))
        most -= len(tried)
        if most < 0:
            return Space(guide, tuple(walks[:there]), tuple(steps), scene, prospect, complete=False)
        steps.append(tuple(tried))
    return Space(guide, tuple(walks), tuple(steps), scene, prospect, complete=True)


def passed(walk: Walk, since: int) -> tuple[str, ...]:
    """The nodes on the way of a walk, from a place on its path on."""
    return tuple(name.partition("#")[0] for name in walk.at.path[since:])


class _Left(msgspec.Struct, frozen=True):
    """What is left to decide from a node on: what labels take up, and the ways on."""

    taken: tuple[int, ...]
    ways: tuple[Ways, ...]

    def rest(self, values: Mapping[str, Value], seen: tuple[object, ...]) -> object:
        """What is left to decide."""
        return (tuple([seen[place] for place in self.taken]), tuple([way.rest(values, seen) for way in self.ways]))


class Places:
    """Tells the states of one guide apart, and the answers that are worth telling apart."""

    def __init__(self, guide: Guide, watched: Tests) -> None:
        everything = guide.everything()
        nodes = [node for one in everything for node in one.nodes.values()]
        asks = guide.asks()
        self._exact = frozenset(name for one in everything for name in one.counters)
        deciding = branch_tests(nodes)
        self._tests = {name: (*deciding.get(name, ()), *watched.get(name, ())) for name in {*deciding, *watched}}
        self._guide, self._asks = guide, asks
        self._watched = frozenset(watched)
        self._counters = tuple(sorted(self._exact & self._watched))
        self.outlook = Outlook(guide, {})
        taken = frozenset[str]().union(*(taken_up(node, asks) for node in nodes))
        self._classes: Mapping[str, Class] = {
            **{name: Classes(tests).__getitem__ for name, tests in deciding.items()},
            **{name: _Said(asks[name], deciding.get(name, ())).__getitem__ for name in taken & asks.keys()},
            **{name: AsTheyAre().__getitem__ for name in (taken - asks.keys()) | self._exact},
        }
        self._alive = Alive(guide, self.outlook, self._counters)
        self._beyond = Beyond(guide, self._alive, self._classes, self._counters)
        self._changing = frozenset(ask.id for ask in asks.values() if taken_up(ask, asks))
        self._same: dict[str, tuple[Value, ...]] = {}
        self._lefts: dict[tuple[str, bool], _Left] = {}
        self._known: dict[object, object] = {}
        self._found: dict[object, tuple[tuple[str, ...], State]] = {}

    def key(self, at: Position) -> object:
        """The same for walks that go on alike."""
        place = (at.node, *self._around(at, at.values), tuple([ask.id for ask in at.owed]), at.after)
        seen = self._beyond.seen(at.node, bool(at.owed), at.values)
        known = self._known.setdefault((place, seen), ())
        if known == ():  # what is left to decide costs more to find out
            known = self._known[place, seen] = (place, self._rest(at, seen))
        return known

    def _rest(self, at: Position, seen: tuple[object, ...]) -> object:
        """What is left to decide; before a count that is what comes of it."""
        if not at.owed and isinstance(at.here, Ask) and self._beyond.leads(at.here):
            return seen
        return self._left(at.node, bool(at.owed)).rest(at.values, seen)

    def _around(self, at: Position, values: Mapping[str, Value]) -> tuple[object, ...]:
        """The visits around where it stands, and the counters that are watched."""
        return tuple([name for _, name in at.inside[:-1]]), tuple([values.get(name) for name in self._counters])

    def answers(self, walk: Walk) -> Iterator[tuple[Value | None, Walk]]:
        """One answer of every kind, with the walk that it gives; the question is left open first, where it can be."""
        if isinstance(walk.here, Outcome):
            return
        found = ((value, _answered(walk, value)) for value in self._values(walk.at, walk.here))
        whole = ((value, onward) for value, onward in found if isinstance(onward, Walk))
        yield from whole if self._weighs(walk, walk.here) else islice(whole, 1)

    def steps(self, walk: Walk, number: Numbered) -> Iterator[Step]:
        """The same as steps; where the same was answered, with the same left to decide, nothing is walked anew."""
        if isinstance(walk.here, Outcome):
            return
        found = (self._step(walk, walk.here, value, number) for value in self._values(walk.at, walk.here))
        whole = (step for step in found if step is not None)
        yield from whole if self._weighs(walk, walk.here) else islice(whole, 1)

    def _values(self, at: Position, ask: Ask) -> Iterator[Value | None]:
        fitting: Iterable[Value] = self._same.get(ask.id, ())
        if not fitting:
            fitting = every_kind(ask, self._facts(at), tests_about(ask, self._tests))
            if ask.id not in self._changing:
                fitting = self._same[ask.id] = tuple(fitting)
        return chain(fitting, (None,)) if isinstance(ask.form, Pause) else chain((None,), fitting)

    def _facts(self, at: Position) -> Facts:
        return Facts(self._asks, at.values, self._guide.phrasing)

    def _step(self, walk: Walk, ask: Ask, value: Value | None, number: Numbered) -> Step | None:
        alike = self._likeness(walk.at, ask, value)
        found = self._found.get(alike)
        if found is None:
            ahead = self._beyond.ahead(walk.at, ask, value)
            there = None if ahead is None else self._beyond.standing(walk.at, ahead)
            if ahead is None or there is None:
                return self._walked(walk, ask, value, number)
            to = number(there, lambda: _answered(walk, value))
            if to is None:
                return None
            found = self._found[alike] = ahead.route, to
        return Step(ask, value, *found)

    def _likeness(self, at: Position, ask: Ask, value: Value | None) -> object:
        """The same for answers that lead on alike; None: that is not known."""
        alike = self._beyond.likeness(at, ask, value)
        return None if alike is None else (*self._around(at, at.values), alike)

    def _walked(self, walk: Walk, ask: Ask, value: Value | None, number: Numbered) -> Step | None:
        """The step of an answer that has to be given to know where it leads."""
        onward = _answered(walk, value)
        if not isinstance(onward, Walk):
            return None
        to = number(onward.at, lambda: onward)
        return None if to is None else Step(ask, value, passed(onward, len(walk.at.path)), to)

    def _weighs(self, walk: Walk, ask: Ask) -> bool:
        return weighs(ask, self._watched) or weighs(ask, self._alive.behind[walk.at.node])

    def _left(self, node: str, answered: bool) -> _Left:
        if (node, answered) not in self._lefts:
            view = self._beyond.view(node, answered)
            at = {name: place for place, (name, _) in enumerate(view.names)}
            still = Still(self.outlook.ahead(node).asked, at.keys(), self._exact)
            ways = {way: _places(way, at) for way in self._alive.ways(node)}
            self._lefts[node, answered] = _Left(
                tuple(sorted(at[name] for name in self.outlook.taken(node) if name in at)),
                tuple(Ways(way, places, still) for way, places in ways.items() if places),
            )
        return self._lefts[node, answered]


def _places(way: Way, at: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({at[name] for branch in way for name in names(branch.when) if name in at}))


def _answered(walk: Walk, value: Value | None) -> Walk | Misfit:
    return walk.skip() if value is None else walk.answer(value)


class _Said(dict[Value | None, object]):
    """Answers that labels take up: by what conditions tell apart, and by whether they can be said."""

    def __init__(self, ask: Ask, some: tuple[Test, ...]) -> None:
        self._classes = Classes(some)
        self._options = options_of(ask)

    def __missing__(self, value: Value | None) -> object:
        chosen = value if isinstance(value, tuple) else (value,)
        options = [option for name, option in self._options.items() if name in chosen]
        open_ = tuple(option.id for option in options if option.own or "$" in (option.phrase or option.label))
        self[value] = (self._classes[value], value is None, open_, len(open_) < len(options))
        return self[value]
