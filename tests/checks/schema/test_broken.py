"""Guides with one thing wrong in their shape: the reader and the schema both refuse them."""

from __future__ import annotations

import pytest

from repair_cli.library.packs import Library
from tests.checks.schema.sight import seen_in
from tests.checks.schema.test_agreement import EVERYTHING, fits, structure

BROKEN = [
    ("a field that is not known", "minutes: 3", "minutes: 3\nauthor: me", "R102"),
    ("a field that is misspelt", "title: Everything", "titel: Everything", "R102"),
    ("a field of a question that is misspelt", "    why: To", "    whi: To", "R102"),
    ("a field that is missing", "about: ", "# about: ", "R103"),
    ("a question without words", "ask: date, question: When?", "ask: date", "R103"),
    ("an outcome without a text", "    say: [{support: crisis}, You are done.]\n", "", "R103"),
    ("a scale without an end", "from: 0, to: 10,", "from: 0,", "R103"),
    ("a plan without a day", "due: day, within: {one: {x: 7, y: 14}}, ", "", "R103"),
    ("an empty text", "title: Everything", "title:", "R104"),
    ("an empty text in quotes", "    title: Done", '    title: " "', "R104"),
    ("a list in the place of a text", "title: Everything", "title: [a, b]", "R104"),
    ("a text in the place of a list", "offer: [support]", "offer: support", "R104"),
    ("words in the place of a number", "minutes: 3", "minutes: three", "R104"),
    ("half a minute", "minutes: 3", "minutes: 0.5", "R104"),
    ("a number that is too large", "minutes: 3", "minutes: 241", "R104"),
    ("a number that is too small", "seconds: 9", "seconds: 0", "R104"),
    ("a wrong audience", "for: client", "for: clients", "R104"),
    ("a wrong kind of outcome", "outcome: repair", "outcome: repairs", "R104"),
    ("a wrong share", "share: session", "share: public", "R104"),
    ("a wrong place for help lines", "support: crisis", "support: crises", "R104"),
    ("true in the place of yes", "card: yes", "card: true", "R104"),
    ("no place to go on", "question: When?, next: breath", "question: When?, next: []", "R104"),
    ("a capital in an id", "guide: everything", "guide: Everything", "R105"),
    ("an id with a blank", "  breath: {", '  "a breath": {', "R105"),
    ("an id that means something else", "  hello:", "  all:", "R105"),
    ("an option with a wrong id", "x: X ${word}", "x_1: X ${word}", "R105"),
    ("a kind of question that there is not", "ask: date", "ask: day", "R110"),
    ("a question without a kind", "{ask: date, question", "{question", "R110"),
    ("a node that is two things", "visit: safety-check,", "visit: safety-check, ask: text,", "R111"),
    ("one option alone", "options: {a: A, b: B, none: {label: None, alone: yes}}", "options: {a: A}", "R112"),
    ("no options", "options: {a: A, b: B, none: {label: None, alone: yes}}", "options: {}", "R101"),
    ("own words that are no text", "ask: text, question: Which words?", "ask: date", "R113"),
    ("a question of an option that asks nothing", "ask: text, question: Which words?", "question: Which?", "R113"),
    ("an option alone in a choose", "{label: Y, as: y,", "{label: Y, alone: yes,", "R114"),
    ("a way on from one of several", "a: A, b: B", "a: {label: A, next: sure}, b: B", "R115"),
    ("every option alone", "a: A, b: B", "a: {label: A, alone: yes}, b: {label: B, alone: yes}", "R116"),
    ("a field of another kind of question", "ask: date,", "ask: date, lead: On,", "R102"),
    ("a third answer that nobody can give", "    unsure: yes\n", "", "R102"),
    ("an empty condition", "when: {one: x}", "when: {}", "R120"),
    ("a condition that is a text", "when: {one: x}", "when: one", "R120"),
    ("a test that there is not", "{any_of: [y]}", "{one_of: [y]}", "R102"),
    ("a dollar that stands alone", "What happened?", "What is $5?", "R121"),
    ("a part that says nothing", "{support: crisis}", "{when: {one: x}}", "R122"),
    ("a part that is two things", "{support: crisis}", "{support: crisis, say: Call.}", "R122"),
    ("branches that all have a condition", "      - go: several\n", "", "R124"),
    ("a placeholder where none is filled", "lead: When you", "lead: When ${word}", "R125"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code"), [pytest.param(*row[1:], id=row[0]) for row in BROKEN])
def test_the_reader_and_the_schema_refuse(old: str, new: str, code: str, library: Library) -> None:
    text = EVERYTHING.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    broken = text.replace(old, new, 1)
    assert code in [problem.code for problem in structure(broken, library)]
    assert not fits("guide", seen_in(broken))


def test_unbroken_it_is_taken_by_both(library: Library) -> None:
    text = EVERYTHING.read_text(encoding="utf-8")
    assert structure(text, library) == []
    assert fits("guide", seen_in(text))
