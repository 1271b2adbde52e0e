"""A page as plain text for a mail, a printer or a screen reader: wrapped at 72 columns, and no word is ever cut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from repair_cli.export.blocks import Run, flat, runs
from repair_cli.guide.frames import Heading, Paragraph
from repair_cli.guide.page import Page, Part
from repair_cli.text import printable

WIDTH = 72


def write(page: Page, _language: str) -> str:
    """The title underlined with `=`, the parts with `-`, and a blank line between all of them."""
    chunks = [underlined(page.title, "=")] if flat(page.title) else []
    for part in page.parts:
        chunks += _part(part)
    return "\n\n".join(chunks) + "\n"


def _part(part: Part) -> Iterator[str]:
    if flat(part.title):
        yield underlined(part.title, "-")
    for run in runs(part.blocks):
        yield _run(run)


def _run(run: Run) -> str:
    match run:
        case Paragraph(text) | Heading(text):
            return wrapped(text)
        case items:
            return "\n".join(wrapped(item.text, "- ") for item in items)


def underlined(title: str, mark: str) -> str:
    """A title with a line below it that is as long as its longest line."""
    words = wrapped(flat(title))
    longest = max(len(line) for line in words.split("\n"))
    return f"{words}\n{mark * longest}"


def wrapped(text: str, lead: str = "") -> str:
    """The text, safe to print, in lines of at most 72 columns (a longer word stands alone), hanging below `lead`."""
    hang = " " * len(lead)
    lines: list[str] = []
    for line in printable(text).strip().split("\n"):
        lines += textwrap.wrap(
            line,
            WIDTH,
            initial_indent=hang if lines else lead,
            subsequent_indent=hang,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "\n".join(lines)
