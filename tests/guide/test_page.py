from __future__ import annotations

from msgspec.structs import replace

from repair_cli.guide.changes import ChangeWords
from repair_cli.guide.conditions import AnyOf, Value
from repair_cli.guide.frames import Item, Paragraph
from repair_cli.guide.model import Ask, Audience, Branch, Choose, Guide, Items, Kind, Option, Outcome, Share, Text
from repair_cli.guide.page import Page, Part, Titles, card, page, told, verdict
from repair_cli.guide.says import CardPlan, Section, Words
from repair_cli.guide.walk import Walk, begin

TITLES = Titles(
    "Because",
    "What would change this",
    ChangeWords("or", "as now", "several", "several. One is: ${ends}", "another answer to: ${question}"),
)
ENDS = {
    "keep": Option("keep", "A card", because="you want a card"),
    "talk": Option("talk", "A talk", because="you want to talk", next="talk"),
    "halt": Option("halt", "Halt", because="you said ${secret}", next="halt"),
    "stop": Option("stop", "Stop", next="stop"),
}
CLOSING = (Words("You wrote ${secret}."), Words("You planned ${plan}."), Words("Take care."))
GUIDE = Guide(
    "guide",
    "Guide",
    "",
    Audience.CLIENT,
    5,
    "secret",
    {
        "secret": Ask("secret", Text(), "Secret?", (Branch("plan"),)),
        "plan": Ask("plan", Items(), "Plan?", (Branch("end"),), share=Share.SESSION),
        "end": Ask("end", Choose(ENDS), "End?", (Branch("keep"),), share=Share.SESSION),
        "keep": Outcome("keep", Kind.REPAIR, "A card for you", (Words("Well done."),), card=True),
        "talk": Outcome("talk", Kind.REPAIR, "Talk", (Words("Say ${secret}."), Words("Do:\n- ${plan}"))),
        "halt": Outcome("halt", Kind.WAIT, "Halt"),
        "stop": Outcome("stop", Kind.SUPPORT, "Stop", (Words("Not your doing."),)),
    },
    card=CardPlan(
        "For my next session",
        (
            Section("What happened", (Words("${secret}"),)),
            Section("My plan", (Words("- ${plan}"), Words("First: ${plan}."))),
            Section("", (Words("If it was ${secret}", AnyOf("end", frozenset({"keep"}))), Words("Breathe."))),
        ),
    ),
    closing=CLOSING,
    verdict=True,
)


def after(*values: Value | None, guide: Guide = GUIDE) -> Walk:
    walk = begin(guide)
    for value in values:
        onward = walk.skip() if value is None else walk.answer(value)
        assert isinstance(onward, Walk)
        walk = onward
    return walk


def test_the_card_holds_shared_answers_and_leaves_out_parts_without_content() -> None:
    assert card(after("CANARY", "call\nwrite", "keep")) == Page(
        "For my next session",
        (
            Part("My plan", (Item("call"), Item("write"), Paragraph("First: call and write."))),
            Part("", (Paragraph("Breathe."),)),
        ),
    )


def test_a_section_whose_answer_was_skipped_is_left_out() -> None:
    page_ = card(after("CANARY", None, "keep"))
    assert page_ is not None
    assert [part.title for part in page_.parts] == [""]


def test_there_is_no_card_before_the_end() -> None:
    assert card(after("CANARY")) is None


def test_there_is_no_card_at_an_outcome_that_gives_none() -> None:
    assert card(after("CANARY", "call", "talk")) is None


def test_there_is_no_card_in_a_guide_that_plans_none() -> None:
    assert card(after("CANARY", "call", "keep", guide=replace(GUIDE, card=None))) is None


def test_there_is_no_page_before_the_end() -> None:
    assert page(after("CANARY"), TITLES) is None


def test_the_card_is_the_page_where_there_is_one() -> None:
    walk = after("CANARY", "call", "keep")
    assert page(walk, TITLES) == card(walk)


def test_without_a_card_the_page_is_the_outcome_with_its_reasons() -> None:
    assert page(after("CANARY", "call", "talk"), TITLES) == Page(
        "Talk",
        (
            Part("", (Paragraph("Do:"), Item("call"), Paragraph("You planned call."), Paragraph("Take care."))),
            Part("Because", (Item("you want to talk"),)),
            Part("What would change this", (Item("you want a card -> A card for you"),)),
        ),
    )


def test_a_reason_that_takes_up_a_private_answer_does_not_leave() -> None:
    found = page(after("CANARY", "call", "halt"), TITLES)
    assert found is not None
    assert [part.title for part in found.parts] == ["", "What would change this"]
    assert "CANARY" not in repr(found)


def test_the_title_of_a_page_begins_with_a_capital() -> None:
    nodes = {**GUIDE.nodes, "halt": Outcome("halt", Kind.WAIT, "say it first")}
    found = page(after("CANARY", "call", "halt", guide=replace(GUIDE, nodes=nodes)), TITLES)
    assert found is not None
    assert found.title == "Say it first"


def test_on_the_screen_private_answers_are_told() -> None:
    walk = after("CANARY", "call", "halt")
    assert next(verdict(walk, TITLES)) == Part("Because", (Item("you said CANARY"),))
    assert told(walk, walk.facts)[0] == Paragraph("You wrote CANARY.")


def test_nothing_is_told_before_the_end() -> None:
    walk = after("CANARY")
    assert told(walk, walk.facts) == ()
    assert list(verdict(walk, TITLES)) == []


def test_a_guide_without_a_verdict_gives_no_reasons() -> None:
    assert list(verdict(after("CANARY", "call", "talk", guide=replace(GUIDE, verdict=False)), TITLES)) == []


def test_support_is_told_without_reasons() -> None:
    found = page(after("CANARY", None, "stop"), TITLES)
    assert found == Page("Stop", (Part("", (Paragraph("Not your doing."), Paragraph("Take care."))),))


def test_a_verdict_leaves_out_what_has_no_words() -> None:
    silent = {
        "keep": Option("keep", "A card"),
        "talk": Option("talk", "Talk", next="talk"),
    }
    nodes = {**GUIDE.nodes, "secret": replace_form(Choose(silent))}
    guide = replace(GUIDE, nodes=nodes, closing=())
    assert list(verdict(after("talk", guide=guide), TITLES)) == []


def test_a_verdict_tells_the_ends_behind_a_question_that_opens() -> None:
    more = {
        "talk": Option("talk", "Talk", next="talk"),
        "more": Option("more", "More", because="there is more", next="end"),
    }
    nodes = {**GUIDE.nodes, "secret": replace_form(Choose(more))}
    parts = list(verdict(after("talk", guide=replace(GUIDE, nodes=nodes)), TITLES))
    lines = "there is more -> A card for you, or Halt, or Stop, or as now"
    assert parts == [Part("What would change this", (Item(lines),))]


def replace_form(form: Choose) -> Ask:
    return Ask("secret", form, "Secret?", (Branch("keep"),))


def test_the_same_reason_is_told_once() -> None:
    twice = {
        "no": Option("no", "No", because="you are unsure", next="talk"),
        "yes": Option("yes", "Yes", because="you are sure"),
        "sure": Option("sure", "Sure", because="you are sure"),
    }
    nodes = {**GUIDE.nodes, "secret": replace_form(Choose(twice))}
    parts = list(verdict(after("no", guide=replace(GUIDE, nodes=nodes)), TITLES))
    assert parts == [
        Part("Because", (Item("you are unsure"),)),
        Part("What would change this", (Item("you are sure -> A card for you"),)),
    ]
