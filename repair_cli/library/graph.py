"""Checks the shape of a guide: every node is reached, every node can be left, no circle goes without a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from repair_cli.errors import Problem
from repair_cli.guide.frames import placeholders
from repair_cli.guide.model import Ask, Guide, Kind, Node, Outcome, Visit, options_of
from repair_cli.library.drafts import GuideDraft

Ways = Mapping[str, frozenset[str]]
"""Where one step leads, by name."""


def check_graph(draft: GuideDraft, guide: Guide) -> Iterator[Problem]:
    """The problems of the shape of a guide whose names all lead somewhere. Linear in the size of the guide."""

    def at(name: str, code: str, message: str) -> Problem:
        spot = draft.spots[name]
        return Problem(draft.path, spot.line, spot.col, code, message)

    ways = {name: frozenset(_ways(guide, node)) for name, node in guide.nodes.items()}
    reached = _reach([guide.start], ways)
    back = _reversed(ways)
    leaving = _reach([name for name, node in guide.nodes.items() if _ends(guide, node)], back)
    silent = {name: ways[name] for name, node in guide.nodes.items() if _silent(guide, node)}
    for name in guide.nodes:
        if name not in reached:
            yield at(name, "R212", f"no path reaches `{name}`")
        if name not in leaving:
            yield at(name, "R213", f"no path leads from `{name}` to an outcome")
    for name in _circles(silent):
        yield at(name, "R214", f"`{name}` leads back to itself without a question on the way")
    for name in _circles(_takes(guide)):
        yield at(name, "R215", f"an option of `{name}` takes up `{name}` itself")


def _ways(guide: Guide, node: Node) -> Iterator[str]:
    """Where a node leads. A visit that never comes back leads nowhere."""
    if isinstance(node, Outcome) or (isinstance(node, Visit) and not _returns(guide, node)):
        return
    for branch in node.next:
        yield branch.go
    if isinstance(node, Ask):
        for option in options_of(node).values():
            if option.next:
                yield option.next


def _outcomes(guide: Guide, visit: Visit) -> Iterator[Outcome]:
    visited = guide.visits.get(visit.guide)
    for node in visited.nodes.values() if visited else ():
        if isinstance(node, Outcome):
            yield node


def _returns(guide: Guide, visit: Visit) -> bool:
    return any(outcome.kind is Kind.RETURN for outcome in _outcomes(guide, visit))


def _ends(guide: Guide, node: Node) -> bool:
    """Whether a walk can end at a node: an outcome, or a visit that ends it."""
    if isinstance(node, Visit):
        return any(outcome.kind is not Kind.RETURN for outcome in _outcomes(guide, node))
    return isinstance(node, Outcome)


def _silent(guide: Guide, node: Node) -> bool:
    """Whether a node can be passed without a question."""
    if isinstance(node, Ask | Outcome):
        return False
    if not isinstance(node, Visit):
        return True
    visited = guide.visits.get(node.guide)
    if visited is None:
        return False
    ways = {
        name: frozenset(_ways(visited, one)) if _silent(visited, one) else frozenset[str]()
        for name, one in visited.nodes.items()
    }
    returns = {one.id for one in _outcomes(guide, node) if one.kind is Kind.RETURN}
    return not returns.isdisjoint(_reach([visited.start], ways))


def _takes(guide: Guide) -> Ways:
    """Which questions the labels of a question take up."""
    return {
        ask.id: frozenset(
            name
            for option in options_of(ask).values()
            for text in (option.label, option.phrase or "")
            for name in placeholders(text)
        )
        for ask in guide.nodes.values()
        if isinstance(ask, Ask)
    }


def _reach(starts: Iterable[str], ways: Ways) -> set[str]:
    """The starts, and all that can be reached from them."""
    seen: set[str] = set()
    waiting = list(starts)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += ways.get(name, ())
    return seen


def _reversed(ways: Ways) -> Ways:
    back: dict[str, set[str]] = {}
    for name, steps in ways.items():
        for step in steps:
            back.setdefault(step, set()).add(name)
    return {name: frozenset(steps) for name, steps in back.items()}


def _circles(ways: Ways) -> list[str]:
    """The names on a circle, or between two: what is left when all ends are taken away, again and again, from both sides."""
    left = dict(ways)
    for steps in (ways, _reversed(ways)):
        open_steps = {name: {step for step in steps.get(name, ()) if step in left} for name in left}
        back = _reversed({name: frozenset(to) for name, to in open_steps.items()})
        ends = [name for name, to in open_steps.items() if not to]
        while ends:
            gone = ends.pop()
            left.pop(gone, None)
            for name in back.get(gone, ()):
                open_steps[name].discard(gone)
                if not open_steps[name]:
                    ends.append(name)
    return list(left)
