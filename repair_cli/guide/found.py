"""What the wording check found in an answer, under a name of its own, as conditions and texts look at it."""

from __future__ import annotations

from collections.abc import Iterable

from repair_cli.guide.model import Ask


def found_in(question: str) -> str:
    """The name of what was found in the answer to a question."""
    return f"{question}-found"


def kinds_in(ask: Ask, words: str) -> tuple[str, ...]:
    """The kinds of what the check of a question finds in an answer, each once; without a check, none."""
    return tuple(dict.fromkeys(one.kind for one in ask.found.find(words))) if ask.found else ()


def looked_into(asks: Iterable[Ask]) -> dict[str, Ask]:
    """The questions whose answers are looked into, by the names of what is found there."""
    return {found_in(ask.id): ask for ask in asks if ask.found}
