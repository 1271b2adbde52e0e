"""Most choices of a question have a branch, and some were perhaps forgotten.

The branches behind a question look at most of its choices. Two or more are left over: they go the way of the last
branch, like somebody who skips. A choice that was added later gets lost like this.

Finds:

    kind:
      ask: choose
      options: {harm: ..., threat: ..., pressure: ..., none: ...}
      next:
        - when: {kind: {any_of: [harm, threat]}}
          go: support
        - go: on            # `pressure` goes here, with `none`

Mend it: name the others in a branch too, if only in one that leads where the last one leads.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.cases import TooManyCases, case, domains
from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.guide.conditions import names
from repair_cli.guide.model import Ask, Choose, options_of

CODE = "R306"
SEVERITY = Severity.WARNING


def check(study: Study) -> Iterator[Found]:
    """Questions with branches for most choices, and not for all."""
    for node in study.guide.nodes.values():
        if isinstance(node, Ask) and options_of(node) and len(node.next) > 1:
            left = _left_over(study, node)
            if left:
                words = ", ".join(f"`{name}`" for name in left)
                last = node.next[-1].go
                message = f"{words} of `{node.id}` have no branch; they go on to `{last}` like somebody who skips"
                yield study.at_branch(node.id, len(node.next) - 1, message)


def _left_over(study: Study, ask: Ask) -> list[str]:
    """The choices for which no branch holds, where there are several, but fewer than those that have one."""
    conditions = [branch.when for branch in ask.next[:-1] if ask.id in names(branch.when)]
    options = [option for option in options_of(ask).values() if not option.next]
    try:
        there = domains(study.guide, conditions, study.asks)
        found = []
        for option in options:
            there[ask.id] = [option.id if isinstance(ask.form, Choose) else (option.id,)]
            if all(case([(when, True)], there) is None for when in conditions):
                found.append(option.id)
    except TooManyCases:
        return []
    return found if 1 < len(found) < len(options) - len(found) else []
