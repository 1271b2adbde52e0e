"""Every state that the walks of a guide can be in: where they stand, with the answers that can still decide there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice

import msgspec

from repair_cli.checks.alive import Alive
from repair_cli.checks.beyond import Ahead, Beyond, Class
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
from repair_cli.guide.values import Misfit, check
from repair_cli.guide.walk import Walk, begin

MOST = 15_000
"""How many answers are tried in one guide before it counts as too large."""

State = int
"""A number for walks of one guide that go on alike; 0 is where they begin."""

Numbered = Callable[[Position, Callable[[], Walk]], State]
"""The state where a walk stands, and how to come by that walk where it is the first there."""


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
    outlook: Outlook
    complete: bool

    def begins(self) -> tuple[str, ...]:
        """The nodes that the guide leads by up to its first question or end."""
        return passed(self.walks[0], 0)


def explored(guide: Guide, watched: Tests, most: int = MOST) -> Space:
    """Every state of a guide. Answers that the tests in `watched` tell apart are different steps.

    Counters that they look at are part of the state.
    """
    places = Places(guide, watched)
    walks: list[Walk] = []
    steps: list[tuple[Step, ...]] = []
    numbers: dict[object, State] = {}

    def number(at: Position, walk: Callable[[], Walk]) -> State:
        found = numbers.setdefault(places.key(at), len(walks))
        if found == len(walks):
            walks.append(walk())
        return found

    first = begin(guide)
    number(first.at, lambda: first)
    for walk in walks:  # grows while it is gone over: the nearest come first
        there = len(walks)
        tried = list(islice(places.steps(walk, number), max(0, most) + 1))
        most -= len(tried)
        if most < 0:
            return Space(guide, tuple(walks[:there]), tuple(steps), places.outlook, complete=False)
        steps.append(tuple(tried))
    return Space(guide, tuple(walks), tuple(steps), places.outlook, complete=True)


def passed(walk: Walk, since: int) -> tuple[str, ...]:
    """The nodes on the way of a walk, from a place on its path on."""
    return tuple(name.partition("#")[0] for name in walk.at.path[since:])


class _View(msgspec.Struct, frozen=True):
    """What tells walks apart at a node: the names that are looked at ahead, and the ways on."""

    names: tuple[tuple[str, Class], ...]
    taken: tuple[int, ...]
    ways: tuple[Ways, ...]

    def seen(self, values: Mapping[str, Value]) -> tuple[object, ...]:
        """What is known of each name."""
        return tuple([classes(values.get(name)) for name, classes in self.names])

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
        self._beyond = Beyond(guide, self._alive, self._classes)
        self._before_counts: dict[str, bool] = {}
        self._changing = frozenset(ask.id for ask in asks.values() if taken_up(ask, asks))
        self._same: dict[str, tuple[Value, ...]] = {}
        self._views: dict[tuple[str, bool], _View] = {}
        self._known: dict[object, object] = {}
        self._ahead: dict[object, tuple[tuple[str, ...], State]] = {}

    def key(self, at: Position) -> object:
        """The same for walks that go on alike."""
        view = self._view(at.node, answered=bool(at.owed))
        place = (*self._around(at), tuple([ask.id for ask in at.owed]), at.after)
        seen = view.seen(at.values)
        known = self._known.setdefault((place, seen), ())
        if known == ():  # what is left to decide costs more to find out
            known = self._known[place, seen] = (place, self._rest(at, view, seen))
        return known

    def _rest(self, at: Position, view: _View, seen: tuple[object, ...]) -> object:
        """What is left to decide; before a count, where each answer leads: many answers count alike."""
        here = at.here
        if isinstance(here, Ask) and not at.owed and self._is_before_count(here):
            beyond = [(value, self._key_ahead(at, here, value)) for value in self._values(at, here)]
            if all(one is not None for _, one in beyond):
                return tuple(beyond)
        return view.rest(at.values, seen)

    def _is_before_count(self, ask: Ask) -> bool:
        if ask.id not in self._before_counts:
            self._before_counts[ask.id] = any(map(self._beyond.counts, self.outlook.onward(ask.id)))
        return self._before_counts[ask.id]

    def _around(self, at: Position) -> tuple[object, ...]:
        """The node where it stands, the visits around it, and the counters that are watched."""
        *visits, here = [name for _, name in at.inside]
        return here, tuple(visits), tuple([at.values.get(name) for name in self._counters])

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
        ahead = self._beyond.ahead(walk.at, ask, value)
        if ahead is None:
            return self._walked(walk, ask, value, number)
        beyond = self._seen_ahead(walk.at, ahead)
        if beyond not in self._ahead:
            there = self._beyond.standing(walk.at, ahead)
            if there is None:
                step = self._walked(walk, ask, value, number)
            elif value is not None and isinstance(check(ask, value, self._facts(walk.at)), Misfit):
                step = None
            else:
                step = Step(ask, value, ahead.route, number(there, lambda: _sure(_answered(walk, value))))
            if step is None:
                return None
            self._ahead[beyond] = step.passed, step.to
        return Step(ask, value, *self._ahead[beyond])

    def _walked(self, walk: Walk, ask: Ask, value: Value | None, number: Numbered) -> Step | None:
        """The step of an answer that has to be given to know where it leads."""
        onward = _answered(walk, value)
        if not isinstance(onward, Walk):
            return None
        return Step(ask, value, passed(onward, len(walk.at.path)), number(onward.at, lambda: onward))

    def _key_ahead(self, at: Position, ask: Ask, value: Value | None) -> object:
        """The same for answers that lead on by the same nodes with the same left to decide; None: that is not known."""
        ahead = self._beyond.ahead(at, ask, value)
        return None if ahead is None else self._seen_ahead(at, ahead)

    def _seen_ahead(self, at: Position, ahead: Ahead) -> object:
        seen = self._view(ahead.route[-1], ahead.answered).seen(ahead.values)
        visits = tuple([name for _, name in at.inside[:-1]])
        return ahead.route, ahead.answered, visits, tuple([ahead.values.get(name) for name in self._counters]), seen

    def _weighs(self, walk: Walk, ask: Ask) -> bool:
        return weighs(ask, self._watched) or weighs(ask, self._alive.behind[walk.at.node])

    def _view(self, node: str, answered: bool) -> _View:
        if (node, answered) not in self._views:
            alive = sorted(self._alive.behind[node] if answered else self._alive.at[node])
            still = Still(self.outlook.ahead(node).asked, frozenset(alive), self._exact)
            at = {name: place for place, name in enumerate(alive)}
            ways = {way: _places(way, at) for way in self._alive.ways(node)}
            self._views[node, answered] = _View(
                tuple((name, self._classes[name]) for name in alive),
                tuple(sorted(at[name] for name in self.outlook.taken(node) if name in at)),
                tuple(Ways(way, places, still) for way, places in ways.items() if places),
            )
        return self._views[node, answered]


def _places(way: Way, at: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({at[name] for branch in way for name in names(branch.when) if name in at}))


def _sure(onward: Walk | Misfit) -> Walk:
    assert isinstance(onward, Walk)  # it was found to fit
    return onward


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
