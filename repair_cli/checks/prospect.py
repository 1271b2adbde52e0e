"""What can still come from a node on, as statements speak of it."""

from __future__ import annotations

from collections.abc import Mapping

from repair_cli.checks.moments import MOMENT, Scene
from repair_cli.guide.ahead import Outlook
from repair_cli.guide.model import Outcome

Moments = Mapping[str, frozenset[str]]
"""What a name of a moment can be."""


class Prospect:
    """What can come in one guide, and in all that it visits. From each node it looks once."""

    def __init__(self, scene: Scene, outlook: Outlook) -> None:
        everything = scene.guide.everything()
        self._scene = scene
        self._outlook = outlook
        self._ends = {name: node for one in everything for name, node in one.nodes.items() if isinstance(node, Outcome)}
        self._moments: dict[str, Moments] = {}
        self._open: dict[str, frozenset[str]] = {}

    def moments(self, node: str) -> Moments:
        """Where a walk can be from a node on; of support lines nothing is said."""
        if node not in self._moments:
            reached = frozenset(self._outlook.reached(node))
            ends = [self._ends[name] for name in self._ends.keys() & reached]
            self._moments[node] = {
                "guide": frozenset({self._scene.guide.id}),
                "node": reached,
                "outcome": frozenset(end.id for end in ends),
                "kind": frozenset(end.kind.value for end in ends),
                "gives": frozenset(what for end in ends for what in self._scene.gives(end)),
            }
        return self._moments[node]

    def open(self, node: str) -> frozenset[str]:
        """The names that may still change from a node on."""
        if node not in self._open:
            self._open[node] = self._outlook.ahead(node).asked.union(self._scene.counters, MOMENT)
        return self._open[node]
