"""Answers that lead through a guide to a card, found by walking it: they stay right when the content changes."""

from __future__ import annotations

from benchmarks.stage import Failed
from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Items, Number, Outcome, Pause, Text
from repair_cli.guide.values import DONE, Misfit, offered
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.answers import written
from repair_cli.library.packs import Library, shipped

_SAFE = ("none", "no", "never", "go-on")
"""The options to take where they are offered: nothing is wrong, and the walk goes on."""

_LONGEST = 300


def answers_file(guide: str) -> str:
    """An answers file for a whole walk. Raises Failed where these answers do not end with a card."""
    walk = begin(Library((), shipped()).guide(guide))
    while isinstance(walk.here, Ask) and len(walk.trail) < _LONGEST:
        onward = walk.answer(_answer(walk, walk.here))
        if isinstance(onward, Misfit):
            raise Failed(f"`{walk.key}` refuses its answer: {onward.code}")
        walk = onward
    if not (isinstance(walk.here, Outcome) and walk.here.card):
        raise Failed(f"the safe answers lead to `{walk.here.id}`, which gives no card")
    return written(walk.guide, walk.answers())


def _answer(walk: Walk, ask: Ask) -> Value:
    match ask.form:
        case Text():
            return "some words that somebody might write about this"
        case Items():
            return ("one thing", "another thing")
        case Choose():
            return _option(walk, ask)
        case ChooseAny():
            return (_option(walk, ask),)
        case Number(least=least):
            return least
        case Date():
            return "2030-01-08"
        case Pause():
            return DONE


def _option(walk: Walk, ask: Ask) -> str:
    there = offered(ask, walk.facts)
    return next((name for name in _SAFE if name in there), next(iter(there)))


def prompt() -> bytes:
    """How a prompt ends on a terminal."""
    return f"{Library((), shipped()).interface('prompt')} ".encode()
