"""Two questions in one.

A question with two question marks, or with a second question behind an "and" (`joints` in `words.yaml` of the language
has the beginnings of such). Whoever would say yes to one and no to the other has no answer.

Finds:

    question: Did something change, and did it last?

Mend it: ask one thing, and the other at the next node.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Pack
from repair_cli.checks.texts import Voice, any_of

CODE = "R405"
SEVERITY = Severity.WARNING

_QUOTED = re.compile(r'"[^"]*"')


def check(pack: Pack) -> Iterator[Found]:
    """Questions that ask for more than one answer."""
    joints = "|".join(map(any_of, pack.style.joints))
    second = re.compile(rf"\w\W+(?:{joints})[^?]*\?", re.IGNORECASE) if joints else None
    for study in pack.studies:
        for told in study.texts:
            if told.voice is Voice.QUESTION and "?" in told.text:
                asked = _QUOTED.sub("", told.text)
                if asked.count("?") > 1 or (second and second.search(asked)):
                    yield study.at(told.spot, "these are two questions in one; ask one thing at a node")
