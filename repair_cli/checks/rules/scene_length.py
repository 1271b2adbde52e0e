"""A scene is too short or too long.

People practise between two sessions: a scene takes 5 to 15 minutes.

Finds:

    guide: long-day
    minutes: 40
    practice: ...

Mend it: say how long it takes, or make two scenes of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study

CODE = "R804"
SEVERITY = Severity.ERROR
SHORTEST, LONGEST = 5, 15
"""Minutes."""


def check(study: Study) -> Iterator[Found]:
    """Scenes outside the limits."""
    minutes = study.guide.minutes
    if study.guide.practice is not None and not SHORTEST <= minutes <= LONGEST:
        yield study.at_guide(f"this scene takes {minutes} minutes, and scenes take {SHORTEST} to {LONGEST}")
