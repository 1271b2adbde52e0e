"""One whole walk that is typed: its questions in order, what is answered, and the lines that say so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Items, Number, Outcome, Pause, Text
from repair_cli.guide.values import DONE, offered
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.packs import Library, shipped
from repair_cli.play.screen import filled

GUIDE = "six-steps-quick"

_SAFE = ("none", "no", "never", "go-on")
"""Taken where they are offered: nothing is wrong, and the walk goes on to its card."""


class Step(NamedTuple):
    """A question as it is shown, the lines that answer it, and whether a pipe gives them (a breath takes none there)."""

    key: str
    question: str
    value: Value
    lines: tuple[str, ...]
    piped: bool


class Typed(NamedTuple):
    """A walk to its end. `ending` is what the last screen is called."""

    steps: tuple[Step, ...]
    ending: str

    @property
    def piped(self) -> str:
        """What a pipe gives."""
        return "".join(f"{line}\n" for step in self.steps if step.piped for line in step.lines)

    def answers(self, count: int) -> Mapping[str, object]:
        """The first answers as a document tells them; a breath is none of them."""
        taken = (step for step in self.steps[:count] if step.piped)
        return {step.key: list(step.value) if isinstance(step.value, tuple) else step.value for step in taken}

    def acknowledged(self, shown: str) -> int:
        """How many answers were taken: the next question stood on the screen."""
        seen, place = words_of(shown), 0
        marks = [*(step.question for step in self.steps), self.ending]
        for count, mark in enumerate(marks):
            place = seen.find(words_of(mark), place)
            if place < 0:
                return max(0, count - 1)
            place += 1
        return len(self.steps)


@cache
def typed(words: str = "words that somebody wrote") -> Typed:
    """The walk in which each free answer begins with `words`."""
    steps, walk = [], begin(Library((), shipped()).guide(GUIDE))
    while isinstance(walk.here, Ask):
        value = safe_answer(walk, walk.here, words)
        question = filled(walk.here.question, walk.facts)
        pause = isinstance(walk.here.form, Pause)
        steps.append(Step(walk.key, question, value, _lines(walk.here, value), not pause))
        onward = walk.answer(value)
        assert isinstance(onward, Walk), (walk.key, onward)
        walk = onward
    assert isinstance(walk.here, Outcome)
    assert walk.here.card
    return Typed(tuple(steps), walk.here.title)


def safe_answer(walk: Walk, ask: Ask, words: str) -> Value:
    """An answer that fits; what is safe where that is among the choices, so that a walk comes to its card."""
    match ask.form:
        case Text():
            return f"{words}, for {ask.id}"
        case Items():
            return (f"{words}, first", f"{words}, second")
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


def _lines(ask: Ask, value: Value) -> tuple[str, ...]:
    match ask.form, value:
        case Pause(), _:
            return ("",)
        case Items(), tuple(several):
            return (*several, "")
        case Text(many=True), str(words):
            return (words, "")
        case _, tuple(several):
            return (" ".join(several),)
        case _:
            return (str(value),)


_STEERING = re.compile(r"\x1b(\[[0-9;?]*[A-Za-z]|[=>])|\r")


def words_of(text: str) -> str:
    """What was shown as words alone, however wide the screen was."""
    return " ".join(_STEERING.sub(" ", text).split())
