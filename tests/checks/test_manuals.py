from __future__ import annotations

import re
from pathlib import Path

import pytest

import repair_cli
from repair_cli.checks.lint import CODES, RULES
from repair_cli.checks.manuals import manual, page, words
from repair_cli.checks.meanings import MEANINGS
from tests.conftest import Repair

SOURCES = sorted(Path(repair_cli.__file__).parent.rglob("*.py"))
PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def test_every_code_in_the_source_has_a_manual() -> None:
    made = {code for source in SOURCES for code in re.findall(r'"([A-Z][0-9]{3})"', source.read_text(encoding="utf-8"))}
    assert sorted(made - {"U000"}) == sorted(code for code in made if manual(code))


def test_every_meaning_is_of_a_code_that_is_made() -> None:
    text = "".join(source.read_text(encoding="utf-8") for source in SOURCES if source.name != "meanings.py")
    assert [code for code in MEANINGS if f'"{code}"' not in text] == []


def test_a_code_is_that_of_one_rule_only() -> None:
    codes = [rule.CODE for rule in RULES]
    assert codes == sorted(set(codes))
    assert not CODES & MEANINGS.keys()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.CODE))
def test_every_manual_says_what_the_rule_finds_and_how_to_mend_it(rule: object) -> None:
    text = next(words(one) for one in RULES if one is rule)
    assert re.match(r"[A-Z].*\.\n\n", text)
    assert "\nMend it:" in text
    assert "\nFinds:\n\n    " in text or "see R406" in text


@pytest.mark.skipif(not PAGE.exists(), reason="the documents stand in the checkout")
def test_the_page_of_rules_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.docs.rules_page --write"


def test_the_manual_of_a_rule_is_printed(repair: Repair) -> None:
    ran = repair("help", "r405")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("R405 (warning)\n\nTwo questions in one.\n")


def test_what_a_problem_of_the_structure_means_is_printed(repair: Repair) -> None:
    ran = repair("help", "R019")
    assert (ran.code, ran.out) == (0, "R019\n\nA name stands twice.\n")


def test_a_code_that_there_is_not_is_refused(repair: Repair) -> None:
    ran = repair("help", "R999")
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "repair: there is no code `R999`; `repair help rules` lists the rules\n",
    )


def test_every_rule_is_listed(repair: Repair) -> None:
    lines = repair("help", "rules").out.splitlines()
    assert [line[:4] for line in lines[: len(RULES)]] == [rule.CODE for rule in RULES]
    assert lines[0] == "R301  error    An end that may say nothing"
