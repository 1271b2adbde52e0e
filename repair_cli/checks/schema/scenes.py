"""The schema of what only a scene has: what it practises, and its rounds."""

from __future__ import annotations

from repair_cli.checks.schema.shapes import (
    FRAME,
    ID,
    LITERAL,
    TEXT,
    Schema,
    by_id,
    fields,
    list_of,
    one_of,
    or_fields,
    ref,
    whole,
)
from repair_cli.guide.scene import ANYTHING
from repair_cli.library import rounds, scenes
from repair_cli.wording.finding import KINDS

_ADD = by_id(whole(-100, 100))
_CRITERION = or_fields(
    LITERAL, fields("criterion", scenes.CRITERION_FIELDS, scenes.CRITERION_NEEDS, {"label": LITERAL, "add": _ADD})
)
_CRITERIA = by_id(_CRITERION, minProperties=scenes.FEWEST, maxProperties=scenes.MOST)
_FOUND: Schema = {
    "type": "object", "properties": dict.fromkeys((ANYTHING, *KINDS), _ADD), "additionalProperties": False,
}  # fmt: skip

_IDS = dict.fromkeys(("settings", "topics", "markers", "strategies"), list_of(ID))

PRACTICE = fields(
    "practice", scenes.PRACTICE_FIELDS, scenes.PRACTICE_NEEDS,
    {
        "skill": ID, "level": whole(*scenes.LEVELS), "partner": LITERAL,
        "criteria": _CRITERIA | {"properties": {"none": False}}, "found": _FOUND, **_IDS,
    },
)  # fmt: skip

_REPLY = fields(
    "reply", rounds.REPLY_FIELDS, rounds.REPLY_NEEDS,
    {
        "label": FRAME, "say": ref("say"), "step": ID, "strategy": ID, "does": list_of(ID),
        "found": list_of(one_of(KINDS)),
    },
)  # fmt: skip

ROUND = fields(
    "round", rounds.ROUND_FIELDS, rounds.ROUND_NEEDS,
    {
        "round": FRAME, "example": FRAME, "points": by_id(FRAME), "say": ref("say"), "next": ref("next"), "stage": ID,
        "replies": by_id(_REPLY, minProperties=rounds.FEWEST, maxProperties=rounds.MOST),
        "counts": list_of(ref("count"), 1), "ideas": list_of(whole(1, 9999)), "source": TEXT,
    },
)  # fmt: skip
