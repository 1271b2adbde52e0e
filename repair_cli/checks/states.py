"""Every state that the walks of a guide can be in: where they stand, with the answers that can still decide there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice

import msgspec

from repair_cli.checks.rest import Way, Ways
from repair_cli.guide.ahead import Outlook, taken_up
from repair_cli.guide.alike import AsTheyAre, Classes, Tests, branch_tests
from repair_cli.guide.conditions import Test, Value, names
from repair_cli.guide.model import Ask, Guide, Outcome, Pause, options_of
from repair_cli.guide.reach import weighs
from repair_cli.guide.samples import every_kind
from repair_cli.guide.walk import Walk, begin

MOST = 15_000
"""How many answers are tried in one guide before it counts as too large."""

Class = Callable[[Value | None], object]
State = int
"""A number for walks of one guide that go on alike; 0 is where they begin."""


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

    def number(walk: Walk) -> State:
        found = numbers.setdefault(places.key(walk), len(walks))
        if found == len(walks):
            walks.append(walk)
        return found

    number(begin(guide))
    for walk in walks:  # grows while it is gone over: the nearest come first
        answers = places.answers(walk)
        tried = list(islice(answers, max(0, most) + 1))
        most -= len(tried)
        if most < 0:
            return Space(guide, tuple(walks), tuple(steps), places.outlook, complete=False)
        steps.append(tuple(_step(walk, value, onward, number) for value, onward in tried))
    return Space(guide, tuple(walks), tuple(steps), places.outlook, complete=True)


def passed(walk: Walk, since: int) -> tuple[str, ...]:
    """The nodes on the way of a walk, from a place on its path on."""
    return tuple(name.partition("#")[0] for name in walk.at.path[since:])


def _step(walk: Walk, value: Value | None, onward: Walk, number: Callable[[Walk], State]) -> Step:
    return Step(onward.trail[-1].ask, value, passed(onward, len(walk.at.path)), number(onward))


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
        self._watched = frozenset(watched)
        self._counters = tuple(sorted(self._exact & self._watched))
        self.outlook = Outlook(guide, {})
        taken = frozenset[str]().union(*(taken_up(node, asks) for node in nodes))
        self._classes: Mapping[str, Class] = {
            **{name: Classes(tests).__getitem__ for name, tests in deciding.items()},
            **{name: _Said(asks[name], deciding.get(name, ())).__getitem__ for name in taken & asks.keys()},
            **{name: AsTheyAre().__getitem__ for name in (taken - asks.keys()) | self._exact},
        }
        self._views: dict[str, _View] = {}
        self._known: dict[object, object] = {}

    def key(self, walk: Walk) -> object:
        """The same for walks that go on alike."""
        at = walk.at
        values = at.values
        view = self._view(at.node)
        place = (
            tuple([name for _, name in at.inside]),
            tuple([ask.id for ask in at.owed]),
            at.after,
            tuple([values.get(name) for name in self._counters]),
        )
        seen = view.seen(values)
        known = self._known.setdefault((place, seen), ())
        if known == ():  # what is left to decide costs more to find out
            known = self._known[place, seen] = (place, view.rest(values, seen))
        return known

    def answers(self, walk: Walk) -> Iterator[tuple[Value | None, Walk]]:
        """One answer of every kind, with the walk that it gives; the question is left open first, where it can be."""
        if isinstance(walk.here, Outcome):
            return
        fitting = every_kind(walk.here, walk.facts, self._tests.get(walk.here.id, ()))
        values = chain(fitting, (None,)) if isinstance(walk.here.form, Pause) else chain((None,), fitting)
        found = ((value, walk.skip() if value is None else walk.answer(value)) for value in values)
        whole = ((value, onward) for value, onward in found if isinstance(onward, Walk))
        yield from whole if self._weighs(walk, walk.here) else islice(whole, 1)

    def _weighs(self, walk: Walk, ask: Ask) -> bool:
        return weighs(ask, self._watched) or weighs(ask, self.outlook.ahead(walk.at.node).looked_at)

    def _view(self, node: str) -> _View:
        if node not in self._views:
            ahead = self.outlook.ahead(node)
            at = {name: place for place, name in enumerate(ahead.looked_at)}
            ways = {way: _places(way, at) for way in self.outlook.ways(node)}
            self._views[node] = _View(
                tuple((name, self._classes[name]) for name in ahead.looked_at),
                tuple(sorted(at[name] for name in self.outlook.taken(node))),
                tuple(Ways(way, places, ahead.asked, self._exact) for way, places in ways.items() if places),
            )
        return self._views[node]


def _places(way: Way, at: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({at[name] for branch in way for name in names(branch.when)}))


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
