"""Conditions in words, as an author would say them: `heard: yes`, `strong: at least 7`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from repair_cli.guide.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Between,
    Condition,
    Every,
    NoneOf,
    Not,
    Some,
)
from repair_cli.guide.model import Ask, options_of


def in_words(condition: Condition, asks: Mapping[str, Ask], here: str = "") -> str:
    """A condition in words. A test of the question `here` does not name it; `asks` gives the options their order."""
    match condition:
        case AnyOf(name, values):
            return _about(name, one_of(_ordered(name, values, asks)), here)
        case AllOf(name, values):
            return _about(name, " and ".join(_ordered(name, values, asks)), here)
        case NoneOf(name, values):
            return _about(name, f"not {one_of(_ordered(name, values, asks))}", here)
        case Between(name, least, most):
            return _about(name, _limits(least, most), here)
        case Answered(name, yes):
            return _about(name, "answered" if yes else "not answered", here)
        case Every(conditions):
            return " and ".join(_inside(one, asks, here) for one in conditions)
        case Some(conditions):
            return " or ".join(_inside(one, asks, here) for one in conditions)
        case Not(inner):  # pragma: no branch
            return f"not ({in_words(inner, asks, here)})"


def one_of(words: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _about(name: str, words: str, here: str) -> str:
    return words if name == here else f"{name}: {words}"


def _inside(condition: Condition, asks: Mapping[str, Ask], here: str) -> str:
    """A part of several: in brackets where its own words could be read together with those beside it."""
    words = in_words(condition, asks, here)
    single = isinstance(condition, AnyOf | AllOf | NoneOf) and len(condition.values) == 1
    plain = single or isinstance(condition, Between | Answered | Not)
    return words if plain else f"({words})"


def _limits(least: int | None, most: int | None) -> str:
    if least is None:
        return f"at most {most}"
    return f"at least {least}" if most is None else f"from {least} to {most}"


def _ordered(name: str, values: Iterable[str], asks: Mapping[str, Ask]) -> list[str]:
    """The options in the order of their question; numbers and what has no options by their spelling."""
    order = {option: place for place, option in enumerate(options_of(asks[name]))} if name in asks else {}
    return sorted(values, key=lambda value: (order.get(value, len(order)), value))
