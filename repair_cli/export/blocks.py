"""What the formats share: which blocks are shown, which items make one list, and how a text goes on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repair_cli.guide.frames import Block, Heading, Item, Paragraph, SupportHere
from repair_cli.text import printable

Shown = Paragraph | Item | Heading
Run = Paragraph | Heading | tuple[Item, ...]


def flat(text: str) -> str:
    """The text, safe to print, on one line: line breaks become spaces, and the ends are trimmed."""
    return printable(text).replace("\n", " ").strip()


def shown(blocks: Iterable[Block]) -> Iterator[Shown]:
    """The blocks that have words. The caller has resolved the support lines; a place that is still there is ignored."""
    for block in blocks:
        if not isinstance(block, SupportHere) and flat(block.text):
            yield block


def runs(blocks: Iterable[Block]) -> Iterator[Run]:
    """The shown blocks in order, with items that follow one another as one list."""
    items: list[Item] = []
    for block in shown(blocks):
        if isinstance(block, Item):
            items.append(block)
            continue
        if items:
            yield tuple(items)
            items = []
        yield block
    if items:
        yield tuple(items)
