"""What a finished walk leaves to look back at, and how it is taken up again."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from repair_cli.guide.conditions import AnyOf, Value
from repair_cli.guide.model import (
    Ask,
    Audience,
    Branch,
    Choose,
    ChooseAny,
    Date,
    Guide,
    Items,
    Kind,
    Option,
    Outcome,
    Text,
)
from repair_cli.guide.plan import back_to_plan, handed_on, plan_of, state_after
from repair_cli.guide.rules import Plan, PlanRule, PlanState
from repair_cli.guide.walk import Walk, begin

WHEN = {name: Option(name, name) for name in ("next", "month", "date", "never")}
SIGNS = {name: Option(name, f"I am {name}") for name in ("calm", "heard")}
ENDS = {name: Option(name, name, next=name) for name in ("ready", "bare", "stop")}
RULE = PlanRule("later", ("steps", "ask"), "sign", "day", {"when": {"next": 7, "month": 30}}, "steps")
GUIDE = Guide(
    "g", "G", "", Audience.CLIENT, 5, "steps",
    {
        "steps": Ask("steps", Items(), "Steps?", (Branch("ask"),)),
        "ask": Ask("ask", Text(lead="I would like"), "Ask?", (Branch("sign"),), if_skipped="something"),
        "sign": Ask("sign", ChooseAny(SIGNS), "Sign?", (Branch("when"),), if_skipped="a sign"),
        "when": Ask(
            "when", Choose(WHEN), "When?", (Branch("day", AnyOf("when", frozenset({"date"}))), Branch("end"))
        ),
        "day": Ask("day", Date(), "Day?", (Branch("end"),)),
        "end": Ask("end", Choose(ENDS), "End?", (Branch("ready"),)),
        "ready": Outcome("ready", Kind.REPAIR, "Ready", plan=True),
        "bare": Outcome("bare", Kind.WAIT, "Bare"),
        "stop": Outcome("stop", Kind.SUPPORT, "Stop"),
    },
    plan=RULE,
)  # fmt: skip
ALL: dict[str, Value] = {
    "steps": ("You tell me early", "I say so"), "ask": "two minutes", "sign": ("calm", "heard"), "when": "next",
    "end": "ready",
}  # fmt: skip


def walked(guide: Guide = GUIDE, /, **answers: Value | None) -> Walk:
    """As far as these answers lead; None is a question that is skipped."""
    return begin(guide, {**ALL, **answers}).replay()


def test_the_plan_has_the_words_of_the_person_and_the_days() -> None:
    assert plan_of(walked()) == Plan(
        ("You tell me early", "I say so", "I would like two minutes"),
        "I am calm and I am heard",
        None,
        7,
        "later",
        "steps",
    )


def test_a_day_that_was_named_comes_before_a_number_of_days() -> None:
    plan = plan_of(walked(when="date", day="2026-12-05"))
    assert plan is not None
    assert (plan.due, plan.days) == ("2026-12-05", None)


def test_what_was_left_open_is_not_in_the_plan() -> None:
    assert plan_of(walked(steps=None, ask=None, sign=None)) == Plan((), "", None, 7, "later", "steps")


def test_a_lead_that_was_typed_again_stands_there_once() -> None:
    plan = plan_of(walked(steps=None, ask="I would like two minutes"))
    assert plan is not None
    assert plan.moves == ("I would like two minutes",)


def test_the_lines_of_a_list_begin_with_its_lead() -> None:
    steps = Ask("steps", Items(lead="I can"), "Steps?", (Branch("ask"),))
    plan = plan_of(walked(replace(GUIDE, nodes={**GUIDE.nodes, "steps": steps}), steps=("wait", "I can ask"), ask=None))
    assert plan is not None
    assert plan.moves == ("I can wait", "I can ask")


@pytest.mark.parametrize(
    "answers",
    [
        {"when": None},
        {"when": "never"},
        {"when": "date", "day": None},
        {"end": "bare"},
        {"end": "stop"},
    ],
)
def test_there_is_no_plan_where_nobody_said_when_or_the_outcome_gives_none(answers: dict[str, Value | None]) -> None:
    walk = walked(**answers)
    assert isinstance(walk.here, Outcome)
    assert plan_of(walk) is None


def test_there_is_no_plan_before_the_end() -> None:
    assert plan_of(begin(GUIDE)) is None


def test_there_is_no_plan_in_a_guide_that_has_none() -> None:
    assert plan_of(walked(replace(GUIDE, plan=None))) is None


def test_an_answer_that_lies_on_another_way_makes_no_plan() -> None:
    walk = walked(when="date", day="2026-12-05").revisit("when")
    assert walk is not None
    onward = walk.answer("never")
    assert isinstance(onward, Walk)
    assert plan_of(onward.replay()) is None


def test_the_day_is_the_one_that_was_named_or_counts_from_the_walk() -> None:
    finished = datetime.date(2026, 12, 30)
    plan = Plan((), "", None, 7, "later", "")
    assert plan.day(finished) == datetime.date(2027, 1, 6)
    assert replace(plan, due="2026-12-05", days=None).day(finished) == datetime.date(2026, 12, 5)


PLAN = Plan(("a", "b"), "it is calm", None, 7, "later", "steps")


def test_the_guide_that_looks_back_knows_the_plan_and_nothing_else() -> None:
    assert handed_on(PLAN, GUIDE) == {"steps": ("a", "b"), "sign": "it is calm"}


def test_what_was_not_planned_is_passed_over() -> None:
    assert handed_on(replace(PLAN, moves=(), known_by=""), GUIDE) == {"steps": None, "sign": None}


@pytest.mark.parametrize("rule", [None, PlanRule("later", due="day")])
def test_a_guide_without_questions_for_a_plan_is_handed_nothing(rule: PlanRule | None) -> None:
    assert handed_on(PLAN, replace(GUIDE, plan=rule)) == {}


def test_going_back_stands_where_the_plan_was_made_and_asks_anew_when_to_look_back() -> None:
    back = back_to_plan(walked(when="date", day="2026-12-05"))
    assert back is not None
    assert (back.key, back.draft) == ("steps", ALL["steps"])
    onward = back.answer(("I say so",))
    assert isinstance(onward, Walk)
    assert onward.replay().key == "when"
    assert set(onward.replay().drafts) == {"end"}


@pytest.mark.parametrize("rule", [None, replace(RULE, again=""), replace(RULE, again="day")])
def test_there_is_no_way_back_where_the_walk_did_not_come_by(rule: PlanRule | None) -> None:
    assert back_to_plan(walked(replace(GUIDE, plan=rule))) is None


@pytest.mark.parametrize(
    ("kind", "entry", "state"),
    [
        (Kind.REPAIR, None, PlanState.OPEN),
        (Kind.URGENT, None, PlanState.OPEN),
        (Kind.SUPPORT, None, PlanState.DONE),
        (Kind.SUPPORT, PlanState.OPEN, PlanState.OPEN),
        (Kind.REPAIR, PlanState.AGAIN, PlanState.AGAIN),
        (Kind.STAY, PlanState.DONE, PlanState.DONE),
    ],
)
def test_an_outcome_says_what_becomes_of_the_plan_and_support_ends_it(
    kind: Kind, entry: PlanState | None, state: PlanState
) -> None:
    ready = Outcome("ready", kind, "Ready", entry=entry)
    assert state_after(walked(replace(GUIDE, nodes={**GUIDE.nodes, "ready": ready}))) is state


def test_before_the_end_the_plan_stays_as_it_is() -> None:
    assert state_after(begin(GUIDE)) is PlanState.OPEN
