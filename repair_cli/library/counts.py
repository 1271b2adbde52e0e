"""`add:` and `counts:` become what moves counters; the names of counters are only noted."""

from __future__ import annotations

from repair_cli.guide.rules import Count
from repair_cli.library.drafts import Named
from repair_cli.library.says import Says
from repair_cli.library.spots import Spot

COUNT_FIELDS = frozenset({"when", "add"})
COUNT_NEEDS = frozenset({"add"})


def read_add(says: Says, spot: Spot | None) -> dict[str, int]:
    """What is added to counters, by their names."""
    if spot is None:
        return {}
    found = {}
    for name, value in says.desk.named(spot, "`add`"):
        says.draft.counted.append(Named(name, spot.key(name)))
        found[name] = says.desk.whole(value, name, -100, 100, 0)
    return found


def read_counts(says: Says, spot: Spot | None) -> tuple[Count, ...]:
    """What whoever comes by a text adds to counters, in order."""
    if spot is None:
        return ()
    if not isinstance(spot.value, list) or not spot.value:
        says.desk.problem(spot, "R104", "`counts` needs a list of entries with `add`, and `when` where it depends")
        return ()
    return tuple(_count(says, row) for row in spot.value)


def _count(says: Says, spot: Spot) -> Count:
    fields = says.desk.fields(spot, "an entry of `counts`", COUNT_FIELDS, COUNT_NEEDS)
    return Count(read_add(says, fields.get("add")), says.conditions.read(fields.get("when")))
