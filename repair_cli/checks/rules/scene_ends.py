"""A scene does not end as scenes do.

What somebody says makes a difference, so there are two endings at least. Each is of the kind `end`, for practice gives
no advice on a life, and comes behind a visit to `practice-end`, where people say how it was and what they take along.

Finds:

    stays:
      outcome: repair          # advice, and nobody asked how it was
      title: They stay
      say: You did it.

Mend it: `outcome: end`, and lead to it by `{visit: practice-end, next: stays}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.guide.model import Ask, Guide, Kind, Outcome, Visit, options_of

CODE = "R803"
SEVERITY = Severity.ERROR

_LOOK_BACK = "practice-end"


def check(study: Study) -> Iterator[Found]:
    """Endings that are too few, of another kind, or without a look back."""
    guide = study.guide
    if guide.practice is None:
        return
    ends = [node for node in guide.nodes.values() if isinstance(node, Outcome)]
    if len(ends) < 2:
        yield study.at_guide("a scene has two endings at least, so that it matters what somebody says")
    straight = set(_straight(guide))
    for end in ends:
        if end.kind is not Kind.END:
            yield study.at_node(end.id, f"`{end.id}` is of the kind `{end.kind}`, and a scene ends in `end`")
        if end.id in straight:
            yield study.at_node(end.id, f"`{end.id}` can be reached without a look back; lead to it by `{_LOOK_BACK}`")


def _straight(guide: Guide) -> Iterator[str]:
    """The nodes that some node leads to that is no visit to the look back."""
    yield guide.start
    for node in guide.nodes.values():
        if not isinstance(node, Outcome) and not (isinstance(node, Visit) and node.guide == _LOOK_BACK):
            yield from (branch.go for branch in node.next)
        if isinstance(node, Ask):
            yield from (option.next for option in options_of(node).values() if option.next)
