"""Which of the numbered ideas the nodes of guides carry, and which none does."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from repair_cli.guide.model import Guide
from repair_cli.library.ideas import Ideas


class Place(msgspec.Struct, frozen=True):
    """A node of a guide."""

    guide: str
    node: str


class Idea(msgspec.Struct, frozen=True):
    """One idea, and the nodes that carry it, in the order of the guides."""

    number: int
    section: str
    words: str
    carried_by: tuple[Place, ...]


class Carried(msgspec.Struct, frozen=True):
    """All ideas, in the order of their list."""

    ideas: tuple[Idea, ...]

    @property
    def missing(self) -> tuple[Idea, ...]:
        """The ideas that no node carries."""
        return tuple(idea for idea in self.ideas if not idea.carried_by)

    @property
    def count(self) -> int:
        """How many ideas some node carries."""
        return len(self.ideas) - len(self.missing)

    @property
    def per_cent(self) -> int:
        """How many of a hundred are carried, rounded down; 100 where there are no ideas."""
        return 100 * self.count // len(self.ideas) if self.ideas else 100


def carried(ideas: Ideas, guides: Iterable[Guide]) -> Carried:
    """The ideas with the nodes of these guides that carry them; what a guide visits counts only where it is given."""
    places: dict[int, list[Place]] = {}
    for guide in guides:
        for node in guide.nodes.values():
            for number in dict.fromkeys(node.ideas):
                places.setdefault(number, []).append(Place(guide.id, node.id))
    return Carried(
        tuple(
            Idea(number, section.title, words, tuple(places.get(number, ())))
            for section in ideas.sections
            for number, words in section.ideas.items()
        )
    )
