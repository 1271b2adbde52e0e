"""Answers that tell nothing of who gave them, and still lead a walk to the same end.

Words and days that were typed always become stand-ins. So do choices and numbers of questions that are private.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Items, Kind, Number, Outcome, Pause, Share, Text
from repair_cli.guide.values import offered
from repair_cli.guide.verdict import FIRM
from repair_cli.guide.walk import Answer, Drafts, Walk, begin

DAY = "2030-01-07"
"""Stands in for every day."""

_MANY = 100  # numbers that are tried, one by one
_FROM_OTHERS = FIRM | {Kind.OPINION}


def stand_in(key: str, ask: Ask, value: Value) -> Value:
    """Stands in for what somebody typed: `(what-happened)` for words, one day for all. Choices and numbers stay."""
    match ask.form:
        case Text(most=most):
            return f"({key})"[:most]
        case Items():
            several = len(value) if isinstance(value, tuple) else 1
            return tuple(f"({key} {place})" for place in range(1, several + 1))
        case Date():
            return DAY
        case _:
            return value


def without_own_words(walk: Walk) -> Walk:
    """A walk with stand-ins for all that was typed and all that is private, as far as it comes to the same end.

    It ends, or waits, where the walk does, with the same answers that may be shared. Of the private choices and numbers
    that do this, each becomes the one with the shortest way there, and the first of those.
    """
    found = _replayed(walk, {step.key: typed(step) for step in walk.trail})
    for step in found.trail:
        if step.ask.share is Share.PRIVATE and step.value is not None:
            found = _alike(found, step.key)
    return found


def tells_too_much(walk: Walk) -> bool:
    """Whether the place where a walk stands would tell what was answered in private.

    So it is where help from others is the advice, and amid questions of which none may be shared.
    """
    private = (step for step in walk.trail if step.ask.share is Share.PRIVATE and not isinstance(step.ask.form, Pause))
    if all(step.value is None for step in private):
        return False
    if isinstance(walk.here, Outcome) and walk.here.kind in _FROM_OTHERS:
        return True
    owner, _ = walk.at.inside[-1]
    asks = (node for node in owner.nodes.values() if isinstance(node, Ask))
    return all(ask.share is Share.PRIVATE for ask in asks)


def typed(step: Answer) -> Value | None:
    """An answer with a stand-in for what was typed."""
    return None if step.value is None else stand_in(step.key, step.ask, step.value)


def _alike(walk: Walk, key: str) -> Walk:
    """The walk with the answer to a private question that comes to the same end by the shortest way."""
    start = walk.revisit(key)
    if start is None or not isinstance(start.here, Ask):
        return walk
    given = {step.key: step.value for step in walk.trail}
    others = (_replayed(walk, {**given, key: value}) for value in _others(start, start.here))
    alike = [other for other in others if _kept(other) == _kept(walk)]
    return min(alike, key=lambda other: len(other.at.path), default=walk)


def _others(start: Walk, ask: Ask) -> Iterator[Value]:
    """The answers that could stand in, in the order of the guide."""
    match ask.form:
        case Choose():
            yield from offered(ask, start.facts)
        case ChooseAny():
            yield from ((name,) for name in offered(ask, start.facts))
        case Number(least=least, most=most):
            yield from range(least, min(most, least + _MANY) + 1)
        case Items():
            yield (f"({start.key} 1)",)
        case _:
            return


def _replayed(walk: Walk, given: Drafts) -> Walk:
    """A new walk of the same guide with these answers, without those that it does not need."""
    return begin(walk.guide, given).replay(unattended=True)


def _kept(walk: Walk) -> tuple[object, ...]:
    """What must stay: where the walk stands, and the answers that may be shared."""
    shared = tuple((step.key, step.value) for step in walk.trail if step.ask.share is Share.SESSION)
    return walk.key, shared
