"""What happened in a rehearsal, turn by turn: it follows from the trail, like where the walk stands."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from repair_cli.guide.conditions import Value
from repair_cli.guide.diary import Rehearsal
from repair_cli.guide.model import Guide, Outcome
from repair_cli.guide.scene import Practice, Round
from repair_cli.guide.walk import Answer, Walk

if TYPE_CHECKING:  # a scene brings its check along
    from repair_cli.wording import Finding

Numbers = Mapping[str, int]


class Turn(msgspec.Struct, frozen=True):
    """One line of the partner and one reply to it; `time` counts the tries at the same line, from 1.

    `words` are the reply, None where it was left open; `chosen` is the id of a written reply (empty: own words), with
    its `step` and `strategy`. `met` and `missed` are None where nobody ticked. `found`: the kinds of findings;
    `findings` has them in full for own words. `onward`: `again`, `on` or `stop`; None where the walk stands before it.
    `before` and `after` are the counters: a reply that was tried again leaves them as they were.
    """

    round: Round
    time: int
    before: Numbers
    after: Numbers
    words: str | None = None
    chosen: str = ""
    met: tuple[str, ...] | None = None
    missed: tuple[str, ...] | None = None
    found: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    onward: str | None = None

    @property
    def step(self) -> str:
        """The repair step of a written reply; empty for own words."""
        return self.round.replies[self.chosen].step if self.chosen else ""

    @property
    def strategy(self) -> str:
        """The strategy of a written reply; empty for own words, and where it has none."""
        return self.round.replies[self.chosen].strategy if self.chosen else ""

    @property
    def own(self) -> bool:
        """Whether somebody replied in own words."""
        return bool(self.words) and not self.chosen


def turns(walk: Walk) -> tuple[Turn, ...]:
    """Every turn of a scene as far as it was played, in order; none in any other guide."""
    practice = walk.guide.practice
    return tuple(_turns(walk, practice)) if practice else ()


def counters(walk: Walk) -> Numbers:
    """The counters of a scene where it stands now."""
    return _numbers(walk.guide, walk.at.values)


def ended_in(walk: Walk) -> Outcome | None:
    """The ending of a scene that was played to its own end; None where it goes on, or was stopped on the way."""
    here = walk.here
    own = walk.guide.practice is not None and here.id in walk.guide.nodes
    return here if own and isinstance(here, Outcome) else None


def rehearsal(walk: Walk, day: str) -> Rehearsal | None:
    """The line of the diary for a scene that was played to its end; `day` is YYYY-MM-DD."""
    practice, ending = walk.guide.practice, ended_in(walk)
    if practice is None or ending is None:
        return None
    played = turns(walk)
    own = [turn for turn in played if turn.own]
    ticked = [turn for turn in own if turn.met is not None]
    return Rehearsal(
        day=day,
        scene=walk.guide.id,
        title=walk.guide.title,
        skill=practice.skill,
        level=practice.level,
        ending=ending.id,
        rounds=len(played),
        replies=len(own),
        asked=len(ticked) * len(practice.criteria),
        met=sum(len(turn.met or ()) for turn in ticked),
        clean=sum(not turn.found for turn in own),
        found=dict(Tally(kind for turn in own for kind in turn.found)),
        difficulty=_words(walk.at.values.get("difficulty")),
        learned=_words(walk.at.values.get("learned")),
    )


def _turns(walk: Walk, practice: Practice) -> Iterator[Turn]:
    """A turn begins with the reply or the pick, and ends before the next one begins."""
    asked = {name: one for one in practice.rounds.values() for name in (one.reply, one.pick)}
    steps = walk.trail
    starts = [place for place, step in enumerate(steps) if step.ask.id in asked]
    tries: Tally[str] = Tally()
    for start, stop in zip(starts, [*starts, len(steps)][1:], strict=True):
        one = asked[steps[start].ask.id]
        tries[one.id] += 1
        rest = {step.ask.id: place for place, step in enumerate(steps[start:stop], start)}
        yield _turn(walk, practice, one, tries[one.id], rest, start)


def _turn(walk: Walk, practice: Practice, one: Round, time: int, rest: Mapping[str, int], start: int) -> Turn:
    steps = walk.trail
    first = steps[start]
    look = rest.get(one.look)
    behind = walk.at if look is None or look + 1 == len(steps) else steps[look + 1].at
    before = _numbers(walk.guide, first.at.values)
    turn = Turn(
        round=one,
        time=time,
        before=before,
        after=before if look is None else _numbers(walk.guide, behind.values),
        onward=None if look is None else _words(steps[look].value),
    )
    if first.ask.id == one.pick:
        return _chosen(turn, practice, first)
    return _said(turn, practice, first, steps[rest[one.met]] if one.met in rest else None)


def _chosen(turn: Turn, practice: Practice, picked: Answer) -> Turn:
    """The turn with a written reply, which brings what it meets and what would be found in it."""
    reply = turn.round.replies.get(_words(picked.value))
    if reply is None:
        return turn
    missed = tuple(name for name in practice.criteria if name not in reply.does)
    return replace(turn, words=reply.label, chosen=reply.id, met=reply.does, missed=missed, found=reply.found)


def _said(turn: Turn, practice: Practice, reply: Answer, ticked: Answer | None) -> Turn:
    """The turn with own words, what the person ticked, and what the wording check sees."""
    words = _words(reply.value)
    findings = reply.ask.found.find(words) if words and reply.ask.found is not None else ()
    chosen = ticked.value if ticked is not None else None
    met = missed = None
    if isinstance(chosen, tuple):
        met = tuple(name for name in practice.criteria if name in chosen)
        missed = tuple(name for name in practice.criteria if name not in chosen)
    found = tuple(dict.fromkeys(one.kind for one in findings))
    return replace(turn, words=words or None, met=met, missed=missed, found=found, findings=findings)


def _numbers(guide: Guide, values: Mapping[str, Value]) -> dict[str, int]:
    return {name: now for name in guide.counters if isinstance(now := values.get(name), int)}


def _words(value: Value | None) -> str:
    return value if isinstance(value, str) else ""
