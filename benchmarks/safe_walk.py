"""Answers that lead through a guide to a card, found by walking it: they stay right when the content changes."""

from __future__ import annotations

from benchmarks.stage import Failed
from repair_cli.guide.model import Ask, Outcome
from repair_cli.guide.values import Misfit
from repair_cli.guide.walk import begin
from repair_cli.library.answers import written
from repair_cli.library.packs import Library, shipped
from tests.faults.typed import safe_answer

_WORDS = "some words that somebody might write about this"
_LONGEST = 300


def answers_file(guide: str) -> str:
    """An answers file for a whole walk. Raises Failed where these answers do not end with a card."""
    walk = begin(Library((), shipped()).guide(guide))
    while isinstance(walk.here, Ask) and len(walk.trail) < _LONGEST:
        onward = walk.answer(safe_answer(walk, walk.here, _WORDS))
        if isinstance(onward, Misfit):
            raise Failed(f"`{walk.key}` refuses its answer: {onward.code}")
        walk = onward
    if not (isinstance(walk.here, Outcome) and walk.here.card):
        raise Failed(f"the safe answers lead to `{walk.here.id}`, which gives no card")
    return written(walk.guide, walk.answers())


def prompt() -> bytes:
    """How a prompt ends on a terminal."""
    return f"{Library((), shipped()).interface('prompt')} ".encode()
