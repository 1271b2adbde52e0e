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
from repair_cli.guide.model import Ask, Guide, Node, Visit, options_of
from repair_cli.library.graph import circles, through

CODE = "R309"
SEVERITY = Severity.ERROR

_MOST = 5000
"""How many mixtures of earlier answers are tried."""


def check(study: Study) -> Iterator[Found]:
    """Circles that cannot be left with some answers from before."""
    guide = study.guide
    ways = {node.id: _ways(node, guide, {}, _Anything()) for node in guide.nodes.values()}
    for loop in circles(ways):
        entries = {go for name, gos in ways.items() if name not in loop for go in gos} | {guide.start}
        for chosen in _choices(study, loop):
            stuck = _stuck(study, loop, entries, chosen)
            if stuck:
                answers = " and ".join(f"`{name}` {_told(value)}" for name, value in chosen.items())
                yield study.at_node(
                    stuck, f"with {answers}, a walk that comes to `{stuck}` never ends: no way leads out"
                )
                break


def _choices(study: Study, loop: list[str]) -> Iterator[Mapping[str, Value | None]]:
    """The answers from before the loop that its conditions look at."""
    nodes = [study.guide.nodes[name] for name in loop]
    changing = _changing(study.guide, nodes)
    conditions = [branch.when for node in nodes for branch in branches_of(node)]
    fixed = dict.fromkeys(name for when in conditions for name in names(when) if name not in changing)
    try:
        there = domains(study.guide, conditions, study.asks)
    except TooManyCases:
        return
    for chosen in islice(product(*(there[name] for name in fixed)), _MOST) if fixed else ():
        yield dict(zip(fixed, chosen, strict=True))


def _stuck(study: Study, loop: list[str], entries: set[str], chosen: Mapping[str, Value | None]) -> str | None:
    """The first node of a loop that a walk can come to, and not leave, with these answers."""
    guide = study.guide
    changing = _changing(guide, [guide.nodes[name] for name in loop])
    values = {name: value for name, value in chosen.items() if value is not None}
    ways = {name: _ways(guide.nodes[name], guide, values, changing) for name in loop}
    leaving = {name for name in loop if not ways[name] <= set(loop)}
    while new := {name for name in loop if name not in leaving and not ways[name].isdisjoint(leaving)}:
        leaving |= new
    coming = entries.union(*(ways[name] for name in leaving))
    return next((name for name in loop if name not in leaving and name in coming), None)


class _Anything:
    """Every name: nothing is known."""

    def __contains__(self, name: object) -> bool:
        return True


def _changing(guide: Guide, loop: list[Node]) -> frozenset[str]:
    """What may be answered or counted anew in a loop."""
    found: set[str] = set()
    for node in loop:
        match node:
            case Ask():
                found.add(node.id)
                for option in options_of(node).values():
                    found.update(option.add, (option.own.id,) if option.own else ())
            case Visit(guide=visited):
                found.update(guide.visits[visited].asks(), guide.visits[visited].counters)
            case _:
                pass
    return frozenset(found)


def _ways(node: Node, guide: Guide, values: Mapping[str, Value], unknown: Container[str]) -> set[str]:
    """Where a node can lead; `""` stands for an end of the walk in a guide that is visited."""
    found: set[str] = set()
    if isinstance(node, Ask):
        found.update(option.next for option in options_of(node).values() if option.next)
    if isinstance(node, Visit) and through(guide.visits[node.guide], {}).ends:
        found.add("")
    for branch in branches_of(node):
        told = decided(branch.when, values, unknown)
        if told is not False:
            found.add(branch.go)
        if told:
            break
    return found


def _told(value: Value | None) -> str:
    match value:
        case None:
            return "not answered"
        case tuple():
            return f"answered {', '.join(value)}"
        case _:
            return f"answered {value}"
