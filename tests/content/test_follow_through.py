"""The plans that walks leave, and where looking back at them leads."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

import pytest

from repair_cli.guide.conditions import Value
from repair_cli.guide.frames import Item, Paragraph, expand
from repair_cli.guide.model import Ask, Guide, Kind, Outcome
from repair_cli.guide.page import told
from repair_cli.guide.plan import back_to_plan, handed_on, plan_of, state_after
from repair_cli.guide.rules import Plan, PlanState
from repair_cli.guide.walk import Walk, begin

Guides = Mapping[str, Guide]
ToTheEnd = Callable[[Guide, Mapping[str, Value]], Walk]
Endings = Mapping[str, dict[str, Walk]]

BACK = ("follow-through-client", "follow-through-therapist")
CLIENT: dict[str, Value] = {
    "small-ask": "two minutes at the end",
    "plan": ("You tell me a day ahead", "I say so"),
    "how-know": ("say-more", "they-ask"),
    "review-when": "few",
    "deliver": "first",
}


def finished(guides: Guides, to_the_end: ToTheEnd, **changes: Value) -> Walk:
    return to_the_end(guides["six-steps-client"], {**CLIENT, **changes})


def looked_back(guides: Guides, plan: Plan, answers: Mapping[str, Value | None], calm: Mapping[str, Value]) -> Walk:
    """The walk through the guide that looks back at a plan, as far as these answers lead."""
    guide = guides[plan.then]
    known = handed_on(plan, guide)
    first = begin(guide, known).replay()
    assert first.at.path == begin(guide).at.path, "what was planned leads past no question about safety"
    return begin(guide, {**known, **calm, **answers}).replay(unattended=True)


def test_a_client_leaves_a_plan_in_their_own_words(guides: Guides, to_the_end: ToTheEnd) -> None:
    plan = plan_of(finished(guides, to_the_end))
    assert plan == Plan(
        ("You tell me a day ahead", "I say so", "I would like two minutes at the end"),
        "I say more of what I think and you ask how it is between us",
        None,
        21,
        "follow-through-client",
        "plan",
    )


def test_a_therapist_leaves_a_plan_in_their_own_words(guides: Guides, to_the_end: ToTheEnd) -> None:
    answers: dict[str, Value] = {
        "own-part": "mine", "change": "put the clock away", "moves": ("ask halfway",), "recheck": "date",
        "recheck-date": "2026-12-05", "visible": "ask how we are", "consult": ("none",),
    }  # fmt: skip
    assert plan_of(to_the_end(guides["six-steps-therapist"], answers)) == Plan(
        ("From now on I will put the clock away", "I can ask halfway"),
        "You will notice that I ask how we are",
        "2026-12-05",
        None,
        "follow-through-therapist",
        "moves",
    )


def test_the_short_way_leaves_a_plan_where_a_therapist_says_when(guides: Guides, to_the_end: ToTheEnd) -> None:
    quick = guides["six-steps-quick"]
    answers: dict[str, Value] = {"role": "therapist", "t-step": "ask first", "t-ask-again": "next"}
    plan = plan_of(to_the_end(quick, answers))
    assert plan == Plan(("Next time, I will ask first",), "", None, 14, "follow-through-therapist", "t-step")
    assert plan_of(to_the_end(quick, {"role": "client", "small-ask": "two minutes"})) is None


def test_who_gives_it_time_has_a_day_to_look_again_and_no_steps(guides: Guides, to_the_end: ToTheEnd) -> None:
    answers: dict[str, Value] = {"pattern": "none", "respect": "yes", "moves": "early", "review-date": "2027-01-08"}
    plan = plan_of(to_the_end(guides["fit"], answers))
    assert plan == Plan((), "", "2027-01-08", None, "follow-through-client", "")


def test_every_plan_leads_to_a_guide_that_takes_it_up_for_the_same_chair(guides: Guides) -> None:
    leaving = {name: guide.plan for name, guide in guides.items() if guide.plan}
    assert set(leaving) == {"six-steps-client", "six-steps-therapist", "six-steps-quick", "fit", *BACK}
    for name, rule in leaving.items():
        then = guides[rule.then]
        assert set(handed_on(Plan(("a",), "b", None, 7, rule.then, ""), then)) == {"steps", "signs"}
        chair = "therapist" if name == "six-steps-quick" else guides[name].audience.value
        assert then.audience.value == chair


def test_no_outcome_of_support_or_help_leaves_a_plan(endings: Endings) -> None:
    for ends in endings.values():
        for walk in ends.values():
            assert isinstance(walk.here, Outcome)
            if walk.here.kind in (Kind.SUPPORT, Kind.URGENT):
                assert plan_of(walk) is None
                assert state_after(walk) is (PlanState.DONE if walk.here.kind is Kind.SUPPORT else PlanState.OPEN)


def test_the_plan_is_shown_and_not_asked_for_again(
    guides: Guides, to_the_end: ToTheEnd, calm: Mapping[str, Value]
) -> None:
    plan = plan_of(finished(guides, to_the_end))
    assert plan is not None
    walk = looked_back(guides, plan, {}, calm)
    assert walk.here.id == "happened"
    blocks = expand(walk.here.say, walk.facts)
    assert [block.text for block in blocks if isinstance(block, Item)] == list(plan.moves)
    assert f"You wanted to notice it by this: {plan.known_by}." in [
        block.text for block in blocks if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize(
    ("answers", "outcome", "state"),
    [
        ({"happened": "yes", "helped": "better", "what-now": "enough"}, "done", PlanState.DONE),
        ({"happened": "not-yet", "in-the-way": "no-moment", "what-now": "later", "when-again": "date",
          "new-day": "2027-02-01"}, "later", PlanState.OPEN),
        ({"happened": "partly", "helped": "same", "what-now": "change"}, "step-five", PlanState.AGAIN),
        ({"happened": "no", "in-the-way": "said-no", "heard": "no", "what-now": "fit"}, "to-fit", PlanState.DONE),
        ({"happened": "no", "in-the-way": "them", "heard": "blamed", "after-blame": "yes"}, "step-back",
         PlanState.DONE),
        ({"happened": "yes", "helped": "worse", "worse-how": "not-sure"}, "ask-outside", PlanState.OPEN),
        ({"happened": None, "what-now": None}, "leave-open", PlanState.OPEN),
    ],
)  # fmt: skip
def test_a_client_who_looks_back_comes_to(
    answers: dict[str, Value | None], outcome: str, state: PlanState, guides: Guides, to_the_end: ToTheEnd,
    calm: Mapping[str, Value],
) -> None:  # fmt: skip
    plan = plan_of(finished(guides, to_the_end))
    assert plan is not None
    walk = looked_back(guides, plan, answers, calm)
    assert (walk.here.id, state_after(walk)) == (outcome, state)


@pytest.mark.parametrize(
    ("answers", "outcome", "state"),
    [
        ({"happened": "yes", "client-word": "helped", "what-now": "enough"}, "done", PlanState.DONE),
        ({"happened": "partly", "client-word": "not-asked", "what-now": "later", "when-again": "session"}, "later",
         PlanState.OPEN),
        ({"happened": "yes", "client-word": "worse", "came-back": "once", "what-now": "change"}, "step-five",
         PlanState.AGAIN),
        ({"happened": "no", "in-the-way": "pull"}, "talk-first", PlanState.OPEN),
        ({"happened": "yes", "client-word": "gone"}, "help-move-on", PlanState.DONE),
        ({"happened": None, "client-word": None, "what-now": None}, "leave-open", PlanState.OPEN),
    ],
)  # fmt: skip
def test_a_therapist_who_looks_back_comes_to(
    answers: dict[str, Value | None], outcome: str, state: PlanState, guides: Guides, to_the_end: ToTheEnd,
    calm: Mapping[str, Value],
) -> None:  # fmt: skip
    plan = plan_of(to_the_end(guides["six-steps-quick"], {"role": "therapist", "t-step": "x", "t-ask-again": "end"}))
    assert plan is not None
    walk = looked_back(guides, plan, answers, calm)
    assert (walk.here.id, state_after(walk)) == (outcome, state)


def test_looking_again_later_gives_the_same_plan_a_new_day(
    guides: Guides, to_the_end: ToTheEnd, calm: Mapping[str, Value]
) -> None:
    plan = plan_of(finished(guides, to_the_end))
    assert plan is not None
    answers = {"happened": "not-yet", "in-the-way": "me", "what-now": "later", "when-again": "next"}
    later = plan_of(looked_back(guides, plan, answers, calm))
    assert later is not None
    assert (later.moves, later.known_by, later.then) == (plan.moves, plan.known_by, plan.then)
    assert later.day(datetime.date(2026, 12, 1)) == datetime.date(2026, 12, 8)
    again = looked_back(guides, later, {}, calm)
    assert again.here.id == "happened"


def test_where_there_were_no_steps_only_how_it_is_is_asked(
    guides: Guides, to_the_end: ToTheEnd, calm: Mapping[str, Value]
) -> None:
    plan = Plan((), "", "2027-01-08", None, "follow-through-client", "")
    assert looked_back(guides, plan, {}, calm).here.id == "how-now"
    assert looked_back(guides, plan, {"how-now": "same", "what-now": "change"}, calm).here.id == "new-plan"


@pytest.mark.parametrize("name", BACK)
def test_the_new_day_is_told(name: str, guides: Guides, to_the_end: ToTheEnd) -> None:
    answers: dict[str, Value] = {"what-now": "later", "when-again": "date", "new-day": "2027-02-01"}
    walk = to_the_end(guides[name], answers)
    assert Paragraph("Your new day is 1 February 2027.") in told(walk, walk.facts)


def test_the_way_back_to_step_five_keeps_all_but_the_day(guides: Guides, to_the_end: ToTheEnd) -> None:
    walk = back_to_plan(finished(guides, to_the_end))
    assert walk is not None
    assert (walk.key, walk.draft) == ("plan", CLIENT["plan"])
    onward = walk.answer(("I say so",))
    assert isinstance(onward, Walk)
    onward = onward.replay()
    assert isinstance(onward.here, Ask)
    assert onward.here.id == "review-when"


def test_fit_takes_up_how_they_took_it(guides: Guides) -> None:
    fit, back = guides["fit"].asks(), guides["follow-through-client"].asks()
    for shared in ("heard", "after-blame"):
        assert fit[shared].question == back[shared].question
        mine, theirs = fit[shared].form, back[shared].form
        assert {name: one.label for name, one in getattr(mine, "options", {}).items()} == {
            name: one.label for name, one in getattr(theirs, "options", {}).items()
        }
