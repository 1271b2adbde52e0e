"""Why a walk ended where it did, and what would have led elsewhere, found by replay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
    options_of,
)
from repair_cli.guide.values import offered
from repair_cli.guide.walk import Answer, Drafts, Walk

FIRM = frozenset({Kind.SUPPORT, Kind.URGENT})
"""Outcomes that a verdict does not argue about."""

_MANY = 11  # a scale up to this size is tried value by value


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that had a say in where the walk went. `clause` is how the verdict tells it; None: not told to people."""

    key: str
    ask: Ask
    value: Value
    words: str
    clause: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer, and where it leads: to an outcome, or to a question that was not asked yet."""

    key: str
    ask: Ask
    value: Value
    words: str
    clause: str | None
    leads_to: Outcome | Ask


def because(walk: Walk) -> tuple[Reason, ...]:
    """The answers that led here, in order."""
    return tuple(
        Reason(step.key, step.ask, step.value, *tell(step.ask, step.value, walk.facts))
        for step in _deciding_steps(walk)
        if step.value is not None
    )


def would_change(walk: Walk) -> tuple[Change, ...]:
    """For each answer that decided: the other answers that lead to another outcome, or open another question.

    Where the advice is to get help or support there is nothing to change: the list is empty.
    """
    if isinstance(walk.here, Outcome) and walk.here.kind in FIRM:
        return ()
    known: Drafts = {**walk.drafts, **walk.answers()}
    found = []
    for step in _deciding_steps(walk):
        start = walk.revisit(step.key)
        if start is None:
            continue
        for value in _others(step, start.facts):
            other = start.with_drafts({**known, step.key: value}).replay(unattended=True)
            if other.here.id != walk.here.id and other.key not in other.drafts:
                words, clause = tell(step.ask, value, start.facts)
                found.append(Change(step.key, step.ask, value, words, clause, other.here))
    return tuple(found)


def tell(ask: Ask, value: Value, facts: Facts) -> tuple[str, str | None]:
    """An answer in the words of its options, and the clause that tells it as a reason."""
    chosen = value if isinstance(value, tuple) else (str(value),)
    options = [options_of(ask)[one] for one in chosen if one in options_of(ask)]
    if not options:
        return ", ".join(chosen), ask.because
    words = ", ".join(fill(option.label, facts) or option.id for option in options)
    clauses = [fill(option.because, facts) for option in options if option.because]
    return words, joined(clauses, facts.phrasing) or ask.because


def deciding(guide: Guide) -> frozenset[str]:
    """The questions that can change where a walk goes: branches look at them, or their options lead on."""
    found: set[str] = set()
    for one in guide.everything():
        for node in one.nodes.values():
            if isinstance(node, Outcome):
                continue
            for branch in node.next:
                found.update(names(branch.when))
            if isinstance(node, Ask) and any(option.next for option in options_of(node).values()):
                found.add(node.id)
    return frozenset(found)


def _deciding_steps(walk: Walk) -> Iterator[Answer]:
    wanted = deciding(walk.guide)
    return (step for step in walk.trail if step.ask.id in wanted)


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
