"""A loop that some answers never leave.

The way out of a circle of questions depends on an answer that was given before it, and that is not asked again inside.
With some such answers every round leads to the next.

Finds:

    ready:
      ask: yes-no
      question: Ready?
      next:
        - when: {hurry: yes}      # asked earlier: who said yes gets the question for ever
          go: ready
        - go: on

Mend it: let the way out depend on an answer from inside the loop, or give a way out that always stands.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import islice, product

from repair_cli.checks.cases import TooManyCases, domains
from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study, branches_of
from repair_cli.guide.conditions import Value, decided, names
from repair_cli.guide.found import looked_into, names_of
from repair_cli.guide.model import Ask, Guide, Node, Visit, options_of
from repair_cli.library.graph import Through, circles, through

CODE = "R309"
SEVERITY = Severity.ERROR

_MOST = 5000
"""How many mixtures of earlier answers are tried."""


def check(study: Study) -> Iterator[Found]:
    """Circles that cannot be left with some answers from before."""
    ways = _AllWays(study.guide)
    anywhere = {name: ways.of(name, {}, _Anything()) for name in study.guide.nodes}
    for loop in circles(anywhere):
        changing = _changing(study.guide, loop)
        choices = list(_choices(study, loop, changing))
        if not choices:
            continue
        outside = anywhere.keys() - set(loop)
        entries = {study.guide.start}.union(*(anywhere[name] for name in outside))
        for chosen in choices:
            stuck = _stuck(ways, loop, entries, chosen, changing)
            if stuck:
                answers = " and ".join(f"`{name}` {_told(value)}" for name, value in chosen.items())
                yield study.at_node(
                    stuck, f"with {answers}, a walk that comes to `{stuck}` never ends: no way leads out"
                )
                break


def _choices(study: Study, loop: list[str], changing: frozenset[str]) -> Iterator[Mapping[str, Value | None]]:
    """The answers from before the loop that its conditions look at."""
    conditions = [branch.when for name in loop for branch in branches_of(study.guide.nodes[name])]
    fixed = dict.fromkeys(name for when in conditions for name in names(when) if name not in changing)
    if not fixed:
        return
    try:
        there = domains(study.guide, conditions, study.asks)
    except TooManyCases:
        return
    for chosen in islice(product(*(there[name] for name in fixed)), _MOST):
        yield dict(zip(fixed, chosen, strict=True))


def _stuck(
    all_ways: _AllWays,
    loop: list[str],
    entries: set[str],
    chosen: Mapping[str, Value | None],
    changing: frozenset[str],
) -> str | None:
    """The first node of a loop that a walk can come to, and not leave, with these answers."""
    values = {name: value for name, value in chosen.items() if value is not None}
    ways = {name: all_ways.of(name, values, changing) for name in loop}
    leaving = {name for name in loop if not ways[name] <= ways.keys()}
    while new := {name for name in loop if name not in leaving and not ways[name].isdisjoint(leaving)}:
        leaving |= new
    coming = entries.union(*(ways[name] for name in leaving))
    return next((name for name in loop if name not in leaving and name in coming), None)


class _Anything:
    """Every name: nothing is known."""

    def __contains__(self, name: object) -> bool:
        return True


def _changing(guide: Guide, loop: list[str]) -> frozenset[str]:
    """What may be answered or counted anew in a loop."""
    found: set[str] = set()
    for name in loop:
        match guide.nodes[name]:
            case Ask() as ask:
                found.update(names_of(ask))
                for option in options_of(ask).values():
                    found.update(option.add, names_of(option.own) if option.own else ())
            case Visit(guide=visited):
                asks = guide.visits[visited].asks()
                found.update(asks, looked_into(asks.values()), guide.visits[visited].counters)
            case _:
                pass
    return frozenset(found)


class _AllWays:
    """Where the nodes of a guide can lead."""

    def __init__(self, guide: Guide) -> None:
        self._nodes = guide.nodes
        self._through: dict[str, Through] = {}
        self._always = {name: frozenset(self._whatever(node, guide)) for name, node in guide.nodes.items()}

    def of(self, name: str, values: Mapping[str, Value], unknown: Container[str]) -> frozenset[str]:
        """Where a node can lead; `""` stands for an end of the walk in a guide that is visited."""
        branches = branches_of(self._nodes[name])
        if len(branches) < 2:
            return self._always[name]
        found = set(self._always[name])
        for branch in branches:
            told = decided(branch.when, values, unknown)
            if told is not False:
                found.add(branch.go)
            if told:
                break
        return frozenset(found)

    def _whatever(self, node: Node, guide: Guide) -> Iterator[str]:
        """Where it can lead whatever is known: past its branches, or by the only one."""
        if len(branches_of(node)) == 1:
            yield branches_of(node)[0].go
        if isinstance(node, Ask):
            yield from (option.next for option in options_of(node).values() if option.next)
        if isinstance(node, Visit) and through(guide.visits[node.guide], self._through).ends:
            yield ""


def _told(value: Value | None) -> str:
    match value:
        case None:
            return "not answered"
        case tuple():
            return f"answered {', '.join(value)}"
        case _:
            return f"answered {value}"
