"""Where the nodes of a map stand in a tree: each below the last node that every path to it goes through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from repair_cli.checks.maps.chart import Chart


class Layout(msgspec.Struct, frozen=True):
    """The nodes that stand below each node, in the order of the walk; `roots`: those that stand below none.

    `single` are those that one step alone leads to.
    """

    roots: tuple[str, ...]
    below: Mapping[str, tuple[str, ...]]
    single: frozenset[str]


def layout(chart: Chart) -> Layout:
    """The tree of a map. Nodes that no step reaches are roots, too."""
    roots: list[str] = []
    order: list[str] = []
    seen: set[str] = set()
    for name in (chart.start, *chart.places):
        if name not in seen:
            roots.append(name)
            order = [*_walked(chart, name, seen), *order]
    below: dict[str, list[str]] = {}
    above = _dominators(chart, roots, order)
    for name in order:
        below.setdefault(above[name], []).append(name)
    steps = Counter(step.to for place in chart.places.values() for step in place.steps)
    single = frozenset(name for name, count in steps.items() if count == 1 and name not in roots)
    first = sorted(below.pop("", ()), key=chart.start.__ne__)
    return Layout(tuple(first), {name: tuple(names) for name, names in below.items()}, single)


def _walked(chart: Chart, root: str, seen: set[str]) -> list[str]:
    """What is reached from a root and was not seen: each node before those that it leads to, but for ways back."""
    seen.add(root)
    left: list[str] = []
    inside = [(root, iter([step.to for step in reversed(chart.places[root].steps)]))]
    while inside:
        name, steps = inside[-1]
        onward = next((to for to in steps if to not in seen), None)
        if onward is None:
            left.append(name)
            inside.pop()
        else:
            seen.add(onward)
            inside.append((onward, iter([step.to for step in reversed(chart.places[onward].steps)])))
    return left[::-1]


def _dominators(chart: Chart, roots: list[str], order: list[str]) -> dict[str, str]:
    """The last node that every path to a node goes through; "" for none (Cooper, Harvey and Kennedy's way)."""
    number = {"": -1, **{name: place for place, name in enumerate(order)}}
    before: dict[str, list[str]] = {name: [""] if name in roots else [] for name in order}
    for name in order:
        for step in chart.places[name].steps:
            before[step.to].append(name)
    above: dict[str, str] = {"": ""}
    changed = True
    while changed:
        changed = False
        for name in order:
            found: str | None = None
            for one in before[name]:
                if one in above:
                    found = one if found is None else _common(found, one, above, number)
            if found is not None and above.get(name) != found:
                above[name], changed = found, True
    return above


def _common(one: str, other: str, above: Mapping[str, str], number: Mapping[str, int]) -> str:
    while one != other:
        if number[one] > number[other]:
            one = above[one]
        else:
            other = above[other]
    return one
