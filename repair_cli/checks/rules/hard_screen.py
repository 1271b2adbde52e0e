"""A screen that is hard to read.

Its reading grade (Flesch-Kincaid: how many years of school a text asks of its readers) is above 8; above 5 in a guide
that leads only to support, for that is read by people who are not well. Long sentences and long words make the grade.
Words that everybody knows who reads these guides (`familiar` in `words.yaml`) count as short. Screens with fewer than
10 words have no grade, and a language without `familiar` has none either: the grade is made for English.

Finds:

    say: Therapeutic collaboration necessitates continuous renegotiation of expectations between participants.

Mend it: shorter sentences, everyday words. "You can both say what you need" reads at grade 2.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Pack, Study
from repair_cli.guide.model import Kind, Outcome

CODE = "R406"
SEVERITY = Severity.WARNING
MOST, PLAINEST = 8, 5
"""The highest grade of a screen, and of one in a guide that leads only to support."""

_SUPPORT = frozenset({Kind.SUPPORT, Kind.URGENT, Kind.OPINION, Kind.RETURN})


def check(pack: Pack) -> Iterator[Found]:
    """Screens above their grade."""
    for study, grades in pack.grades:
        most = PLAINEST if leads_only_to_support(study) else MOST
        for screen, grade in grades:
            if grade > most:
                yield study.at_node(screen.node, f"{screen.what} reads at grade {grade:.1f}, and {most} is the most")


def leads_only_to_support(study: Study) -> bool:
    """Whether every end of a guide is support, or a way back."""
    return all(node.kind in _SUPPORT for node in study.guide.nodes.values() if isinstance(node, Outcome))
