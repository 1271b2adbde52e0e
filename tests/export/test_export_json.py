"""A page as JSON: the shape that scripts rely on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repair_cli.export.json_text import write
from repair_cli.guide.frames import Heading, Item, Paragraph
from repair_cli.guide.page import Page, Part
from repair_cli.text import printable

from .cards import HOSTILE, alone


def test_a_section_has_a_line_a_block_and_items_have_a_dash() -> None:
    page = Page("T", (Part("", (Paragraph("a"),)), Part("P", (Heading("h"), Item("b"), Item("c")))))
    assert json.loads(write(page, "en")) == {
        "title": "T",
        "sections": [{"title": "", "text": "a"}, {"title": "P", "text": "h\n- b\n- c"}],
    }


def test_it_is_ascii_indented_by_two_and_ends_a_line() -> None:
    assert write(Page("é", ()), "fr") == '{\n  "title": "\\u00e9",\n  "sections": []\n}\n'


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words(text: str) -> None:
    _comes_back(text)


@given(st.text())
def test_any_text_comes_back_on_one_line(text: str) -> None:
    _comes_back(text)


def _comes_back(text: str) -> None:
    written = write(alone(text), "en")
    assert written.isascii()
    words = printable(text).replace("\n", " ").strip()
    lines = [words, f"- {words}", f"- {words}", words] if words else []
    first, second = json.loads(written)["sections"]
    assert (first["text"], second["title"], second["text"]) == (words, words, "\n".join(lines))
