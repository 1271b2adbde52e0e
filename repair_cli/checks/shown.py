"""What a walk shows where it stands, and the card at its end, as plain lines that a story can name."""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.guide.frames import Block, Item, SupportHere, expand, filled
from repair_cli.guide.model import Ask
from repair_cli.guide.page import card, told
from repair_cli.guide.values import offered
from repair_cli.guide.verdict import because
from repair_cli.guide.walk import Walk


def words_at(walk: Walk) -> Iterator[str]:
    """The texts of a screen: paragraphs, items, the question, its choices; at the end the title and the reasons."""
    facts, here = walk.facts, walk.here
    for say in walk.at.above:
        yield from map(_line, expand(say, facts))
    if isinstance(here, Ask):
        yield from map(_line, expand(here.say, facts))
        yield filled(here.question, facts)
        yield from (label for _, label in offered(here, facts).values())
        return
    yield here.title
    yield from map(_line, told(walk, facts))
    if walk.guide.verdict:
        yield from (reason.clause for reason in because(walk) if reason.clause)


def card_lines(walk: Walk) -> tuple[str, ...]:
    """The card: `# title`, `## section`, a line a paragraph, `- ` before an item; empty where there is none."""
    page = card(walk)
    if page is None:
        return ()
    lines = [f"# {page.title}"]
    for part in page.parts:
        lines.append(f"## {part.title}")
        lines += [f"- {_line(block)}" if isinstance(block, Item) else _line(block) for block in part.blocks]
    return tuple(lines)


def _line(block: Block) -> str:
    """A block as one line; the place for a region's lines is `support: crisis` or `support: routes`."""
    return f"support: {block.lines.value}" if isinstance(block, SupportHere) else block.text
