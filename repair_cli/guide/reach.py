"""The ends that a walk can still reach: a bounded search over the answers that nobody has given yet."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import islice

import msgspec

from repair_cli.guide.ahead import Outlook
from repair_cli.guide.alike import Alike
from repair_cli.guide.conditions import Value
from repair_cli.guide.found import names_of, tests_about
from repair_cli.guide.model import Ask, Guide, Outcome, Pause, options_of, own_words
from repair_cli.guide.samples import samples
from repair_cli.guide.walk import Drafts, Walk

MOST = 3000
"""How many open answers are tried before the search gives up."""

Place = int
"""A number for walks that go on alike."""


class Reach(msgspec.Struct, frozen=True):
    """The ends that can be reached, in the order of the guide. `asks`: the key of the question that opens first.

    `complete` is false where the search gave up: then there may be more.
    """

    outcomes: tuple[Outcome, ...]
    asks: str | None
    complete: bool


class _Ways(msgspec.Struct, frozen=True):
    """The places one answer on; `end` where it ends, `asks` where that answer is not known."""

    places: tuple[Place, ...] = ()
    end: str | None = None
    asks: str | None = None
    given_up: bool = False


class Search:
    """Searches from several walks of one guide that know the same answers; from each place it goes on once.

    A known answer is taken where it fits. Any other question is tried with `samples`, and left open where it can be.
    A question that decides nothing ahead goes on in one way.
    """

    def __init__(self, guide: Guide, known: Drafts, most: int = MOST) -> None:
        self._ends = [node for one in guide.everything() for node in one.nodes.values() if isinstance(node, Outcome)]
        self._outlook = Outlook(guide, known)
        self._alike = Alike(guide, self._outlook, known)
        self._left = most
        self._places: dict[tuple[object, ...], Place] = {}
        self._ahead: list[frozenset[str]] = []  # the ends that may come, by place
        self._unseen: dict[Place, Walk] = {}  # one walk for each place from where nobody went on yet
        self._ways: dict[Place, _Ways] = {}

    def reach(self, walk: Walk) -> Reach:
        """The ends that can be reached from a walk."""
        found: set[str] = set()
        asks: str | None = None
        complete = True
        waiting = [self._place(walk)]
        seen = set(waiting)
        while waiting:
            place = waiting.pop()
            if self._ahead[place] <= found or self._ahead_of_open(place) <= found:
                continue
            ways = self._onward(place)
            if ways.end:
                found.add(ways.end)
            asks = asks or ways.asks
            complete = complete and not ways.given_up
            waiting += [there for there in ways.places if there not in seen]
            seen.update(ways.places)
        return Reach(tuple(end for end in self._ends if end.id in found), asks, complete)

    def _place(self, walk: Walk) -> Place:
        place = self._places.setdefault(self._alike(walk), len(self._places))
        if place == len(self._ahead):
            self._ahead.append(self._outlook.ahead(walk.at.node).ends)
            self._unseen[place] = walk
        return place

    def _ahead_of_open(self, place: Place) -> frozenset[str]:
        """The ends that may come from a place, looked at closely before open answers are tried there."""
        walk = self._unseen.get(place)
        if walk is not None and walk.key not in walk.drafts:
            self._ahead[place] = self._outlook.ends(walk)
        return self._ahead[place]

    def _onward(self, place: Place) -> _Ways:
        if place not in self._ways:
            self._ways[place] = self._find(self._unseen.pop(place))
        return self._ways[place]

    def _find(self, walk: Walk) -> _Ways:
        if isinstance(walk.here, Outcome):
            return _Ways(end=walk.here.id)
        known = walk.offer_draft()
        if isinstance(known, Walk):
            return _Ways((self._place(_further(known)),))
        asks = None if isinstance(walk.here.form, Pause) else walk.key
        if self._left <= 0:
            return _Ways(asks=asks, given_up=True)
        tried = [walk.skip() if value is None else walk.answer(value) for value in self._values(walk, walk.here)]
        self._left -= len(tried)
        places = dict.fromkeys(self._place(one) for one in tried if isinstance(one, Walk))
        return _Ways(tuple(places), asks=asks)

    def _values(self, walk: Walk, ask: Ask) -> Iterator[Value | None]:
        """The answers to try; None leaves the question open."""
        fitting = samples(ask, walk.facts, tests_about(ask, self._alike.tests))
        if weighs(ask, self._outlook.ahead(walk.at.node).looked_at):
            yield None
            yield from fitting
        elif ask.needed:
            yield from islice(fitting, 1)
        else:
            yield None


def _further(walk: Walk) -> Walk:
    """On over known answers: to tell places apart costs more than to go on, so it is done at every eighth."""
    while len(walk.trail) % 8 and isinstance(onward := walk.offer_draft(), Walk):
        walk = onward
    return walk


def weighs(ask: Ask, looked_at: Container[str]) -> bool:
    """Whether the answer can change where a walk goes."""
    if any(name in looked_at for one in (ask, *own_words(ask)) for name in names_of(one)):
        return True
    return any(option.next or any(name in looked_at for name in option.add) for option in options_of(ask).values())
