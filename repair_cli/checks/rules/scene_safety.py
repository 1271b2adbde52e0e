"""A scene for clients comes to its first round before the questions about safety.

Who practises to stay with a point may be somebody who is harmed. Nobody is led into a talk before `safety-check`.

Finds:

    for: client
    start: begin
    nodes:
      begin: {visit: practice-start, next: line}       # no visit to `safety-check` before `line`
      line:
        round: It is all in your head.

Mend it: begin with `{visit: safety-check, next: begin}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study, branches_of
from repair_cli.guide.model import Ask, Audience, Guide, Visit, options_of

CODE = "R805"
SEVERITY = Severity.ERROR

_SAFETY = "safety-check"


def check(study: Study) -> Iterator[Found]:
    """Rounds of a client's scene that can be reached past the questions about safety."""
    guide = study.guide
    if guide.practice is None or guide.audience is not Audience.CLIENT:
        return
    unasked = _unasked(guide)
    first = next((name for name in guide.practice.rounds if name in unasked), None)
    if first is not None:
        yield study.at_node(
            first, f"`{first}` can be reached before the questions about safety; visit `{_SAFETY}` first"
        )


def _unasked(guide: Guide) -> set[str]:
    """The nodes that can be reached without a visit to the questions about safety."""
    reached: set[str] = set()
    waiting = [guide.start]
    while waiting:
        name = waiting.pop()
        node = guide.nodes[name]
        if name not in reached and not (isinstance(node, Visit) and node.guide == _SAFETY):
            reached.add(name)
            waiting += [branch.go for branch in branches_of(node)]
            if isinstance(node, Ask):
                waiting += [option.next for option in options_of(node).values() if option.next]
    return reached
