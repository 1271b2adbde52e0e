from __future__ import annotations

import pytest

from repair_cli.guide.conditions import AnyOf, Value
from repair_cli.guide.frames import (
    Facts,
    Item,
    Paragraph,
    SupportHere,
    blocks_of,
    expand,
    fill,
    filled,
    joined,
    label,
    placeholders,
    said,
    spoken_day,
)
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Form, Items, Number, Option, Share, Text
from repair_cli.guide.says import Lines, Phrasing, SupportLines, Words

MONTHS = ("January", "February", "March", "April", "May", "June")
PHRASING = Phrasing(months=MONTHS, day="${day} ${month} ${year}")
OWN = Ask("feeling-other", Text(), "Which word?", ())
FEELINGS = {
    "hurt": Option("hurt", "Hurt", phrase="hurt"),
    "angry": Option("angry", "angry"),
    "about": Option("about", "Something about ${topic}", phrase="uneasy about ${topic}"),
    "other": Option("other", "Something else", own=OWN),
}


def ask(name: str, form: Form, if_skipped: str | None = None, share: Share = Share.SESSION) -> Ask:
    return Ask(name, form, f"{name}?", (), if_skipped=if_skipped, share=share)


ASKS = {
    one.id: one
    for one in (
        ask("what", Text(lead="When you")),
        ask("topic", Text()),
        ask("note", Text(many=True)),
        ask("feeling", ChooseAny(FEELINGS)),
        ask("mood", Choose(FEELINGS), if_skipped="something"),
        ask("plan", Items(lead="I will")),
        ask("stirred", Number(0, 10)),
        ask("review", Date()),
        OWN,
    )
}


def facts(**values: Value) -> Facts:
    return Facts(ASKS, {name.replace("_", "-"): value for name, value in values.items()}, PHRASING)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("what", "were late", "were late"),
        ("topic", "two\nlines  and   spaces", "two lines and spaces"),
        ("feeling", ("hurt",), "hurt"),
        ("feeling", ("hurt", "angry"), "hurt and angry"),
        ("mood", "angry", "angry"),
        ("plan", ("call", "write", "ask"), "call, write and ask"),
        ("stirred", 7, "7"),
        ("review", "2026-03-05", "5 March 2026"),
    ],
)
def test_a_frame_takes_up_an_answer_of_each_kind(name: str, value: Value, expected: str) -> None:
    assert fill(f"You said ${{{name}}} here", facts(**{name: value})) == f"You said {expected} here"


def test_a_frame_takes_up_a_counter() -> None:
    assert fill("${score} of 3", facts(score=2)) == "2 of 3"


def test_a_frame_without_its_answer_is_none() -> None:
    assert fill("You felt ${feeling} then", facts()) is None


def test_a_frame_that_names_no_known_answer_is_none() -> None:
    assert fill("${nobody}", facts()) is None


def test_if_skipped_stands_for_a_missing_answer() -> None:
    assert fill("You felt ${mood}.", facts()) == "You felt something."


def test_two_dollars_write_one() -> None:
    assert fill("It costs $$80, ${topic} said $${topic}.", facts(topic="they")) == "It costs $80, they said ${topic}."


def test_an_answer_is_not_read_as_a_frame() -> None:
    assert fill("You: ${what}", facts(what="said ${topic} and $$", topic="no")) == "You: said ${topic} and $$"


def test_own_words_stand_for_the_option_that_takes_them() -> None:
    assert said("feeling", facts(feeling=("angry", "other"), feeling_other="a bit lost")) == "angry and a bit lost"


def test_an_option_whose_own_words_were_skipped_says_nothing() -> None:
    assert said("feeling", facts(feeling=("other",))) is None
    assert said("mood", facts(mood="other")) == "something"


def test_an_option_takes_up_another_answer() -> None:
    assert said("mood", facts(mood="about", topic="money")) == "uneasy about money"


def test_a_label_whose_answer_is_missing_is_none() -> None:
    assert label(FEELINGS["about"], facts()) is None
    assert label(FEELINGS["about"], facts(topic="money")) == "Something about money"


@pytest.mark.parametrize(
    ("frame", "answer", "expected"),
    [
        ("You said ${topic}.", "stop it.", "You said stop it."),
        ("You said ${topic}.", "stop it ...", "You said stop it."),
        ("You said ${topic}, and left.", "stop it.", "You said stop it, and left."),
        ("You said ${topic}.", "why?", "You said why?"),
        ("You said ${topic}.", "no!", "You said no!"),
        ("Did you say ${topic}?", "why?", "Did you say why?"),
        ("Did you say ${topic}?", "no!", "Did you say no!?"),
        ("You said: ${topic}", "stop it.", "You said: stop it."),
        ("${topic}. ${what}.", "why?", "why? were late."),
    ],
)
def test_full_stops_of_an_answer_give_way_to_those_of_the_frame(frame: str, answer: str, expected: str) -> None:
    assert fill(frame, facts(topic=answer, what="were late")) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("were late", "were late"),
        ("When you were late", "were late"),
        ("WHEN YOU were late", "were late"),
        ("you were late", "were late"),
        ("Looked at your phone", "looked at your phone"),
        ("I'd been waiting", "I'd been waiting"),
        ("I waited", "I waited"),
        ("TV was on", "TV was on"),
        ("McCoy rang", "McCoy rang"),
        ("When you", "when you"),
    ],
)
def test_a_lead_that_is_repeated_is_dropped(answer: str, expected: str) -> None:
    assert fill("When you ${what}, I felt it", facts(what=answer)) == f"When you {expected}, I felt it"


