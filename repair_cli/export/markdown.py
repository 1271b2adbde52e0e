"""A page as Markdown: headings, paragraphs and lists are ours alone, and no word of a person becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repair_cli.export.blocks import Run, flat, runs
from repair_cli.guide.frames import Heading, Paragraph
from repair_cli.guide.page import Page, Part

# What CommonMark, and GitHub's tables, strike-through, formulas and bare addresses, give a meaning anywhere in a line.
_MARKUP = re.compile(
    r"""
    [\\`*_\[\]<~|$\#]                       # always
    | &(?=\w+;)                             # `&amp;`, but not `Q&A`
    | (?<![0-9]):(?=\S) | :(?=[^\s0-9])     # `https://` and `:smile:`, but not `10:30` or `note: this`
    | @(?=\S)                               # a mail address (GitHub alone links it all the same)
    | (?<=www)\.                            # a web address that starts with `www`
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What has a meaning at the start of a line alone, so that `->` and `2.5` stay readable elsewhere.
_OPENING = re.compile(r"\A(?:(?=[-+=>:])|[0-9]+(?=[.)](?:\s|\Z)))")


def write(page: Page, _language: str) -> str:
    """The title as `#`, the parts as `##`, headings as `###`; each block is one line, and lists are tight."""
    chunks = [f"# {escaped(page.title)}"] if flat(page.title) else []
    for part in page.parts:
        chunks += _part(part)
    return "\n\n".join(chunks) + "\n"


def _part(part: Part) -> Iterator[str]:
    if flat(part.title):
        yield f"## {escaped(part.title)}"
    for run in runs(part.blocks):
        yield _run(run)


def _run(run: Run) -> str:
    match run:
        case Paragraph(text):
            return escaped(text)
        case Heading(text):
            return f"### {escaped(text)}"
        case items:
            return "\n".join(f"- {escaped(item.text)}" for item in items)


def escaped(text: str) -> str:
    """The text on one line, with a backslash before all that Markdown would take for markup or an address."""
    return _OPENING.sub(r"\g<0>\\", _MARKUP.sub(r"\\\g<0>", flat(text)), count=1)
