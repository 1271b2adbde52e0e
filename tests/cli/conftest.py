"""Answers for whole walks, made by asking the engine; the same answers as lines that somebody types."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Items, Number, Outcome, Pause, Text
from repair_cli.guide.values import DONE, offered
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.packs import Library

SAFE: Mapping[str, Value] = {
    "danger": "no",
    "stop-signs": ("none",),
    "afraid": "no",
    "early-signs": ("none",),
    "client-risk": "no",
    "crossed": ("none",),
    "own-state": "steady",
}

Finished = Callable[..., Walk]


def _some(walk: Walk, ask: Ask, place: int) -> Value:
    shown = list(offered(ask, walk.facts))
    match ask.form:
        case Choose():
            return shown[place % len(shown)]
        case ChooseAny():
            return (shown[place % len(shown)],)
        case Items():
            return ("first thing", "second: thing")
        case Text(many=True):
            return f"Words about {ask.id}.\nA second line, with 100 % of it."
        case Text():
            return f"words about {ask.id}"
        case Number(least=least):
            return least
        case Date():
            return "2026-12-05"
        case Pause():
            return DONE


@pytest.fixture
def finished(library: Library) -> Finished:
    """Walks a guide to its end: given answers where there are some, else the option at `place`."""

    def walk_to_the_end(guide: str, given: Drafts | None = None, place: int = 0, skip: bool = False) -> Walk:
        answers: Drafts = {**SAFE, **(given or {})}
        walk = begin(library.guide(guide))
        while not isinstance(walk.here, Outcome):
            ask = walk.here
            wanted = answers.get(walk.key, _some(walk, ask, place))
            leave_open = walk.key not in answers and skip and not ask.needed
            onward = walk.skip() if leave_open or wanted is None else walk.answer(wanted)
            assert isinstance(onward, Walk), (walk.key, onward)
            walk = onward
        return walk

    return walk_to_the_end


def typed(walk: Walk) -> str:
    """The lines that somebody types to walk the same way. A pause takes none from a pipe."""
    lines: list[str] = []
    for step in walk.trail:
        match step.ask.form, step.value:
            case Pause(), _:
                continue
            case _, None:
                lines.append("/skip")
            case Items(), tuple(several):
                lines += [*several, ""]
            case Text(many=True), str(words):
                lines += [*words.split("\n"), ""]
            case _, tuple(several):
                lines.append(" ".join(several))
            case _, value:
                lines.append(str(value))
    return "\n".join(lines) + "\n"


@pytest.fixture
def as_typed() -> Callable[[Walk], str]:
    """Turns a walk into typed lines."""
    return typed
