"""What is found in a text, where it stands, and what is left alone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from repair_cli.wording import Finding, Wording
from repair_cli.wording.look import Ready, prepared
from tests.wording.rules import LANGUAGE, found, rule, wording


def test_without_rules_nothing_is_found() -> None:
    assert Wording().find("You never listen.") == ()


def test_a_finding_names_the_words_their_place_how_they_may_be_heard_and_other_ways_to_say_it() -> None:
    check = wording(rule("you never {rest}", frames=("When you did not ${rest}, I felt ...",)))
    assert check.find("Well. You never listen to me, you know.") == (
        Finding("blame", 6, 28, "You never listen to me", "It may be heard as ...", ("When you did not listen to me, I felt ...",)),
    )  # fmt: skip


def test_a_rule_for_one_seat_finds_nothing_in_words_of_the_other() -> None:
    rules = (rule("you never"), replace(rule("your job", kind="pressuring"), seat="client"))
    ready = Ready(lambda: prepared(rules, LANGUAGE, {"client": {"pressuring": ("your job",)}}))
    kinds = {
        seat: [one.kind for one in Wording.of(ready, seat).find("It is your job and you never do it.")]
        for seat in ("client", "therapist")
    }
    assert kinds == {"client": ["pressuring", "blame"], "therapist": ["blame"]}
    assert [len(Wording.of(ready, seat).examples) for seat in kinds] == [1, 0]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("you are cold", "You\u2019re cold", "You\u2019re cold"),
        ("you are cold", "youre cold", "youre cold"),
        ("you're cold", "YOU ARE COLD!", "YOU ARE COLD"),
        ("i do not care", "i don't care", "i don't care"),
        ("you can not", "you can\u2019t", "you can\u2019t"),
        ("never", "neverrrr", "neverrrr"),
        ("you (are|were) [so|very] <cold>", "you were so made of ice", "you were so made of ice"),
        ("you are <cold>", "you are harsher", "you are harsher"),
        ("you ...2 cold", "you are so cold", "you are so cold"),
        ("you are !(warm|kind) today", "you are late today", "you are late today"),
        ("START you", "Fine. You are", "You"),
        ("late END", "you are late", "late"),
        (", but you", "sorry, but you", "but you"),
        ("over-react", "do not over react", "over react"),
        ("sorry but", "Sorry. But", "Sorry. But"),
        ("you are late", "Dr. you are late", "you are late"),
        ("you are late", "you are\nlate", "you are\nlate"),
        ("you are late", "you, are late", "you, are late"),
    ],
)
def test_a_pattern_finds(pattern: str, text: str, words: str) -> None:
    assert found(pattern, text) == [words]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("you are cold", "you. are cold"),
        ("you are cold", "you\n\nare cold"),
        ("you ...2 cold", "you are so very cold"),
        ("you are !(warm|kind) today", "you are kind today"),
        ("START you", "and you"),
        ("late END", "late again"),
        (", but you", "sorry but you"),
        ("you {rest}", "you, again"),
        ("harsh*", "hars"),
        ("you are cold", 'She wrote "you are cold" to me'),
        ("you are cold", "I read \u2018you are cold\u2019 there"),
        ("you are cold", "You said you are cold"),
        ("you are cold", "Are you cold? You are cold?"),
    ],
)
def test_a_pattern_leaves_alone(pattern: str, text: str) -> None:
    assert found(pattern, text) == []


def test_a_draft_in_quotes_and_a_single_word_in_quotes_are_no_quotations() -> None:
    assert found("you are cold", '"You are cold"') == ["You are cold"]
    assert found("you are cold", "you are 'cold'") == ["you are 'cold"]


def test_after_what_somebody_said_the_next_clause_counts_again() -> None:
    assert found("you never", "You told me you never yawn, and you never do") == ["you never"]


def test_questions_count_only_for_rules_that_look_at_questions() -> None:
    assert wording(rule("you never", questions=True)).find("Why do you never ask?") != ()


def test_an_unless_calls_its_own_rule_off_in_its_own_sentence_alone() -> None:
    check = wording(rule("you never", unless=("if",)), rule("you always", kind="absolutes"))
    assert [one.text for one in check.find("If you never ask, you always guess. You never ask.")] == [
        "you always",
        "You never",
    ]


def test_of_a_kind_one_is_found_in_a_sentence_and_kinds_stand_beside_each_other() -> None:
    check = wording(rule("you are cold"), rule("cold", kind="absolutes"), rule("late"))
    assert [(one.kind, one.start) for one in check.find("you are cold and late")] == [("blame", 0), ("absolutes", 8)]


def test_frames_take_up_the_words_as_they_were_written_and_contractions_in_full() -> None:
    check = wording(
        rule("you {what: are [so] cold} because {rest}", frames=("It seemed to me that you ${what}: ${rest}",))
    )
    assert check.find("you're SO cold because you can't sleep")[0].frames == (
        "It seemed to me that you are SO cold: you can't sleep",
    )


def test_a_frame_that_a_pattern_cannot_fill_is_left_out_and_two_are_told_at_most() -> None:
    frames = ("${rest} ...", "One", "Two", "Three")
    assert wording(rule("you never", frames=frames)).find("you never")[0].frames == ("One", "Two")


def test_what_is_too_long_for_a_frame_is_left_to_the_reader() -> None:
    check = wording(rule("you never {rest}", frames=("When you did not ${rest}",)))
    assert check.find("you never " + "so " * 100)[0].frames == ("When you did not ...",)


def test_offsets_are_those_of_the_text_behind_emoji_and_curly_quotes() -> None:
    text = "\U0001f600\U0001f600 \u201cok\u201d you\u2019re cold"
    (one,) = wording(rule("you are cold")).find(text)
    assert text[one.start : one.end] == one.text == "you\u2019re cold"


def test_no_more_than_two_hundred_are_told() -> None:
    assert len(wording(rule("late")).find("late. " * 300)) == 200
