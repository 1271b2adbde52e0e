"""What rules look at: a guide with its places, a pack with what stands beside its guides. Each thing is worked out once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import cached_property

import msgspec

from repair_cli.checks.findings import Found
from repair_cli.checks.texts import Told, texts_of
from repair_cli.guide.model import Ask, Branch, Guide, Node, Outcome
from repair_cli.library.links import Opened, Written
from repair_cli.library.spots import Spot
from repair_cli.library.style import Style


class Study:
    """A sound guide under study."""

    def __init__(self, written: Written) -> None:
        self.written = written
        self.guide = written.guide

    @cached_property
    def asks(self) -> Mapping[str, Ask]:
        """Every question that a walk can meet, by id."""
        return self.guide.asks()

    @cached_property
    def texts(self) -> tuple[Told, ...]:
        """Every text of the file."""
        return texts_of(self.written.root)

    def at(self, spot: Spot, message: str) -> Found:
        """Something to say about a place."""
        return Found(self.written.source.path, spot.line, spot.col, message)

    def at_words(self, spot: Spot, words: str, message: str) -> Found:
        """Something to say about words in a text, whose lines may be folded; about the text, where they are spelled."""
        source = self.written.source
        pattern = r"\s+".join(map(re.escape, words.split()))
        match = re.compile(pattern).search(source.text, *source.below(spot.line, spot.col))
        if match is None:
            return self.at(spot, message)
        return Found(source.path, *source.place(match.start()), message)

    def at_node(self, name: str, message: str) -> Found:
        """Something to say about a node."""
        return self.at(self.written.node(name), message)

    def at_field(self, name: str, field: str, message: str) -> Found:
        """Something to say about what a field of a node holds."""
        return self.at(self.written.field(name, field), message)

    def at_branch(self, name: str, number: int, message: str) -> Found:
        """Something to say about a branch of a node, the first being 0."""
        rows = self.written.field(name, "next").value
        return self.at(rows[number] if isinstance(rows, list) else self.written.node(name), message)  # type: ignore[arg-type]

    def at_guide(self, message: str) -> Found:
        """Something to say about the whole guide."""
        return self.at(self.written.root.key("guide"), message)


class Pack(msgspec.Struct, frozen=True):
    """Guides that are checked together, the style of their language, and what else a rule may need.

    `day` is the day of the check; `before` the guides as they were, by id, where somebody wants to compare.
    """

    studies: tuple[Study, ...]
    style: Style = Style()
    support: Opened | None = None
    day: datetime.date | None = None
    before: Mapping[str, Guide] | None = None


def branches_of(node: Node) -> tuple[Branch, ...]:
    """Where a node goes on."""
    return () if isinstance(node, Outcome) else node.next
