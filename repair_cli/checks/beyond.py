"""Where answers lead, found out without giving them: by which texts, what these count, what question or end comes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from repair_cli.checks.alive import Alive
from repair_cli.guide.conditions import Value, holds, names
from repair_cli.guide.found import names_of
from repair_cli.guide.model import Ask, Guide, Option, Tell, options_of, own_words
from repair_cli.guide.position import Position, move

Class = Callable[[Value | None], object]
Steps = Mapping[str, int]


class Ahead(msgspec.Struct, frozen=True):
    """The nodes by which an answer leads, up to one that is no text, and what is known there.

    `answered`: that node is the question itself, and where it goes on depends on more.
    """

    route: tuple[str, ...]
    answered: bool
    values: Mapping[str, Value]


class Beyond:
    """Looks beyond the questions of one guide and all that it visits. `classes` tell apart what conditions look at."""

    def __init__(self, guide: Guide, alive: Alive, classes: Mapping[str, Class]) -> None:
        everything = guide.everything()
        self._nodes = {name: node for one in everything for name, node in one.nodes.items()}
        self._limits = {name: counter for one in everything for name, counter in one.counters.items()}
        self._alive = alive
        self._classes = classes
        self._starts: dict[tuple[str, Value | None], str | None] = {}
        self._looks: dict[str, tuple[str, ...]] = {}
        self._added: dict[tuple[object, ...], tuple[Steps, ...]] = {}

    def counts(self, node: str) -> bool:
        """Whether something is counted at a node."""
        there = self._nodes[node]
        return isinstance(there, Tell) and bool(there.counts)

    def standing(self, at: Position, ahead: Ahead) -> Position | None:
        """Where a walk then stands, as far as it decides what comes; None where it has to be given to know."""
        here = self._nodes[ahead.route[-1]]
        if ahead.answered or not isinstance(here, Ask):
            return None
        *around, (guide, _) = at.inside
        return Position(here, (*around, (guide, here.id)), values=ahead.values)

    def ahead(self, at: Position, ask: Ask, value: Value | None) -> Ahead | None:
        """Where an answer (None: left open) to the question that waits leads; None where it has to be given to know."""
        key = ask.id, value
        if key not in self._starts:
            self._starts[key] = self._start(ask, value)
        start = self._starts[key]
        if start is None or at.owed:
            return None
        values: Mapping[str, Value] = at.values
        own = names_of(ask)
        if not self._alive.behind[ask.id].isdisjoint(own):
            values = {name: known for name, known in values.items() if name not in own}
            values |= {} if value is None else {ask.id: value}
        if not start:
            return Ahead((ask.id,), answered=True, values=values)
        route = [start]
        while isinstance(node := self._nodes[route[-1]], Tell):
            values = self._counted(node, values)
            route.append(next(branch.go for branch in node.next if holds(branch.when, values)))
        return Ahead(tuple(route), answered=False, values=values)

    def _start(self, ask: Ask, value: Value | None) -> str | None:
        """The node where an answer leads; "" where that depends on others; None where it asks or moves something."""
        options = options_of(ask)
        if own_words(ask) or (ask.needed if value is None else not options):
            return None
        taken = value if isinstance(value, tuple) else (value,)
        chosen: list[Option] = [option for name, option in options.items() if name in taken]
        if any(option.add for option in chosen):
            return None
        ways = [option.next for option in chosen if option.next] or [branch.go for branch in ask.next]
        return ways[0] if len(ways) == 1 else ""

    def _counted(self, node: Tell, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """What is known after a text."""
        added = self._adds(node, values) if node.counts else ()
        if not added:
            return values
        known = dict(values)
        for steps in added:
            move(known, steps, self._limits)
        return known

    def _adds(self, node: Tell, values: Mapping[str, Value]) -> Iterable[Steps]:
        """What a text adds; where its counts look at no counters, that is known from the last time."""
        if node.id not in self._looks:
            self._looks[node.id] = tuple(sorted({name for count in node.counts for name in names(count.when)}))
        looks = self._looks[node.id]
        if not self._limits.keys().isdisjoint(looks):
            return self._one_by_one(node, values)
        key = (node.id, *[self._classes[name](values.get(name)) for name in looks])
        if key not in self._added:
            self._added[key] = tuple(count.add for count in node.counts if holds(count.when, values))
        return self._added[key]

    def _one_by_one(self, node: Tell, values: Mapping[str, Value]) -> Iterable[Steps]:
        known = dict(values)
        for count in node.counts:
            if holds(count.when, known):
                move(known, count.add, self._limits)
                yield count.add
