"""A walk is a guide and the answers given so far; where it stands follows from them. Every step gives a new walk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from repair_cli.guide.conditions import Value
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Guide, Outcome, Pause
from repair_cli.guide.position import Position, after, first
from repair_cli.guide.says import Say
from repair_cli.guide.values import DONE, Misfit, check

Drafts = Mapping[str, Value | None]
"""Known answers by key that are not on the trail; None is a skipped question."""

_NONE: Drafts = MappingProxyType({})


class Answer(msgspec.Struct, frozen=True):
    """One step of the trail. `key` is the question's id, or `id#2` when it was met again; None means skipped.

    `at` is where the walk stood when it was given.
    """

    key: str
    ask: Ask
    value: Value | None
    at: Position

    def __eq__(self, other: object) -> bool:
        """Whether the same was answered; where the walk stood follows from the answers before."""
        return isinstance(other, Answer) and (self.key, self.value, self.ask) == (other.key, other.value, other.ask)


class Walk(msgspec.Struct, frozen=True):
    """A guide and a trail; `drafts` are answers that are known and not on the trail."""

    guide: Guide
    asks: Mapping[str, Ask]
    trail: tuple[Answer, ...]
    drafts: Drafts
    at: Position

    def __eq__(self, other: object) -> bool:
        """Whether both stand at the same place of the same guide; the rest follows, and drafts are not on the trail."""
        return isinstance(other, Walk) and (self.trail, self.guide) == (other.trail, other.guide)

    @property
    def here(self) -> Ask | Outcome:
        """The question that waits, or the outcome that was reached."""
        return self.at.here

    @property
    def key(self) -> str:
        """The id of the question that waits; `id#2` when it is met for the second time."""
        times = self.at.met.get(self.here.id, 0)
        return self.here.id if times < 2 else f"{self.here.id}#{times}"

    @property
    def facts(self) -> Facts:
        """The answers and counters that frames and conditions look at."""
        return Facts(self.asks, self.at.values, self.guide.phrasing)

    @property
    def draft(self) -> Value | None:
        """The known answer to the question that waits, if there is one."""
        return self.drafts.get(self.key)

    def answers(self) -> dict[str, Value | None]:
        """What was answered, by key, in order; pauses are no answers."""
        return {step.key: step.value for step in self.trail if not isinstance(step.ask.form, Pause)}

    def known(self) -> dict[str, Value | None]:
        """What was answered, and what is known and not on the trail: all that goes on another day."""
        pauses = {name for name, ask in self.asks.items() if isinstance(ask.form, Pause)}
        drafts = {key: value for key, value in self.drafts.items() if key.partition("#")[0] not in pauses}
        return {**self.answers(), **drafts}

    def answer(self, value: Value) -> Walk | Misfit:
        """The walk with this answer, or what is wrong with it."""
        if isinstance(self.here, Outcome):
            return Misfit("finished")
        fits = check(self.here, value, self.facts)
        return fits if isinstance(fits, Misfit) else self._step(self.here, fits)

    def skip(self) -> Walk | Misfit:
        """The walk with this question left open, or why it cannot be."""
        if isinstance(self.here, Outcome):
            return Misfit("finished")
        if self.here.needed:
            return Misfit("needed", {"reason": self.here.needed})
        return self._step(self.here, None)

    def offer_draft(self) -> Walk | Misfit | None:
        """The walk with the known answer to this question; what is wrong with that answer; None where there is none."""
        if self.key not in self.drafts:
            return None
        draft = self.drafts[self.key]
        return self.skip() if draft is None else self.answer(draft)

    def back(self, steps: int = 1) -> Walk:
        """The walk `steps` answers ago; what was answered since becomes a draft."""
        return self._cut(max(0, len(self.trail) - max(0, steps)))

    def revisit(self, key: str) -> Walk | None:
        """The walk where this answer was given; None where it is not on the trail."""
        for place, step in enumerate(self.trail):
            if step.key == key:
                return self._cut(place)
        return None

    def replay(self, unattended: bool = False) -> Walk:
        """On from here, taking each draft that fits; stops at the first question without one.

        A pause is passed when an answer waits behind it, or when nobody is there to take it.
        """
        walk = taken = self
        passed: set[str] = set()  # since the last draft: a circle of pauses has an end
        while isinstance(here := walk.here, Ask):
            onward = walk.offer_draft()
            if isinstance(onward, Misfit):
                return walk
            if onward is not None:
                walk = taken = onward
                passed.clear()
            elif isinstance(here.form, Pause) and here.id not in passed:
                passed.add(here.id)
                walk = walk._step(here, DONE)
            else:
                break
        return walk if unattended else taken

    def with_drafts(self, drafts: Drafts) -> Walk:
        """The same walk, knowing these answers too."""
        return replace(self, drafts={**self.drafts, **drafts})

    def _step(self, ask: Ask, value: Value | None) -> Walk:
        drafts = self.drafts
        if self.key in drafts:
            drafts = dict(drafts)
            del drafts[self.key]
        trail = (*self.trail, Answer(self.key, ask, value, self.at))
        return replace(self, trail=trail, drafts=drafts, at=after(self.at, ask, value))

    def _cut(self, length: int) -> Walk:
        undone = self.trail[length:]
        if not undone:
            return self
        drafts = {**self.drafts, **{step.key: step.value for step in undone}}
        return replace(self, trail=self.trail[:length], drafts=drafts, at=undone[0].at)


def begin(guide: Guide, drafts: Drafts = _NONE) -> Walk:
    """A walk at the first question of a guide, knowing these answers."""
    return Walk(guide, guide.asks(), (), drafts, first(guide))


def closings(walk: Walk) -> Iterator[Say]:
    """What the guides on the way want to say after any outcome."""
    passed = set(walk.at.path)
    for guide in walk.guide.everything():
        if guide.closing and not passed.isdisjoint(guide.nodes):
            yield guide.closing
