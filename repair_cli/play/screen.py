"""What a front end shows: the same words for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from repair_cli.guide.frames import Block, Facts, expand
from repair_cli.guide.frames import filled as filled  # others take it from here
from repair_cli.guide.model import (
    Ask,
    Choose,
    ChooseAny,
    Date,
    Items,
    Number,
    Pause,
    Text,
)
from repair_cli.guide.values import Misfit, offered
from repair_cli.guide.walk import Walk
from repair_cli.library.interface import Interface

Resolve = Callable[[tuple[Block, ...]], tuple[Block, ...]]
"""Puts the lines of a region into the places for them."""


class Screen(msgspec.Struct, frozen=True):
    """One screenful: where we are, text, a question with its choices, and how to answer."""

    title: str = ""
    stage: str = ""
    step: int = 0
    steps: int = 0
    blocks: tuple[Block, ...] = ()
    question: str = ""
    choices: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    lead: str = ""
    fresh: bool = True


class FrontEnd(Protocol):
    """Shows, asks, and tells in between."""

    def show(self, screen: Screen) -> None:
        """Shows a screen."""

    def ask(self, prompt: str) -> str | None:
        """Reads a line; None when the input has ended."""

    def tell(self, blocks: tuple[Block, ...]) -> None:
        """Tells something between two lines."""

    def wipe(self) -> None:
        """Clears the screen and what can be scrolled back to."""


def question_screen(walk: Walk, ask: Ask, words: Interface) -> Screen:
    """The screen of the question that waits."""
    facts = walk.facts
    blocks = [block for say in (*walk.at.above, ask.say) for block in expand(say, facts)]
    stage, step, steps = stage_of(walk)
    return Screen(
        title=walk.guide.title,
        stage=stage,
        step=step,
        steps=steps,
        blocks=tuple(blocks),
        question=filled(ask.question, facts),
        choices=tuple(label for _, label in offered(ask, facts).values()),
        hints=(*_how(ask, words), *_known(walk, ask, words)),
        lead=_lead(ask),
    )


def stage_of(walk: Walk) -> tuple[str, int, int]:
    """The stage where a walk stands, its place, and how many there are; nothing and zeros before the first."""
    if walk.at.stage is None:
        return "", 0, 0
    owner, name = walk.at.stage
    order = list(owner.stages)
    return owner.stages[name], order.index(name) + 1, len(order)


def _lead(ask: Ask) -> str:
    match ask.form:
        case Text(lead=lead) | Items(lead=lead):
            return f"{lead} ..." if lead else ""
        case _:
            return ""


def _how(ask: Ask, words: Interface) -> tuple[str, ...]:
    """How this kind of question is answered, in a line."""
    own = any(option.own for option in ask.form.options.values()) if isinstance(ask.form, Choose | ChooseAny) else False
    match ask.form:
        case Text(many=True):
            return (words("how-lines"),)
        case Items(most=most):
            return (words("how-items", most=most),)
        case Choose():
            return (words("how-choose-own" if own else "how-choose"),)
        case ChooseAny():
            return (words("how-choose-any-own" if own else "how-choose-any"),)
        case Number(scale=True) as form:
            return (words("how-scale", least=form.least, most=form.most, low=form.low, high=form.high),)
        case Number() as form:
            return (words("how-number", least=form.least, most=form.most, unit=form.unit),)
        case Date():
            return (words("how-date"),)
        case Pause(seconds=seconds) if seconds:
            return (words("how-pause-timed", seconds=seconds),)
        case _:
            return ()


def _known(walk: Walk, ask: Ask, words: Interface) -> tuple[str, ...]:
    """The answer that is known already, offered again; or why it does not fit."""
    offer = walk.offer_draft()
    if isinstance(offer, Misfit):
        return (words("known-misfit", reason=words(f"misfit-{offer.code}", **offer.values)),)
    if offer is None or walk.draft is None or isinstance(ask.form, Pause):
        return ()
    return (words("known", answer=shown_answer(ask, walk.draft, offer.facts, words)),)


def shown_answer(ask: Ask, value: object, facts: Facts, words: Interface) -> str:
    """An answer as a list of answers shows it."""
    if value is None:
        return words("skipped")
    if isinstance(ask.form, Choose | ChooseAny):
        chosen = value if isinstance(value, tuple) else (value,)
        labels = [filled(option.label, facts) for option in ask.form.options.values() if option.id in chosen]
        return ", ".join(labels)
    return ", ".join(value) if isinstance(value, tuple) else str(value)
