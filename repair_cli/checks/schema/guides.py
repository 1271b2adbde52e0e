"""The schema of a guide: which fields there are is the reader's to say, what they hold stands here."""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.schema import shapes
from repair_cli.checks.schema.scenes import PRACTICE, ROUND
from repair_cli.checks.schema.shapes import (
    FRAME,
    ID,
    LITERAL,
    TEXT,
    YES_NO,
    Schema,
    by_id,
    document,
    fields,
    list_of,
    one_of,
    or_fields,
    ref,
    some_of,
    whole,
)
from repair_cli.checks.schema.told import told
from repair_cli.guide.model import Audience, Kind, Share
from repair_cli.guide.rules import PlanState
from repair_cli.guide.says import Lines
from repair_cli.library import conditions, counts, guides, options, plans, questions, says

ADD = by_id(whole(-100, 100))
NODE: dict[str, Schema] = {
    "say": ref("say"), "next": ref("next"), "stage": ID, "ideas": list_of(whole(1, 9999)), "source": TEXT,
    "counts": list_of(ref("count"), 1),
}  # fmt: skip
"""What the fields hold that several kinds of nodes have."""

_OPTION: dict[str, Schema] = {
    "label": FRAME, "as": FRAME, "say": ref("say"), "because": FRAME, "next": ID, "ask": one_of(["text"]),
    "question": FRAME, "alone": YES_NO, "add": ADD,
}  # fmt: skip
_QUESTION: dict[str, Schema] = {
    **NODE, "ask": one_of(questions.KINDS), "question": FRAME, "why": FRAME, "examples": list_of(FRAME),
    "share": one_of(Share), "wording": one_of(Audience), "needed": LITERAL, "if-skipped": LITERAL, "because": FRAME,
    "lead": LITERAL, "lines": one_of(["one", "many"]), "max": whole(1, 200_000), "most": whole(1, 100),
    "from": whole(-999_999, 999_999), "to": whole(-999_999, 999_999), "low": LITERAL, "high": LITERAL,
    "unit": LITERAL, "unsure": YES_NO, "wipe": YES_NO, "seconds": whole(1, 600),
}  # fmt: skip
_ALONE: Schema = {"type": "object", "required": ["alone"], "properties": {"alone": {"const": "yes"}}}
_OPTIONS: dict[str, Schema] = {
    "choose": by_id(ref("option of choose"), minProperties=2),
    "choose-any": {
        **by_id(ref("option of choose-any"), minProperties=2),
        "not": {"additionalProperties": _ALONE},
    },
    "yes-no": fields(
        "options of a yes-no", ("yes", "no", "not-sure"), (), dict.fromkeys(("yes", "no", "not-sure"), ref("yes or no"))
    ),
}  # fmt: skip
"""What `options` holds, by the kind of question."""


def guide_schema() -> Schema:
    """The schema of a guide."""
    within = by_id(by_id(whole(1, 366)))
    plan = fields(
        "plan", plans.PLAN_FIELDS, plans.PLAN_NEEDS,
        {**dict.fromkeys(("known-by", "due", "then", "again"), ID), "moves": some_of(ID), "within": within},
        anyOf=[{"required": ["due"]}, {"required": ["within"]}],
    )  # fmt: skip
    section = fields("section", guides.SECTION_FIELDS, guides.SECTION_FIELDS, {"title": TEXT, "say": ref("say")})
    card = fields("card", guides.CARD_FIELDS, guides.CARD_FIELDS, {"title": TEXT, "sections": list_of(section)})
    counter = fields(
        "counter", guides.COUNTER_FIELDS, guides.COUNTER_FIELDS,
        dict.fromkeys(("start", "least", "most"), whole(-1000, 1000)),
    )  # fmt: skip
    root = fields(
        "guide", guides.GUIDE_FIELDS, guides.GUIDE_NEEDS,
        {
            "guide": ID, "title": TEXT, "about": TEXT, "for": one_of(Audience), "minutes": whole(1, 240), "start": ID,
            "nodes": by_id(ref("node")), "stages": by_id(TEXT), "counters": by_id(counter), "card": card, "plan": plan,
            "closing": ref("say"), "verdict": YES_NO, "practice": PRACTICE,
        },
    )  # fmt: skip
    return document("A guide", {**root, **_scenes()}, dict(_parts()))


def _scenes() -> Schema:
    """Rounds belong to a guide that practises something, which is written for one of the two seats."""
    seats = {"properties": {"for": one_of([Audience.CLIENT, Audience.THERAPIST])}}
    no_rounds = {"properties": {"nodes": {"additionalProperties": {"properties": {"round": False}}}}}
    return {"if": {"required": ["practice"]}, "then": seats, "else": no_rounds}


