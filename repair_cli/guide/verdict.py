"""Why a walk ended where it did, and what would have led elsewhere, found by replay."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from repair_cli.guide.conditions import Value, names
from repair_cli.guide.frames import Facts, fill, joined
from repair_cli.guide.model import (
    Ask,
    Choose,
    ChooseAny,
    Guide,
    Kind,
    Number,
    Outcome,
    Share,
    options_of,
)
from repair_cli.guide.values import offered
from repair_cli.guide.walk import Answer, Walk

FIRM = frozenset({Kind.SUPPORT, Kind.URGENT})
"""Outcomes that a verdict does not argue about."""

_MANY = 11  # a scale up to this size is tried value by value


class Reason(msgspec.Struct, frozen=True):
    """An answer that had a say in where the walk went. `clause` is how the verdict tells it (None: not told)."""

    key: str
    ask: Ask
    value: Value
    words: str
    clause: str | None


class Change(msgspec.Struct, frozen=True):
    """Another answer, and the other outcomes that it could lead to, in the order of the guide.

    `stays`: it could end where the walk ended, too. `asks`: the key of the question that opens first and has no answer
    yet. `complete` is false where the search gave up: then there may be more outcomes.
    """

    key: str
    ask: Ask
    value: Value
    words: str
    clause: str | None
    leads_to: tuple[Outcome, ...]
    stays: bool
    asks: str | None
    complete: bool


def because(walk: Walk, only_shared: bool = False) -> tuple[Reason, ...]:
    """The answers that led here, in order."""
    facts = _seen(walk.facts, only_shared)
    return tuple(
        Reason(step.key, step.ask, step.value, *tell(step.ask, step.value, facts))
        for _, step in _deciding_steps(walk, only_shared)
        if step.value is not None
    )


def would_change(walk: Walk, only_shared: bool = False) -> tuple[Change, ...]:
    """For each answer that decided: the other answers that could lead to another outcome.

    Where the advice is to get help or support there is nothing to change: the list is empty.
    """
    if not isinstance(walk.here, Outcome) or walk.here.kind in FIRM:
        return ()
    from repair_cli.guide.reach import Search  # late: only a verdict searches

    search = Search(walk.guide, {**walk.drafts, **{step.key: step.value for step in walk.trail}})
    found = []
    for ago, step in _deciding_steps(walk, only_shared):
        start = walk.back(ago)
        for value, other in _others(step, start):
            reach = search.reach(other)
            leads_to = tuple(end for end in reach.outcomes if end.id != walk.here.id)
            if leads_to or not reach.complete:
                words, clause = tell(step.ask, value, _seen(start.facts, only_shared))
                stays = len(leads_to) < len(reach.outcomes)
                found.append(
                    Change(step.key, step.ask, value, words, clause, leads_to, stays, reach.asks, reach.complete)
                )
    return tuple(found)


def tell(ask: Ask, value: Value, facts: Facts) -> tuple[str, str | None]:
    """An answer in the words of its options, and the clause that tells it as a reason."""
    chosen = value if isinstance(value, tuple) else (str(value),)
    options = [options_of(ask)[one] for one in chosen if one in options_of(ask)]
    clause = fill(ask.because, facts) if ask.because else None
    if not options:
        return ", ".join(chosen), clause
    words = ", ".join(fill(option.label, facts) or option.id for option in options)
    clauses = list(dict.fromkeys(fill(option.because, facts) for option in options if option.because))
    return words, joined(clauses, facts.phrasing) or clause


def deciding(guide: Guide) -> frozenset[str]:
    """The questions that can change where a walk goes: branches look at them, or their options lead on or count."""
    nodes = [node for one in guide.everything() for node in one.nodes.values() if not isinstance(node, Outcome)]
    looked_at = {name for node in nodes for branch in node.next for name in names(branch.when)}
    leading = {
        node.id
        for node in nodes
        if isinstance(node, Ask)
        for option in options_of(node).values()
        if option.next or not looked_at.isdisjoint(option.add)
    }
    return frozenset(looked_at | leading)


def _deciding_steps(walk: Walk, only_shared: bool) -> Iterator[tuple[int, Answer]]:
    """The answers that decided, each with how many steps ago it was given."""
    wanted = deciding(walk.guide)
    for place, step in enumerate(walk.trail):
        if step.ask.id in wanted and (step.ask.share is Share.SESSION or not only_shared):
            yield len(walk.trail) - place, step


def _seen(facts: Facts, only_shared: bool) -> Facts:
    return facts.shared() if only_shared else facts


def _others(step: Answer, start: Walk) -> Iterator[tuple[Value, Walk]]:
    """The other answers that fit, each with the walk that it gives."""
    tried = ((value, start.answer(value)) for value in _values(step.ask, start.facts) if value != step.value)
    yield from ((value, onward) for value, onward in tried if isinstance(onward, Walk))


def _values(ask: Ask, facts: Facts) -> Iterator[Value]:
    match ask.form:
        case Choose():
            yield from offered(ask, facts)
        case ChooseAny():
            yield from ((one,) for one in offered(ask, facts))
        case Number(least=least, most=most) if most - least < _MANY:
            yield from range(least, most + 1)
        case _:
            return
