"""Checks the shape of a guide: every node is reached, every node can be left, no circle goes without a question.

Each mistake is told once, where it begins. A name that leads nowhere may have been meant to lead anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from repair_cli.errors import Problem
from repair_cli.guide.frames import placeholders
from repair_cli.guide.model import Ask, Guide, Kind, Node, Outcome, Visit, options_of
from repair_cli.library.drafts import GuideDraft, Meant

Ways = Mapping[str, Iterable[str]]
"""Where one step leads, by name."""


def check_graph(draft: GuideDraft, guide: Guide, meant: Meant, known: dict[str, Through]) -> Iterator[Problem]:
    """The problems of the shape of a guide; `known` keeps what a visit to each guide can do."""
    shape = _Shape(draft, guide, meant, known)
    silent: set[str] = set()
    for circle in shape.silent_circles():
        silent.update(circle)
        yield draft.at(circle[0], "R214", f"`{circle[0]}` leads back to itself without a question on the way")
    traps = shape.traps()
    for circle in traps:
        if silent.isdisjoint(circle):
            yield draft.at(circle[0], "R213", f"no path leads from `{circle[0]}` to an outcome")
    beginnings = shape.unreached()
    if len(beginnings) > len(shape.lost) + len(traps):  # else they are where those may have been meant to lead
        for name in beginnings:
            yield draft.at(name, "R212", f"no path reaches `{name}`; lead to it with `next: {name}`, or take it out")
    for circle in circles(_takes(guide)):
        words = "the options of `{0}` take up `{0}` itself (perhaps by way of another question)"
        yield draft.at(circle[0], "R215", words.format(circle[0]))


class Through(msgspec.Struct, frozen=True):
    """What a visit to a guide can do: come back, end the walk, come back without a question."""

    returns: bool
    ends: bool
    silent: bool


_ANYTHING = Through(returns=True, ends=True, silent=False)
"""What a visit to a guide can do that cannot be used, as long as nobody knows better."""


class _Shape:
    """The ways of one guide. A node whose ways are not all known counts as lost, and as one that can be left."""

    def __init__(self, draft: GuideDraft, guide: Guide, meant: Meant, known: dict[str, Through]) -> None:
        self.guide = guide
        self.through = {name: through(visited, known) for name, visited in guide.visits.items()}
        self.ways: dict[str, list[str]] = {}
        start = meant.get(guide.start, guide.start)
        self.lost = {name for name in draft.spots if name not in guide.nodes} | ({""} if start is None else set())
        for name, node in guide.nodes.items():
            ways = _ways(node, self.through)
            if meant and not meant.keys().isdisjoint(ways):
                ways = [meant.get(way, way) or "" for way in ways]
            if "" in ways or (not ways and not isinstance(node, Outcome | Visit)):
                self.lost.add(name)
            self.ways[name] = ways
        self.reached = set(_reach([start or ""], self.ways))

    def unreached(self) -> list[str]:
        """The beginnings of what no path reaches."""
        rest = {name: ways for name, ways in self.ways.items() if name not in self.reached}
        back = _reversed(rest)
        return [knot[0] for knot in _knots(rest) if _leads_only_to(knot, back)]

    def silent_circles(self) -> list[list[str]]:
        """The circles that go without a question."""
        silent = {name: self.ways[name] for name, node in self.guide.nodes.items() if _silent(node, self.through)}
        return circles(silent)

    def traps(self) -> list[list[str]]:
        """The circles that are reached and cannot be left."""
        near = self.ways if self.lost else self.reached
        ends = (name for name, node in self.guide.nodes.items() if _ends(node, self.through))
        leaving = set(_reach([*ends, *self.lost], _reversed(self.ways)))
        stuck = {name: ways for name, ways in self.ways.items() if name not in leaving and name in near}
        return [knot for knot in circles(stuck) if _leads_only_to(knot, stuck)]


def _ways(node: Node, through: Mapping[str, Through]) -> list[str]:
    """Where a node leads; "" where that is not known. A visit that never comes back leads nowhere."""
    if isinstance(node, Outcome):
        return []
    if isinstance(node, Visit) and not through.get(node.guide, _ANYTHING).returns:
        return []
    ways = [branch.go for branch in node.next]
    if isinstance(node, Ask):
        ways += [option.next for option in options_of(node).values() if option.next]
    return ways


def _ends(node: Node, through: Mapping[str, Through]) -> bool:
    """Whether a walk can end at a node: an outcome, or a visit that ends it."""
    if isinstance(node, Visit):
        return through.get(node.guide, _ANYTHING).ends
    return isinstance(node, Outcome)


def _silent(node: Node, through: Mapping[str, Through]) -> bool:
    """Whether a node can be passed without a question."""
    if isinstance(node, Visit):
        return through.get(node.guide, _ANYTHING).silent
    return not isinstance(node, Ask | Outcome)


def through(guide: Guide, known: dict[str, Through]) -> Through:
    """What a visit to a guide can do; `known` keeps what was found out, so that each guide is looked at once."""
    if guide.id not in known:
        inner = {name: through(visited, known) for name, visited in guide.visits.items()}
        outcomes = [node for node in guide.nodes.values() if isinstance(node, Outcome)]
        returns = {node.id for node in outcomes if node.kind is Kind.RETURN}
        silent = {name: _ways(node, inner) for name, node in guide.nodes.items() if _silent(node, inner)}
        ends = any(_ends(node, inner) for node in guide.nodes.values() if node.id not in returns)
        known[guide.id] = Through(bool(returns), ends, not returns.isdisjoint(_reach([guide.start], silent)))
    return known[guide.id]


def _takes(guide: Guide) -> dict[str, list[str]]:
    """Which questions the labels of a question take up."""
    found = {}
    for ask in guide.nodes.values():
        if isinstance(ask, Ask):
            texts = [text for option in options_of(ask).values() for text in (option.label, option.phrase or "")]
            taken = [name for text in texts if "$" in text for name in placeholders(text)]
            if taken:
                found[ask.id] = taken
    return found


def circles(ways: Ways) -> list[list[str]]:
    """The names that lead back to themselves, in groups that can all reach each other."""
    return [knot for knot in _knots(ways) if len(knot) > 1 or knot[0] in ways[knot[0]]]


def _leads_only_to(knot: list[str], ways: Ways) -> bool:
    inside = set(knot)
    return all(step in inside for name in knot for step in ways.get(name, ()))


def _knots(ways: Ways) -> Iterator[list[str]]:
    """The names in groups that can all reach each other (strongly connected, Kosaraju's way), in the given order."""
    order = {name: place for place, name in enumerate(ways)}
    back = _reversed(ways)
    seen: set[str] = set()
    for name in reversed(_leaving(ways)):
        if name not in seen:
            knot = [one for one in _reach([name], back, seen) if one in order]
            yield sorted(knot, key=order.__getitem__)


def _leaving(ways: Ways) -> list[str]:
    """The names in the order in which a walk that goes as deep as it can leaves them."""
    seen: set[str] = set()
    left = []
    for start in ways:
        inside = [] if start in seen else [(start, iter(ways[start]))]
        seen.add(start)
        while inside:
            name, steps = inside[-1]
            onward = next((step for step in steps if step in ways and step not in seen), None)
            if onward is None:
                left.append(name)
                inside.pop()
            else:
                seen.add(onward)
                inside.append((onward, iter(ways[onward])))
    return left


def _reach(starts: Iterable[str], ways: Ways, seen: set[str] | None = None) -> list[str]:
    """The starts, and all that can be reached from them, without what was seen before."""
    seen = set() if seen is None else seen
    found = []
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            found.append(name)
            waiting += ways.get(name, ())
    return found


def _reversed(ways: Ways) -> dict[str, list[str]]:
    back: dict[str, list[str]] = {}
    for name, steps in ways.items():
        for step in steps:
            back.setdefault(step, []).append(name)
    return back
