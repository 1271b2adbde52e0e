"""The table of formats, and what holds for each of them."""

from __future__ import annotations

import pytest

from repair_cli.export.formats import FORMATS, format_for
from repair_cli.guide.frames import Item, SupportHere
from repair_cli.guide.page import Page, Part
from repair_cli.guide.says import Lines

from .cards import CARD

PAGES = [name for name in FORMATS if name != "ics"]
"""The formats that write the page; a calendar has only its day."""


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_found_by_its_own_ending(name: str) -> None:
    assert FORMATS[name].name == name
    assert format_for(f"card{FORMATS[name].suffix}") is FORMATS[name]


@pytest.mark.parametrize(
    ("path_name", "name"),
    [("a/b.HTM", "html"), ("b.markdown", "md"), ("b.Text", "txt"), ("my card.v2.JSON", "json"), ("./x.html", "html")],
)
def test_other_endings_and_capitals_are_understood(path_name: str, name: str) -> None:
    assert format_for(path_name) is FORMATS[name]


@pytest.mark.parametrize(
    "path_name", ["", "-", "card", "card.", "card.pdf", "notes.md/card", "a/.md", ".md", "md", "html"]
)
def test_a_name_that_tells_no_format_gives_none(path_name: str) -> None:
    assert format_for(path_name) is None


@pytest.mark.parametrize("name", PAGES)
def test_a_place_for_support_lines_that_is_still_there_is_ignored(name: str) -> None:
    write = FORMATS[name].write
    with_place = Page("T", (Part("P", (Item("a"), SupportHere(next(iter(Lines))), Item("b"))),))
    assert write(with_place, "en") == write(Page("T", (Part("P", (Item("a"), Item("b"))),)), "en")


@pytest.mark.parametrize("name", PAGES)
def test_the_same_page_gives_the_same_file_that_ends_a_line_once(name: str) -> None:
    written = FORMATS[name].write(CARD, "en")
    assert written == FORMATS[name].write(CARD, "en")
    assert written == written.rstrip() + "\n"
    assert "\r" not in written


@pytest.mark.parametrize("name", PAGES)
def test_a_page_without_words_is_written_all_the_same(name: str) -> None:
    assert FORMATS[name].write(Page("", (Part(" ", (Item("\n"),)),)), "").endswith("\n")
