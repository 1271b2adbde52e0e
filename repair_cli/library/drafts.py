"""What is known of a guide file before its names are checked: the guide, and every name it uses with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from repair_cli.guide.conditions import Test
from repair_cli.guide.model import Guide
from repair_cli.library.spots import Spot


@dataclass(frozen=True, slots=True)
class Named:
    """A name that a file uses, and where."""

    name: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Tested:
    """A test in a condition, and where. In a card only answers that may be shared count."""

    test: Test
    spot: Spot
    shared: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A placeholder, where its text begins, and the node whose text it is. In a card only answers that may be shared count."""

    name: str
    spot: Spot
    shared: bool


@dataclass(slots=True)
class GuideDraft:
    """A guide as one file gives it."""

    guide: Guide
    path: str
    source: str
    spots: dict[str, Spot] = field(default_factory=dict)
    targets: list[Named] = field(default_factory=list)
    visits: list[Named] = field(default_factory=list)
    offers: list[Named] = field(default_factory=list)
    tests: list[Tested] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    counted: list[Named] = field(default_factory=list)

    def linked(self, visits: dict[str, Guide]) -> Guide:
        """The guide together with the guides that it visits."""
        return replace(self.guide, visits=visits)
