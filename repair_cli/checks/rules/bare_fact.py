"""A fact without a source.

A text tells something that somebody must have found out: it has a percentage, a share ("3 out of 4"), or one of the
words under `facts` in `words.yaml` (research, studies, experts ...). Then the node says where that comes from, in a
field `source`, so that whoever looks after the content can check it. It is shown to nobody else. Quotes, examples and
choices are not looked at.

Finds:

    numbers:
      say: In one study, most people felt better.
      next: on

Mend it:

    numbers:
      say: In one study, most people felt better.
      source: Name of the paper, year, page
      next: on
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Pack, Study
from repair_cli.checks.texts import Told, Voice, any_of, fields_of

CODE = "R501"
SEVERITY = Severity.ERROR

_NUMBERS = r"[0-9][0-9.,]*\s*%|\b(?:[0-9]+)\s+(?:in|out of|of)\s+[0-9]+\b"
_DIGIT = re.compile("[0-9]")
_QUOTED = re.compile(r'"[^"]*"')
_TOLD = frozenset({Voice.SAY, Voice.WHY, Voice.QUESTION})


def check(pack: Pack) -> Iterator[Found]:
    """Facts, each where it is told."""
    for study in pack.studies:
        words = [any_of(word) for word in pack.style.facts if study.may_say(word)]
        fact = re.compile("|".join([_NUMBERS, *words]), re.IGNORECASE)
        for told in study.texts:
            worth_it = told.voice in _TOLD and (words or _DIGIT.search(told.text))
            match = fact.search(_QUOTED.sub("", told.text)) if worth_it else None
            if match and not _has_source(study, told):
                message = f"`{match[0]}` tells a fact; say at `{told.owner}` where it comes from (`source: ...`)"
                yield study.at_words(told.spot, match[0], message)


def _has_source(study: Study, told: Told) -> bool:
    nodes = fields_of(study.written.nodes)
    return told.owner in nodes and "source" in fields_of(nodes[told.owner])
