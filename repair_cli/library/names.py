"""Checks the names that a guide uses: nodes, guides, questions, options, counters, placeholders, ids that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from repair_cli.errors import Problem
from repair_cli.guide.conditions import Answered, Between
from repair_cli.guide.model import (
    Ask,
    ChooseAny,
    Counter,
    Guide,
    Items,
    Number,
    Outcome,
    Pause,
    Share,
    options_of,
)
from repair_cli.library.drafts import GuideDraft, Taken, Tested
from repair_cli.library.files import place
from repair_cli.library.spots import Spot
from repair_cli.text import did_you_mean


def check_names(draft: GuideDraft, guide: Guide, guides: frozenset[str]) -> Iterator[Problem]:
    """The problems of names in a guide that is linked to what it visits; `guides` are all ids that an offer may name."""
    check = _Names(draft, guide)
    yield from check.targets()
    yield from check.offers(guides)
    yield from check.questions()
    yield from check.placeholders()
    yield from check.counters()
    yield from check.twice()
    yield from check.cards()


class _Names:
    def __init__(self, draft: GuideDraft, guide: Guide) -> None:
        self.draft = draft
        self.guide = guide
        self.asks = guide.asks()
        self.all_counters: Mapping[str, Counter] = {
            name: counter for one in guide.everything() for name, counter in one.counters.items()
        }

    def problem(self, spot: Spot, code: str, message: str) -> Problem:
        return Problem(self.draft.path, spot.line, spot.col, code, message)

    def at(self, node: str, code: str, message: str) -> Problem:
        return self.problem(self.draft.spots[node], code, message)

    def targets(self) -> Iterator[Problem]:
        for target in self.draft.targets:
            if target.name and target.name not in self.draft.spots:
                near = did_you_mean(target.name, self.guide.nodes)
                yield self.problem(target.spot, "R201", f"`{target.name}` is no node{near}")

    def offers(self, guides: frozenset[str]) -> Iterator[Problem]:
        for offer in self.draft.offers:
            if offer.name not in guides:
                near = did_you_mean(offer.name, guides)
                yield self.problem(offer.spot, "R202", f"`{offer.name}` is no guide{near}")

    def questions(self) -> Iterator[Problem]:
        for tested in self.draft.tests:
            yield from self._tested(tested)

    def _tested(self, tested: Tested) -> Iterator[Problem]:
        test, spot = tested.test, tested.spot
        if test.name in self.all_counters:
            if not isinstance(test, Between):
                yield self.problem(spot, "R207", f"`{test.name}` is a counter; use `at_least` or `at_most`")
            return
        ask = self.asks.get(test.name)
        if ask is None:
            near = did_you_mean(test.name, [*self.asks, *self.all_counters])
            yield self.problem(spot, "R203", f"`{test.name}` is no question{near}")
        elif isinstance(test, Between):
            if not isinstance(ask.form, Number | ChooseAny | Items):
                yield self.problem(spot, "R207", f"`{test.name}` has nothing to count; use `is` or `any_of`")
        elif not isinstance(test, Answered):
            options = options_of(ask)
            if not options and not isinstance(ask.form, Number):
                yield self.problem(spot, "R207", f"`{test.name}` has no options; use `answered`")
            for value in sorted(test.values) if options else ():
                if value not in options:
                    near = did_you_mean(value, options)
                    yield self.problem(spot, "R206", f"`{value}` is no option of `{test.name}`{near}")
        if ask is not None and tested.shared and ask.share is Share.PRIVATE:
            yield self.problem(
                spot, "R209", f"a card looks at `{test.name}`, which is private; share it, or leave it out"
            )

    def placeholders(self) -> Iterator[Problem]:
        for taken in self.draft.taken:
            ask = self.asks.get(taken.name)
            if ask is None and taken.name not in self.all_counters:
                near = did_you_mean(taken.name, self.asks)
                yield self._in_text(taken, "R204", f"`${{{taken.name}}}` takes up no question{near}")
            elif ask is not None and isinstance(ask.form, Pause):
                yield self._in_text(taken, "R204", f"`${{{taken.name}}}` takes up a pause, which has no words")
            elif ask is not None and taken.shared and ask.share is Share.PRIVATE:
                yield self._in_text(
                    taken, "R209", f"a card takes up `{taken.name}`, which is private; share it, or leave it out"
                )

    def _in_text(self, taken: Taken, code: str, message: str) -> Problem:
        """A problem at the very place of a placeholder, found in the source below the beginning of its text."""
        source = self.draft.source
        start = 0
        for _ in range(taken.spot.line - 1):
            start = source.find("\n", start) + 1
        found = source.find(f"${{{taken.name}}}", start)
        line, col = place(source, found) if found >= 0 else (taken.spot.line, taken.spot.col)
        return Problem(self.draft.path, line, col, code, message)

    def counters(self) -> Iterator[Problem]:
        for name in self.draft.counted:
            if name.name not in self.all_counters:
                near = did_you_mean(name.name, self.all_counters)
                yield self.problem(name.spot, "R208", f"`{name.name}` is no counter of this guide{near}")

    def twice(self) -> Iterator[Problem]:
        """Ids are unique in a guide together with all that it visits."""
        taken: dict[str, str] = {}
        for one in self.guide.everything()[1:]:
            for name in _ids(one):
                taken[name] = one.id
        own: set[str] = set()
        for name, node in _ids(self.guide).items():
            if name in taken:
                yield self.at(
                    node,
                    "R210",
                    f"`{name}` is an id in the guide `{taken[name]}` too, which is visited from here; take another",
                )
            elif name in own:
                yield self.at(node, "R210", f"`{name}` stands twice")
            own.add(name)
        for node in self.guide.nodes.values():
            if isinstance(node, Ask):
                for option in options_of(node).values():
                    if option.own and option.own.id in self.guide.nodes:
                        yield self.at(
                            node.id,
                            "R210",
                            f"`{option.own.id}` is the id of the own words of `{node.id}`, and of a node; rename one",
                        )

    def cards(self) -> Iterator[Problem]:
        for node in self.guide.nodes.values():
            if isinstance(node, Outcome) and node.card and self.guide.card is None:
                yield self.at(node.id, "R211", f"`{node.id}` gives a card, but the guide has none; add `card:`")


def _ids(guide: Guide) -> dict[str, str]:
    """Every id of one guide (without its visits), and the node where it stands."""
    found = {name: name for name in guide.nodes}
    for node in guide.nodes.values():
        if isinstance(node, Ask):
            for option in options_of(node).values():
                if option.own:
                    found.setdefault(option.own.id, node.id)
    return found
