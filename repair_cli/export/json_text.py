"""A page as JSON for programs: a title, and sections with title and text. ASCII only: it cannot steer a terminal."""

from __future__ import annotations

import json

from repair_cli.export.blocks import Shown, flat, shown
from repair_cli.guide.frames import Item
from repair_cli.guide.page import Page


def write(page: Page, _language: str) -> str:
    """The document, indented by two, with a final line break. A section's text has a line a block, a dash for items."""
    document = {
        "title": flat(page.title),
        "sections": [
            {"title": flat(part.title), "text": "\n".join(line(block) for block in shown(part.blocks))}
            for part in page.parts
        ],
    }
    return json.dumps(document, ensure_ascii=True, indent=2) + "\n"


def line(block: Shown) -> str:
    """A block on one line."""
    return f"- {flat(block.text)}" if isinstance(block, Item) else flat(block.text)
