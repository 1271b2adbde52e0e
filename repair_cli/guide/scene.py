"""What makes a guide a scene: what it practises, with whom, and its rounds. The engine walks past it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Criterion(msgspec.Struct, frozen=True):
    """What a good reply does, as people say it of their own ("I named what they saw."), and its effect on counters."""

    id: str
    label: str
    add: Mapping[str, int] = {}


class Reply(msgspec.Struct, frozen=True):
    """A written reply to choose. `step` and `strategy` are ids of the practice words.

    `does`: the criteria that it meets; `found`: the kinds that the wording check would find in it.
    """

    id: str
    label: str
    step: str
    strategy: str = ""
    does: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


class Round(msgspec.Struct, frozen=True):
    """One turn: what the partner says (`line`), an example, and by criterion what to try when it was not met.

    It was read into the nodes whose ids are the properties. All but `reply` and `met` are met in both ways to play.
    """

    id: str
    line: str
    example: str
    points: Mapping[str, str]
    replies: Mapping[str, Reply]

    @property
    def reply(self) -> str:
        """The question for the person's own words."""
        return f"{self.id}-reply"

    @property
    def met(self) -> str:
        """The question which criteria they met; its options are the criteria, and `none`."""
        return f"{self.id}-met"

    @property
    def pick(self) -> str:
        """The question in place of these two for who chooses among written replies; its options are the replies."""
        return f"{self.id}-pick"

    @property
    def look(self) -> str:
        """The look back: what was found, one point, the example; its options are `again`, `on` and `stop`."""
        return f"{self.id}-look"

    @property
    def stop(self) -> str:
        """The visit where somebody goes who stops."""
        return f"{self.id}-stop"

    @property
    def on(self) -> str:
        """The text without words where the latest reply moves the counters."""
        return f"{self.id}-on"


class Practice(msgspec.Struct, frozen=True):
    """What a scene practises, as ids of the practice words; `markers` are shown only afterwards. `level`: 1 to 3.

    `partner`: who speaks, and in what tone. `found`: what each kind of finding adds to counters, `any` for whatever
    was found. `rounds` stand in the order of the file.
    """

    skill: str
    level: int
    settings: tuple[str, ...]
    topics: tuple[str, ...]
    markers: tuple[str, ...]
    strategies: tuple[str, ...]
    partner: str
    criteria: Mapping[str, Criterion]
    found: Mapping[str, Mapping[str, int]] = {}
    rounds: Mapping[str, Round] = {}

    @property
    def counted(self) -> int:
        """How many counts of a round come from criteria and findings, before those that its author wrote for it."""
        return sum(bool(one.add) for one in self.criteria.values()) + len(self.found)


ANYTHING = "any"
"""What stands in `found` for whatever was found."""
