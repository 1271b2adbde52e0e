"""Whatever else is answered: after a stop sign there is support, and no repair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Protocol

import pytest

from repair_cli.guide.conditions import AnyOf, Value, holds
from repair_cli.guide.frames import SupportHere, expand
from repair_cli.guide.model import Guide, Kind, Outcome, Share
from repair_cli.guide.page import told
from repair_cli.guide.says import Lines, Say, Words
from repair_cli.guide.values import Misfit
from repair_cli.guide.verdict import because
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.answers import base

Steps = Mapping[str, list[tuple[Walk, Walk]]]
Guides = Mapping[str, Guide]
Signs = tuple[AnyOf, ...]


class Explore(Protocol):
    def __call__(self, start: Walk, *, fixed: Mapping[str, Value] = ...) -> Iterator[tuple[Walk, Walk]]: ...

    def values(self, walk: Walk) -> Iterator[Value | None]: ...


SAFETY = ("safety-check", "safety-check-therapist")
CALM: Drafts = {
    "danger": "no",
    "stop-signs": ("none",),
    "afraid": "no",
    "early-signs": ("none",),
    "client-risk": "no",
    "crossed": ("none",),
    "own-state": "steady",
}
DOORS = [
    ("safety-check", "client"),
    ("six-steps-client", "client"),
    ("fit", "client"),
    ("six-steps-quick", "client"),
    ("safety-check-therapist", "therapist"),
    ("six-steps-therapist", "therapist"),
    ("six-steps-quick", "therapist"),
    ("follow-through-client", "client"),
    ("follow-through-therapist", "therapist"),
    ("working-bond", "client"),
    ("prepare", "client"),
]
FRIEND = "their-danger"
"""The first question of the guide for a friend, who has no therapist to be asked about."""
ADVICE = frozenset(Kind) - {Kind.SUPPORT, Kind.URGENT, Kind.OPINION, Kind.END}
CRISIS = SupportHere(Lines.CRISIS)
NEVER_AFTER_A_SIGN = (
    "talk to your therapist",
    "talk with your therapist",
    "talk to them",
    "talk it over with them",
    "talk it through",
    "tell your therapist",
    "tell them how",
    "tell them what",
    "let them know",
    "ask your therapist",
    "ask them",
    "explain to them",
    "raise it",
    "raise this",
    "bring it up",
    "bring this up",
    "speak up",
    "try a repair",
    "mend it",
    "work it out",
    "clear it up",
    "give them a chance",
    "another chance",
    "hear them out",
    "see it their way",
    "your part",
    "forgive",
    "misunderst",
)
NEVER_AFTER_A_LINE = ("apolog", "say sorry", "invite", "own your", "their view", "validate", "your side", "raise it")


def signs_of(seat: str, stop_signs: Signs, together: int = 2) -> list[dict[str, Value]]:
    """Each stop sign of one seat as an answer, alone and with up to `together - 1` others."""
    found: list[dict[str, Value]] = []
    for sign in stop_signs:
        if (sign.name == "crossed") is (seat == "therapist"):
            sizes = range(1, together + 1) if sign.name != "afraid" else (1,)
            found += [{sign.name: several} for size in sizes for several in combinations(sorted(sign.values), size)]
    return [{"afraid": "yes"} if "afraid" in sign else sign for sign in found]


def stopped(walk: Walk, stop_signs: Signs) -> bool:
    return any(holds(sign, walk.at.values) for sign in stop_signs)


def safety_nodes(guides: Guides) -> frozenset[str]:
    return frozenset(name for one in SAFETY for name in guides[one].nodes)


def arrive(guide: Guide, *answers: Drafts) -> Walk:
    """As far as these answers lead, with harmless ones to the other safety questions; pauses are passed."""
    known = dict(CALM)
    for some in answers:
        known |= some
    return begin(guide, known).replay(unattended=True)


def ends(steps: Iterator[tuple[Walk, Walk]]) -> dict[str, Walk]:
    return {onward.here.id: onward for _, onward in steps if isinstance(onward.here, Outcome)}


def kinds(walks: Mapping[str, Walk]) -> set[Kind]:
    return {walk.here.kind for walk in walks.values() if isinstance(walk.here, Outcome)}


def carried(walk: Walk, guide: Guide) -> Drafts:
    """The answers that come along when another guide is opened."""
    asks = guide.asks()
    return {key: value for key, value in walk.answers().items() if base(key) in asks}


def read(say: Say, walk: Walk) -> list[object]:
    return list(expand(say, walk.facts))


def shown(walk: Walk) -> list[object]:
    """The blocks of the text that stands on the screen of a walk."""
    if isinstance(walk.here, Outcome):
        return [block for say in walk.at.above for block in read(say, walk)] + list(told(walk, walk.facts))
    return [block for say in (*walk.at.above, walk.here.say) for block in read(say, walk)]


def words(walk: Walk) -> str:
    """All words that stand on the screen of a walk, in small letters."""
    found = [str(getattr(block, "text", "")) for block in shown(walk)]
    if isinstance(walk.here, Outcome):
        found.append(walk.here.title)
    else:
        found += [walk.here.question, walk.here.why, *walk.here.examples, walk.here.needed]
        found += [option.label for option in getattr(walk.here.form, "options", {}).values()]
    return "\n".join(found).lower()


def test_every_guide_that_visits_a_safety_guide_is_a_door_that_is_tried(guides: Guides) -> None:
    visiting = {name for name, guide in guides.items() if not set(guide.visits).isdisjoint(SAFETY)}
    assert {name for name, _ in DOORS} == visiting | set(SAFETY)


def test_the_stop_signs_are_the_ones_that_the_facts_name(guides: Guides, stop_signs: Signs) -> None:
    client, _, therapist = stop_signs
    assert client.values == {
        "sexual", "abuse", "exploitation", "secrecy", "privacy", "retaliation", "unfit", "discrimination", "licence",
        "abandoned",
    }  # fmt: skip
    assert therapist.values == {
        "sexual", "money", "threat", "force", "secrecy", "privacy", "impaired", "slurs", "untrained", "dropped",
        "complaint", "afraid-of-client",
    }  # fmt: skip


@pytest.mark.parametrize(("name", "seat"), DOORS)
def test_each_stop_sign_alone_and_in_pairs_ends_in_support(
    name: str, seat: str, guides: Guides, explore: Explore, stop_signs: Signs
) -> None:
    for sign in signs_of(seat, stop_signs):
        walk = arrive(guides[name], {"role": seat}, sign)
        reached = {walk.here.id: walk} if isinstance(walk.here, Outcome) else ends(explore(walk))
        assert stopped(walk, stop_signs), sign
        assert reached, sign
        assert kinds(reached) == {Kind.SUPPORT}, sign


@pytest.mark.parametrize(("name", "seat"), [("safety-check", "client"), ("safety-check-therapist", "therapist")])
def test_any_number_of_stop_signs_ends_in_support(name: str, seat: str, guides: Guides, stop_signs: Signs) -> None:
    for sign in signs_of(seat, stop_signs, together=10):
        walk = arrive(guides[name], sign)
        over = walk if isinstance(walk.here, Outcome) else walk.skip()
        assert isinstance(over, Walk)
        assert isinstance(over.here, Outcome)
        assert over.here.kind is Kind.SUPPORT, sign


def test_no_answers_lead_out_of_the_safety_guides_after_a_stop_sign(
    guides: Guides, every_step: Steps, stop_signs: Signs
) -> None:
    inside = safety_nodes(guides)
    tried = set()
    for name, steps in every_step.items():
        for before, onward in steps:
            if stopped(onward, stop_signs):
                tried.add(name)
                since = {step.partition("#")[0] for step in onward.at.path[len(before.at.path) :]}
                assert since <= inside, (name, onward.answers())
                if isinstance(onward.here, Outcome):
                    assert onward.here.kind is Kind.SUPPORT, (name, onward.answers())
    assert tried == {name for name, _ in DOORS}


@pytest.mark.parametrize(("name", "seat"), DOORS)
def test_answers_given_in_advance_do_not_lead_past_a_stop_sign(
    name: str, seat: str, guides: Guides, explore: Explore, endings: Mapping[str, dict[str, Walk]], stop_signs: Signs
) -> None:
    inside = safety_nodes(guides)
    known = [walk.answers() for walk in endings[name].values() if walk.answers().get("role", seat) == seat]
    everything: dict[str, Value | None] = {key: value for one in known for key, value in one.items()}
    for advance in (*known, everything):
        for sign in signs_of(seat, stop_signs, together=1):
            walk = arrive(guides[name], advance, CALM, {"role": seat}, sign)
            assert stopped(walk, stop_signs), (advance, sign)
            assert walk.here.id in inside, (advance, sign)
            reached = {walk.here.id: walk} if isinstance(walk.here, Outcome) else ends(explore(walk))
            assert kinds(reached) == {Kind.SUPPORT}, (advance, sign)


@pytest.mark.parametrize(("name", "seat"), DOORS)
def test_going_back_and_changing_another_answer_does_not_undo_a_stop_sign(
    name: str, seat: str, guides: Guides, explore: Explore, stop_signs: Signs
) -> None:
    for sign in signs_of(seat, stop_signs, together=1):
        (question,) = sign
        first = arrive(guides[name], {"role": seat}, sign)
        for walk in ends(explore(first)).values() or [first]:
            for steps in range(1, len(walk.trail) + 1):
                assert walk.back(steps).replay(unattended=True).here is walk.here
            for step in walk.trail:
                start = walk.revisit(step.key)
                assert start is not None
                if step.key in (question, "role"):
                    continue
                for value in explore.values(start):
                    other = start.skip() if value is None else start.answer(value)
                    if isinstance(other, Misfit):
                        continue
                    onward = other.replay(unattended=True)
                    reached = {onward.here.id: onward} if isinstance(onward.here, Outcome) else {}
                    reached |= ends(explore(onward, fixed=sign))
                    assert kinds(reached).isdisjoint(ADVICE), (sign, step.key, value)


@pytest.mark.parametrize(("name", "seat"), DOORS)
def test_a_stop_sign_given_later_takes_every_finished_walk_to_support(
    name: str, seat: str, guides: Guides, explore: Explore, endings: Mapping[str, dict[str, Walk]], stop_signs: Signs
) -> None:
    tried = 0
    for walk in endings[name].values():
        for sign in signs_of(seat, stop_signs, together=1):
            ((question, value),) = sign.items()
            start = walk.revisit(question)
            if start is not None:
                tried += 1
                changed = start.answer(value)
                assert isinstance(changed, Walk)
                onward = changed.replay(unattended=True)
                assert stopped(onward, stop_signs)
                reached = {onward.here.id: onward} if isinstance(onward.here, Outcome) else ends(explore(onward))
                assert kinds(reached) == {Kind.SUPPORT}, (walk.here.id, sign)
    assert tried


@pytest.mark.parametrize(("name", "seat"), DOORS)
def test_no_guide_that_follows_leads_to_advice_while_the_stop_sign_stands(
    name: str, seat: str, guides: Guides, explore: Explore, stop_signs: Signs
) -> None:
    for sign in signs_of(seat, stop_signs, together=1):
        first = arrive(guides[name], {"role": seat}, sign)
        waiting = list(ends(explore(first)).values() or [first])
        seen: set[str] = set()
        while waiting:
            walk = waiting.pop()
            assert isinstance(walk.here, Outcome)
            for offer in walk.here.offer:
                if offer not in seen:
                    seen.add(offer)
                    following = begin(guides[offer], carried(walk, guides[offer]))
                    reached = ends(explore(following, fixed=sign))
                    if isinstance(following.here, Outcome):
                        reached |= {following.here.id: following}
                    assert kinds(reached) <= {Kind.SUPPORT, Kind.URGENT}, (sign, offer)
                    waiting += reached.values()
        assert seen


@pytest.mark.parametrize(("name", "seat"), DOORS)
def test_any_other_guide_that_takes_up_the_answers_stops_at_the_stop_sign_again(
    name: str, seat: str, guides: Guides, stop_signs: Signs
) -> None:
    for sign in signs_of(seat, stop_signs, together=1):
        for door, other in DOORS:
            if other == seat:
                before = arrive(guides[name], {"role": seat}, sign)
                walk = arrive(guides[door], {"role": seat}, carried(before, guides[door]))
                assert stopped(walk, stop_signs), (sign, door)
                assert walk.here.id in safety_nodes(guides), (sign, door)


def test_two_stop_signs_are_told_as_one_reason(guides: Guides) -> None:
    walk = arrive(guides["fit"], {"stop-signs": ("sexual", "privacy")})
    assert [reason.clause for reason in because(walk) if reason.key == "stop-signs"] == [
        "something on the stop list happened"
    ]


def test_the_safety_questions_come_before_all_others_but_the_question_which_they_are(
    guides: Guides, every_step: Steps
) -> None:
    inside = safety_nodes(guides) | {FRIEND}
    for name, guide in guides.items():
        for walk in (begin(guide), *(onward for _, onward in every_step[name])):
            if inside.isdisjoint(walk.at.path):
                assert walk.here.id == "role" or (
                    isinstance(walk.here, Outcome) and walk.here.kind in {Kind.SUPPORT, Kind.RETURN}
                ), name


def test_what_is_answered_about_safety_never_leaves(guides: Guides) -> None:
    for one in SAFETY:
        for ask in guides[one].asks().values():
            assert ask.share is Share.PRIVATE, ask.id
            assert ask.wording is None, ask.id


def test_no_safety_question_that_decides_can_be_skipped_without_a_reason(guides: Guides) -> None:
    for name in ("danger", "stop-signs", "afraid"):
        assert guides["safety-check"].asks()[name].needed
    for name in ("client-risk", "crossed"):
        assert guides["safety-check-therapist"].asks()[name].needed


@pytest.mark.parametrize("danger", ["me", "someone", "not-sure"])
@pytest.mark.parametrize(("name", "seat"), [door for door in DOORS if door[1] == "client"])
def test_danger_shows_the_crisis_lines_first_and_again_at_every_end(
    danger: str, name: str, seat: str, guides: Guides, endings: Mapping[str, dict[str, Walk]]
) -> None:
    first = begin(guides[name], {"role": seat, "danger": danger}).replay()
    assert first.here.id == "danger-next"
    assert CRISIS in shown(first)
    for walk in endings[name].values():
        if "danger" in walk.answers():
            on = {} if walk.here.id == "urgent" else {"danger-next": "go-on"}
            answers: Drafts = {**walk.answers(), "danger": danger, **on}
            again = begin(guides[name], answers).replay(unattended=True)
            assert again.here.id == walk.here.id
            assert CRISIS in told(again, again.facts), walk.here.id


@pytest.mark.parametrize("risk", ["yes", "not-sure"])
@pytest.mark.parametrize(("name", "seat"), [door for door in DOORS if door[1] == "therapist"])
def test_risk_that_a_therapist_names_comes_first_and_again_at_every_end(
    risk: str, name: str, seat: str, guides: Guides, endings: Mapping[str, dict[str, Walk]]
) -> None:
    first = begin(guides[name], {"role": seat, "client-risk": risk}).replay()
    assert first.here.id == "risk-next"
    for walk in endings[name].values():
        if "client-risk" in walk.answers():
            on = {} if walk.here.id == "urgent-therapist" else {"risk-next": "go-on"}
            answers: Drafts = {**walk.answers(), "client-risk": risk, **on}
            again = begin(guides[name], answers).replay(unattended=True)
            assert again.here.id == walk.here.id
            assert CRISIS in told(again, again.facts), walk.here.id


@pytest.mark.parametrize(("name", "seat"), DOORS)
def test_nothing_that_is_said_after_a_stop_sign_pushes_towards_the_other_person(
    name: str, seat: str, guides: Guides, explore: Explore, stop_signs: Signs
) -> None:
    never = NEVER_AFTER_A_SIGN if seat == "client" else NEVER_AFTER_A_LINE
    for sign in signs_of(seat, stop_signs, together=1):
        first = arrive(guides[name], {"role": seat}, sign)
        at_once = begin(guides[name], {**CALM, "role": seat, **sign}).replay()
        for walk in (first, at_once, *(onward for _, onward in explore(at_once))):
            said = words(walk)
            assert not [phrase for phrase in never if phrase in said], (sign, walk.here.id)


@pytest.mark.parametrize(
    ("name", "question", "values", "outcome"),
    [
        ("fit", "beneath", {"dread", "pressed", "listed"}, "stop-late"),
        ("fit", "limit-side", {"listed"}, "stop-late"),
        ("fit", "after-blame", {"yes"}, "stop-late"),
        ("six-steps-client", "scared-of", {"them"}, "step-back"),
        ("six-steps-quick", "scared-of", {"them"}, "step-back"),
        ("follow-through-client", "in-the-way", {"scared"}, "step-back"),
        ("follow-through-client", "fear-or-nerves", {"scared"}, "step-back"),
        ("follow-through-client", "worse-how", {"pressed"}, "step-back"),
        ("follow-through-client", "after-blame", {"yes"}, "step-back"),
        ("working-bond", "beneath", {"dread", "pressed", "listed"}, "step-back"),
        ("prepare", "beneath", {"dread", "pressed", "listed"}, "step-back"),
    ],
)
def test_a_sign_that_comes_late_ends_in_support_as_well(
    name: str, question: str, values: set[str], outcome: str, guides: Guides, every_step: Steps
) -> None:
    after = [onward for before, onward in every_step[name] if before.here.id == question]
    told = [walk for walk in after if walk.answers()[question] in values]
    assert {str(walk.answers()[question]) for walk in told} == values
    assert {walk.here.id for walk in told} == {outcome}
    end = guides[name].nodes[outcome]
    assert isinstance(end, Outcome)
    assert end.kind is Kind.SUPPORT
    assert "support" in end.offer
    assert set(end.offer) <= {"support", "ending-contact", "how-to-complain"}
    said = " ".join(part.text for part in end.say if isinstance(part, Words)).lower()
    assert not [phrase for phrase in NEVER_AFTER_A_SIGN if phrase in said]
