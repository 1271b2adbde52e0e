"""What rules a guide besides its nodes: numbers that answers move, and the plan to look back at."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from repair_cli.guide.conditions import Condition


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


class Plan(msgspec.Struct, frozen=True):
    """What to look back at: the moves and the sign of a change in the person's words, and when.

    There is a day (`due`, YYYY-MM-DD) or a number of `days` after the walk. `then` is the guide that looks back,
    `again` the question where the plan was made ("": there is no way back to it).
    """

    moves: tuple[str, ...]
    known_by: str
    due: str | None
    days: int | None
    then: str
    again: str

    def day(self, finished: datetime.date) -> datetime.date:
        """The day to look back, for a walk that was finished on this day."""
        if self.due is not None:
            return datetime.date.fromisoformat(self.due)
        return finished + datetime.timedelta(days=self.days or 0)


class Counter(msgspec.Struct, frozen=True):
    """A number that answers move, kept between `least` and `most`."""

    start: int
    least: int
    most: int


class Count(msgspec.Struct, frozen=True):
    """What a text node adds to counters when the condition holds."""

    add: Mapping[str, int]
    when: Condition | None = None
