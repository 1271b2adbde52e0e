"""A number under `ideas` that the list of ideas does not have.

`repair content coverage` counts which ideas the guides carry. A number that means nothing is counted for none, so the
idea that was meant looks as if nobody carried it.

Finds:

    welcome:
      say: Two people work together here.
      ideas: [2, 1200]

Mend it: `repair content coverage` lists the numbers with their words. Take the one that you meant, or take it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Pack, Study

CODE = "R503"
SEVERITY = Severity.ERROR


def check(pack: Pack) -> Iterator[Found]:
    """Numbers of no idea, where there is a list of them."""
    known = pack.beside.ideas
    if known is not None:
        for study in pack.studies:
            yield from _guide(study, known)


def _guide(study: Study, known: frozenset[int]) -> Iterator[Found]:
    for node in study.guide.nodes.values():
        rows = study.written.field(node.id, "ideas").value
        for place, number in enumerate(node.ideas):
            if number not in known and isinstance(rows, list):
                yield study.at(rows[place], f"there is no idea {number}; `repair content coverage` lists them")
