"""What rules a guide besides its nodes: numbers that options move, and the plan to look back at."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec


class PlanState(StrEnum):
    """What becomes of the plan that somebody looked back at: it stays, it is over, or it is made anew."""

    OPEN = "open"
    DONE = "done"
    AGAIN = "again"


class PlanRule(msgspec.Struct, frozen=True):
    """Which answers make the plan to look back at, by question, and the guide that looks back (`then`).

    `within` has the days after the walk by option; `again` is the question where the plan is made.
    """

    then: str
    moves: tuple[str, ...] = ()
    known_by: str = ""
    due: str = ""
    within: Mapping[str, Mapping[str, int]] = {}
    again: str = ""


class Counter(msgspec.Struct, frozen=True):
    """A number that options move, kept between `least` and `most`."""

    start: int
    least: int
    most: int
