"""A page in HTML: the words as written, harmless, with nothing fetched and nothing run."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repair_cli.export.html import escaped, write
from repair_cli.guide.frames import Item, Paragraph
from repair_cli.guide.page import Page, Part
from repair_cli.text import printable

from .cards import CARD, HOSTILE, alone
from .reading import read_html

OURS = {"html", "head", "meta", "title", "style", "body", "main", "section", "div", "h1", "h2", "h3", "p", "ul", "li"}


def test_every_section_is_there_with_its_heading() -> None:
    page = read_html(write(CARD, "en"))
    assert page.words_of("h1") == page.words_of("title") == [CARD.title]
    assert page.words_of("h2") == [part.title for part in CARD.parts if part.title]
    assert page.tags.count("section") == len(CARD.parts)


def test_items_that_follow_one_another_are_one_list() -> None:
    page = Page("T", (Part("P", (Item("a"), Item("b"), Paragraph("c"), Item("d"))),))
    tags = read_html(write(page, "en")).tags
    assert tags[tags.index("div") + 1 :] == ["ul", "li", "li", "p", "ul", "li"]


def test_the_page_says_its_language_and_each_text_finds_its_own_direction() -> None:
    page = read_html(write(CARD, "he"))
    assert ("html", "lang", "he") in page.attributes
    with_words = [tag for tag in page.tags if tag in {"h1", "h2", "h3", "p", "li"}]
    assert [tag for tag, name, value in page.attributes if (name, value) == ("dir", "auto")] == with_words


def test_a_hostile_language_code_stays_in_its_attribute() -> None:
    assert ("html", "lang", 'en" onload="x') in read_html(write(CARD, 'en" onload="x')).attributes


def test_the_policy_allows_the_one_style_by_its_hash_and_nothing_else() -> None:
    page = read_html(write(CARD, "en"))
    (style,) = page.words_of("style")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policies = [value for tag, name, value in page.attributes if tag == "meta" and name == "content"]
    assert policies[0] == f"default-src 'none'; style-src 'sha256-{digest}'"
    assert not [name for _, name, _ in page.attributes if name == "style"]


def test_nothing_is_fetched_and_no_address_is_told() -> None:
    page = read_html(write(CARD, "en"))
    assert not {"src", "href", "srcset", "action"} & {name for _, name, _ in page.attributes}
    assert ("meta", "content", "no-referrer") in page.attributes
    (style,) = page.words_of("style")
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str) -> None:
    _comes_back(text)


@given(st.text())
def test_any_text_comes_back_as_it_was_written(text: str) -> None:
    _comes_back(text)


@given(st.text())
def test_any_text_is_safe_inside_an_attribute(text: str) -> None:
    assert read_html(f'<p title="{escaped(text)}"></p>').attributes == [("p", "title", printable(text))]


def _comes_back(text: str) -> None:
    written = write(alone(text), "en")
    written.encode("utf-8")
    page = read_html(written)
    assert page.words_of("h1", "h2", "h3", "p", "li") == ([printable(text)] * 7 if printable(text).strip() else [])
    assert set(page.tags) <= OURS
    assert not page.others
