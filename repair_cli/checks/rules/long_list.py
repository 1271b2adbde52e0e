"""A list that is too long to choose from or to remember.

More than 14 choices at a question, or more than 8 items in a list of a text.

Finds:

    say: |
      - first thing
      - second thing
      (and seven more)

Mend it: keep those that help most, group them, or ask in two steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.checks.texts import Voice
from repair_cli.guide.frames import blocks_of
from repair_cli.guide.model import Ask, options_of

CODE = "R404"
SEVERITY = Severity.WARNING
CHOICES, ITEMS = 14, 8
"""The most choices of a question, and the most items of a list."""


def check(study: Study) -> Iterator[Found]:
    """Lists with too many entries."""
    for node in study.guide.nodes.values():
        size = len(options_of(node)) if isinstance(node, Ask) else 0
        if size > CHOICES:
            yield study.at_field(node.id, "options", f"`{node.id}` has {size} choices, and {CHOICES} are enough")
    for told in study.texts:
        if told.voice is Voice.SAY and told.text.count("- ") > ITEMS:
            for is_item, blocks in groupby(blocks_of(told.text), key=lambda block: block[0]):
                rows = [text for _, text in blocks]
                if is_item and len(rows) > ITEMS:
                    message = f"this list has {len(rows)} items, and {ITEMS} are enough"
                    yield study.at_words(told.spot, rows[0], message)
