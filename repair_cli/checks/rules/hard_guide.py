"""A guide that is hard to read as a whole.

Half of its screens read above grade 6 (see R406 for what a grade is). One hard screen is a stone on the way; a guide
of them is a wall.

Mend it: begin with the screens that have the longest sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Pack

CODE = "R407"
SEVERITY = Severity.WARNING
MOST = 6
"""The highest grade of the screen in the middle."""


def check(pack: Pack) -> Iterator[Found]:
    """Guides whose middle screen is above the grade."""
    for study, grades in pack.grades:
        told = sorted(grade for _, grade in grades if grade)
        middle = told[len(told) // 2] if told else 0
        if middle > MOST:
            yield study.at_guide(
                f"half of the screens of `{study.guide.id}` read at grade {middle:.1f} or above; {MOST} is the most"
            )
