"""Which walks go on alike: those that stand at the same place, where all that can still decide is the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import getitem

import msgspec

from repair_cli.guide.ahead import Outlook, deciding_at, taken_up
from repair_cli.guide.conditions import Test, Value, holds, tests
from repair_cli.guide.model import Guide, Node
from repair_cli.guide.walk import Walk

Tests = Mapping[str, tuple[Test, ...]]


class Classes(dict[Value | None, object]):
    """Answers to one question as conditions tell them apart."""

    def __init__(self, some: tuple[Test, ...]) -> None:
        self._some = some

    def __missing__(self, value: Value | None) -> object:
        self[value] = sum(1 << place for place, test in enumerate(self._some) if holds(test, _only(test.name, value)))
        return self[value]


class AsTheyAre(dict[Value | None, object]):
    """Answers whose very words are needed, and numbers that are counted on."""

    def __missing__(self, value: Value | None) -> object:
        return value


class _View(msgspec.Struct, frozen=True):
    """What tells walks apart at a node: names that are looked at ahead, and questions that may come."""

    looked_at: tuple[str, ...]
    classes: tuple[Mapping[Value | None, object], ...]
    asked: frozenset[str]


class Alike:
    """Tells the walks of one guide apart that know the same answers."""

    def __init__(self, guide: Guide, outlook: Outlook, known: Iterable[str]) -> None:
        nodes = [node for one in guide.everything() for node in one.nodes.values()]
        asks = guide.asks()
        counters = {name for one in guide.everything() for name in one.counters}
        needed = counters.union(*(taken_up(node, asks) for node in nodes))
        self.tests = branch_tests(nodes)
        self._outlook = outlook
        self._classes: dict[str, Mapping[Value | None, object]] = {
            **{name: Classes(some) for name, some in self.tests.items()},
            **{name: AsTheyAre() for name in needed},
        }
        self._times = _times(known)
        self._views: dict[str, _View] = {}

    def __call__(self, walk: Walk) -> tuple[object, ...]:
        """The same for walks that go on alike."""
        at = walk.at
        view = self._view(at.node)
        return (
            tuple(name for _, name in at.inside),
            tuple(ask.id for ask in at.owed),
            at.after,
            tuple(map(getitem, view.classes, map(at.values.get, view.looked_at))),
            frozenset((name, min(at.met[name], self._times.get(name, 1) + 1)) for name in view.asked & at.met.keys()),
        )

    def _view(self, node: str) -> _View:
        if node not in self._views:
            ahead = self._outlook.ahead(node)
            classes = tuple(self._classes[name] for name in ahead.looked_at)
            self._views[node] = _View(ahead.looked_at, classes, ahead.asked)
        return self._views[node]


def _only(name: str, value: Value | None) -> dict[str, Value]:
    return {} if value is None else {name: value}


def branch_tests(nodes: Iterable[Node]) -> Tests:
    """The tests of all branches and counts, by the name that they look at."""
    found: dict[str, dict[Test, None]] = {}
    for node in nodes:
        for condition in deciding_at(node):
            for test in tests(condition):
                found.setdefault(test.name, {})[test] = None
    return {name: tuple(some) for name, some in found.items()}


def _times(known: Iterable[str]) -> dict[str, int]:
    """How often a question can come until no answer to it is known: one more than the largest n of `id#n`."""
    times: dict[str, int] = {}
    for key in known:
        name, _, number = key.partition("#")
        times[name] = max(times.get(name, 0), int(number or 1) + 1)
    return times
