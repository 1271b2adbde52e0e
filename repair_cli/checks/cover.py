"""What walks have seen of guides: nodes, options, and both sides of every condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from repair_cli.guide.conditions import Condition, Value, holds
from repair_cli.guide.model import Ask, Guide, Kind, Node, Outcome, Tell, Visit, options_of
from repair_cli.guide.says import Say
from repair_cli.guide.walk import Walk
from repair_cli.library.answers import base

Place = tuple[str | int, ...]
"""A way down the tree of a guide's file: names and, in lists, places from 0; the id of the guide comes first."""

Side = tuple[Place, bool]
"""A condition that held, or did not."""


class Parts(msgspec.Struct, frozen=True):
    """All that can be seen of one guide. A part is told by its place; `conditions` by that of its `when`."""

    nodes: tuple[Place, ...]
    options: tuple[Place, ...]
    conditions: Mapping[Place, Condition]


def parts_of(guide: Guide) -> Parts:
    """What there is to see in a guide, without those that it visits."""
    nodes = {name: (guide.id, "nodes", name) for name in guide.nodes}
    options = [
        (*place, "options", option)
        for name, place in nodes.items()
        if isinstance(node := guide.nodes[name], Ask)
        for option in options_of(node)
    ]
    return Parts(tuple(nodes.values()), tuple(options), dict(_conditions(guide)))


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
        self.owners = {name: one for one in walk.guide.everything() for name in one.nodes}
        last = walk.trail[-1] if walk.trail else None
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
                self.leave(name)
            case Visit(say=say):
                self.say(say, (*self.place(name), "say"), self.values)
                self.visits.append(name)

    def leave(self, name: str, after: str = "") -> None:
        """The branches that were tried on the way out; an option that leads on tries none."""
        node = self.node(name)
        for number, branch in enumerate(() if after or isinstance(node, Outcome) else node.next):
            if branch.when is None:
                return
            held = holds(branch.when, self.values)
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


def _conditions(guide: Guide) -> Iterator[tuple[Place, Condition]]:
    """Every condition of a guide, by the place of its `when`; none in the texts of rounds, which no author wrote."""
    rounds = guide.practice.rounds.values() if guide.practice else ()
    made = {name for one in rounds for name in (one.id, one.reply, one.look)}
    for name, node in guide.nodes.items():
        place: Place = (guide.id, "nodes", name)
        yield from _in_say(() if name in made else node.say, (*place, "say"))
        if isinstance(node, Ask):
            for option in options_of(node).values():
                yield from _in_say(option.say, (*place, "options", option.id, "say"))
        for number, branch in enumerate(() if isinstance(node, Outcome) else node.next):
            if branch.when is not None:
                yield (*place, "next", number, "when"), branch.when
    yield from _in_say(guide.closing, (guide.id, "closing"))
    for number, section in enumerate(guide.card.sections if guide.card else ()):
        yield from _in_say(section.say, (guide.id, "card", "sections", number, "say"))


def _in_say(say: Say, place: Place) -> Iterator[tuple[Place, Condition]]:
    return (((*place, number, "when"), part.when) for number, part in enumerate(say) if part.when is not None)
