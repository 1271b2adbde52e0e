"""The wording check finds something in the example of a round.

The example is what somebody tries to say next. A phrase in it that can derail a talk would be learnt with the rest.

Finds:

    late:
      round: You are late again.
      example: I am sorry you feel that way. What was it like?     # an apology that is none

Mend it: `repair wording --as therapist` says how the phrase may be heard, and another way to say it. Where it is wrong
about the phrase, mend the rule in `wording/` of the language.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.guide.model import Ask

CODE = "R801"
SEVERITY = Severity.ERROR


def check(study: Study) -> Iterator[Found]:
    """Examples with findings."""
    practice = study.guide.practice
    for one in practice.rounds.values() if practice else ():
        reply = study.guide.nodes[one.reply]
        for finding in reply.found.find(one.example) if isinstance(reply, Ask) and reply.found else ():
            message = f"the example of `{one.id}` has a phrase of the kind `{finding.kind}`; say it in another way"
            yield study.at_words(study.written.field(one.id, "example"), finding.text, message)
