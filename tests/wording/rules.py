"""Small rules for tests, written as an author writes them."""

from __future__ import annotations

from collections.abc import Mapping

from repair_cli.wording import Wording
from repair_cli.wording.look import Language
from repair_cli.wording.patterns import Patterns
from repair_cli.wording.rule import Rule
from repair_cli.wording.spelling import Spelling

SPELLING = Spelling(
    whole={"dont": ("do", "not"), "youre": ("you", "are"), "can't": ("can", "not")},
    endings={"n't": ("not",), "'re": ("are",), "'m": ("am",)},
    short=frozenset({"dr"}),
)
SETS: Mapping[str, tuple[str, ...]] = {"cold": ("cold", "made of ice", "<hard>"), "hard": ("hard", "harsh*")}
PATTERNS = Patterns(SETS, SPELLING)
LANGUAGE = Language(
    SPELLING, PATTERNS.rows("you (said|told me)"), joints=frozenset({"because"}), joined=frozenset({"but"})
)


def rule(
    *find: str,
    unless: tuple[str, ...] = (),
    frames: tuple[str, ...] = ("When you ...",),
    questions: bool = False,
    kind: str = "blame",
) -> Rule:
    """A rule of these patterns."""
    rows = tuple(row for pattern in find for row in PATTERNS.rows(pattern))
    off = tuple(row for pattern in unless for row in PATTERNS.rows(pattern))
    return Rule("a-rule", kind, rows, "It may be heard as ...", frames, off, questions)


def wording(*rules: Rule) -> Wording:
    """The check of one seat with these rules."""
    return Wording(rules, LANGUAGE)


def found(pattern: str, text: str) -> list[str]:
    """The words that a pattern finds in a text."""
    return [one.text for one in wording(rule(pattern)).find(text)]
