"""Answers that lead to a node: the fewest, with what is left open on the way filled in."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from repair_cli.checks.standins import stand_in
from repair_cli.checks.states import MOST, Places
from repair_cli.guide.model import Ask
from repair_cli.guide.samples import samples
from repair_cli.guide.walk import Walk

_TRIES = 3
"""Answers that are tried for a question which was left open: the first may ask for own words."""


def way_to(start: Walk, node: str, most: int = MOST) -> Walk | None:
    """A walk that has come by a node, with the fewest answers; None where `most` answers that were tried lead to none.

    What the walk knows already is answered so. What could be left open is answered too, as far as that leads the same
    way: then texts have something to take up. `(id)` stands for words.
    """
    found = _shortest(start, node, most)
    return None if found is None else _filled(found, start)


def _shortest(start: Walk, node: str, most: int) -> Walk | None:
    places = Places(start.guide, {})
    seen = {places.key(start.at)}
    waiting = deque([start])
    if node in start.at.path:
        return start
    while waiting and most > 0:
        for walk in _onward(places, waiting.popleft()):
            most -= 1
            if node in walk.at.path:
                return walk
            key = places.key(walk.at)
            if key not in seen:
                seen.add(key)
                waiting.append(walk)
    return None


def _onward(places: Places, walk: Walk) -> Iterator[Walk]:
    known = walk.offer_draft()
    if isinstance(known, Walk):
        yield known
    else:
        yield from (onward for _, onward in places.answers(walk))


def _filled(found: Walk, start: Walk) -> Walk:
    """The same way with answers to what was left open, but for what was known to be left open."""
    walk = replace(found, drafts={})
    for step in found.trail:
        there = walk.revisit(step.key) if step.value is None and step.key not in start.drafts else None
        if there is not None and isinstance(there.here, Ask):
            walk = next((other for other in _answered(there, there.here) if other.at.path == walk.at.path), walk)
    return walk.with_drafts(found.drafts)


def _answered(there: Walk, ask: Ask) -> Iterator[Walk]:
    """Walks with an answer to the question that waits, and with those that are known after it."""
    for value in islice(samples(ask, there.facts, ()), _TRIES):
        onward = there.answer(stand_in(there.key, ask, value))
        if isinstance(onward, Walk):
            yield onward.replay()
