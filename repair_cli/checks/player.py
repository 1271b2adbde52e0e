"""A player who answers at random, the same way every time, and goes where nobody has been."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from repair_cli.checks.cover import Seen
from repair_cli.checks.parts import Parts, parts_of
from repair_cli.checks.shrinking import Failure, Judge, Trail, answers_to, private_on_page, shortest
from repair_cli.guide.conditions import Test, Value, tests
from repair_cli.guide.model import Ask, Guide, Kind, Outcome, Tell, Visit, options_of
from repair_cli.guide.values import offered
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.answers import base

_CURIOUS = (0.9, 0.5, 0.2)
"""How often a player goes where most is still to be seen, else anywhere: one of these for each walk.

In a guide that is visited it is always so: most of what there is to see lies behind it.
"""
_AGAIN = 0.5  # how often the player goes on from where something is left
_KEPT = 4  # walks to each question that are remembered
_FAR = 30  # nodes that are looked ahead
_ABOUT = 0.8  # what is worth nearly as much as the best, in a guide that is visited, is gone as well
_NEAR = 0.9  # how much what is one node on counts of what it is worth


def longest(guide: Guide) -> int:
    """Answers after which a walk is taken to have no end: every question, several times over."""
    return 200 + 4 * len(guide.asks())


class Player:
    """Plays one guide. What was seen before is passed in, with `known` walks; what is seen is added to it."""

    def __init__(
        self,
        guide: Guide,
        seed: int,
        seen: Seen,
        known: Iterable[Walk] = (),
        judge: Judge = private_on_page,
    ) -> None:
        self.guide = guide
        self.seen = seen
        self.judge = judge
        self.random = Random(f"{seed} {guide.id}")  # noqa: S311 - nothing is hidden with it
        self.ways = _ways(guide)
        self.parts = parts_of(guide)  # those of guides that are visited are for players of their own
        self.tests = _tests([parts_of(one) for one in guide.everything()])
        self.there: dict[str, list[Walk]] = {}
        self.met: dict[str, int] = {}
        self.worth: dict[str, float] = {}
        self._remember(known)

    def play(self, times: int) -> Failure | None:
        """So many walks; the first that goes wrong, made short."""
        for _ in range(times):
            self._look_again()
            curious = self.random.choice(_CURIOUS)
            trail = Trail(self._start(), self.judge, longest(self.guide))
            while trail.failed is None and isinstance(trail.walk.here, Ask):
                trail.answer(self._pick(trail.walk, trail.walk.here, curious))
            self.seen.see(trail.stood)
            self._remember(trail.stood)
            for name in set(map(base, trail.walk.at.path)):
                self.met[name] = self.met.get(name, 0) + 1
            if trail.failed is not None:
                return shortest(self.guide, trail, self.judge, self.tests)
        return None

    def _start(self) -> Walk:
        """Now and then on from where a question offers what nobody took, else from the beginning."""
        if self.random.random() < _AGAIN:
            left = [walk for walks in self.there.values() for walk in walks if self._offers_more(walk)]
            if left:
                return self.random.choice(left)
        return begin(self.guide)

    def _offers_more(self, walk: Walk) -> bool:
        ask = walk.here
        if not isinstance(ask, Ask) or ask.id not in self.guide.nodes:
            return False
        places = ((self.guide.id, "nodes", ask.id, "options", name) for name in offered(ask, walk.facts))
        return not self.seen.options.issuperset(places)

    def _remember(self, walks: Iterable[Walk]) -> None:
        """The last walks to each question."""
        for walk in walks:
            self.there[walk.here.id] = [*self.there.get(walk.here.id, [])[-_KEPT:], walk]

    def _look_again(self) -> None:
        """What is still to be seen from each node on, by the best way; what is far, or was tried often, counts less."""
        left = dict.fromkeys(self.ways, 0.0)
        sides = ((place, held) for place in self.parts.conditions for held in (True, False))
        unseen = [
            *(place for place in self.parts.nodes if place not in self.seen.nodes),
            *(place for place in self.parts.options if place not in self.seen.options),
            *(place for place, held in sides if (place, held) not in self.seen.sides),
        ]
        for place in unseen:
            if place[1] == "nodes":
                left[str(place[2])] += 1
        worth = {name: left[name] / (1 + self.met.get(name, 0) / 10) for name in left}
        self.worth = dict(worth)
        for _ in range(_FAR):
            ahead = {name: max((self.worth[way] for way in ways), default=0.0) for name, ways in self.ways.items()}
            self.worth = {name: worth[name] + _NEAR * ahead[name] for name in worth}

    def _pick(self, walk: Walk, ask: Ask, curious: float) -> Value | None:
        values = list(answers_to(walk, ask, self.tests, self.random))
        if walk.at.node in self.guide.nodes and self.random.random() >= curious:
            return self.random.choice(values)
        worths = [(self._worth(walk, ask, value), value) for value in values]
        new, most, answered = max(worth for worth, _ in worths)
        near = most if walk.at.node in self.guide.nodes else _ABOUT * most  # what is visited can lead anywhere
        return self.random.choice(
            [one for worth, one in worths if worth[0] == new and worth[1] >= near and worth[2] == answered]
        )

    def _worth(self, walk: Walk, ask: Ask, value: Value | None) -> tuple[float, float, bool]:
        """How many options are new in an answer, how much is still to be seen behind it, and whether it is one."""
        onward = walk.skip() if value is None else walk.answer(value)
        if not isinstance(onward, Walk):
            return -1, -1, False
        chosen = value if isinstance(value, tuple) else (value,)
        places = {name: (self.guide.id, "nodes", ask.id, "options", name) for name in options_of(ask) if name in chosen}
        new = [name for name, place in places.items() if ask.id in self.guide.nodes and place not in self.seen.options]
        ways = [onward.at.node]
        if onward.at.owed:  # own words come first: what is behind them counts
            ways = [onward.at.after] if onward.at.after else self.ways[onward.at.node]
        return len(new), max(self.worth[way] for way in ways), value is not None


def _ways(guide: Guide) -> dict[str, list[str]]:
    """Where each node may lead, through visits and back."""
    everything = guide.everything()
    visits = [node for one in everything for node in one.nodes.values() if isinstance(node, Visit)]
    ways: dict[str, list[str]] = {}
    for one in everything:
        back = [branch.go for visit in visits if visit.guide == one.id for branch in visit.next]
        for name, node in one.nodes.items():
            match node:
                case Visit():
                    ways[name] = [one.visits[node.guide].start]
                case Outcome():
                    ways[name] = back if node.kind is Kind.RETURN else []
                case Tell() | Ask():
                    ways[name] = [branch.go for branch in node.next]
            if isinstance(node, Ask):
                ways[name] += [option.next for option in options_of(node).values() if option.next]
    return ways


def _tests(all_parts: list[Parts]) -> dict[str, tuple[Test, ...]]:
    """What conditions look at, by the question."""
    found: dict[str, dict[Test, None]] = {}
    for parts in all_parts:
        for condition in parts.conditions.values():
            for test in tests(condition):
                found.setdefault(test.name, {})[test] = None
    return {name: tuple(some) for name, some in found.items()}
