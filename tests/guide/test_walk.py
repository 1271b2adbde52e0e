"""One guide without visits: trail, drafts, replay, back, changes, loops, own words, pauses."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from repair_cli.guide.conditions import AnyOf, Between, Value
from repair_cli.guide.frames import fill
from repair_cli.guide.model import (
    Ask,
    Audience,
    Branch,
    Choose,
    ChooseAny,
    Guide,
    Kind,
    Option,
    Outcome,
    Pause,
    Share,
    Tell,
    Text,
)
from repair_cli.guide.rules import Counter
from repair_cli.guide.says import Words
from repair_cli.guide.values import Misfit
from repair_cli.guide.walk import Walk, begin


def to(*ways: str | Branch) -> tuple[Branch, ...]:
    return tuple(way if isinstance(way, Branch) else Branch(way) for way in ways)


def when(question: str, answer: str, go: str) -> Branch:
    return Branch(go, AnyOf(question, frozenset({answer})))


def own(question: str, option: str) -> Ask:
    return Ask(f"{question}-{option}", Text(), "Which word?", (), share=Share.SESSION)


HEARD = {
    "yes": Option("yes", "Yes", say=(Words("Good to hear."),)),
    "no": Option("no", "No", next="plan"),
    "other": Option("other", "Something else", own=own("heard", "other")),
}
FEELING = {
    "hurt": Option("hurt", "Hurt"),
    "other": Option("other", "Other", own=own("feeling", "other"), say=(Words("Your own word."),)),
    "body": Option("body", "In my body", own=own("feeling", "body")),
}
AGAIN = {
    "more": Option("more", "Once more", add={"rounds": 1}, next="what"),
    "less": Option("less", "Take one back", add={"rounds": -2}, next="what"),
    "stop": Option("stop", "Stop"),
}


def made(*nodes: Ask | Tell | Outcome, counters: Mapping[str, Counter] | None = None) -> Guide:
    return Guide(
        "walk",
        "Walk",
        "",
        Audience.ANYONE,
        1,
        nodes[0].id,
        {node.id: node for node in nodes},
        stages={"one": "One", "two": "Two"},
        counters=counters or {},
    )


GUIDE = made(
    Tell("hello", (Words("Hello."),), to("what"), stage="one"),
    Ask("what", Text(), "What?", to("heard")),
    Ask("heard", Choose(HEARD), "Heard?", to(when("heard", "yes", "feeling"), "feeling"), stage="two"),
    Ask("feeling", ChooseAny(FEELING), "Feeling?", to("again")),
    Ask("plan", Text(), "Plan?", to("again"), needed="The card is about it."),
    Ask("again", Choose(AGAIN), "Again?", to(Branch("many", Between("rounds", least=2)), "few")),
    Outcome("few", Kind.END, "Few"),
    Outcome("many", Kind.REPAIR, "Many"),
    counters={"rounds": Counter(0, 0, 2)},
)


def after(*values: Value | None, guide: Guide = GUIDE) -> Walk:
    walk = begin(guide)
    for value in values:
        onward = walk.skip() if value is None else walk.answer(value)
        assert isinstance(onward, Walk)
        walk = onward
    return walk


def test_a_walk_begins_at_the_first_question_below_the_texts_before_it() -> None:
    walk = begin(GUIDE)
    assert (walk.key, walk.at.path, walk.at.above) == ("what", ("hello", "what"), ((Words("Hello."),),))
    assert walk.at.stage == (GUIDE, "one")


def test_an_answer_leads_on_and_stands_on_the_trail() -> None:
    walk = after("late", "yes")
    assert walk.key == "feeling"
    assert [(step.key, step.value) for step in walk.trail] == [("what", "late"), ("heard", "yes")]
    assert walk.at.path == ("hello", "what", "heard", "feeling")
    assert walk.at.stage == (GUIDE, "two")


def test_what_an_option_says_stands_above_the_next_question() -> None:
    assert after("late", "yes").at.above == ((Words("Good to hear."),),)


def test_an_option_may_lead_elsewhere_than_its_question() -> None:
    assert after("late", "no").key == "plan"


def test_an_answer_that_does_not_fit_leaves_the_walk_good() -> None:
    walk = after("late")
    assert walk.answer("perhaps") == Misfit("no-choice", {"given": "perhaps"})
    assert walk == after("late")


def test_a_skipped_question_is_on_the_trail_without_a_value() -> None:
    walk = after(None, None)
    assert walk.key == "feeling"
    assert walk.answers() == {"what": None, "heard": None}
    assert "what" not in walk.facts.values


def test_a_question_that_is_needed_says_why_it_cannot_be_skipped() -> None:
    assert after("late", "no").skip() == Misfit("needed", {"reason": "The card is about it."})


def test_a_finished_walk_takes_no_answer_and_no_skip() -> None:
    walk = after("late", "no", "call", "stop")
    assert walk.here == GUIDE.nodes["few"]
    assert walk.answer("more") == Misfit("finished")
    assert walk.skip() == Misfit("finished")


# ---- own words --------------------------------------------------------------------------------


def test_an_option_for_own_words_brings_a_question_of_its_own() -> None:
    walk = after("late", "other")
    assert (walk.key, walk.at.path[-1]) == ("heard-other", "heard-other")
    assert after("late", "other", "half").key == "feeling"


def test_several_own_words_are_asked_one_after_the_other() -> None:
    walk = after("late", "yes", ("hurt", "body", "other"))
    assert (walk.key, walk.at.above) == ("feeling-other", ((), (Words("Your own word."),), ()))
    walk = after("late", "yes", ("hurt", "body", "other"), "lost")
    assert (walk.key, walk.at.above) == ("feeling-body", ())
    walk = after("late", "yes", ("hurt", "body", "other"), "lost", "a knot")
    assert walk.key == "again"
    assert fill("${feeling}", walk.facts) == "Hurt, lost and a knot"


def test_own_words_of_an_earlier_round_are_gone_when_the_option_is_not_taken_again() -> None:
    walk = after("late", "other", "half", ("hurt",), "more", "early", "yes")
    assert "heard-other" not in walk.facts.values


# ---- loops and counters -----------------------------------------------------------------------


def test_a_question_that_is_met_again_has_a_number() -> None:
    walk = after("late", "no", "call", "more", "early", "no", "write", "more")
    assert walk.key == "what#3"
    assert walk.at.path[-4:] == ("heard#2", "plan#2", "again#2", "what#3")
    assert walk.answers()["plan#2"] == "write"


def test_facts_hold_the_latest_answer_of_a_loop() -> None:
    assert after("late", "no", "call", "more", "early").facts.values["what"] == "early"
    assert "what" not in after("late", "no", "call", "more", None).facts.values


def test_counters_count_between_their_bounds() -> None:
    less = after("late", "no", "call", "less")
    assert less.facts.values["rounds"] == 0
    rounds = ("late", "no", "call", "more") * 3
    assert after(*rounds).facts.values["rounds"] == 2
    assert after(*rounds, "late", "no", "call", "stop").here.id == "many"


# ---- back, changes, drafts, replay ------------------------------------------------------------


def test_back_stands_at_the_question_before_and_offers_its_answer_again() -> None:
    walk = after("late", "yes").back()
    assert walk == after("late")
    assert (walk.key, walk.draft) == ("heard", "yes")
    assert walk.offer_draft() == after("late", "yes")


@pytest.mark.parametrize(("steps", "key"), [(-1, "feeling"), (0, "feeling"), (1, "heard"), (2, "what"), (9, "what")])
def test_back_goes_as_many_answers_as_there_are(steps: int, key: str) -> None:
    assert after("late", "yes").back(steps).key == key


def test_back_goes_out_of_a_question_that_is_needed_and_of_an_outcome() -> None:
    assert after("late", "no").back().key == "heard"
    assert after("late", "no", "call", "stop").back().key == "again"


def test_back_undoes_counters_and_rounds() -> None:
    walk = after("late", "no", "call", "more").back()
    assert (walk.key, walk.facts.values["rounds"]) == ("again", 0)


def test_revisiting_a_question_that_is_not_on_the_trail_is_none() -> None:
    assert after("late").revisit("heard") is None


def test_a_changed_answer_keeps_what_still_applies() -> None:
    again = after("late", "yes", ("hurt",), "stop").revisit("what")
    assert again is not None
    changed = again.answer("early")
    assert isinstance(changed, Walk)
    assert changed.replay() == after("early", "yes", ("hurt",), "stop")


def test_answers_that_no_longer_apply_are_parked_and_come_back_with_their_branch() -> None:
    first = after("late", "other", "half", ("hurt",), "stop")
    changed = changed_at(first, "heard", "no")
    assert changed.key == "plan"
    assert changed.answers() == {"what": "late", "heard": "no"}
    assert changed.drafts == {"heard-other": "half", "feeling": ("hurt",), "again": "stop"}
    assert "feeling" not in changed.facts.values
    assert changed_at(changed, "heard", "other") == first


def changed_at(walk: Walk, key: str, value: Value) -> Walk:
    again = walk.revisit(key)
    assert again is not None
    changed = again.answer(value)
    assert isinstance(changed, Walk)
    return changed.replay()


def test_replay_takes_the_drafts_that_fit_and_stops_at_the_first_question_without_one() -> None:
    walk = begin(GUIDE, {"what": "late", "heard": "YES", "again": "stop"}).replay()
    assert walk == after("late", "yes")
    assert walk.drafts == {"again": "stop"}


def test_replay_stops_where_a_draft_does_not_fit_and_keeps_it() -> None:
    walk = begin(GUIDE, {"what": "late", "heard": "perhaps"}).replay()
    assert (walk.key, walk.draft) == ("heard", "perhaps")
    assert walk.offer_draft() == Misfit("no-choice", {"given": "perhaps"})


def test_replay_takes_a_skipped_question_as_skipped() -> None:
    assert begin(GUIDE, {"what": None}).replay() == after(None)


def test_replay_does_not_skip_what_is_needed() -> None:
    assert begin(GUIDE, {"what": "late", "heard": "no", "plan": None}).replay().key == "plan"


def test_without_a_draft_nothing_is_offered() -> None:
    assert (begin(GUIDE).offer_draft(), begin(GUIDE).draft) == (None, None)


def test_drafts_can_be_added_to_a_walk() -> None:
    walk = begin(GUIDE, {"what": "late", "plan": "old"}).with_drafts({"plan": "call", "heard": "no"}).replay()
    assert walk == after("late", "no", "call")


def test_loops_are_replayed_round_by_round() -> None:
    walk = after("late", "no", "call", "more", "early", "no", "write", "stop")
    assert begin(GUIDE, walk.answers()).replay() == walk


# ---- pauses -----------------------------------------------------------------------------------

BREATH = made(
    Ask("breath", Pause(20), "Ready?", to("what")),
    Ask("what", Text(), "What?", to("again")),
    Ask("again", Choose({"yes": Option("yes", "Yes", next="breath"), "no": Option("no", "No")}), "?", to("last")),
    Ask("last", Pause(), "Ready?", to("end")),
    Outcome("end", Kind.END, "End"),
)


def test_a_pause_takes_any_answer_and_is_no_answer() -> None:
    walk = after("", guide=BREATH)
    assert walk.trail[0].value == "done"
    assert walk.answers() == {}


def test_replay_passes_a_pause_when_an_answer_waits_behind_it() -> None:
    assert begin(BREATH, {"what": "late"}).replay() == after("done", "late", guide=BREATH)


def test_replay_stands_at_a_pause_with_nothing_behind_it() -> None:
    assert begin(BREATH).replay().key == "breath"
    assert begin(BREATH, {"what": "late", "again": "no"}).replay().key == "last"
    assert begin(BREATH, {"nothing-here": "parked"}).replay().key == "breath"


def test_replay_passes_a_pause_when_an_answer_behind_it_does_not_fit() -> None:
    assert begin(BREATH, {"what": ("a", "b")}).replay().key == "what"


def test_replay_passes_every_pause_when_nobody_is_there() -> None:
    assert begin(BREATH).replay(unattended=True).key == "what"
    assert begin(BREATH, {"what": "late", "again": "no"}).replay(unattended=True).here.id == "end"


def test_the_pauses_of_each_round_are_passed() -> None:
    walk = after("", "late", "yes", "", "early", "yes", "", "on time", guide=BREATH)
    assert walk.key == "again#3"
    assert begin(BREATH, walk.answers()).replay() == walk


def test_a_circle_of_pauses_is_not_gone_round_for_ever() -> None:
    circle = made(
        Ask("in", Pause(), "In", to("out")),
        Ask("out", Pause(), "Out", to(when("never", "yes", "end"), "in")),
        Outcome("end", Kind.END, "End"),
    )
    assert begin(circle).replay(unattended=True).key == "in#2"


def test_all_that_is_known_is_the_trail_and_the_drafts_without_pauses() -> None:
    breath = Ask("breath", Pause(), "Ready?", (Branch("one"),))
    one = Ask("one", Text(), "One?", (Branch("two"),))
    two = Ask("two", Text(), "Two?", (Branch("end"),))
    nodes = {node.id: node for node in (breath, one, two, Outcome("end", Kind.END, "End"))}
    walk = begin(Guide("known", "Known", "", Audience.ANYONE, 1, "breath", nodes), {"elsewhere": None})
    for value in ("done", "1", "2"):
        onward = walk.answer(value)
        assert isinstance(onward, Walk)
        walk = onward
    assert walk.back(1).known() == {"one": "1", "two": "2", "elsewhere": None}
    assert walk.back(3).known() == {"one": "1", "two": "2", "elsewhere": None}
