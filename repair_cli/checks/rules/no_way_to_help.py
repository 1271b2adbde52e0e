"""An end that means support, with nobody to turn to.

An outcome of the kind `support` or `urgent` shows no lines (`support: crisis`, `support: routes`) and offers no guide.
Whoever comes there is told to get help, and not where.

Finds:

    stop:
      outcome: support
      title: You need not do this alone
      say: Talk to someone whom you trust.

Mend it: add a part `- support: crisis` to `say`, or `offer: [support]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.guide.model import Kind, Outcome
from repair_cli.guide.says import SupportLines

CODE = "R302"
SEVERITY = Severity.ERROR


def check(study: Study) -> Iterator[Found]:
    """Ends for somebody in need that lead to nobody."""
    for node in study.guide.nodes.values():
        if isinstance(node, Outcome) and node.kind in (Kind.SUPPORT, Kind.URGENT) and not _turns_to(node):
            message = (
                f"`{node.id}` ends in support and shows nobody to turn to; add `support: crisis` or `offer: [support]`"
            )
            yield study.at_node(node.id, message)


def _turns_to(node: Outcome) -> bool:
    return bool(node.offer) or any(isinstance(part, SupportLines) for part in node.say)
