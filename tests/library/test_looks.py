"""What looks at findings and at counters on the way is read, and what is wrong with it is told at its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from repair_cli.guide.conditions import AnyOf, Between
from repair_cli.guide.model import Ask, Tell
from repair_cli.guide.rules import Count
from repair_cli.guide.says import Findings
from repair_cli.library.packs import Library, shipped
from tests.library.conftest import Lines, Read, Write
from tests.library.small_scene import SCENE

DRAFT = """\
a: {ask: text, question: Q?, wording: client, next: b}
b:
  say: [{wording: a}, {when: {a-found: {any_of: [blame]}}, wording: a}]
  next:
    - {when: {a-found: {at_least: 1}}, go: done}
    - go: done
"""


def test_a_question_whose_findings_are_looked_at_brings_the_check(read: Read) -> None:
    guide = read(DRAFT)
    a, b = guide.nodes["a"], guide.nodes["b"]
    assert isinstance(a, Ask)
    assert a.found is not None
    assert isinstance(b, Tell)
    assert b.say == (Findings("a"), Findings("a", AnyOf("a-found", frozenset({"blame"}))))


def test_a_question_that_nothing_looks_into_brings_none(read: Read) -> None:
    a = read("a: {ask: text, question: Q?, wording: client, next: done}\n").nodes["a"]
    assert isinstance(a, Ask)
    assert a.found is None


@pytest.mark.parametrize(
    ("nodes", "line"),
    [
        (
            DRAFT.replace(", wording: client", ""),
            "10:21: error R229 nothing is found in `a`: only a text question of this guide with `wording` is looked into",
        ),
        (DRAFT.replace("wording: a}, {", "wording: z}, {"), "10:21: error R203 `z` is no question"),
        (DRAFT.replace("{wording: a}, {", "{wording: a, say: No.}, {"), "10:11: error R122 a part of `say` needs one of: `say`, `support`, `wording`"),
        (DRAFT.replace("[blame]", "[blaming]"), "10:52: error R226 `blaming` is no kind of finding"),
        (DRAFT.replace("at_least: 1", "answered: yes"), "12:17: error R207 `a-found` is what was found in an answer; use `any_of` or `at_least`"),
        ("a: {counts: {add: {k: 1}}, next: done}\n", "8:15: error R104 `counts` needs a list of entries with `add`, and `when` where it depends"),
        ("a: {counts: [{when: {k: {at_least: 1}}}], next: done}\n", "8:16: error R103 an entry of `counts` needs the field `add`"),
        ("a: {counts: [{add: {k: 1}}], next: done}\n", "8:23: error R208 `k` is no counter of this guide"),
        ("a: {counts: [{add: {k: 1}}]}\n", "8:6: error R103 a text node needs the field `next`"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(problems_of: Lines, nodes: str, line: str) -> None:
    found = problems_of(nodes)
    assert any(one.startswith(f"g.yaml:{line}") for one in found), found


def test_a_card_shows_no_findings_of_a_private_answer(problems_of: Lines) -> None:
    card = "card: {title: T, sections: [{title: S, say: [{wording: a}, {when: {a-found: {at_least: 1}}, say: It was.}]}]}\n"
    nodes = (
        "a: {ask: text, question: Q?, wording: client, next: end}\nend: {outcome: end, title: E, say: E., card: yes}\n"
    )
    lines = [line.split(": error ")[1] for line in problems_of(f"{nodes}b: {{say: B., next: done}}\n", tail=card)]
    assert "R209 a card shows what was found in `a`, which is private; share it, or leave it out" in lines
    assert "R209 a card looks at `a-found`, which is private; share it, or leave it out" in lines


def test_counts_are_kept_in_order(read: Read) -> None:
    text = "a: {counts: [{add: {k: 1}}, {when: {k: {at_least: 1}}, add: {k: -2}}], next: done}\n"
    a = read(text, tail="counters: {k: {start: 0, least: 0, most: 3}}\n").nodes["a"]
    assert isinstance(a, Tell)
    assert a.counts == (Count({"k": 1}), Count({"k": -2}, Between("k", least=1)))


def test_practice_words_that_cannot_be_read_are_told_once_and_judge_no_ids(write: Write, tmp_path: Path) -> None:
    language = tmp_path / "en"
    shutil.copytree(shipped(), language, ignore=shutil.ignore_patterns("stories", "scenes"))
    words = (language / "practice.yaml").read_text(encoding="utf-8")
    (language / "practice.yaml").write_text(words.replace("skills:", "skill:"), encoding="utf-8")
    problems: list[object] = []
    Library((), language).check([write("late.yaml", SCENE)], problems)  # type: ignore[arg-type]
    assert {str(one).split(" error ")[1][:4] for one in problems} == {"R102"}