def _parts() -> Iterator[tuple[str, Schema]]:
    yield "node", _node()
    yield (
        "text",
        fields("text", guides.TELL_FIELDS, ("next",), NODE, anyOf=[{"required": ["say"]}, {"required": ["counts"]}]),
    )
    yield "visit", fields("visit", guides.VISIT_FIELDS, guides.VISIT_NEEDS, {**NODE, "visit": ID})
    yield "outcome", _outcome()
    yield "round", ROUND
    yield "question", _question()
    for kind in questions.KINDS:
        yield f"{kind} question", _of_kind(kind)
    yield "option", or_fields(FRAME, fields("option", options.OPTION_FIELDS, options.OPTION_NEEDS, _OPTION))
    yield "option of choose", _option({**_OPTION, "alone": one_of(["no"])})
    yield "option of choose-any", _option({**_OPTION, "next": {"not": {}}})
    yield "yes or no", fields("yes or no", options.YES_NO_OPTION_FIELDS, (), _OPTION)
    yield from sayings()
    yield from looks()


def _option(holds: dict[str, Schema]) -> Schema:
    own = {"if": {"required": ["question"]}, "then": {"required": ["ask"]}}
    return or_fields(FRAME, fields("option", options.OPTION_FIELDS, options.OPTION_NEEDS, holds, **own))


def _node() -> Schema:
    """A node is what its first field of these says; without one it is a text."""
    found = ref("text")
    for kind, name in (("round", "round"), ("outcome", "outcome"), ("visit", "visit"), ("ask", "question")):
        found = {"if": {"required": [kind]}, "then": ref(name), "else": found}
    return {"type": "object", **found}


def _outcome() -> Schema:
    holds = {
        **NODE, "outcome": one_of(Kind), "title": LITERAL, "card": YES_NO, "plan": YES_NO, "entry": one_of(PlanState),
        "offer": list_of(ID),
    }  # fmt: skip
    return fields("outcome", guides.OUTCOME_FIELDS, guides.OUTCOME_NEEDS, holds)


def _question() -> Schema:
    kinds = [
        {"if": {"properties": {"ask": {"const": kind}}}, "then": ref(f"{kind} question")} for kind in questions.KINDS
    ]
    return {"properties": {"ask": {**_QUESTION["ask"], "description": told("question", "ask")}}, "allOf": kinds}


def _of_kind(kind: str) -> Schema:
    row = questions.KINDS[kind]
    holds = {**_QUESTION, "options": _OPTIONS.get(kind, {})}
    more: Schema = {}
    if "unsure" in row.fields:
        no_third = {"properties": {"options": {"properties": {"not-sure": False}}}}
        more = {"if": {"properties": {"unsure": {"const": "yes"}}, "required": ["unsure"]}, "else": no_third}
    return fields("question", row.fields, row.required, holds, **more)


def sayings() -> Iterator[tuple[str, Schema]]:
    """Texts, and where a node goes on."""
    holds = {"when": ref("when"), "say": FRAME, "support": one_of(Lines), "wording": ID}
    one = {"oneOf": [{"required": [name]} for name in sorted(says.PART_FIELDS - {"when"})]}
    part = or_fields(FRAME, fields("part", says.PART_FIELDS, (), holds))
    yield "part", {**part, "if": {"type": "object"}, "then": one}
    yield "say", some_of(FRAME) | {"items": ref("part")}
    branch = fields("branch", says.BRANCH_FIELDS, says.BRANCH_NEEDS, {"when": ref("when"), "go": ID})
    last = {"contains": {"type": "object", "not": {"required": ["when"]}}}
    yield "next", some_of(ID) | {"items": branch, "minItems": 1, **last}
    yield "count", fields("count", counts.COUNT_FIELDS, counts.COUNT_NEEDS, {"when": ref("when"), "add": ADD})


def looks() -> Iterator[tuple[str, Schema]]:
    """Conditions."""
    limit = whole(-999_999_999, 999_999_999)
    holds = {
        "is": TEXT, **dict.fromkeys(("any_of", "all_of", "none_of"), list_of(TEXT)), "at_least": limit,
        "at_most": limit, "answered": YES_NO,
    }  # fmt: skip
    test = fields("test", conditions.TESTS, (), holds, minProperties=1)
    several = list_of(ref("when"), 1)
    named = {"all": several, "any": several, "not": ref("when")}
    yield "test", or_fields({"type": shapes.TEXT["type"]}, test)
    yield "when", {
        "type": "object", "minProperties": 1, "additionalProperties": ref("test"),
        "properties": {name: {**shape, "description": told("when", name)} for name, shape in named.items()},
    }  # fmt: skip
