"""Checks the names that a guide uses: nodes, guides, questions, options, counters, placeholders, ids used twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from repair_cli.errors import Problem
from repair_cli.guide.conditions import Answered, Between
from repair_cli.guide.found import found_in, looked_into
from repair_cli.guide.model import (
    Ask,
    Choose,
    ChooseAny,
    Guide,
    Items,
    Number,
    Option,
    Outcome,
    Pause,
    Share,
    options_of,
    own_words,
)
from repair_cli.guide.rules import Counter
from repair_cli.library.drafts import GuideDraft, Meant, Taken, Tested
from repair_cli.library.looks import check_findings, check_kinds, check_way, not_looked_into
from repair_cli.library.plans import check_plan
from repair_cli.library.spots import Spot
from repair_cli.text import shortened


def check_names(
    draft: GuideDraft, guide: Guide, guides: frozenset[str], meant: Meant, whole: bool
) -> Iterator[Problem]:
    """The problems of names in a guide that is linked to what it visits; `guides` are all ids that an offer may name.

    Where it is not `whole`, because a guide that it visits cannot be used, names that may stand there are not judged.
    """
    check = _Names(draft, guide)
    yield from check.targets(meant)
    yield from check.offers(guides)
    yield from check.twice()
    yield from check.cards()
    yield from check_plan(draft, guide, guides, whole)
    if whole:
        yield from check.questions()
        yield from check_findings(draft, check.asks, check.looked_into)
        yield from check_way(draft, guide, check.asks)
        yield from check.placeholders()
        yield from check.counted()


class _Names:
    def __init__(self, draft: GuideDraft, guide: Guide) -> None:
        self.draft = draft
        self.guide = guide
        self.asks = guide.asks()
        self.looked_into = looked_into(self.asks.values())
        self.all_counters: Mapping[str, Counter] = {
            name: counter for one in guide.everything() for name, counter in one.counters.items()
        }
        self.found: dict[Spot, int] = {}

    def targets(self, meant: Meant) -> Iterator[Problem]:
        for target in self.draft.targets:
            if target.name in meant:
                near = meant[target.name]
                end = f"; did you mean `{near}`?" if near else ""
                yield self.draft.problem(target.spot, "R201", f"`{shortened(target.name)}` is no node{end}")

    def offers(self, guides: frozenset[str]) -> Iterator[Problem]:
        for offer in self.draft.offers:
            if offer.name and offer.name not in guides:
                near = self.draft.suggest.did_you_mean(offer.name, guides)
                yield self.draft.problem(offer.spot, "R202", f"`{shortened(offer.name)}` is no guide{near}")

    def questions(self) -> Iterator[Problem]:
        for tested in self.draft.tests:
            yield from self._tested(tested)

    def _tested(self, tested: Tested) -> Iterator[Problem]:
        test, spot = tested.test, tested.spot
        if test.name in self.all_counters:
            if not isinstance(test, Between):
                yield self.draft.problem(spot, "R207", f"`{test.name}` is a counter; use `at_least` or `at_most`")
            return
        ask = self.asks.get(test.name)
        if ask is None and test.name in self.looked_into:
            ask = self.looked_into[test.name]
            yield from check_kinds(self.draft, tested)
        elif ask is None:
            yield from self._unknown(test.name, spot)
        elif isinstance(test, Between):
            if not isinstance(ask.form, Number | ChooseAny | Items):
                yield self.draft.problem(spot, "R207", f"`{test.name}` has nothing to count; use `is` or `any_of`")
        elif isinstance(ask.form, Choose | ChooseAny):
            yield from self._values(tested, options_of(ask))
        elif not isinstance(test, Answered) and not isinstance(ask.form, Number):
            yield self.draft.problem(spot, "R207", f"`{test.name}` has no options; use `answered`")
        if ask is not None and tested.shared and ask.share is Share.PRIVATE:
            yield self.draft.problem(
                spot, "R209", f"a card looks at `{test.name}`, which is private; share it, or leave it out"
            )

    def _unknown(self, name: str, spot: Spot) -> Iterator[Problem]:
        text = next((text for text in self.asks if found_in(text) == name), None)
        if text is not None:
            yield from not_looked_into(self.draft, text, spot)
        elif not self.unread(name):
            near = self.draft.suggest.did_you_mean(name, [*self.asks, *self.all_counters])
            yield self.draft.problem(spot, "R203", f"`{shortened(name)}` is no question{near}")

    def _values(self, tested: Tested, options: Mapping[str, Option]) -> Iterator[Problem]:
        for value, spot in tested.values.items():
            if value not in options:
                near = self.draft.suggest.did_you_mean(value, options)
                message = f"`{shortened(value)}` is no option of `{tested.test.name}`{near}"
                yield self.draft.problem(spot, "R206", message)

    def unread(self, name: str) -> bool:
        """Whether there is such a node, but with mistakes that hide what it is."""
        return name in self.draft.spots and name not in self.guide.nodes

    def placeholders(self) -> Iterator[Problem]:
        for taken in self.draft.taken:
            ask = self.asks.get(taken.name)
            if ask is None and taken.name not in self.all_counters and not self.unread(taken.name):
                near = self.draft.suggest.did_you_mean(taken.name, self.asks)
                yield self._in_text(taken, "R204", f"`${{{shortened(taken.name)}}}` takes up no question{near}")
            elif ask is not None and isinstance(ask.form, Pause):
                yield self._in_text(taken, "R204", f"`${{{taken.name}}}` takes up a pause, which has no words")
            elif ask is not None and taken.shared and ask.share is Share.PRIVATE:
                yield self._in_text(
                    taken, "R209", f"a card takes up `{taken.name}`, which is private; share it, or leave it out"
                )

    def _in_text(self, taken: Taken, code: str, message: str) -> Problem:
        """A problem at the very place of a placeholder: where it comes next after the beginning of its text."""
        source, sign = self.draft.source, f"${{{taken.name}}}"
        start, end = source.below(taken.spot.line, taken.spot.col)
        found = source.text.find(sign, self.found.get(taken.spot, start), end)
        if found < 0:  # spelled in another way, or folded
            return self.draft.problem(taken.spot, code, message)
        self.found[taken.spot] = found + len(sign)
        return Problem(source.path, *source.place(found), code, message)

    def counted(self) -> Iterator[Problem]:
        for name in self.draft.counted:
            if name.name not in self.all_counters:
                near = self.draft.suggest.did_you_mean(name.name, self.all_counters)
                yield self.draft.problem(name.spot, "R208", f"`{name.name}` is no counter of this guide{near}")

    def twice(self) -> Iterator[Problem]:
        """Ids are unique in a guide together with all that it visits."""
        visited = self.guide.everything()[1:]
        there = {name: one.id for one in visited for name in (*one.nodes, *one.own_asks)}
        own: dict[str, str] = {}
        for name, node in _ids(self.guide):
            if name in there:
                message = (
                    f"`{name}` is an id in the guide `{there[name]}` too, which is visited from here; take another"
                )
                yield self.draft.at(node, "R210", message)
            elif name in own:
                message = f"`{name}` is an id twice: of `{own[name]}`, and of the own words of `{node}`; rename one"
                yield self.draft.at(node, "R210", message)
            own[name] = node
        for name, spot in self.draft.counters.items():
            if name in own and name in self.draft.spots:
                yield self.draft.problem(spot, "R210", f"`{name}` is a counter and a node; rename one")

    def cards(self) -> Iterator[Problem]:
        for node in self.guide.nodes.values():
            if isinstance(node, Outcome) and node.card and self.guide.card is None:
                yield self.draft.at(node.id, "R211", f"`{node.id}` gives a card, but the guide has none; add `card:`")


def _ids(guide: Guide) -> Iterator[tuple[str, str]]:
    """Every id of one guide (without its visits), and the node where it stands; nodes first."""
    yield from ((name, name) for name in guide.nodes)
    for node in guide.nodes.values():
        if isinstance(node, Ask):
            yield from ((own.id, node.id) for own in own_words(node))
