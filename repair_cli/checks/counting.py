"""What a text counts, by the answers that its conditions look at: many answers count alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from repair_cli.guide.conditions import Value, holds, names
from repair_cli.guide.position import move
from repair_cli.guide.rules import Count, Counter


class Counting:
    """The counts of one text. `limits` are those of the counters, `classes` tell apart what conditions look at.

    The first counts that look at no counter are known from the answers alone; `looks_later` is what the others look at.
    """

    def __init__(
        self,
        counts: Sequence[Count],
        limits: Mapping[str, Counter],
        classes: Mapping[str, Callable[[Value | None], object]],
    ) -> None:
        self._first = tuple(takewhile(lambda one: limits.keys().isdisjoint(names(one.when)), counts))
        self._then = tuple(counts[len(self._first) :])
        self._limits = limits
        looks = sorted({name for one in self._first for name in names(one.when)})
        self._seen = tuple((name, classes[name]) for name in looks)
        self.looks_later = frozenset(name for one in self._then for name in names(one.when))
        self._added: dict[object, tuple[Count, ...]] = {}
        self._alike: dict[object, int] = {}
        self._numbers: dict[object, int] = {}

    def likeness(self, values: Mapping[str, Value]) -> int:
        """The same number for answers of which the first counts add the same."""
        seen = tuple([classes(values.get(name)) for name, classes in self._seen])
        if seen not in self._alike:
            steps = tuple(tuple(sorted(one.add.items())) for one in self._adding(seen, values))
            self._alike[seen] = self._numbers.setdefault(steps, len(self._numbers))
        return self._alike[seen]

    def counted(self, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """What is known after the text."""
        known = dict(values)
        for one in self._adding(tuple([classes(values.get(name)) for name, classes in self._seen]), values):
            move(known, one.add, self._limits)
        for one in self._then:
            if holds(one.when, known):
                move(known, one.add, self._limits)
        return known

    def _adding(self, seen: object, values: Mapping[str, Value]) -> tuple[Count, ...]:
        if seen not in self._added:
            self._added[seen] = tuple(one for one in self._first if holds(one.when, values))
        return self._added[seen]
