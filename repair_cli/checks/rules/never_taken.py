"""A branch that can never be taken.

Branches are tried in order, and the first that holds is taken. Whatever is answered, this one does not hold, or one
before it holds as well.

Finds:

    next:
      - when: {stirred: {at_least: 3}}
        go: pause
      - when: {stirred: {at_least: 7}}      # seven is at least three: never taken
        go: rest
      - go: on

Mend it: put the narrower condition first, or take the branch out.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.cases import TooManyCases, case, domains, ways_on
from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study, branches_of
from repair_cli.guide.model import Ask, Node

CODE = "R304"
SEVERITY = Severity.ERROR


def check(study: Study) -> Iterator[Found]:
    """Branches with a condition for which no answers are left."""
    for node in study.guide.nodes.values():
        if len(branches_of(node)) > 1:
            yield from _branches(study, node)


def _branches(study: Study, node: Node) -> Iterator[Found]:
    conditions = [branch.when for branch in branches_of(node)]
    try:
        there = domains(study.guide, conditions, study.asks)
        if isinstance(node, Ask) and node.id in there:
            leave = ways_on(node)
            there[node.id] = [one for one in there[node.id] if one not in leave and not (one is None and node.needed)]
        for number, when in enumerate(conditions[:-1]):
            if case([(when, True), *((before, False) for before in conditions[:number])], there) is None:
                message = f"this branch of `{node.id}` is never taken: no answers are left for it"
                yield study.at_branch(node.id, number, message)
    except TooManyCases:
        return
