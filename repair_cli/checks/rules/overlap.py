"""Two branches hold for the same answer, and only their order decides.

Both look at the same question and nothing else, each also holds where the other does not, and they lead to different
places. Who reads the second does not see that the first takes some of its cases. A narrow condition before a wide one
that holds it is no overlap, and conditions on different questions are read as an order of importance.

Finds:

    next:
      - when: {feeling: {any_of: [hurt, angry]}}
        go: soothe
      - when: {feeling: {any_of: [angry, scared]}}    # who is angry goes to `soothe`
        go: protect
      - go: on

Mend it: name each choice in one branch, or say in the second what the first has taken
(`{all: [{feeling: {any_of: [scared]}}, {feeling: {none_of: [hurt, angry]}}]}`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from repair_cli.checks.cases import TooManyCases, case, domains
from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study, branches_of
from repair_cli.guide.conditions import Value, names
from repair_cli.guide.model import Branch, Node

CODE = "R305"
SEVERITY = Severity.WARNING


def check(study: Study) -> Iterator[Found]:
    """Pairs of branches on one question that take cases from each other."""
    for node in study.guide.nodes.values():
        if len(branches_of(node)) > 2:
            yield from _pairs(study, node)


def _pairs(study: Study, node: Node) -> Iterator[Found]:
    there = enumerate(branches_of(node)[:-1])
    for (_, first), (number, second) in combinations(there, 2):
        both = _both(study, first, second)
        if both is not None:
            message = (
                f"this branch of `{node.id}` and the one to `{first.go}` both hold for {_told(both)}; "
                f"the first is taken, so name each case in one of them"
            )
            yield study.at_branch(node.id, number, message)


def _both(study: Study, first: Branch, second: Branch) -> Value | None:
    """An answer for which both hold, where each also holds without the other."""
    looked_at = {*names(first.when), *names(second.when)}
    if first.go == second.go or len(looked_at) != 1:
        return None
    try:
        there = domains(study.guide, [first.when, second.when], study.asks)
        sides = [
            case([(first.when, a), (second.when, b)], there) for a, b in ((True, True), (True, False), (False, True))
        ]
    except TooManyCases:
        return None
    return next(iter(sides[0].values())) if all(side is not None for side in sides) and sides[0] else None


def _told(value: Value) -> str:
    return " with ".join(f"`{one}`" for one in value) if isinstance(value, tuple) else f"`{value}`"
