"""A page as plain text: underlined titles, wrapped lines, whole words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repair_cli.export.plain import WIDTH, wrapped, write
from repair_cli.guide.frames import Heading, Item, Paragraph
from repair_cli.guide.page import Page, Part
from repair_cli.text import printable

from .cards import CARD, HOSTILE, alone


def test_titles_are_underlined_and_blocks_stand_apart() -> None:
    blocks = (Heading("h"), Item("b"), Item("c"), Paragraph("d"))
    page = Page("Title", (Part("", (Paragraph("a"),)), Part("Part", blocks)))
    assert write(page, "en") == "Title\n=====\n\na\n\nPart\n----\n\nh\n\n- b\n- c\n\nd\n"


def test_an_item_hangs_below_its_own_words() -> None:
    first, second = wrapped("word " * 20, "- ").split("\n")
    assert first.startswith("- word")
    assert second.startswith("  word")


def test_no_line_of_the_card_is_longer_than_the_width() -> None:
    assert max(len(line) for line in write(CARD, "en").split("\n")) <= WIDTH


def test_a_long_title_is_wrapped_and_its_underline_is_as_long_as_its_longest_line() -> None:
    first, second, line, *_ = write(Page("long title " * 10, ()), "en").split("\n")
    assert line == "=" * max(len(first), len(second))


def test_a_word_longer_than_a_line_is_not_cut() -> None:
    word = "https://a.example/" + "well-known-" * 10
    assert wrapped(f"see {word} there", "- ") == f"- see\n  {word}\n  there"


def test_line_breaks_of_a_person_stay_and_hang() -> None:
    assert wrapped("one\ntwo\n\nthree", "- ") == "- one\n  two\n\n  three"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str) -> None:
    _comes_back(text)


@given(st.text())
def test_any_text_comes_back_word_by_word(text: str) -> None:
    _comes_back(text)


def _comes_back(text: str) -> None:
    assert wrapped(text).split() == printable(text).split()
    written = write(alone(text), "en")
    assert printable(written) == written
    assert written.endswith("\n")
