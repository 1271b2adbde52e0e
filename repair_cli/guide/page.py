"""The page that a finished walk gives: the card, or the outcome with its reasons. Only answers that may be shared."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from repair_cli.guide import changes
from repair_cli.guide.changes import ChangeWords
from repair_cli.guide.frames import Block, Facts, Item, expand
from repair_cli.guide.model import Outcome
from repair_cli.guide.verdict import FIRM, because, would_change
from repair_cli.guide.walk import Walk, closings
from repair_cli.text import heading


class Part(msgspec.Struct, frozen=True):
    """A part of a page; a part without a title stands at the top."""

    title: str
    blocks: tuple[Block, ...]


class Review(msgspec.Struct, frozen=True):
    """A day to look back (YYYY-MM-DD), what a calendar calls it, and the guide of the walk."""

    day: str
    title: str
    guide: str


class Page(msgspec.Struct, frozen=True):
    """A title and parts, in order; a plan gives it a day to look back."""

    title: str
    parts: tuple[Part, ...]
    review: Review | None = None


class Titles(msgspec.Struct, frozen=True):
    """The interface words above the parts of a verdict, and those in its changes."""

    because: str
    would_change: str
    changes: ChangeWords


def card(walk: Walk) -> Page | None:
    """The card of a walk that reached an outcome which gives one; parts without content are left out."""
    plan = walk.guide.card
    if not isinstance(walk.here, Outcome) or not walk.here.card or plan is None:
        return None
    facts = walk.facts.shared()
    parts = (Part(section.title, expand(section.say, facts)) for section in plan.sections)
    return Page(plan.title, tuple(part for part in parts if part.blocks))


def page(walk: Walk, titles: Titles) -> Page | None:
    """The card, or else the outcome with its reasons; None while the walk goes on."""
    if not isinstance(walk.here, Outcome):
        return None
    found = card(walk)
    if found is not None:
        return found
    facts = walk.facts.shared()
    parts = [Part("", told(walk, facts)), *verdict(walk, titles, only_shared=True)]
    return Page(heading(walk.here.title), tuple(part for part in parts if part.blocks))


def told(walk: Walk, facts: Facts) -> tuple[Block, ...]:
    """What the outcome says, and what the guides on the way say after any outcome."""
    if not isinstance(walk.here, Outcome):
        return ()
    return (*expand(walk.here.say, facts), *closing_words(walk, facts))


def closing_words(walk: Walk, facts: Facts) -> tuple[Block, ...]:
    """What the guides on the way say after any outcome."""
    return tuple(block for closing in closings(walk) for block in expand(closing, facts))


def verdict(walk: Walk, titles: Titles, only_shared: bool = False) -> Iterator[Part]:
    """Why it ended here and what would change it, for people: the answers that have words for it."""
    if not walk.guide.verdict or not isinstance(walk.here, Outcome) or walk.here.kind in FIRM:
        return
    reasons = dict.fromkeys(reason.clause for reason in because(walk, only_shared) if reason.clause)
    if reasons:
        yield Part(titles.because, tuple(Item(reason) for reason in reasons))
    facts = walk.facts.shared() if only_shared else walk.facts
    lines = changes.told(would_change(walk, only_shared), facts, titles.changes)
    if lines:
        yield Part(titles.would_change, tuple(Item(line) for line in lines))
