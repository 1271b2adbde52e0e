"""Something is written that no walk comes to: a stage, a counter, a card or a plan.

A stage that no node names, a counter that nothing moves or looks at, a card or a plan that no outcome
gives: loose ends, left over from a change or not yet tied.

Finds:

    stages: {notice: Notice, plan: Plan}      # no node says `stage: plan`
    counters: {worry: {start: 0, least: 0, most: 5}}   # no option says `add: {worry: 1}`
    card: {title: For next time, sections: [...]}      # no outcome says `card: yes`

Mend it: use it, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.checks.uses import moved_in
from repair_cli.guide.model import Outcome

CODE = "R303"
SEVERITY = Severity.WARNING


def check(study: Study) -> Iterator[Found]:
    """Parts of a guide that nothing in it comes to."""
    guide, root = study.guide, study.written.root
    fields = root.value if isinstance(root.value, dict) else {}
    nodes = guide.nodes.values()
    stages = {node.stage for node in nodes}
    for name in guide.stages:
        if name not in stages:
            yield study.at(fields["stages"].key(name), f"no node is in the stage `{name}`; use it, or take it out")
    moved = set(moved_in(guide))
    used = study.taken_up.union(test.name for test in study.tests) if guide.counters else ()
    for name in guide.counters:
        for there, what in ((name in moved, "nothing moves"), (name in used, "nothing looks at")):
            if not there:
                yield study.at(fields["counters"].key(name), f"{what} the counter `{name}`; use it, or take it out")
    outcomes = [node for node in nodes if isinstance(node, Outcome)]
    for field, given in (("card", any(one.card for one in outcomes)), ("plan", any(one.plan for one in outcomes))):
        if field in fields and not given:
            yield study.at(root.key(field), f"no outcome gives the {field}; add `{field}: yes` to one, or take it out")
