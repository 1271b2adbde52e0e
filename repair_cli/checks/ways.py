"""How many ways lead through a guide: orders of nodes from its start to an end that a walk can take."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from repair_cli.checks.states import Space, State

MOST = 30_000
"""How many groups of states are looked at before it counts as too many."""

Group = frozenset[State]
"""The states that one order of nodes can end in."""


def ways(space: Space, most: int = MOST) -> int | None:
    """How many there are; None where a guide goes round in circles, or where it is too large to count them all."""
    onward = _groups(space, most) if space.complete else None
    if onward is None:
        return None
    counts: dict[Group, int] = {}
    try:
        for group in TopologicalSorter({one: set(next_) for one, next_ in onward.items()}).static_order():
            counts[group] = sum(counts[one] for one in onward[group]) or 1
    except CycleError:
        return None
    return counts[frozenset({0})]


def _groups(space: Space, most: int) -> dict[Group, list[Group]] | None:
    """The groups that can be reached, with the group behind each order of nodes on to the next question or end."""
    found: dict[Group, list[Group]] = {}
    waiting = [frozenset({0})]
    while waiting:
        group = waiting.pop()
        if group in found:
            continue
        if len(found) >= most:
            return None
        found[group] = list(_onward(space, group))
        waiting += found[group]
    return found


def _onward(space: Space, group: Group) -> Iterator[Group]:
    behind: dict[tuple[str, ...], set[State]] = {}
    for state in group:
        for step in space.steps[state]:
            behind.setdefault(step.passed, set()).add(step.to)
    yield from map(frozenset, behind.values())
