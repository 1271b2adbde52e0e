"""What is known of a guide file before its names are checked: the guide, and every name it uses with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from repair_cli.errors import Problem
from repair_cli.guide.conditions import Test
from repair_cli.guide.model import Guide
from repair_cli.library.files import Source
from repair_cli.library.spots import Spot
from repair_cli.text import Suggestions


class Named(NamedTuple):
    """A name that a file uses, and where."""

    name: str
    spot: Spot


class Tested(NamedTuple):
    """A test in a condition, and where it and its values stand. In a card only answers that may be shared count."""

    test: Test
    spot: Spot
    values: Mapping[str, Spot]
    shared: bool


class Taken(NamedTuple):
    """A placeholder, and where its text begins. In a card only answers that may be shared count."""

    name: str
    spot: Spot
    shared: bool


class Planned(NamedTuple):
    """A name in `plan`, the field that it stands in, and the options that are counted in days there."""

    field: str
    name: str
    spot: Spot
    options: Mapping[str, Spot]


class Sought(NamedTuple):
    """A question whose findings are looked at, and where. In a card only answers that may be shared count."""

    question: str
    spot: Spot
    shared: bool


Meant = Mapping[str, str | None]
"""What names without a node were probably meant to be."""


class GuideDraft(msgspec.Struct):
    """A guide as one file gives it; `spots` and `counters` are the places of ids.

    `made` has the ids of nodes that a round was made into, each with that of the round. `unsound` are the problems of
    files that the guide needs besides.
    """

    guide: Guide
    source: Source
    suggest: Suggestions
    spots: dict[str, Spot] = {}
    counters: dict[str, Spot] = {}
    targets: list[Named] = []
    visits: list[Named] = []
    offers: list[Named] = []
    tests: list[Tested] = []
    taken: list[Taken] = []
    counted: list[Named] = []
    planned: list[Planned] = []
    sought: list[Sought] = []
    made: dict[str, str] = {}
    unsound: list[Problem] = []

    def linked(self, visits: dict[str, Guide]) -> Guide:
        """The guide together with the guides that it visits."""
        return replace(self.guide, visits=visits)

    def meant(self) -> Meant:
        """What the targets that are no node were probably meant to be."""
        lost = {target.name for target in self.targets if target.name and target.name not in self.spots}
        return {name: self.suggest.nearest(name, self.spots) for name in sorted(lost)}

    def problem(self, spot: Spot, code: str, message: str) -> Problem:
        """A problem at a place of this file."""
        return Problem(self.source.path, spot.line, spot.col, code, message)

    def at(self, node: str, code: str, message: str) -> Problem:
        """A problem at the id of a node."""
        return self.problem(self.spots[node], code, message)
