"""What statements look at besides answers: where a walk is at one moment, and what it shows and gives there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from repair_cli.guide.conditions import Test, Value, holds, tests
from repair_cli.guide.model import Ask, Guide, Outcome, options_of
from repair_cli.guide.says import Lines, Say, SupportLines

GIVEN = ("card", "plan")
MOMENT = ("guide", "node", "outcome", "kind", "shows", "gives")
"""The names that are no questions: the guide that was begun, nodes, the outcome, its kind, support lines, pages."""

Parts = tuple[SupportLines, ...]


class Scene:
    """One guide as statements see it."""

    def __init__(self, guide: Guide) -> None:
        everything = guide.everything()
        self.guide = guide
        self.counters = frozenset(name for one in everything for name in one.counters)
        self._nodes = {name: support_in(node.say) for one in everything for name, node in one.nodes.items()}
        self._closings = {name: support_in(one.closing) for one in everything for name in one.nodes}
        options = ((ask.id, one) for ask in guide.asks().values() for one in options_of(ask).values())
        self._options = {(name, one.id): support_in(one.say) for name, one in options}

    def closes(self, passed: Iterable[str]) -> frozenset[SupportLines]:
        """The support lines that every end shows after these nodes."""
        return frozenset(part for name in passed for part in self._closings.get(name, ()))

    def shows(self, ask: Ask | None, value: Value | None, passed: Iterable[str]) -> Parts:
        """The support lines on the screen after an answer that led by these nodes."""
        chosen = value if isinstance(value, tuple) else (value,)
        after = [part for one in chosen for part in self._options.get((ask.id, str(one)), ())] if ask else []
        return (*after, *(part for name in passed for part in self._nodes.get(name, ())))

    def moment(
        self, passed: Iterable[str], shown: Iterable[SupportLines], end: Outcome | None, values: Mapping[str, Value]
    ) -> dict[str, Value]:
        """What there is to look at when these nodes have been passed; `end` is where the walk has ended."""
        there = {part.lines for part in shown if holds(part.when, values)}
        found: dict[str, Value] = {
            "guide": self.guide.id,
            "node": tuple(passed),
            "shows": tuple(lines.value for lines in Lines if lines in there) if there else (),
        }
        return found if end is None else {**found, "outcome": end.id, "kind": end.kind.value, "gives": self.gives(end)}

    def gives(self, end: Outcome) -> tuple[str, ...]:
        """The pages that an end gives."""
        has = (end.card and self.guide.card is not None, end.plan and self.guide.plan is not None)
        return tuple(what for what, given in zip(GIVEN, has, strict=True) if given)

    def tests(self) -> Iterator[Test]:
        """The tests that decide whether support lines stand somewhere."""
        for some in (self._nodes, self._closings, self._options):
            for parts in some.values():
                for part in parts:
                    yield from tests(part.when)

    def decide(self) -> frozenset[str]:
        """The names that decide whether support lines stand somewhere."""
        return self.choices().union(test.name for test in self.tests())

    def choices(self) -> frozenset[str]:
        """The questions with an option that shows support lines."""
        return frozenset(name for (name, _), parts in self._options.items() if parts)


def support_in(say: Say) -> Parts:
    """The places for support lines in a text."""
    return tuple(part for part in say if isinstance(part, SupportLines))
