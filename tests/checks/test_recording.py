from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from repair_cli.checks.recording import recorded
from repair_cli.checks.stories import stories_in
from repair_cli.checks.telling import tell_all
from repair_cli.errors import Problem
from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Guide, Items, Kind, Outcome, Share, Text, options_of
from repair_cli.guide.samples import samples
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.files import Source
from repair_cli.library.packs import Library
from repair_cli.library.spots import read_spots
from tests.checks.tale import guide

CANARY = "canary"
ALL: Drafts = {
    "mood": "bad",
    "why": f"the {CANARY}",
    "keep": ("walk", "talk"),
    "told": 7,
    "secret": f"my {CANARY}",
    "day": "2027-03-04",
}


def walked(guide: Guide, answers: Drafts) -> Walk:
    return begin(guide, answers).replay(unattended=True)


def story(walk: Walk) -> str:
    text = recorded(walk)
    assert text is not None
    return text


def given_in(text: str) -> list[str]:
    return [line.strip() for line in text.partition("given:")[2].partition("expect:")[0].splitlines() if line.strip()]


def differences(text: str, library: Library) -> list[str]:
    problems: list[Problem] = []
    spot = read_spots(text, "story.yaml", problems)
    assert spot is not None
    file = stories_in(spot, Source("story.yaml", text), library, problems)
    assert (problems, file is None) == ([], False)
    assert file is not None
    return [str(one) for told in tell_all(file) for one in told.differences]


def test_a_walk_becomes_a_story_without_what_is_private(tmp_path: Path) -> None:
    text = story(walked(guide(tmp_path), ALL))
    assert (
        text.partition("guide: ")[2]
        == """\
evening
stories:
  recorded:
    given:
      mood: bad
      why: (why)
      keep: [walk]
      secret: (secret)
      day: 2030-01-07
    expect:
      outcome: done
      path: [hello, mood, why, keep, secret, day, done]
      card:
        - "# Tonight"
        - "## How it was"
        - It was (why).
        - "## When"
        - I look again on 7 January 2030.
"""
    )


def test_the_file_says_what_is_kept(tmp_path: Path) -> None:
    head = story(walked(guide(tmp_path), ALL)).partition("guide: ")[0]
    assert "the choices and numbers of questions that may be shared" in head
    assert "words and days that were typed" in head
    assert "it is the one that was given" in head


def test_a_stopped_walk_becomes_a_story(tmp_path: Path) -> None:
    text = story(walked(guide(tmp_path), {"mood": "own", "mood-own": CANARY}))
    assert text.partition("    given:\n")[2] == (
        "      mood: own\n"
        "      mood-own: (mood-own)\n"
        "    expect:\n"
        "      asks: keep\n"
        "      path: [hello, mood, mood-own, rest, keep]\n"
    )


def test_a_walk_without_an_answer_becomes_a_story(tmp_path: Path) -> None:
    assert "    given: {}\n    expect:\n      asks: mood\n" in story(begin(guide(tmp_path)))


def test_what_is_left_open_stays_so(tmp_path: Path) -> None:
    text = story(walked(guide(tmp_path), {**ALL, "secret": None, "keep": None}))
    assert given_in(text)[2:4] == ["keep: /skip", "secret: /skip"]


def test_parked_answers_are_not_in_it(tmp_path: Path) -> None:
    again = walked(guide(tmp_path), ALL).revisit("mood")
    assert again is not None
    other = again.answer("good")
    assert isinstance(other, Walk)
    assert "why" not in story(other.replay())


def test_an_end_with_help_from_others_is_not_recorded(tmp_path: Path) -> None:
    walk = walked(guide(tmp_path), {**ALL, "told": 9})
    assert (walk.here.id, recorded(walk)) == ("outside", None)


