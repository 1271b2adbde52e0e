"""Whether the statements of a pack speak of what there is: a statement about nothing would hold everywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from repair_cli.checks.moments import GIVEN, MOMENT
from repair_cli.errors import Problem
from repair_cli.guide.conditions import Answered, Between
from repair_cli.guide.found import looked_into
from repair_cli.guide.model import Ask, Choose, ChooseAny, Guide, Items, Kind, Number, Outcome, options_of
from repair_cli.guide.says import Lines
from repair_cli.library.drafts import Tested
from repair_cli.library.spots import Spot
from repair_cli.library.statements import Statements
from repair_cli.text import did_you_mean, shortened
from repair_cli.wording.finding import KINDS


def unknown_names(path: str, said: Statements, guides: Collection[Guide]) -> Iterator[Problem]:
    """The problems of names that no guide has, and of tests that do not fit."""
    names = _Names(path, guides)
    for tested in said.tested:
        yield from names.moment(tested) if tested.test.name in MOMENT else names.question(tested)


class _Names:
    def __init__(self, path: str, guides: Collection[Guide]) -> None:
        self.path = path
        everything = [one for guide in guides for one in guide.everything()]
        nodes = {name: node for one in everything for name, node in one.nodes.items()}
        self.asks: dict[str, list[Ask]] = {}
        for guide in guides:
            for name, ask in guide.asks().items():
                self.asks.setdefault(name, []).append(ask)
        self.looked_into = looked_into(ask for some in self.asks.values() for ask in some)
        self.counters = {name for one in everything for name in one.counters}
        self.known: Mapping[str, Collection[str]] = {
            "guide": [guide.id for guide in guides],
            "node": nodes,
            "outcome": [name for name, node in nodes.items() if isinstance(node, Outcome)],
            "kind": [kind.value for kind in Kind],
            "shows": [lines.value for lines in Lines],
            "gives": GIVEN,
        }

    def moment(self, tested: Tested) -> Iterator[Problem]:
        """A test of what is no question."""
        name = tested.test.name
        if isinstance(tested.test, Between):
            yield self.problem(tested.spot, "R207", f"`{name}` has nothing to count; use `is` or `any_of`")
        yield from self.values(tested, self.known[name], f"no `{name}`")

    def question(self, tested: Tested) -> Iterator[Problem]:
        """A test of an answer or a counter."""
        test, asks = tested.test, self.asks.get(tested.test.name, [])
        if test.name in self.looked_into:
            yield from self.values(tested, KINDS, "no kind of finding")
            if isinstance(test, Answered):
                yield self.problem(tested.spot, "R207", f"`{test.name}` is what was found; use `any_of` or `at_least`")
        elif not asks and test.name not in self.counters:
            near = did_you_mean(test.name, [*self.asks, *self.counters, *MOMENT])
            yield self.problem(tested.spot, "R203", f"`{shortened(test.name)}` is no question of any guide{near}")
        elif isinstance(test, Between):
            if not any(isinstance(ask.form, Number | ChooseAny | Items) for ask in asks) and asks:
                yield self.problem(tested.spot, "R207", f"`{test.name}` has nothing to count; use `is` or `any_of`")
        elif not asks:
            yield self.problem(tested.spot, "R207", f"`{test.name}` is a counter; use `at_least` or `at_most`")
        elif all(isinstance(ask.form, Choose | ChooseAny) for ask in asks):
            options = [option for ask in asks for option in options_of(ask)]
            yield from self.values(tested, options, f"no option of `{test.name}`")
        elif not isinstance(test, Answered) and not any(isinstance(ask.form, Number) for ask in asks):
            yield self.problem(tested.spot, "R207", f"`{test.name}` has no options; use `answered`")

    def values(self, tested: Tested, known: Collection[str], what: str) -> Iterator[Problem]:
        for value, spot in tested.values.items():
            if value not in known:
                yield self.problem(spot, "R206", f"`{shortened(value)}` is {what}{did_you_mean(value, known)}")

    def problem(self, spot: Spot, code: str, message: str) -> Problem:
        return Problem(self.path, spot.line, spot.col, code, message)
