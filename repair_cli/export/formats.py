"""The formats that a page can be written in: a literal table, and the format that a file name asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from repair_cli.export import html, ics, json_text, markdown, plain
from repair_cli.guide.page import Page


class Format(msgspec.Struct, frozen=True):
    """A format: its name, the ending of its files, and what writes a page in it.

    `write` takes the page and the language code of its words (`en`), and gives the text of the whole file. A calendar
    (`ics`) has nothing but the day to look back, and raises RepairError where the page has none.
    """

    name: str
    suffix: str
    write: Callable[[Page, str], str]


FORMATS: Mapping[str, Format] = {
    "md": Format("md", ".md", markdown.write),
    "html": Format("html", ".html", html.write),
    "txt": Format("txt", ".txt", plain.write),
    "json": Format("json", ".json", json_text.write),
    "ics": Format("ics", ".ics", ics.write),
}

_OTHER_ENDINGS: Mapping[str, str] = {"markdown": "md", "htm": "html", "text": "txt"}


def format_for(path_name: str) -> Format | None:
    """The format that the ending of a file name asks for, in capitals or not; None where it asks for none."""
    stem, _, ending = path_name.rpartition("/")[2].lower().rpartition(".")
    return FORMATS.get(_OTHER_ENDINGS.get(ending, ending)) if stem else None
