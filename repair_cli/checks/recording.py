"""Turns a walk into a story that can be told anew: what was typed, and what is private, has given way to stand-ins."""

from __future__ import annotations

from repair_cli.checks import story_text
from repair_cli.checks.shown import card_lines
from repair_cli.checks.standins import tells_too_much, without_own_words
from repair_cli.guide.model import Outcome
from repair_cli.guide.walk import Walk

_HEAD = """\
# A story of `{guide}`, recorded from a walk. Check it with: repair content stories FILE
# What is in it: the way that the walk took, where it led, and the choices and numbers of questions that may be shared.
# What is not: words and days that were typed ("(question)" and 2030-01-07 stand for them), and private choices and
# numbers (those with the shortest way to the same end stand for them, so what you read need not have been answered).
# Read it before you hand it on: where only one private answer leads to this end, it is the one that was given.
guide: {guide}
stories:
  recorded:
"""


def recorded(walk: Walk) -> str | None:
    """The text of a file with one story; None where the place that the walk led to would tell what is private."""
    if tells_too_much(walk):
        return None
    told = without_own_words(walk)
    ended = isinstance(told.here, Outcome)
    given = story_text.answers(told.answers(), 6)
    lines = ["    given:", *given] if given else ["    given: {}"]
    lines += ["    expect:", *story_text.field("outcome" if ended else "asks", told.key, 6)]
    lines += story_text.field("path", told.at.path, 6)
    if isinstance(told.here, Outcome) and told.here.card:
        lines += story_text.field("card", card_lines(told), 6)
    return _HEAD.format(guide=walk.guide.id) + "\n".join(lines) + "\n"
