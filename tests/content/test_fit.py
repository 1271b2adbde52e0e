"""Fit points to the outcome that the answers call for, and gives the person something to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from repair_cli.guide.conditions import Value
from repair_cli.guide.frames import Paragraph
from repair_cli.guide.model import Ask, ChooseAny, Guide, Kind, Outcome, options_of
from repair_cli.guide.page import told
from repair_cli.guide.verdict import deciding, would_change
from repair_cli.guide.walk import Drafts, Walk, begin

Guides = Mapping[str, Guide]
Explore = Callable[..., Iterator[tuple[Walk, Walk]]]
ToTheEnd = Callable[[Guide, Mapping[str, Value]], Walk]


def sentences(walk: Walk) -> list[str]:
    return [block.text for block in told(walk, walk.facts) if isinstance(block, Paragraph)]


GO_ON: dict[str, Value] = {"go-on": "yes", "pattern": "a-few", "respect": "yes"}
FIRST_TALK: dict[str, Value] = {**GO_ON, "said": "no"}
MOVE_ON: dict[str, Value] = {"go-on": "no", "beneath": "no"}
FIT: list[tuple[dict[str, Value], str]] = [
    # the examples of the table that the guide was built from
    (
        {**FIRST_TALK, "strain": "misunderstood", "beneath": "no", "what-happened": "were late", "feeling": ("hurt",)},
        "say-first",
    ),
    ({**GO_ON, "said": "yes", "heard": "yes", "lasted": "while", "beneath": "no"}, "try-repair"),
    ({**GO_ON, "pattern": "once", "said": "yes", "heard": "yes", "lasted": "yes"}, "it-is-working"),
    (
        {"go-on": "yes", "pattern": "pattern", "respect": "mixed", "said": "yes", "heard": "no", "beneath": "no",
         "can-switch": "yes", "leave-how": "care"},
        "change-with-care",
    ),
    (
        {"go-on": "yes", "pattern": "pattern", "respect": "no", "said": "yes", "heard": "no", "beneath": "no",
         "can-switch": "no"},
        "cannot-switch",
    ),
    (
        {"go-on": "not-sure", "pattern": "slow", "respect": "yes", "goals": "stuck", "said": "no", "can-offer": "yes",
         "beneath": "no"},
        "review-goals",
    ),
    (
        {"go-on": "yes", "pattern": "slow", "respect": "yes", "goals": "moving", "beneath": "no",
         "review-date": "2027-01-08"},
        "give-time",
    ),
    ({**FIRST_TALK, "strain": "practical", "can-offer": "not-sure", "beneath": "listed"}, "stop-late"),
    ({**FIRST_TALK, "strain": "practical", "can-offer": "not-sure", "beneath": "no"}, "practical-talk"),
    (
        {"go-on": "yes", "pattern": "once", "respect": "mixed", "said": "no", "strain": "culture", "can-offer": "yes",
         "beneath": "no"},
        "culture-talk",
    ),
    (
        {**FIRST_TALK, "strain": "style", "can-offer": "no", "beneath": "no", "can-switch": "yes",
         "leave-how": "referral"},
        "part-well",
    ),
    ({**MOVE_ON, "can-switch": "yes", "leave-how": "plain"}, "leave-plainly"),
    ({**GO_ON, "said": "partly", "strain": "limits", "limit-side": "unclear"}, "limits-talk"),
    ({**FIRST_TALK, "strain": "online", "can-offer": "yes", "beneath": "no"}, "online-talk"),
    ({**FIRST_TALK, "strain": "style", "can-offer": "yes", "beneath": "no"}, "talk-style"),
    (
        {**GO_ON, "pattern": "once", "said": "yes", "heard": "blamed", "after-blame": "not-sure"},
        "opinion-outside",
    ),
    ({}, "not-now"),
    # one answer decides
    ({**GO_ON, "said": "yes", "heard": "blamed", "after-blame": "yes"}, "stop-late"),
    ({**FIRST_TALK, "strain": "limits", "limit-side": "listed"}, "stop-late"),
    ({**FIRST_TALK, "strain": "limits", "limit-side": "closer"}, "opinion-outside"),
    ({**FIRST_TALK, "strain": "limits", "limit-side": "strict"}, "limits-talk"),
    ({**FIRST_TALK, "strain": "limits"}, "limits-talk"),
    ({**FIRST_TALK, "strain": "limits", "limit-side": "strict", "early-signs": ("gift",)}, "opinion-outside"),
    ({**FIRST_TALK, "strain": "limits", "limit-side": "strict", "afraid": "not-sure"}, "opinion-outside"),
    ({**FIRST_TALK, "strain": "limits", "stop-signs": ("prefer-not",)}, "opinion-outside"),
    ({**FIRST_TALK, "beneath": "dread"}, "stop-late"),
    ({**MOVE_ON, "beneath": "pressed"}, "stop-late"),
    ({"go-on": "yes", "pattern": "none", "respect": "yes", "moves": "yes"}, "it-is-working"),
    ({"go-on": "yes", "pattern": "none", "respect": "yes", "moves": "early"}, "give-time"),
    ({**GO_ON, "said": "yes", "heard": "yes", "lasted": "soon"}, "give-time"),
    ({**GO_ON, "respect": "no", "said": "yes", "heard": "yes", "lasted": "yes"}, "opinion-outside"),
    # after the second, soft question about safety
    ({**FIRST_TALK, "beneath": "uneasy"}, "opinion-outside"),
    ({**FIRST_TALK, "afraid": "not-sure", "beneath": "no"}, "opinion-outside"),
    ({**FIRST_TALK, "afraid": "prefer-not"}, "opinion-outside"),
    ({**FIRST_TALK, "stop-signs": ("prefer-not",)}, "opinion-outside"),
    ({**FIRST_TALK, "afraid": "prefer-not", "beneath": "no"}, "say-first"),
    ({**FIRST_TALK, "afraid": "prefer-not", "beneath": "no", "feeling": ("hurt", "scared")}, "opinion-outside"),
    ({**FIRST_TALK, "beneath": "no", "feeling": ("hurt", "scared")}, "say-first"),
    ({**GO_ON, "said": "yes", "heard": "no", "beneath": "no"}, "opinion-outside"),
    (
        {**GO_ON, "pattern": "pattern", "said": "yes", "heard": "yes", "lasted": "while", "beneath": "no"},
        "opinion-outside",
    ),
    ({**GO_ON, "respect": "no", "said": "no", "beneath": "no"}, "opinion-outside"),
    ({**GO_ON, "said": "yes", "heard": "partly", "strain": "judged", "beneath": "no"}, "try-repair"),
    ({**FIRST_TALK, "strain": "direction", "goals": "unclear", "beneath": "no"}, "review-goals"),
    ({**FIRST_TALK, "strain": "other", "strain-other": "the waiting room", "beneath": "no"}, "say-first"),
    # can you leave, and how
    ({**MOVE_ON, "can-switch": "hard", "leave-how": "care"}, "change-with-care"),
    ({**MOVE_ON, "can-switch": "stay"}, "cannot-switch"),
    (MOVE_ON, "change-with-care"),
    ({**FIRST_TALK, "strain": "practical", "can-offer": "no", "beneath": "no", "can-switch": "hard"}, "cannot-switch"),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "outcome"), FIT)
def test_fit_points_to(answers: dict[str, Value], outcome: str, guides: Guides, to_the_end: ToTheEnd) -> None:
    assert to_the_end(guides["fit"], answers).here.id == outcome


def test_the_table_of_fit_reaches_all_of_its_17_outcomes(guides: Guides) -> None:
    ends = {name: node for name, node in guides["fit"].nodes.items() if isinstance(node, Outcome)}
    assert len(ends) == 17
    assert {outcome for _, outcome in FIT} == set(ends)
    assert {node.kind for node in ends.values()} == {
        Kind.SUPPORT, Kind.REPAIR, Kind.WAIT, Kind.OPINION, Kind.CHANGE, Kind.STAY,
    }  # fmt: skip


def test_fit_gives_a_first_sentence_in_the_words_of_the_person(guides: Guides, to_the_end: ToTheEnd) -> None:
    walk = to_the_end(guides["fit"], FIT[0][0])
    assert '"When you were late, I felt hurt."' in sentences(walk)


def test_fit_gives_a_first_sentence_even_when_no_words_were_given(guides: Guides, to_the_end: ToTheEnd) -> None:
    walk = to_the_end(guides["fit"], {**FIRST_TALK, "beneath": "no"})
    assert '"When you said or did something that stayed with me, I felt unsettled."' in sentences(walk)


def test_fit_names_the_day_to_look_again(guides: Guides, to_the_end: ToTheEnd) -> None:
    moves: dict[str, Value] = {"go-on": "yes", "pattern": "none", "respect": "yes", "moves": "early"}
    assert "Your day to look again is 8 January 2027." in sentences(
        to_the_end(guides["fit"], {**moves, "review-date": "2027-01-08"})
    )
    assert "Pick a day to look again when you can. Any day that feels right will do." in sentences(
        to_the_end(guides["fit"], moves)
    )


@pytest.mark.parametrize("wanted", sorted({outcome for _, outcome in FIT} - {"stop-late"}))
def test_what_would_change_fit_misses_no_end_that_other_answers_lead_to(
    wanted: str, guides: Guides, to_the_end: ToTheEnd, explore: Explore
) -> None:
    """Each other option is walked on by brute force: the answers that were given stay, any others are tried."""
    walk = to_the_end(guides["fit"], next(answers for answers, outcome in FIT if outcome == wanted))
    found = {
        (change.key, change.value): {end.id for end in change.leads_to} | ({wanted} if change.stays else set())
        for change in would_change(walk)
    }
    for step in walk.trail:
        start = walk.revisit(step.key)
        assert start is not None
        for option in options_of(step.ask) if step.ask.id in deciding(walk.guide) else ():
            value = (option,) if isinstance(step.ask.form, ChooseAny) else option
            other = start.answer(value)
            assert isinstance(other, Walk)
            steps = explore(other, fixed=walk.answers()) if isinstance(other.here, Ask) else [(start, other)]
            ends = {onward.here.id for _, onward in steps if isinstance(onward.here, Outcome)}
            assert found.get((step.key, value), {wanted}) == ends, (step.key, value)


def test_what_would_change_fit_names_the_answers_that_call_for_support(guides: Guides, to_the_end: ToTheEnd) -> None:
    changes = would_change(to_the_end(guides["fit"], FIT[0][0]))
    support = {(change.key, change.value) for change in changes for end in change.leads_to if end.kind is Kind.SUPPORT}
    assert {("afraid", "yes"), ("beneath", "dread"), ("beneath", "pressed"), ("beneath", "listed")} <= support
    assert {("stop-signs", (sign,)) for sign in ("sexual", "abuse", "abandoned")} <= support
    assert all(change.complete for change in changes)


def test_the_answers_of_fit_come_along_to_the_six_steps(guides: Guides, to_the_end: ToTheEnd) -> None:
    fit = to_the_end(guides["fit"], FIT[0][0])
    assert isinstance(fit.here, Outcome)
    assert fit.here.offer[0] == "six-steps-client"
    guide = guides["six-steps-client"]
    shared: Drafts = {key: value for key, value in fit.answers().items() if key in guide.asks()}
    assert {"danger", "stop-signs", "afraid", "what-happened", "strain", "feeling"} <= set(shared)
    started = begin(guide, shared).replay()
    assert started.here.id == "stirred"
    walk = started
    for key in ("stirred", "ask-report"):
        assert walk.here.id == key
        skipped = walk.skip()
        assert isinstance(skipped, Walk)
        walk = skipped.replay()
    assert walk.here.id == "missed"
    skipped = walk.skip()
    assert isinstance(skipped, Walk)
    walk = skipped.replay()
    assert walk.here.id == "signs-back"
    assert walk.answers()["what-happened"] == "were late"
    assert walk.answers()["feeling"] == ("hurt",)
