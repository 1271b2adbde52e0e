"""The written replies of a round do not show both a good way and a poor one.

Who chooses among replies learns from the difference. One reply meets every criterion, and one meets none, or has
something that the wording check would find.

Finds:

    replies:                           # the criteria are `names` and `asks`
      explain: {label: The bus was late., say: ..., step: own, found: [minimizing]}
      ask: {label: How are you?, say: ..., step: listen, does: [asks]}
      name: {label: I am late., say: ..., step: own, does: [names]}      # none does both

Mend it: write the reply that is missing, or say in `does` and `found` what the replies do.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study

CODE = "R802"
SEVERITY = Severity.ERROR


def check(study: Study) -> Iterator[Found]:
    """Rounds whose replies are all good, or all poor."""
    practice = study.guide.practice
    for one in practice.rounds.values() if practice else ():
        replies = one.replies.values()
        if practice and not any(practice.criteria.keys() <= set(reply.does) for reply in replies):
            yield study.at_field(
                one.id, "replies", f"no reply of `{one.id}` meets every criterion; write one that does"
            )
        if all(reply.does and not reply.found for reply in replies):
            message = f"every reply of `{one.id}` is a good one; write one that meets no criterion, or has a finding"
            yield study.at_field(one.id, "replies", message)
