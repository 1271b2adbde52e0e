"""`plan:` of a guide: how it is read, and what is wrong with one that leads nowhere."""

from __future__ import annotations

import pytest

from repair_cli.guide.model import Outcome
from repair_cli.guide.rules import PlanRule, PlanState
from tests.library.conftest import Lines, Lint, Read, Write, with_nodes

NODES = """\
steps: {ask: list, question: Q?, next: breath}
breath: {ask: pause, next: when}
when: {ask: choose, question: Q?, options: {soon: a, late: {label: b, next: done}}, next: day}
day: {ask: date, question: Q?, next: words}
words: {ask: text, question: Q?, next: end}
end: {outcome: repair, title: T, say: S, plan: yes, entry: again}
"""
COLUMN = "g.yaml:18:"


def told(lines: list[str]) -> list[str]:
    """The lines about the plan, which stands in line 18, from their column on."""
    assert all(line.startswith(COLUMN) for line in lines), lines
    return [line.removeprefix(COLUMN) for line in lines]


def test_a_plan_is_read_with_one_question_for_its_moves(read: Read) -> None:
    tail = (
        "plan: {moves: steps, known-by: words, due: day, within: {when: {soon: 1, late: 366}}, then: g, again: steps}"
    )
    assert read(NODES, "steps", tail).plan == PlanRule(
        "g", ("steps",), "words", "day", {"when": {"soon": 1, "late": 366}}, "steps"
    )


def test_a_plan_is_read_with_several_questions_and_without_what_may_be_left_out(read: Read) -> None:
    assert read(NODES, "steps", "plan: {moves: [steps, words], due: day, then: fit}").plan == PlanRule(
        "fit", ("steps", "words"), due="day"
    )


def test_an_outcome_gives_the_plan_and_says_what_becomes_of_the_one_before(read: Read) -> None:
    guide = read(NODES, "steps", "plan: {due: day, then: g}")
    end, done = guide.nodes["end"], guide.nodes["done"]
    assert isinstance(end, Outcome)
    assert isinstance(done, Outcome)
    assert (end.plan, end.entry, done.plan, done.entry) == (True, PlanState.AGAIN, False, None)


def test_a_plan_says_when_to_look_back_and_who_does(problems_of: Lines) -> None:
    assert told(problems_of(NODES, "steps", "plan: {moves: steps}")) == [
        "7: error R103 `plan` needs the field `due` or `within`: when to look back",
        "7: error R103 `plan` needs the field `then`",
    ]


@pytest.mark.parametrize(
    ("plan", "problems"),
    [
        (
            "{moves: [step, words], due: days, then: g}",
            [
                "16: error R203 `step` is no question; did you mean `steps`?",
                "35: error R203 `days` is no question; did you mean `day`?",
            ],
        ),
        ("{moves: end, due: day, then: g}", ["15: error R203 `end` is no question"]),
        (
            "{due: day, then: follow-thruogh-client}",
            ["24: error R202 `follow-thruogh-client` is no guide; did you mean `follow-through-client`?"],
        ),
        ("{due: day, then: g, again: zzzz}", ["34: error R203 `zzzz` is no question"]),
        ("{due: day, then: g, mvoes: steps}", ["27: error R102 `plan` has no field `mvoes`; did you mean `moves`?"]),
        (
            "{moves: when, due: steps, within: {day: {soon: 7}}, then: g}",
            [
                "15: error R220 `moves` takes a `text` or a `list`, and `when` is none",
                "26: error R220 `due` takes a `date`, and `steps` is none",
                "42: error R220 `within` takes a `choose`, and `day` is none",
            ],
        ),
        (
            "{due: day, then: g, known-by: breath}",
            ["37: error R220 `known-by` takes a question with an answer, and `breath` is none"],
        ),
        (
            "{within: {when: {sooon: 7, late: 0}}, then: g}",
            [
                "24: error R206 `sooon` is no option of `when`; did you mean `soon`?",
                "40: error R104 `late` takes a whole number from 1 to 366",
            ],
        ),
        ("{within: soon, then: g}", ["16: error R101 `within` needs `id: ...` lines, not a text"]),
        ("{within: {when: 7}, then: g}", ["23: error R101 `when` needs `id: ...` lines, not a text"]),
        ("steps", ["7: error R101 `plan` needs fields (`name: value` lines), not a text"]),
    ],
)
def test_what_is_wrong_in_a_plan_is_told_at_its_place(problems_of: Lines, plan: str, problems: list[str]) -> None:
    found = told(problems_of(NODES, "steps", f"plan: {plan}"))
    assert [line for line in found if "R103" not in line] == problems


def test_a_question_that_cannot_be_read_is_still_a_question(problems_of: Lines) -> None:
    nodes = NODES.replace("steps: {ask: list", "steps: {ask: lust")
    assert [line.split(" ")[2] for line in problems_of(nodes, "steps", "plan: {moves: steps, due: day, then: g}")] == [
        "R110"
    ]


def test_questions_are_not_judged_where_a_guide_that_is_visited_cannot_be_used(write: Write, lint: Lint) -> None:
    write(
        "g.yaml",
        with_nodes("a: {visit: h, next: end}\n" + NODES.splitlines()[-1] + "\n", tail="plan: {due: x, then: no}"),
    )
    write("h.yaml", "guide: h\n")
    assert [line.split("error ")[1] for line in lint("g.yaml") if line.startswith("g.yaml")] == [
        "R212 no path reaches `done`; lead to it with `next: done`, or take it out",
        "R202 `no` is no guide",
    ]


def test_an_outcome_gives_no_plan_where_the_guide_has_none(problems_of: Lines) -> None:
    assert problems_of(NODES, "steps") == [
        "g.yaml:13:3: error R218 `end` gives a plan, but the guide has none; add `plan:`"
    ]


@pytest.mark.parametrize("kind", ["support", "urgent", "return"])
def test_an_outcome_that_asks_for_no_talk_gives_no_plan(problems_of: Lines, kind: str) -> None:
    nodes = NODES.replace("outcome: repair", f"outcome: {kind}")
    assert problems_of(nodes, "steps", "plan: {due: day, then: g}") == [
        f"g.yaml:13:3: error R219 `end` is of the kind `{kind}`, which gives no plan"
    ]


def test_an_entry_takes_one_of_a_few_words(problems_of: Lines) -> None:
    nodes = NODES.replace("entry: again", "entry: agian")
    assert problems_of(nodes, "steps", "plan: {due: day, then: g}") == [
        "g.yaml:13:62: error R104 `entry` takes one of: open, done, again; did you mean `again`?"
    ]
