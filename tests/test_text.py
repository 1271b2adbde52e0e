"""Text that is safe to print, and near misses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repair_cli.text import Suggestions, did_you_mean, nearest, one_line, printable, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ä 日本 🌱 שלום\n", "plain ä 日本 🌱 שלום\n"),
        ("\x1b[2J", "\\x1b[2J"),
        ("\0\x07\x7f\x9b", "\\x00\\x07\\x7f\\x9b"),
        ("a\r\nb\rc", "a\nb\\x0dc"),
        ("a\tb", "a    b"),
        ("\u2028\u2029\u202e\u2066", "\\u2028\\u2029\\u202e\\u2066"),
        ("\ud800", "\\ud800"),
        ("[/red] :smile: ${x} \\x1b", "[/red] :smile: ${x} \\x1b"),
    ],
)
def test_what_could_steer_a_terminal_is_shown_as_text(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_nothing_that_is_printable_steers_a_terminal(text: str) -> None:
    shown = printable(text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert printable(shown) == shown
    shown.encode()


@given(st.text())
def test_one_line_has_no_line_breaks_and_single_spaces(text: str) -> None:
    assert one_line(text).split(" ") == (text.split() or [""])


def test_a_long_text_is_shortened_to_one_line() -> None:
    assert shortened("a\n b") == "a b"
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 60 + "..."
    assert shortened("\x1b" + " " * 10_000_000 + "a") == "\\x1b"


@pytest.mark.parametrize(
    ("word", "found"),
    [("felling", "feeling"), ("FEELING", "feeling"), ("goto-plan", "go-plan"), ("xyz", None), ("", None)],
)
def test_the_nearest_known_word_is_found(word: str, found: str | None) -> None:
    assert nearest(word, ["go-plan", "feeling", "done"]) == found


def test_a_near_miss_is_a_question() -> None:
    assert did_you_mean("felling", ["feeling"]) == "; did you mean `feeling`?"
    assert did_you_mean("xyz", ["feeling"]) == ""


def test_a_word_of_any_length_is_answered_at_once() -> None:
    assert nearest("feeling" * 1_000_000, ["feeling"] * 1000) is None


def test_suggestions_end_when_they_would_take_long() -> None:
    suggest = Suggestions(effort=1000)
    assert suggest.did_you_mean("felling", ["feeling"] * 20) == "; did you mean `feeling`?"
    assert suggest.nearest("felling", ["feeling"] * 20) == "feeling"
    assert suggest.did_you_mean("felling", ["feeling"] * 20) == ""


@pytest.mark.parametrize(("names", "mistakes"), [(50, 80), (200, 20), (2000, 2)])
def test_suggestions_are_enough_for_the_mistakes_of_a_whole_file(names: int, mistakes: int) -> None:
    suggest = Suggestions()
    known = [f"node-number-{number}" for number in range(names)]
    assert {suggest.nearest("nodenumber-1", known) for _ in range(mistakes)} == {"node-number-1"}


def test_a_word_that_is_too_long_costs_no_effort() -> None:
    suggest = Suggestions(effort=40)
    assert suggest.nearest("x" * 61, ["feeling"]) is None
    assert suggest.nearest("felling", ["feeling"]) == "feeling"
