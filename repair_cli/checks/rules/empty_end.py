"""An end that may say nothing.

Every part of the text of an outcome stands under a condition, or takes up an answer that may be missing. Then there
are answers with which somebody comes to an empty page.

Finds:

    done:
      outcome: end
      title: Done
      say:
        - when: {left: heavier}
          say: Be kind to yourself tonight.

Mend it: add a part without `when` and without `${...}`, or parts for the answers that are left over.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.cases import TooManyCases, case, domains
from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.guide.conditions import Condition, Some
from repair_cli.guide.frames import blocks_of
from repair_cli.guide.model import Outcome
from repair_cli.guide.says import Words

CODE = "R301"
SEVERITY = Severity.ERROR

_NEVER = Some(())


def check(study: Study) -> Iterator[Found]:
    """Outcomes whose text can be left out as a whole."""
    for node in study.guide.nodes.values():
        if isinstance(node, Outcome) and (conditions := _conditions(study, node)) and _can_all_fail(study, conditions):
            message = f"`{node.id}` may say nothing: each part of its text can be left out; add one that always stands"
            yield study.at_field(node.id, "say", message)


def _conditions(study: Study, node: Outcome) -> list[Condition]:
    """The conditions of the parts that surely say something when they hold; none where one part always does."""
    found: list[Condition] = []
    for part in node.say:
        surely = not isinstance(part, Words) or any(
            "$" not in text or study.known.missing(node.id, text, part.when) is None for _, text in blocks_of(part.text)
        )
        if surely and part.when is None:
            return []
        if surely and part.when is not None:
            found.append(part.when)
    return found or [_NEVER]


def _can_all_fail(study: Study, conditions: list[Condition]) -> bool:
    try:
        return case([(one, False) for one in conditions], domains(study.guide, conditions, study.asks)) is not None
    except TooManyCases:
        return False