def test_without_a_lead_the_words_stay_as_they_are() -> None:
    assert said("topic", facts(topic="When you were late")) == "When you were late"


def test_the_lead_is_dropped_in_each_line_of_a_list() -> None:
    assert said("plan", facts(plan=("I will call", "write"))) == "call and write"


def test_joining_leaves_out_what_is_missing() -> None:
    assert joined([None, "a", None, "b"], PHRASING) == "a and b"
    assert joined([None], PHRASING) is None


def test_a_day_is_said_with_a_number_where_the_language_names_no_months() -> None:
    assert spoken_day("2026-12-05", Phrasing()) == "2026-12-5"


def test_a_text_is_paragraphs_and_lists() -> None:
    text = "One\nline.\n\nBefore:\n- first\n  goes on\n- second\n\n\n- third\n- \n"
    assert list(blocks_of(text)) == [
        (False, "One line."),
        (False, "Before:"),
        (True, "first goes on"),
        (True, "second"),
        (True, "third"),
        (True, ""),
    ]


def test_an_empty_text_has_no_blocks() -> None:
    assert list(blocks_of("\n \n")) == []


def test_paragraphs_and_items_whose_answer_is_missing_are_left_out() -> None:
    say = (Words("You said ${topic}.\n\nYou felt ${feeling}.\n\n- ${what}\n- about ${topic}\n- \n"),)
    assert expand(say, facts(topic="money")) == (Paragraph("You said money."), Item("about money"))


def test_a_part_is_shown_when_its_condition_holds() -> None:
    say = (
        Words("Alone.", AnyOf("mood", frozenset({"hurt"}))),
        Words("With others.", AnyOf("mood", frozenset({"angry"}))),
        SupportLines(Lines.CRISIS, AnyOf("mood", frozenset({"angry"}))),
        SupportLines(Lines.ROUTES, AnyOf("mood", frozenset({"hurt"}))),
    )
    assert expand(say, facts(mood="angry")) == (Paragraph("With others."), SupportHere(Lines.CRISIS))


def test_a_block_that_is_nothing_but_a_list_becomes_its_lines() -> None:
    say = (Words("My plan:\n- ${plan}\n\n${plan}"),)
    assert expand(say, facts(plan=("call", "write"))) == (
        Paragraph("My plan:"),
        Item("call"),
        Item("write"),
        Paragraph("call"),
        Paragraph("write"),
    )


def test_a_block_that_is_nothing_but_a_long_text_keeps_its_paragraphs() -> None:
    assert expand((Words("${note}"),), facts(note="one\nline\n\n \ntwo")) == (Paragraph("one line"), Paragraph("two"))


def test_a_block_that_is_nothing_but_a_short_answer_is_one_block() -> None:
    assert expand((Words("- ${topic}"),), facts(topic="money")) == (Item("money"),)


def test_a_block_that_is_nothing_but_a_counter_says_the_number() -> None:
    assert expand((Words("${score}"),), facts(score=2)) == (Paragraph("2"),)


def test_placeholders_are_named_in_order() -> None:
    assert list(placeholders("${b} $$ ${a} ${b} $x")) == ["b", "a", "b"]


def test_private_answers_are_not_shared_and_counters_are() -> None:
    asks = {**ASKS, "secret": ask("secret", Text(), "nothing", Share.PRIVATE), "open": ask("open", Text())}
    shared = Facts(asks, {"secret": "CANARY", "open": "yes", "score": 2}, PHRASING).shared()
    assert shared.values == {"open": "yes", "score": 2}
    assert "secret" not in shared.asks
    assert fill("${secret}", shared) is None


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("I felt betrayed", "When I saw it, I felt betrayed."),
        ("i FELT betrayed", "When I saw it, I felt betrayed."),
        ("it, I felt small", "When I saw it, I felt small."),
        ("felt", "When I saw it, I felt felt."),
        ("I felt", "When I saw it, I felt I felt."),
    ],
)
def test_words_that_the_frame_has_said_are_not_said_again(answer: str, expected: str) -> None:
    facts = Facts({"topic": ASKS["topic"]}, {"topic": answer}, PHRASING)
    assert fill("When I saw it, I felt ${topic}.", facts) == expected


def test_an_answer_that_ends_in_a_cry_goes_on_after_a_comma() -> None:
    facts = Facts({"topic": ASKS["topic"]}, {"topic": "you yelled at me!"}, PHRASING)
    assert fill("When ${topic}, I froze.", facts) == "When you yelled at me, I froze."


def test_a_text_that_misses_an_answer_shows_a_gap_and_keeps_the_rest() -> None:
    facts = Facts(ASKS, {"what": "came late"}, PHRASING)
    assert filled("When you ${what}", facts) == "When you came late"
    assert filled("When you ${what}, for $$5, I felt ${feeling}", facts) == "When you came late, for $5, I felt ..."
