"""Which answers can still matter where a walk stands: those that are looked at before their questions come again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from repair_cli.checks.rest import Way
from repair_cli.guide.ahead import Outlook, counts_of, taken_up
from repair_cli.guide.conditions import names
from repair_cli.guide.found import names_of
from repair_cli.guide.model import Ask, Branch, Guide, Node, own_words
from repair_cli.guide.rules import Count

Names = frozenset[str]

_NONE: Names = frozenset()
_COUNTED = "+"
"""What stands for a node where something is counted or not: nothing leads there."""


class Alive:
    """Answers and counters that something looks at, by node, in a guide and all that it visits.

    `at`: where a walk stands at a node. `behind`: when it has answered there. Counts weigh where something looks at
    their counters later on, or outside (`kept`).
    """

    def __init__(self, guide: Guide, outlook: Outlook, kept: Iterable[str]) -> None:
        self.at: dict[str, Names] = {}
        self.behind: dict[str, Names] = {}
        self._outlook = outlook
        self._asks = guide.asks()
        self._kept = frozenset(kept)
        self._counted: dict[str, tuple[Way, ...]] = {}
        nodes = {name: node for one in guide.everything() for name, node in one.nodes.items()}
        before: dict[str, list[str]] = {}
        for name in nodes:
            for onward in outlook.onward(name):
                before.setdefault(onward, []).append(name)
        waiting = dict.fromkeys(reversed(nodes))
        while waiting:
            name, _ = waiting.popitem()
            behind = self._behind(name)
            at = self._at(nodes[name], behind)
            self.behind[name] = behind
            if at != self.at.get(name):
                self.at[name] = at
                waiting.update(dict.fromkeys(before.get(name, ())))

    def ways(self, name: str) -> tuple[Way, ...]:
        """What is decided at a node, and at each that can come from it on: where it goes on, and what counts."""
        there = self._outlook.reached(name)
        return tuple(way for one in there for way in (*self._outlook.ways(one), *self._counted.get(one, ())))

    def _behind(self, name: str) -> Names:
        found = {looked for way in self._outlook.ways(name) for branch in way for looked in names(branch.when)}
        return frozenset(found).union(*(self.at.get(onward, _NONE) for onward in self._outlook.onward(name)))

    def _at(self, node: Node, behind: Names) -> Names:
        if isinstance(node, Ask):
            again = {name for one in (node, *own_words(node)) for name in names_of(one)}
            return frozenset(taken_up(node, self._asks) | (behind - again))
        counts = list(self._weighing(counts_of(node), behind | self._kept))
        if counts:
            self._counted[node.id] = tuple((Branch(_COUNTED, one.when), Branch("")) for one in counts if one.when)
        return behind.union(*(names(one.when) for one in counts))

    def _weighing(self, counts: Sequence[Count], looked_at: Names) -> Iterator[Count]:
        """The counts whose counters are looked at, by those that follow, too."""
        for number, one in enumerate(counts):
            later = {name for other in counts[number + 1 :] for name in names(other.when)}
            if not one.add.keys().isdisjoint(looked_at | later):
                yield one
