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
from repair_cli.guide.walk import Answer, Drafts, Walk

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
    """Another answer, and where it leads: to an outcome, or to a question that was not asked yet."""

    key: str
    ask: Ask
    value: Value
    words: str
    clause: str | None
    leads_to: Outcome | Ask


def because(walk: Walk, only_shared: bool = False) -> tuple[Reason, ...]:
    """The answers that led here, in order."""
    facts = _seen(walk.facts, only_shared)
    return tuple(
        Reason(step.key, step.ask, step.value, *tell(step.ask, step.value, facts))
        for _, step in _deciding_steps(walk, only_shared)
        if step.value is not None
    )


def would_change(walk: Walk, only_shared: bool = False) -> tuple[Change, ...]:
    """For each answer that decided: the other answers that lead to another outcome, or open another question.

    Where the advice is to get help or support there is nothing to change: the list is empty.
    """
    if isinstance(walk.here, Outcome) and walk.here.kind in FIRM:
        return ()
    known: Drafts = {**walk.drafts, **walk.answers()}
    found = []
    for ago, step in _deciding_steps(walk, only_shared):
        start = walk.back(ago)
        for value in _others(step, start.facts):
            other = _without_own_words(start.with_drafts({**known, step.key: value}).replay(unattended=True))
            if other.here.id != walk.here.id and other.key not in other.drafts:
                words, clause = tell(step.ask, value, _seen(start.facts, only_shared))
                found.append(Change(step.key, step.ask, value, words, clause, other.here))
    return tuple(found)


def _without_own_words(walk: Walk) -> Walk:
    """The walk behind questions for own words that nobody has answered: words do not decide where it goes."""
    while walk.at.owed and walk.key not in walk.drafts and isinstance(onward := walk.skip(), Walk):
        walk = onward.replay(unattended=True)
    return walk


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


def _others(step: Answer, facts: Facts) -> Iterator[Value]:
    match step.ask.form:
        case Choose():
            yield from (one for one in offered(step.ask, facts) if one != step.value)
        case ChooseAny():
            yield from ((one,) for one in offered(step.ask, facts) if (one,) != step.value)
        case Number(least=least, most=most) if most - least < _MANY:
            yield from (one for one in range(least, most + 1) if one != step.value)
        case _:
            return
