"""A sentence that is too long to be read by somebody who is upset.

More than 30 words without a full stop. Placeholders count as two words.

Finds:

    say: When you come to the next session and sit down and they ask how the week was, you could begin with what ...

Mend it: make two of it. Read it aloud: where you take a breath, a sentence can end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.checks.texts import Voice
from repair_cli.guide.frames import PLACEHOLDER, blocks_of

CODE = "R402"
SEVERITY = Severity.WARNING
MOST = 30
"""Words in a sentence."""

_END = re.compile(r"(?<=[.?!:;])[\"')]*\s+")


def check(study: Study) -> Iterator[Found]:
    """Sentences with too many words."""
    for told in study.texts:
        if told.voice is not Voice.EXAMPLE and told.text.count(" ") >= MOST:
            for _, block in blocks_of(told.text):
                for sentence in _END.split(block):
                    size = len(PLACEHOLDER.sub("x x", sentence).split())
                    if size > MOST:
                        first = " ".join(sentence.split()[:4])
                        message = f"this sentence has {size} words, and {MOST} are enough; make two of it"
                        yield study.at_words(told.spot, first, message)
