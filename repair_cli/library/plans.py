"""`plan:` becomes the rule for what a walk leaves to look back at; its names are checked when all files are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from repair_cli.errors import Problem
from repair_cli.guide.model import Ask, Choose, Date, Guide, Items, Kind, Outcome, Pause, Text, options_of
from repair_cli.guide.rules import PlanRule
from repair_cli.library.drafts import GuideDraft, Planned
from repair_cli.library.fields import Desk
from repair_cli.library.spots import Spot
from repair_cli.text import shortened

PLAN_FIELDS = frozenset({"moves", "known-by", "due", "within", "then", "again"})
PLAN_NEEDS = frozenset({"then"})
_LONGEST = 366
_TAKES: Mapping[str, tuple[tuple[type, ...], str]] = {
    "moves": ((Text, Items), "a `text` or a `list`"),
    "due": ((Date,), "a `date`"),
    "within": ((Choose,), "a `choose`"),
}
_ANY: tuple[tuple[type, ...], str] = ((object,), "a question with an answer")
"""The questions that a field takes, and how they are told."""
_NO_PLAN = frozenset({Kind.SUPPORT, Kind.URGENT, Kind.RETURN})


def read_plan(desk: Desk, draft: GuideDraft, spot: Spot | None) -> PlanRule | None:
    """The plan of a guide; every name in it is noted."""
    if spot is None:
        return None
    fields = desk.fields(spot, "`plan`", PLAN_FIELDS, PLAN_NEEDS)
    if fields.keys().isdisjoint(("due", "within")):
        desk.problem(spot, "R103", "`plan` needs the field `due` or `within`: when to look back")
    names = {field: desk.name(fields.get(field), field) for field in ("then", "known-by", "due", "again")}
    draft.planned += [Planned(field, name, fields[field], {}) for field, name in names.items() if name]
    return PlanRule(
        names["then"],
        _moves(desk, draft, fields.get("moves")),
        names["known-by"],
        names["due"],
        _within(desk, draft, fields.get("within")),
        names["again"],
    )


def _moves(desk: Desk, draft: GuideDraft, spot: Spot | None) -> tuple[str, ...]:
    """One question, or a list of them."""
    if spot is not None and isinstance(spot.value, str):
        names: tuple[tuple[str, Spot], ...] = ((desk.name(spot, "moves"), spot),)
    else:
        names = desk.texts(spot, "moves")
    draft.planned += [Planned("moves", name, place, {}) for name, place in names if name]
    return tuple(name for name, _ in names)


def _within(desk: Desk, draft: GuideDraft, spot: Spot | None) -> dict[str, dict[str, int]]:
    """The days after the walk, by question and option."""
    found: dict[str, dict[str, int]] = {}
    if spot is None:
        return found
    for name, value in desk.named(spot, "`within`"):
        days = dict(desk.named(value, f"`{name}`"))
        options = {option: value.key(option) for option in days}
        draft.planned.append(Planned("within", name, spot.key(name), options))
        found[name] = {option: desk.whole(place, option, 1, _LONGEST, 1) for option, place in days.items()}
    return found


def check_plan(draft: GuideDraft, guide: Guide, guides: frozenset[str], whole: bool) -> Iterator[Problem]:
    """The problems of a plan: names that lead nowhere, questions that do not fit, outcomes that cannot give one.

    Where a guide is not `whole`, because one that it visits cannot be used, its questions are not judged.
    """
    asks = guide.asks() if draft.planned else {}
    for planned in draft.planned:
        if planned.field != "then":
            yield from _question(draft, planned, asks) if whole else ()
        elif planned.name not in guides:
            near = draft.suggest.did_you_mean(planned.name, guides)
            yield draft.problem(planned.spot, "R202", f"`{shortened(planned.name)}` is no guide{near}")
    for node in guide.nodes.values():
        if isinstance(node, Outcome) and node.plan and guide.plan is None:
            yield draft.at(node.id, "R218", f"`{node.id}` gives a plan, but the guide has none; add `plan:`")
        elif isinstance(node, Outcome) and node.plan and node.kind in _NO_PLAN:
            yield draft.at(node.id, "R219", f"`{node.id}` is of the kind `{node.kind}`, which gives no plan")


def _question(draft: GuideDraft, planned: Planned, asks: Mapping[str, Ask]) -> Iterator[Problem]:
    """The problems of a name in `plan` that is to be a question."""
    name, ask = planned.name, asks.get(planned.name)
    if ask is None:
        if name not in draft.spots or name in draft.guide.nodes:  # else it is one, with mistakes that hide what it is
            near = draft.suggest.did_you_mean(name, asks)
            yield draft.problem(planned.spot, "R203", f"`{shortened(name)}` is no question{near}")
        return
    forms, told = _TAKES.get(planned.field, _ANY)
    if not isinstance(ask.form, forms) or isinstance(ask.form, Pause):
        yield draft.problem(planned.spot, "R220", f"`{planned.field}` takes {told}, and `{name}` is none")
    options = options_of(ask)
    for option, spot in planned.options.items():
        if options and option not in options:
            near = draft.suggest.did_you_mean(option, options)
            yield draft.problem(spot, "R206", f"`{shortened(option)}` is no option of `{name}`{near}")
