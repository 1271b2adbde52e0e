"""The rules over sound guides, in the order of their codes: one module each, whose docstring is the rule's manual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.rules import (
    avoided_word,
    bare_fact,
    empty_end,
    gap,
    hard_guide,
    hard_screen,
    long_list,
    long_screen,
    long_sentence,
    lost_id,
    missing_answer,
    never_taken,
    never_used,
    no_difference,
    no_way_to_help,
    overlap,
    scene_ends,
    scene_example,
    scene_length,
    scene_replies,
    scene_safety,
    stale_entry,
    stuck_loop,
    two_questions,
    unknown_idea,
    unused_question,
)
from repair_cli.checks.study import Pack, Study


class Rule(Protocol):
    """What every rule has: a stable code, how bad it is, and its manual."""

    CODE: str
    SEVERITY: Severity
    __doc__: str | None


class GuideRule(Rule, Protocol):
    """A rule that looks at one guide."""

    def check(self, study: Study) -> Iterator[Found]:
        """What it finds."""


class PackRule(Rule, Protocol):
    """A rule that looks at all guides, or at what stands beside them."""

    def check(self, pack: Pack) -> Iterator[Found]:
        """What it finds."""


GUIDE_RULES: tuple[GuideRule, ...] = (
    empty_end,
    no_way_to_help,
    never_used,
    never_taken,
    overlap,
    gap,
    stuck_loop,
    missing_answer,
    long_sentence,
    long_screen,
    long_list,
    scene_example,
    scene_replies,
    scene_ends,
    scene_length,
    scene_safety,
)
PACK_RULES: tuple[PackRule, ...] = (
    no_difference,
    unused_question,
    avoided_word,
    two_questions,
    hard_screen,
    hard_guide,
    bare_fact,
    stale_entry,
    unknown_idea,
    lost_id,
)
