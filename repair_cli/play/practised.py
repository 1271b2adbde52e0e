"""A rehearsal in the JSON document: what was practised, every turn, and where the counters stood."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from repair_cli.guide.model import Outcome
from repair_cli.guide.practice import Turn, counters, ended_in, turns
from repair_cli.guide.walk import Walk


def practised(walk: Walk) -> dict[str, Any] | None:
    """The rehearsal as plain data; None for a guide that is no scene. `docs/scripting.md` describes it."""
    scene = walk.guide.practice
    if scene is None:
        return None
    over = isinstance(walk.here, Outcome)
    ending = ended_in(walk)
    return {
        "skill": scene.skill,
        "level": scene.level,
        "settings": list(scene.settings),
        "topics": list(scene.topics),
        "strategies": list(scene.strategies),
        "markers": list(scene.markers) if over else None,
        "criteria": {name: one.label for name, one in scene.criteria.items()},
        "way": walk.at.values.get("way"),
        "turns": [_turn(turn) for turn in turns(walk)],
        "counters": dict(counters(walk)),
        "ending": ending.id if ending else None,
        "difficulty": walk.at.values.get("difficulty"),
        "learned": walk.at.values.get("learned"),
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "round": turn.round.id,
        "time": turn.time,
        "line": turn.round.line,
        "reply": turn.words,
        "chosen": turn.chosen or None,
        "step": turn.step or None,
        "strategy": turn.strategy or None,
        "met": None if turn.met is None else list(turn.met),
        "missed": None if turn.missed is None else list(turn.missed),
        "found": list(turn.found),
        "findings": [{**asdict(one), "frames": list(one.frames)} for one in turn.findings],
        "point": _point(turn),
        "example": None if turn.onward is None else turn.round.example,
        "next": turn.onward,
        "counters": {"before": dict(turn.before), "after": dict(turn.after)},
    }


def _point(turn: Turn) -> str | None:
    """The one thing to try: what belongs to the first criterion that was not met."""
    return turn.round.points.get(turn.missed[0]) if turn.missed else None
