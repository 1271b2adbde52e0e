"""What a pattern stands for, and what is said of one that cannot be used."""

from __future__ import annotations

import pytest

from repair_cli.wording.elements import PatternError
from repair_cli.wording.patterns import Patterns
from repair_cli.wording.spelling import Spelling
from tests.wording.rules import PATTERNS


def shown(pattern: str) -> list[str]:
    rows = PATTERNS.rows(pattern)
    return [" ".join("/".join(sorted(one.words or {"_"})) + "?" * one.optional for one in row) for row in rows]


@pytest.mark.parametrize(
    ("pattern", "rows"),
    [
        ("you (never|not once) ask", ["you never ask", "you not once ask"]),
        ("(no harm|no fuss|some fuss)", ["no/some fuss", "no harm"]),
        ("you [so|very] late", ["you so/very? late"]),
        ("you [not at all] late", ["you late", "you not at all late"]),
        ("[well] you are [so]", ["you are"]),
        ("START [well] you", ["you", "well you"]),
        ("late [again] END", ["late again", "late"]),
        ("you ...2 late", ["you _? _? late"]),
        ("<cold>", ["cold/hard/harsh*", "made of ice"]),
    ],
)
def test_a_pattern_stands_for_rows(pattern: str, rows: list[str]) -> None:
    assert sorted(shown(pattern)) == sorted(rows)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("you (are", "a `)` is missing"),
        ("you are)", "there is no opening bracket for `)`"),
        ("you }", "there is no opening bracket for `}`"),
        ("you ? are", "`?` means nothing here"),
        ("<warm>", "there is no set of words `warm`"),
        ("<loop>", "the set `loop` is made of itself, or sets are nested more than 8 deep"),
        ("...", "it needs at least one word that must be there"),
        ("!you", "it needs at least one word that must be there"),
        ("![you] are", "`!` stands before single words: `!word`, `!(this|that)` or `!<set>`"),
        ("you ...13 are", "a gap has from 1 to 12 words"),
        ("ab*", "`ab*` is too short; a beginning has at least 3 letters"),
        ("{rest} you", "`{rest}` takes up the rest of the clause and must stand last"),
        (" ".join(["you"] * 41), "it is longer than 40 words"),
        ("(" * 9 + "you" + ")" * 9, "brackets are nested more than 8 deep"),
        (" ".join(["(a b|c d|e f)"] * 7), "it stands for more than 600 rows of words; make two patterns of it"),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why(pattern: str, message: str) -> None:
    patterns = Patterns({"loop": ("<loop>",), "warm": ()} if "loop" in pattern else {}, Spelling())
    with pytest.raises(PatternError) as error:
        patterns.rows(pattern)
    assert str(error.value) == message
