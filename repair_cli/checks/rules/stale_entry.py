"""An entry of the support lines that nobody has checked for long.

Its `verified_on` is more than a year ago. Numbers change, and a dead number in a bad night does harm. This is told as a
warning on the day when you check, and never makes a check fail: a build of yesterday is as good today.

Finds:

    - name: A help line
      phone: 000 000
      verified_on: 2020-01-01

Mend it: look at the page in `source`, call or write if you can, and set the day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Pack
from repair_cli.checks.texts import fields_of
from repair_cli.library.spots import Spot

CODE = "R502"
SEVERITY = Severity.WARNING
OLDEST = 365
"""Days after which an entry is looked at again."""


def check(pack: Pack) -> Iterator[Found]:
    """Entries that were checked too long ago, on the day of this check."""
    for root, source in pack.beside.support if pack.beside.day else ():
        for verified in _days(root):
            if pack.beside.day and _age(str(verified.value), pack.beside.day) > OLDEST:
                message = f"nobody has checked this entry since {verified.value}; look at its source, then set the day"
                yield Found(source.path, verified.line, verified.col, message)


def _age(verified: str, day: datetime.date) -> int:
    """How many days ago a day was; none for a day that the calendar does not have."""
    try:
        return (day - datetime.date.fromisoformat(verified)).days
    except ValueError:
        return 0


def _days(root: Spot) -> Iterator[Spot]:
    """The days when entries were checked."""
    for region in fields_of(fields_of(root).get("regions")).values():
        for name in ("lines", "routes"):
            rows = fields_of(region).get(name)
            for entry in rows.value if rows is not None and isinstance(rows.value, list) else ():
                verified = fields_of(entry).get("verified_on")
                if verified is not None:
                    yield verified
