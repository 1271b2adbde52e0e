"""Where the same answers lead in two versions of a guide: both are walked side by side, through all of their states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import replace

from repair_cli.checks.changes.apart import told_apart
from repair_cli.checks.changes.bare import bare
from repair_cli.checks.proofs import leg_of
from repair_cli.checks.states import MOST, Places
from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Ask, Guide, Outcome, Pause
from repair_cli.guide.walk import Walk, begin

Known = Mapping[str, tuple[Value | None, ...]]
"""Answers that the other version was given already, by question: they are taken when this one asks for them."""


class Moved(msgspec.Struct, frozen=True):
    """Two walks with the same answers that end in two ways. No fewer answers lead to these two ends."""

    before: Walk
    after: Walk

    def ends(self) -> tuple[str, str]:
        """The ids of the two ends."""
        return self.before.here.id, self.after.here.id

    def answers(self) -> dict[str, Value | None]:
        """What was answered in either of them; None: left open. Of pauses only those that were left out."""
        return {**leg_of(self.before).answers, **leg_of(self.after).answers}


class Ends(msgspec.Struct, frozen=True):
    """What was found after looking at so many states. Where it is not `complete`, there are more of them."""

    moved: tuple[Moved, ...] = ()
    states: int = 0
    complete: bool = True


def compare_ends(before: Guide, after: Guide, most: int = MOST) -> Ends:
    """The ends that changed for the same answers: for each pair of ends, the walks with the fewest answers.

    `most`: how many answers are tried. A question that only one version asks is answered in every way. Where an answer
    is refused by one version, there is nothing to compare.
    """
    if bare(before) == bare(after):
        return Ends()
    return _Search(before, after, most).run()


class _Pair(msgspec.Struct, frozen=True):
    """A walk through each version, and what each was not asked yet."""

    walks: tuple[Walk, Walk]
    known: tuple[Known, Known]

    def moved(self, side: int, walk: Walk) -> _Pair:
        """The pair with another walk on one side."""
        return replace(self, walks=(walk, self.walks[1]) if side == 0 else (self.walks[0], walk))

    def knowing(self, side: int, known: Known) -> _Pair:
        """The pair with something else known on one side."""
        return replace(self, known=(known, self.known[1]) if side == 0 else (self.known[0], known))


_Onward = tuple[bool, _Pair]
"""Whether a pair costs no more answers, and the pair."""


class _Search:
    def __init__(self, before: Guide, after: Guide, most: int) -> None:
        self.guides = (before, after)
        self.places = (Places(before, told_apart(after, before)), Places(after, told_apart(before, after)))
        self.left = most
        self.found: dict[object, Moved] = {}

    def run(self) -> Ends:
        seen: set[object] = set()
        level = [_Pair((begin(self.guides[0]), begin(self.guides[1])), ({}, {}))]
        while level:
            further: list[_Pair] = []
            for pair in level:  # grows while it is gone over: what costs no answer makes no walk longer
                key = self._key(pair)
                if key in seen:
                    continue
                seen.add(key)
                for free, onward in self._onward(pair):
                    self.left -= 1
                    (level if free else further).append(onward)
                if self.left < 0:
                    return Ends(tuple(self.found.values()), len(seen), complete=False)
            level = further
        return Ends(tuple(self.found.values()), len(seen))

    def _key(self, pair: _Pair) -> object:
        """The same for pairs that go on alike."""
        known = (tuple(sorted(some.items(), key=lambda one: one[0])) for some in pair.known)
        return (*(places.key(walk.at) for places, walk in zip(self.places, pair.walks, strict=True)), *known)

    def _onward(self, pair: _Pair) -> Iterator[_Onward]:
        before, after = (walk.here for walk in pair.walks)
        if isinstance(before, Outcome) and isinstance(after, Outcome):
            self._note(pair, before, after)
            return
        for side, here in enumerate((before, after)):
            if here.id in pair.known[side]:
                yield from self._taken(pair, side, here.id)
                return
        if before.id == after.id:
            yield from self._together(pair)
        else:
            yield from self._alone(pair, self._side(pair))

    def _note(self, pair: _Pair, before: Outcome, after: Outcome) -> None:
        ends = (before.id, before.kind), (after.id, after.kind)
        if ends[0] != ends[1]:
            self.found.setdefault(ends, Moved(*pair.walks))

    def _taken(self, pair: _Pair, side: int, name: str) -> Iterator[_Onward]:
        """On, with the answer that the other version was given."""
        value, *rest = pair.known[side][name]
        onward = _step(pair.walks[side], value)
        if onward is not None:
            known = {**pair.known[side], name: tuple(rest)}
            yield True, self._cleared(pair.moved(side, onward).knowing(side, known))

    def _together(self, pair: _Pair) -> Iterator[_Onward]:
        """On, with every answer that both versions take."""
        answers = (value for side in (0, 1) for value in self._values(pair, side))
        for value in dict.fromkeys(answers):
            walks = [_step(walk, value) for walk in pair.walks]
            if walks[0] is not None and walks[1] is not None:
                yield all(map(_is_pause, pair.walks)), self._cleared(replace(pair, walks=(walks[0], walks[1])))

    def _alone(self, pair: _Pair, side: int) -> Iterator[_Onward]:
        """On in one version, with every answer; the other takes it where it comes to ask for it."""
        walk, other = pair.walks[side], 1 - side
        name, pause = walk.here.id, _is_pause(walk)
        for value in self._values(pair, side):
            onward = _step(walk, value)
            if onward is None:
                continue
            known = {**pair.known[other], name: (*pair.known[other].get(name, ()), value)}
            yield pause, self._cleared(pair.moved(side, onward).knowing(other, known))

    def _values(self, pair: _Pair, side: int) -> list[Value | None]:
        return [value for value, _ in self.places[side].answers(pair.walks[side])]

    def _side(self, pair: _Pair) -> int:
        """Which version goes on: one that asks what the other cannot ask, else the earlier one."""
        waiting = [side for side in (0, 1) if isinstance(pair.walks[side].here, Ask)]
        own = (side for side in waiting if pair.walks[side].here.id not in self._asked(pair, 1 - side))
        return next(own, waiting[0])

    def _asked(self, pair: _Pair, side: int) -> frozenset[str]:
        """The questions that one version can still ask."""
        walk = pair.walks[side]
        ended = isinstance(walk.here, Outcome)
        return frozenset() if ended else self.places[side].outlook.ahead(walk.at.node).asked

    def _cleared(self, pair: _Pair) -> _Pair:
        """The pair without answers that nobody will ask for any more."""
        for side in (0, 1):
            known = pair.known[side]
            if known:
                asked = self._asked(pair, side)
                pair = pair.knowing(side, {name: some for name, some in known.items() if some and name in asked})
        return pair


def _step(walk: Walk, value: Value | None) -> Walk | None:
    """The walk with an answer; None where it does not fit."""
    onward = walk.skip() if value is None else walk.answer(value)
    return onward if isinstance(onward, Walk) else None


def _is_pause(walk: Walk) -> bool:
    return isinstance(walk.here, Ask) and isinstance(walk.here.form, Pause)
