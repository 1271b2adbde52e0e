"""A page in Markdown, read by a CommonMark parser: the words as written, and no markup but ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repair_cli.export.markdown import escaped, write
from repair_cli.guide.frames import Heading, Item, Paragraph
from repair_cli.guide.page import Page, Part
from repair_cli.text import printable

from .cards import CARD, HOSTILE, alone
from .reading import read_markdown

OURS = {"h1", "h2", "h3", "p", "ul", "li"}
PUNCTUATION = st.text(alphabet="\\`*_{}[]()<>#+-.!|~&;:=$@/'\"^% \t\n\r1aw\u00a0", max_size=40)


def test_title_parts_headings_and_lists_each_have_their_mark() -> None:
    page = Page("T", (Part("", (Paragraph("a"),)), Part("P", (Heading("h"), Item("b"), Item("c"), Paragraph("d")))))
    assert write(page, "en") == "# T\n\na\n\n## P\n\n### h\n\n- b\n- c\n\nd\n"


def test_plain_sentences_stay_readable_in_the_source() -> None:
    text = 'Q&A at 10:30 (2.5 hours) -> "listen": well-known, 50 % more; a = b, and so on!'
    assert escaped(text) == text


def test_an_address_does_not_become_a_link() -> None:
    assert escaped("https://a.example www.a.example b@a.example") == r"https\://a.example www\.a.example b\@a.example"


def test_a_formula_or_the_name_of_an_emoji_stays_as_it_was_written() -> None:
    assert escaped("${x} $y$ :smile: :100:") == r"\${x} \$y\$ \:smile: \:100:"


def test_a_text_with_line_breaks_stays_one_block() -> None:
    assert escaped("one\n# two\n- three") == r"one \# two - three"


@pytest.mark.parametrize("preset", ["commonmark", "js-default"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str, preset: str) -> None:
    _comes_back(text, preset)


@given(st.text())
def test_any_text_comes_back_as_it_was_written(text: str) -> None:
    _comes_back(text)


@pytest.mark.parametrize("preset", ["commonmark", "js-default"])
@given(text=PUNCTUATION)
def test_any_punctuation_comes_back_as_it_was_written(preset: str, text: str) -> None:
    _comes_back(text, preset)


def test_the_card_comes_back_whole() -> None:
    page = read_markdown(write(CARD, "en"))
    assert page.words_of("h2") == [part.title for part in CARD.parts if part.title]
    items = [block.text for part in CARD.parts for block in part.blocks if isinstance(block, Item)]
    assert page.words_of("li") == items


def _comes_back(text: str, preset: str = "commonmark") -> None:
    page = read_markdown(write(alone(text), "en"), preset)
    words = printable(text).replace("\n", " ").strip()
    assert page.words_of("h1", "h2", "h3", "p", "li") == ([words] * 7 if words else [])
    assert set(page.tags) <= OURS
    assert not page.attributes
    assert not page.others
