"""What walks have seen of guides: nodes, options, and both sides of every condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from repair_cli.checks.parts import Place, made_counts
from repair_cli.guide.ahead import counts_of
from repair_cli.guide.conditions import Value, holds
from repair_cli.guide.model import Ask, Kind, Node, Outcome, Tell, Visit, options_of
from repair_cli.guide.position import move
from repair_cli.guide.says import Say
from repair_cli.guide.walk import Walk
from repair_cli.library.answers import base

Side = tuple[Place, bool]
"""A condition that held, or did not."""


class Seen:
    """What was seen in some walks; guides that were visited are told apart from those that visit them."""

    def __init__(self) -> None:
        self.nodes: set[Place] = set()
        self.options: set[Place] = set()
        self.sides: set[Side] = set()

    def see(self, walks: Iterable[Walk]) -> None:
        """Takes up what is shown and decided where walks stand; each of them is one answer on, or at its beginning."""
        for walk in walks:
            _Look(self, walk)


class _Look:
    """One step of a walk: what was chosen, the nodes that were passed, what was shown."""

    def __init__(self, seen: Seen, walk: Walk) -> None:
        self.seen = seen
        self.walk = walk
        self.values = walk.at.values
        everything = list(walk.guide.everything())
        self.owners = {name: one for one in everything for name in one.nodes}
        self.counters = {name: counter for one in everything for name, counter in one.counters.items()}
        last = walk.trail[-1] if walk.trail else None
        self.now = self.before(walk)
        before = 0 if last is None else len(last.at.path)
        self.visits = [] if last is None else [name for _, name in last.at.inside[:-1]]
        if last is not None:
            self.answered(last.ask, last.value)
            if not walk.at.owed:
                self.leave(last.at.node, last.at.after if last.at.owed else _after(last.ask, last.value))
        for name in map(base, walk.at.path[before:]):
            if name in self.owners:
                self.arrive(name)
        if isinstance(walk.here, Outcome):
            self.end(walk.here)

    def before(self, walk: Walk) -> dict[str, Value]:
        """What is known at the last answer, with counters as they stood then: they move on the way."""
        last = walk.trail[-1] if walk.trail else None
        stood = {name: one.start for name, one in walk.guide.counters.items()} if last is None else last.at.values
        known = {name: value for name, value in self.values.items() if name not in self.counters}
        return known | {name: value for name, value in stood.items() if name in self.counters}

    def node(self, name: str) -> Node:
        return self.owners[name].nodes[name]

    def place(self, name: str) -> Place:
        return self.owners[name].id, "nodes", name

    def answered(self, ask: Ask, value: Value | None) -> None:
        """The options that were chosen, and what they say."""
        if ask.id not in self.owners:
            return  # own words: the question of an option
        for name in _chosen(ask, value):
            place = (*self.place(ask.id), "options", name)
            self.seen.options.add(place)
            move(self.now, options_of(ask)[name].add, self.counters)
            self.say(options_of(ask)[name].say, (*place, "say"), self.values)

    def arrive(self, name: str) -> None:
        """A node that was passed, or where the walk stands."""
        self.seen.nodes.add(self.place(name))
        match self.node(name):
            case Outcome(kind=Kind.RETURN) if self.visits:
                self.leave(self.visits.pop())
            case Ask(say=say) | Outcome(say=say):
                self.say(say, (*self.place(name), "say"), self.values)
            case Tell(say=say):
                self.say(say, (*self.place(name), "say"), self.values)
                self.count(name)
                self.leave(name)
            case Visit(say=say, guide=visited):
                self.say(say, (*self.place(name), "say"), self.values)
                self.visits.append(name)
                self.now |= {name: one.start for name, one in self.owners[name].visits[visited].counters.items()}

    def count(self, name: str) -> None:
        """What a text adds to counters, one after the other."""
        node, made = self.node(name), made_counts(self.owners[name]).get(name, 0)
        for number, count in enumerate(counts_of(node)):
            held = holds(count.when, self.now)
            if count.when is not None and number >= made:
                self.seen.sides.add(((*self.place(name), "counts", number - made, "when"), held))
            if held:
                move(self.now, count.add, self.counters)

    def leave(self, name: str, after: str = "") -> None:
        """The branches that were tried on the way out; an option that leads on tries none."""
        node = self.node(name)
        for number, branch in enumerate(() if after or isinstance(node, Outcome) else node.next):
            if branch.when is None:
                return
            held = holds(branch.when, self.now)
            self.seen.sides.add(((*self.place(name), "next", number, "when"), held))
            if held:
                return

    def end(self, outcome: Outcome) -> None:
        """The closing words of the guides on the way, and the card."""
        passed = {base(name) for name in self.walk.at.path}
        for guide in self.walk.guide.everything():
            if not passed.isdisjoint(guide.nodes):
                self.say(guide.closing, (guide.id, "closing"), self.values)
        card = self.walk.guide.card
        if outcome.card and card is not None:
            shared = self.walk.facts.shared().values
            for number, section in enumerate(card.sections):
                self.say(section.say, (self.walk.guide.id, "card", "sections", number, "say"), shared)

    def say(self, say: Say, place: Place, values: Mapping[str, Value]) -> None:
        for number, part in enumerate(say):
            if part.when is not None:
                self.seen.sides.add(((*place, number, "when"), holds(part.when, values)))


def _chosen(ask: Ask, value: Value | None) -> Iterator[str]:
    given = value if isinstance(value, tuple) else (value,)
    return (name for name in options_of(ask) if name in given)


def _after(ask: Ask, value: Value | None) -> str:
    """Where the chosen option leads on its own; "" where the question does."""
    options = options_of(ask)
    return next((after for name in _chosen(ask, value) if (after := options[name].next)), "")
