"""Where answers lead, found out without giving them: by which texts, what these count, what question or end comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from repair_cli.checks.alive import Alive
from repair_cli.checks.counting import Counting
from repair_cli.guide.ahead import taken_up
from repair_cli.guide.conditions import Value, holds, names
from repair_cli.guide.found import answered, names_of
from repair_cli.guide.model import Ask, Guide, Option, Outcome, Tell, options_of, own_words
from repair_cli.guide.position import Position

Class = Callable[[Value | None], object]


class Ahead(msgspec.Struct, frozen=True):
    """The nodes by which an answer leads, up to one that is no text, and what is known there."""

    route: tuple[str, ...]
    values: Mapping[str, Value]


class View(msgspec.Struct, frozen=True):
    """What tells walks apart at a node: the names that matter from there on, aside from what is counted first."""

    names: tuple[tuple[str, Class], ...]
    first: Counting | None = None

    def seen(self, values: Mapping[str, Value]) -> tuple[object, ...]:
        """What is known of each name, and which of the first counts hold."""
        known = [classes(values.get(name)) for name, classes in self.names]
        return tuple(known) if self.first is None else (*known, self.first.likeness(values))


class Beyond:
    """Looks beyond the questions of one guide and all that it visits. `classes` tell apart what conditions look at.

    `watched` are counters whose every value is told apart.
    """

    def __init__(self, guide: Guide, alive: Alive, classes: Mapping[str, Class], watched: Sequence[str]) -> None:
        everything = guide.everything()
        self._nodes = {name: node for one in everything for name, node in one.nodes.items()}
        limits = {name: counter for one in everything for name, counter in one.counters.items()}
        texts = (node for node in self._nodes.values() if isinstance(node, Tell) and node.counts)
        self._counting = {node.id: Counting(node.counts, limits, classes) for node in texts}
        self._asks = guide.asks()
        self._alive = alive
        self._classes = classes
        self._starts: dict[tuple[str, Value | None], str | None] = {}
        self._views: dict[tuple[str, bool], View] = {}
        self._watched = watched
        self._further: dict[object, object] = {}
        self._leads: dict[str, tuple[str, ...]] = {}
        self._owns: Mapping[str, frozenset[str]] = {
            name: own if own & alive.behind[name] else frozenset()
            for name in alive.behind.keys() & self._asks.keys()
            if (own := frozenset(names_of(self._asks[name])))
        }
        self._looks: dict[str, tuple[str, ...]] = {}
        self._goes: dict[tuple[object, ...], str] = {}

    def leads(self, ask: Ask) -> tuple[str, ...]:
        """The nodes to which answers lead, where something is counted at one and nothing else matters of the answer."""
        if ask.id not in self._leads:
            found = {*(one.next for one in options_of(ask).values() if one.next), *(one.go for one in ask.next)}
            plain = not (ask.needed or taken_up(ask, self._asks) or self._owns[ask.id])
            known = plain and all(self._start(ask, name) for name in (None, *options_of(ask)))
            counts = known and not self._counting.keys().isdisjoint(found)
            self._leads[ask.id] = tuple(sorted(found)) if counts else ()
        return self._leads[ask.id]

    def view(self, node: str, answered: bool) -> View:
        """What tells walks apart at a node; `answered`: the question there has its answer already."""
        if (node, answered) not in self._views:
            self._views[node, answered] = self._view(node, answered)
        return self._views[node, answered]

    def seen(self, node: str, answered: bool, values: Mapping[str, Value]) -> tuple[object, ...]:
        """What is known that tells walks apart at a node."""
        here = self._nodes[node]
        leads = self.leads(here) if isinstance(here, Ask) and not answered else ()
        return tuple([self._from(lead, values) for lead in leads]) or self.view(node, answered).seen(values)

    def likeness(self, at: Position, ask: Ask, value: Value | None) -> object:
        """The same for answers that lead on alike; None where they have to be given to know."""
        start = None if at.owed else self._start(ask, value)
        if start is None:
            return None
        values = self._after(at.values, ask, value)
        route = self._plainly(start or self._onward(ask, values), values)
        return route, self.seen(route[-1], answered=False, values=values)

    def _from(self, start: str, values: Mapping[str, Value]) -> object:
        """What is known at the next node that is no text; found out once for all that count alike."""
        route = self._plainly(start, values)
        view = self.view(route[-1], answered=False)
        alike = route, view.seen(values)
        if view.first is None:
            return alike
        if alike not in self._further:
            whole, values = self._route(start, values)
            watched = tuple([values.get(name) for name in self._watched])
            self._further[alike] = whole, watched, self.view(whole[-1], answered=False).seen(values)
        return self._further[alike]

    def _route(self, start: str, values: Mapping[str, Value]) -> tuple[tuple[str, ...], Mapping[str, Value]]:
        """The texts from a node on, up to a node that is none, and what is known there."""
        route = [start]
        while isinstance(node := self._nodes[route[-1]], Tell):
            if node.id in self._counting:
                values = self._counting[node.id].counted(values)
            route.append(self._onward(node, values))
        return tuple(route), values

    def _plainly(self, start: str, values: Mapping[str, Value]) -> tuple[str, ...]:
        """The texts from a node on, up to a node that is none or that counts something."""
        route = [start]
        while isinstance(node := self._nodes[route[-1]], Tell) and node.id not in self._counting:
            route.append(self._onward(node, values))
        return tuple(route)

    def ahead(self, at: Position, ask: Ask, value: Value | None) -> Ahead | None:
        """Where an answer (None: left open) to the question that waits leads; None where it has to be given to know."""
        start = None if at.owed else self._start(ask, value)
        if start is None:
            return None
        values = self._after(at.values, ask, value)
        return Ahead(*self._route(start or self._onward(ask, values), values))

    def standing(self, at: Position, ahead: Ahead) -> Position | None:
        """Where a walk then stands, as far as it decides what comes; None where it has to be given to know."""
        here = self._nodes[ahead.route[-1]]
        *around, (guide, _) = at.inside
        if not isinstance(here, Ask | Outcome) or (around and isinstance(here, Outcome)):
            return None
        return Position(here, (*around, (guide, here.id)), values=ahead.values)

    def _start(self, ask: Ask, value: Value | None) -> str | None:
        """The node where an answer leads; "" where that depends on others; None where it asks or moves something."""
        key = ask.id, value
        if key not in self._starts:
            self._starts[key] = self._start_of(ask, value)
        return self._starts[key]

    def _start_of(self, ask: Ask, value: Value | None) -> str | None:
        options = options_of(ask)
        if own_words(ask) or (ask.needed and value is None):
            return None
        taken = value if isinstance(value, tuple) else (value,)
        chosen: list[Option] = [option for name, option in options.items() if name in taken]
        if any(option.add for option in chosen):
            return None
        ways = [option.next for option in chosen if option.next] or [branch.go for branch in ask.next]
        return ways[0] if len(ways) == 1 else ""

    def _view(self, node: str, answered: bool) -> View:
        first = self._counting.get(node)
        alive = self._alive.at[node]
        if answered or first is not None:
            alive = self._alive.behind[node].union(() if first is None else first.looks_later)
        return View(tuple((name, self._classes[name]) for name in sorted(alive)), first)

    def _after(self, values: Mapping[str, Value], ask: Ask, value: Value | None) -> Mapping[str, Value]:
        """What is known after an answer, as far as it matters."""
        own = self._owns[ask.id]
        if not own:
            return values
        known = {name: one for name, one in values.items() if name not in own}
        return known | {name: one for name, one in answered(ask, value).items() if one is not None}

    def _onward(self, node: Ask | Tell, values: Mapping[str, Value]) -> str:
        """Where a question or text leads on; found out once for all where what its conditions look at is the same."""
        if node.id not in self._looks:
            self._looks[node.id] = tuple(sorted({name for branch in node.next for name in names(branch.when)}))
        key = (node.id, *[values.get(name) for name in self._looks[node.id]])
        if key not in self._goes:
            self._goes[key] = next(branch.go for branch in node.next if holds(branch.when, values))
        return self._goes[key]
