"""The reading grade against textstat, which counts with the hyphens of a dictionary."""

from __future__ import annotations

import pytest
import textstat

from repair_cli.checks.grade import Counts, syllables
from repair_cli.checks.screens import screens
from repair_cli.library.packs import Library

WORDS = {
    "make": 1, "makes": 1, "making": 2, "asked": 1, "wanted": 2, "called": 1, "handled": 2, "table": 2, "whole": 1,
    "rules": 1, "faces": 2, "watches": 2, "settles": 2, "careful": 2, "safely": 2, "something": 2, "being": 2,
    "quiet": 2, "easier": 3, "curious": 3, "sexual": 3, "therapy": 3, "a": 1, "hmm": 1, "112": 1, "opinion": 3,
    "patient": 2, "guide": 1, "saying": 2, "serious": 3,
}  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_syllables_are_counted_as_people_say_them(word: str) -> None:
    assert syllables(word) == WORDS[word]


def test_the_grades_of_what_ships_are_about_those_of_textstat(library: Library) -> None:
    counts = Counts(())
    texts = [
        (one.running, " ".join(f"{text.rstrip('.:;,')}." for text in one.running))
        for name in library.names()
        for one in screens(library.guide(name))
        if len(" ".join(one.running).split()) >= 20 and "$" not in "".join(one.running)
    ]
    apart = [counts.of(running).grade - float(textstat.flesch_kincaid_grade(text)) for running, text in texts]
    assert len(apart) > 100
    assert sum(map(abs, apart)) / len(apart) < 0.8
    assert max(map(abs, apart)) < 3


def test_a_text_of_few_words_has_no_grade() -> None:
    assert Counts(()).of(("Incomprehensibilities overwhelm.",)).grade == 0


def test_words_that_everybody_knows_count_as_short_whatever_their_signs() -> None:
    text = ("You can tell your therapist, or your supervisor, what it was like.",)
    assert Counts(("therapist", "supervisor")).of(text).grade < Counts(()).of(text).grade


def test_each_text_ends_its_sentence_and_a_placeholder_is_two_words() -> None:
    counts = Counts(())
    assert counts.of(("One two", 'Three "four."', "- five ${six}")).sentences == 3
    assert counts.of(("${any-thing}",)).words == 2
