"""What becomes of answers: which are looked at, taken up, or kept for a later day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repair_cli.guide.conditions import Test, tests
from repair_cli.guide.frames import placeholders
from repair_cli.guide.model import Ask, Guide, Node, Option, Outcome, Tell, options_of, own_words
from repair_cli.guide.rules import Count
from repair_cli.guide.says import Findings, Say, Words


def planned_in(guide: Guide) -> Iterator[str]:
    """The questions that the plan of a guide is made of."""
    plan = guide.plan
    if plan is not None:
        yield from (*plan.moves, plan.known_by, plan.due, *plan.within)


def taken_up_in(guide: Guide) -> set[str]:
    """The questions and counters that texts of the guide itself say, or tell what was found in."""
    parts = [part for say in _says(guide) for part in say]
    found = {part.question for part in parts if isinstance(part, Findings)}
    texts = [*(part.text for part in parts if isinstance(part, Words)), *_lines(guide)]
    return found.union(placeholders("\n".join(text for text in texts if "$" in text)))


def moved_in(guide: Guide) -> Iterator[str]:
    """The counters that options, or texts on the way, move."""
    for node in guide.nodes.values():
        yield from (name for option in _options(node) for name in option.add)
        yield from (name for count in _counts(node) for name in count.add)


def tests_of(guide: Guide) -> Iterator[Test]:
    """Every test in the guide itself."""
    for node in guide.nodes.values():
        for branch in () if isinstance(node, Outcome) else node.next:
            if branch.when is not None:
                yield from tests(branch.when)
        for count in _counts(node):
            yield from tests(count.when)
    for say in _says(guide):
        for part in say:
            if part.when is not None:
                yield from tests(part.when)


def _says(guide: Guide) -> Iterator[Say]:
    yield guide.closing
    yield from (section.say for section in guide.card.sections) if guide.card else ()
    for node in guide.nodes.values():
        yield node.say
        yield from (option.say for option in _options(node) if option.say)


def _lines(guide: Guide) -> Iterator[str]:
    """The texts that stand alone, without conditions."""
    for node in guide.nodes.values():
        if isinstance(node, Ask):
            yield from (node.question, node.why, *node.examples, node.because or "")
            yield from (own.question for own in own_words(node))
            for option in options_of(node).values():
                yield from (option.label, option.phrase or "", option.because or "")


def _options(node: Node) -> Iterable[Option]:
    return options_of(node).values() if isinstance(node, Ask) else ()


def _counts(node: Node) -> Iterable[Count]:
    return node.counts if isinstance(node, Tell) else ()
