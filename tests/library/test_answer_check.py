"""Answers of a file against their own questions: all that no walk could take is told, with its line, at once."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from repair_cli.guide.model import Guide
from repair_cli.library.answer_check import wrong_answers
from repair_cli.library.answers import read_answers
from repair_cli.library.packs import Library
from tests.library.conftest import Read

Told = Callable[[str], list[str]]

NODES = """\
feeling: {ask: choose-any, question: Q?, options: {hurt: Hurt, numb: Numb, none: {label: None, alone: yes}}, next: act}
act: {ask: text, question: Q?, next: opening}
opening:
  ask: choose
  question: Q?
  options: {plain: "When you ${act}, it hurt.", ask: "Can we talk?", own: {label: Own, ask: text}}
  next: strong
strong: {ask: scale, question: Q?, from: 0, to: 10, low: a, high: b, next: day}
day: {ask: date, question: Q?, next: breath}
breath: {ask: pause, next: must}
must: {ask: yes-no, question: Q?, needed: It decides., next: done}
"""


@pytest.fixture
def guide(read: Read) -> Guide:
    return read(NODES, start="feeling")


@pytest.fixture
def told(guide: Guide, library: Library) -> Told:
    """The problems of an answers file, without its name."""

    def run(text: str) -> list[str]:
        found = wrong_answers(read_answers(text.encode(), "a"), guide, library.interface)
        return [str(wrong.problem).removeprefix("a:") for wrong in found.values()]

    return run


FITTING = [
    "feeling: [hurt, NUMB]",
    "feeling: none",
    "'feeling#2': /skip",
    "act: came",
    "opening: plain",
    "opening: when you came, it hurt.",
    "opening: CAN WE TALK?",
    "opening: own\nopening-own: Something of my own",
    "strong: 7",
    "day: 2026-12-05",
    "breath: what ever",
    "must: yes",
]


@pytest.mark.parametrize("text", FITTING)
def test_what_some_walk_could_take_is_not_refused(told: Told, text: str) -> None:
    assert told(text) == []


WRONG = [
    ("feeling: [hurt, nubm]", '`feeling`: "nubm" is not on the list. Did you mean "numb"? The choices are: hurt, numb, none'),
    ("feeling: [hurt, none]", '`feeling`: "None" cannot go with others. Take it alone, or take the others. The choices are: hurt, numb, none'),
    ("feeling: []", "`feeling`: There is no answer yet. Type one, or /skip. The choices are: hurt, numb, none"),
    ("opening: plian", '`opening`: "plian" is not on the list. Did you mean "plain"? The choices are: plain, ask, own'),
    ("opening: whenever", '`opening`: "whenever" is not on the list. The choices are: plain, ask, own'),
    ("opening: [plain]", "`opening`: That kind of answer does not fit this question. The choices are: plain, ask, own"),
    ("strong: 11", "`strong`: A number from 0 to 10, please."),
    ("strong: [1]", "`strong`: That kind of answer does not fit this question. A whole number from 0 to 10, please."),
    ("day: [x]", "`day`: That kind of answer does not fit this question. A day, please, such as 2026-12-05 or 5 December 2026."),
    ("act: [x]", "`act`: That kind of answer does not fit this question."),
    ("must: /skip", "`must`: This one needs an answer. It decides. The choices are: yes, no"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_value_is_told_with_what_would_fit_and_the_nearest(told: Told, text: str, message: str) -> None:
    assert told(text) == [f"1:1: error A204 {message}"]


def test_a_question_that_is_met_again_is_checked_the_same(told: Told) -> None:
    assert told("strong: 3\n'strong#2': 11") == ["2:1: error A204 `strong#2`: A number from 0 to 10, please."]


def test_an_unknown_question_is_told_with_the_nearest_one(told: Told) -> None:
    assert told("felling: x\n'feeling#2': hurt\n'feeling#0': z\n\"\\e[2J\": w\n") == [
        "1:1: error A203 `felling` is no question of this guide; did you mean `feeling`?",
        "3:1: error A203 `feeling#0` is no question of this guide; did you mean `feeling`?",
        "4:1: error A203 `\\x1b[2J` is no question of this guide",
    ]


def test_all_that_is_wrong_is_told_in_the_order_of_the_file(told: Told) -> None:
    lines = told("must: maybe\nfelling: x\nact: came\nstrong: many\n'day#2': 2026-02-30\n")
    assert [line.split(" ")[:3] for line in lines] == [
        ["1:1:", "error", "A204"],
        ["2:1:", "error", "A203"],
        ["4:1:", "error", "A204"],
        ["5:1:", "error", "A204"],
    ]


def test_a_long_wrong_value_stays_on_one_line_and_is_shortened(told: Told) -> None:
    (line,) = told(json.dumps({"must": "a\nb \x1b" + "x" * 1000}))
    assert line == f'1:1: error A204 `must`: "a b \\x1b{"x" * 55}..." is not on the list. The choices are: yes, no'


def test_every_answer_of_a_finished_walk_fits(library: Library) -> None:
    guide = library.guide("fit")
    text = "danger: 'No'\nstop-signs: [none]\nafraid: no\nearly-signs: none\ngo-on: yes\npattern: a-few\n"
    assert wrong_answers(read_answers(text.encode(), "a"), guide, library.interface) == {}