SIGNS: dict[str, Drafts] = {
    "a stop sign": {"danger": "no", "stop-signs": ("sexual",)},
    "afraid": {"danger": "no", "stop-signs": ("none",), "afraid": "yes"},
    "in danger": {"danger": "me", "danger-next": "stop-here"},
    "amid the signs": {"danger": "me", "danger-next": "go-on"},
    "on the way out": {"danger": "me"},
    "an early sign": {"danger": "no", "stop-signs": ("none",), "afraid": "no", "early-signs": ("touch", "gift")},
}


@pytest.mark.parametrize("name", ["safety-check", "fit", "six-steps-client", "follow-through-client"])
@pytest.mark.parametrize("sign", SIGNS)
def test_no_story_tells_what_was_answered_about_safety(library: Library, name: str, sign: str) -> None:
    assert recorded(walked(library.guide(name), SIGNS[sign])) is None


def test_the_way_through_the_safety_questions_is_the_plain_one(library: Library) -> None:
    troubled: Drafts = {
        "danger": "me",
        "danger-next": "go-on",
        "stop-signs": ("not-sure",),
        "opinion-next-signs": "go-on",
        "afraid": "not-sure",
        "opinion-next-afraid": "go-on",
        "early-signs": ("touch",),
        "opinion-next": "go-on",
    }
    text = story(walked(library.guide("six-steps-client"), {**troubled, "stirred": 9, "stirred-choice": "go-on"}))
    assert given_in(text) == ["danger: no", "stop-signs: [none]", "afraid: no", "early-signs: [none]", "stirred: 0"]


def test_a_private_choice_stays_where_only_it_leads_to_what_is_shared(library: Library) -> None:
    calm: Drafts = {"danger": "no", "stop-signs": ("none",), "afraid": "no", "early-signs": ("none",), "stirred": 1}
    answers: Drafts = {**calm, "ask-report": "no", "what-happened": CANARY, "strain": "judged", "hard-words": CANARY}
    text = story(walked(library.guide("six-steps-client"), answers))
    assert given_in(text)[-2:] == ["strain: judged", "hard-words: (hard-words)"]


@pytest.mark.parametrize(
    "name",
    ["fit", "six-steps-client", "six-steps-quick", "six-steps-therapist", "follow-through-client", "follow-through-therapist"],
)  # fmt: skip
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_own_words_never_appear_and_every_story_goes_as_it_was_recorded(
    library: Library, name: str, data: st.DataObject
) -> None:
    walk = _any_walk(library.guide(name), data)
    text = recorded(walk)
    if text is None:
        outcome = walk.here if isinstance(walk.here, Outcome) else None
        assert outcome is None or outcome.kind in (Kind.SUPPORT, Kind.URGENT, Kind.OPINION) or len(walk.at.inside) > 1
        return
    assert not re.search(CANARY, text, re.IGNORECASE)
    assert "2031" not in text
    assert differences(text, library) == []
    shared = {step.key for step in walk.trail if step.ask.share is Share.SESSION and options_of(step.ask)}
    told = {line.partition(":")[0] for line in given_in(text)}
    assert shared <= told


def _any_walk(guide: Guide, data: st.DataObject) -> Walk:
    """A walk with any answers, calm ones more often than others, up to any place."""
    calm: Drafts = {"danger": "no", "stop-signs": ("none",), "afraid": "no", "client-risk": "no", "crossed": ("none",)}
    walk = begin(guide)
    for _ in range(data.draw(st.integers(0, 60))):
        if isinstance(walk.here, Outcome):
            break
        values: list[Value | None] = [None, *samples(walk.here, walk.facts, ())]
        if isinstance(walk.here.form, Text | Items):
            values = [None, f"my {CANARY}", (f"one {CANARY}", f"two {CANARY}")]
        if walk.key in calm and data.draw(st.integers(0, 3)):
            values = [calm[walk.key]]
        value = data.draw(st.sampled_from(values))
        value = "2031-05-06" if value == "2000-01-01" else value
        onward = walk.skip() if value is None else walk.answer(value)
        walk = onward if isinstance(onward, Walk) else walk
    return walk
