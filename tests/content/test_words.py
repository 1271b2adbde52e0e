"""The words of the guides are short, plain and kind, and keep the promises of the style."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from statistics import median

import textstat

from repair_cli.guide.conditions import Value, holds, names
from repair_cli.guide.frames import blocks_of, placeholders
from repair_cli.guide.model import Ask, Choose, ChooseAny, Guide, Items, Outcome, Pause, Text, options_of, own_words
from repair_cli.guide.says import Lines, Say, SupportLines, Words
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.packs import Library
from repair_cli.library.word_list import WORDS
from repair_cli.play.commands import COMMANDS

Guides = Mapping[str, Guide]
Steps = Mapping[str, list[tuple[Walk, Walk]]]

SAFETY = ("safety-check", "safety-check-therapist")
PLAINEST = (*SAFETY, "support")
FEWEST = 10
"""Fewer words than this have no grade that means anything."""

EASY = re.compile(
    r"\b(therap(y|ists?)|sessions?|emergency|confidential|appointments?|supervis(or|ion)|colleagues?|referral"
    r"|licen[cs](e|es|ing)|advocate|complaints?|opinion)\b",
    re.IGNORECASE,
)
"""Words that people know who read these guides, whatever their syllables: each counts as a word of two."""

AVOIDED = re.compile(
    r"\b(should(n't)?|just|merely|simply|obviously|of course|he|she|him|his|hers?|himself|herself"
    r"|resist(ant|ance|ing)|manipulat\w+|victims?|toxic|crazy|insane|hysterical|overreact(ing)?|attention[- ]seek\w+"
    r"|commit(ted)? suicide|failed attempt|successful suicide|non-?complian\w+|narciss\w+|gaslight\w*|ruptures?"
    r"|brave|courage|journey|reach out|safe space|wrong to feel|asap|etc|e\.g|i\.e)\b",
    re.IGNORECASE,
)
ALLOWED = ("our hour is the only place where I talk about him",)

PROMISES = re.compile(
    r"\b(will|is going to|is sure to|always) (work|help|heal|get better|feel better|be (fine|better|ok|okay))\b"
    r"|\bguarantee|\b(we|i) promise\b|\bworks every time",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Screen:
    """The words that a node brings to a screen: running text with the question, and what is listed below it."""

    node: str
    running: tuple[str, ...]
    listed: tuple[str, ...] = ()

    @property
    def grade(self) -> float:
        """The higher of two grades: of the running text alone, and with each item and label as a sentence."""
        return max(graded(self.running), graded((*self.running, *self.listed)))


def graded(texts: tuple[str, ...]) -> float:
    plain = [EASY.sub("letter", re.sub(r"\$\{[^}]*\}", "this thing", text)) for text in texts]
    whole = " ".join(text if text[-1] in '.?!"' else f"{text.rstrip(':;,')}." for text in plain)
    return float(textstat.flesch_kincaid_grade(whole)) if count(whole) >= FEWEST else 0.0


def count(text: str) -> int:
    return len(text.split())


def parts(say: Say, items: bool) -> Iterator[str]:
    for part in say:
        if isinstance(part, Words):
            yield from (text for is_item, text in blocks_of(part.text) if is_item is items)


def screens(guide: Guide) -> Iterator[Screen]:
    """Every screen of one guide; the guides that it visits have their own."""
    for name, node in guide.nodes.items():
        running, listed = [*parts(node.say, False)], [*parts(node.say, True)]
        if isinstance(node, Ask):
            running += [node.question] if node.question else []
            listed += [option.label for option in options_of(node).values()]
            yield Screen(f"/why of {name}", (node.why,) if node.why else ())
            yield from (Screen(own.id, (own.question,)) for own in own_words(node))
            yield from choices_that_say_something(name, node)
        if isinstance(node, Outcome):
            running.append(node.title)
        yield Screen(name, tuple(running), tuple(listed))
    yield Screen("closing", tuple(parts(guide.closing, False)), tuple(parts(guide.closing, True)))


def choices_that_say_something(name: str, ask: Ask) -> Iterator[Screen]:
    for option in options_of(ask).values():
        yield Screen(f"{name}: {option.id}", tuple(parts(option.say, False)), tuple(parts(option.say, True)))


def all_words(guide: Guide) -> Iterator[tuple[str, str]]:
    """Everything that a guide can say, with the place where it says it."""
    yield from ((guide.id, text) for text in (guide.title, guide.about, *guide.stages.values()))
    for screen in screens(guide):
        yield from ((f"{guide.id}: {screen.node}", text) for text in (*screen.running, *screen.listed))
    for node in guide.nodes.values():
        if isinstance(node, Ask):
            yield from ((f"{guide.id}: {node.id}", text) for text in beside(node) if text)
    for section in guide.card.sections if guide.card else ():
        yield from (
            (f"{guide.id}: card", text)
            for text in (section.title, *parts(section.say, True), *parts(section.say, False))
        )


def beside(ask: Ask) -> Iterator[str]:
    """The words of a question that are not on its screen from the start."""
    yield from (*ask.examples, ask.needed, ask.if_skipped or "", ask.because or "")
    yield ask.form.lead if isinstance(ask.form, Text | Items) else ""
    for option in options_of(ask).values():
        yield from (option.phrase or "", option.because or "")


def written(guides: Guides) -> Iterator[Ask]:
    """Every question that an author wrote; those for own words that an option brings are left out."""
    yield from (node for guide in guides.values() for node in guide.nodes.values() if isinstance(node, Ask))


def longest(say: Say, asks: Mapping[str, Ask]) -> int:
    """The most words that a text can have; where several options can be taken, with one of them or the first two."""
    looked_at = dict.fromkeys(name for part in say for name in names(part.when))
    answers = [tuple(answers_to(asks[name])) for name in looked_at]
    return max(
        sum(count(part.text) for part in say if isinstance(part, Words) and holds(part.when, values))
        for values in (
            {name: value for name, value in zip(looked_at, chosen, strict=True) if value is not None}
            for chosen in product(*answers)
        )
    )


def answers_to(ask: Ask) -> Iterator[Value | None]:
    yield None
    options = options_of(ask).values()
    match ask.form:
        case Choose():
            yield from (option.id for option in options)
        case ChooseAny():
            yield from ((option.id,) for option in options)
            yield tuple(option.id for option in options if not option.alone)[:2]
        case _:
            yield "some words"


def test_the_median_screen_of_each_guide_reads_at_grade_6_or_lower(guides: Guides) -> None:
    for guide in guides.values():
        assert median(screen.grade for screen in screens(guide) if screen.grade) <= 6, guide.id


def test_no_screen_reads_above_grade_8_and_none_about_safety_or_support_above_5(guides: Guides) -> None:
    hard = [
        f"{guide.id}: {screen.node} reads at grade {screen.grade:.1f}"
        for guide in guides.values()
        for screen in screens(guide)
        if screen.grade > (5 if guide.id in PLAINEST else 8)
    ]
    assert hard == []


def test_no_guide_has_a_word_that_the_style_avoids(guides: Guides) -> None:
    found = [
        f'{place}: "{hit[0]}" in "{text}"'
        for guide in guides.values()
        for place, text in all_words(guide)
        for hit in AVOIDED.finditer(text)
        if text not in ALLOWED
    ]
    assert found == []


def test_no_sentence_promises_success(guides: Guides) -> None:
    told = [(place, text) for guide in guides.values() for place, text in all_words(guide)]
    assert [f"{place}: {text}" for place, text in told if PROMISES.search(text)] == []


def test_there_is_no_emoji_and_nothing_that_a_plain_terminal_cannot_show(guides: Guides) -> None:
    told = [(place, text) for guide in guides.values() for place, text in all_words(guide)]
    assert [f"{place}: {text}" for place, text in told if not text.isascii()] == []


def test_every_question_that_takes_own_words_has_two_or_three_examples(guides: Guides) -> None:
    own = [ask for ask in written(guides) if isinstance(ask.form, Text | Items)]
    assert [ask.id for ask in own if not 2 <= len(ask.examples) <= 3] == []


def test_every_question_that_is_more_than_a_choice_says_what_it_is_for(guides: Guides) -> None:
    more = [ask for ask in written(guides) if not isinstance(ask.form, Choose | ChooseAny | Pause)]
    assert [ask.id for ask in more if not ask.why] == []


def test_every_reason_why_a_question_cannot_be_skipped_is_a_sentence(guides: Guides) -> None:
    reasons = [ask.needed for ask in written(guides) if ask.needed]
    assert [reason for reason in reasons if not re.fullmatch(r"[A-Z]\S*( \S+){3,}\.", reason)] == []


def test_no_text_above_a_question_has_more_than_120_words_and_none_at_an_end_more_than_130(guides: Guides) -> None:
    long = [
        f"{guide.id}: {node.id} has {size} words"
        for guide in guides.values()
        for node in guide.nodes.values()
        if (size := longest(node.say, guide.asks())) > (130 if isinstance(node, Outcome) else 120)
    ]
    assert long == []


def test_no_screen_has_more_than_180_words_and_the_first_one_no_more_than_110_above_its_question(
    guides: Guides, every_step: Steps
) -> None:
    long = []
    for name, steps in every_step.items():
        asks = guides[name].asks()
        first = begin(guides[name])
        met = {(walk.here.id, tuple(map(id, walk.at.above))): walk for _, walk in steps}
        for walk in (first, *met.values()):
            above = sum(longest(say, asks) for say in walk.at.above)
            size = above + longest(walk.here.say, asks)
            if isinstance(walk.here, Ask):
                labels = (option.label for option in options_of(walk.here).values())
                size += count(" ".join((walk.here.question, *labels)))
            if size > 180 or (walk is first and above > 110):
                long.append(f"{name}: {walk.here.id} has {size} words, {above} of them from nodes before it")
    assert long == []


def test_no_guide_about_safety_or_support_takes_up_an_answer(guides: Guides) -> None:
    taken = [place for name in PLAINEST for place, text in all_words(guides[name]) if list(placeholders(text))]
    assert taken == []


def test_harmless_answers_to_the_safety_questions_are_no_reasons_in_a_verdict(guides: Guides) -> None:
    for name in SAFETY:
        for ask in guides[name].asks().values():
            assert ask.because is None, ask.id
            for option in options_of(ask).values():
                assert option.id not in ("no", "none", "prefer-not") or option.because is None, (ask.id, option.id)


def test_every_stop_sign_has_words_for_a_reason(guides: Guides) -> None:
    for name, question in (("safety-check", "stop-signs"), ("safety-check-therapist", "crossed")):
        for option in options_of(guides[name].asks()[question]).values():
            assert option.because or option.id in ("none", "prefer-not"), option.id


def test_guides_and_interface_name_only_commands_that_there_are(guides: Guides, library: Library) -> None:
    interface = [("interface", library.interface(key, **dict.fromkeys(WORDS[key], "x"))) for key in WORDS]
    named = {
        (place, command)
        for place, text in [*interface, *(row for guide in guides.values() for row in all_words(guide))]
        for command in re.findall(r"(?<![\w/.])/([a-z]+)", text)
    }
    assert {command for _, command in named} >= {"support", "leave", "pause", "skip", "back", "why", "help"}
    assert [row for row in sorted(named) if row[1] not in COMMANDS] == []


def test_every_help_line_is_sure_and_says_where_and_when_it_was_checked(library: Library) -> None:
    support = library.support()
    assert {"US", "CA", "GB", "IE", "AU", "NZ", "EU", "ANY"} <= set(support.regions)
    for region in support.regions.values():
        assert region.lines, region.code
        assert all(line.ways for line in region.lines), region.code
        for line in (*region.lines, *region.routes):
            assert line.confidence == "high", line
            assert line.source, line
            assert datetime.date.fromisoformat(line.verified_on) > datetime.date(2026, 1, 1), line


def test_the_emergency_number_comes_before_all_lines(guides: Guides, library: Library) -> None:
    assert guides["support"].nodes["lines"].say[0] == SupportLines(Lines.CRISIS)
    assert library.support().emergency.startswith("If you are in danger now, call your local emergency number.")
