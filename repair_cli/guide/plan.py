"""The plan that a finished walk leaves: what somebody meant to do, when to look back, and how to take it up again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from repair_cli.guide.conditions import Value
from repair_cli.guide.frames import Facts, said, without_lead
from repair_cli.guide.model import Guide, Items, Kind, Outcome, Text
from repair_cli.guide.rules import Plan, PlanState
from repair_cli.guide.walk import Drafts, Walk


def plan_of(walk: Walk) -> Plan | None:
    """The plan of a finished walk; None where its outcome gives none, or where nobody said when to look back."""
    rule = walk.guide.plan
    if rule is None or not isinstance(walk.here, Outcome) or not walk.here.plan:
        return None
    facts = walk.facts
    day = facts.values.get(rule.due)
    due = day if isinstance(day, str) else None
    days = _days(rule.within, facts.values) if due is None else None
    if due is None and days is None:
        return None
    moves = tuple(move for name in rule.moves for move in _moves(name, facts))
    return Plan(moves, _told(rule.known_by, facts), due, days, rule.then, rule.again)


def handed_on(plan: Plan, guide: Guide) -> Drafts:
    """What the guide that looks back at a plan knows from the start; None is a question to pass over.

    It is nothing but the plan: time has gone by, and what was said about safety is asked anew.
    """
    rule = guide.plan
    if rule is None:
        return {}
    moves = dict.fromkeys(rule.moves[:1], plan.moves or None)
    return {**moves, rule.known_by: plan.known_by or None} if rule.known_by else moves


def back_to_plan(walk: Walk) -> Walk | None:
    """The walk where its plan was made, with all answers known but when to look back; None where there is no way."""
    rule = walk.guide.plan
    again = walk.revisit(rule.again) if rule is not None else None
    if rule is None or again is None:
        return None
    when = {rule.due, *rule.within}
    return replace(again, drafts={key: value for key, value in again.drafts.items() if key not in when})


def state_after(walk: Walk) -> PlanState:
    """What becomes of a plan after the walk that looked back at it.

    Support ends it, unless the outcome says otherwise: nobody is reminded of a plan with somebody who harms them.
    """
    if not isinstance(walk.here, Outcome):
        return PlanState.OPEN
    return walk.here.entry or (PlanState.DONE if walk.here.kind is Kind.SUPPORT else PlanState.OPEN)


def _days(within: Mapping[str, Mapping[str, int]], values: Mapping[str, Value]) -> int | None:
    """The days after the walk that the first answer of these questions stands for."""
    found = (days[option] for name, days in within.items() for option in days if values.get(name) == option)
    return next(found, None)


def _moves(name: str, facts: Facts) -> Iterator[str]:
    """What somebody meant to do: each line of a list, or a text."""
    ask, value = facts.asks[name], facts.values.get(name)
    if isinstance(ask.form, Items) and isinstance(value, tuple):
        yield from (_led(ask.form.lead, without_lead(line, ask.form.lead)) for line in value)
    elif value is not None:
        yield _told(name, facts)


def _told(name: str, facts: Facts) -> str:
    """An answer as a sentence, with the words that its question began it with; "" where there is none."""
    form = facts.asks[name].form if name in facts.values else None
    words = said(name, facts) if form is not None else None
    return _led(form.lead if isinstance(form, Text) else "", words or "")


def _led(lead: str, words: str) -> str:
    return f"{lead} {words}" if lead and words else words
