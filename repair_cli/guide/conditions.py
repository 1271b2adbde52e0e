"""Conditions: data that looks at answers and counters, never code."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

import msgspec

Value = str | int | tuple[str, ...]
"""An answer: words, an option id or a day (str), a number (int), several options or lines (tuple)."""


class AnyOf(msgspec.Struct, frozen=True):
    """At least one of `values` was chosen."""

    name: str
    values: frozenset[str]


class AllOf(msgspec.Struct, frozen=True):
    """All of `values` were chosen."""

    name: str
    values: frozenset[str]


class NoneOf(msgspec.Struct, frozen=True):
    """None of `values` was chosen; also where nothing was."""

    name: str
    values: frozenset[str]


class Between(msgspec.Struct, frozen=True):
    """A number, a counter, or how many were given, within both limits."""

    name: str
    least: int | None = None
    most: int | None = None


class Answered(msgspec.Struct, frozen=True):
    """The question was answered (a skipped one is not), or was not."""

    name: str
    yes: bool


class Every(msgspec.Struct, frozen=True):
    """All of them hold."""

    conditions: tuple[Condition, ...]


class Some(msgspec.Struct, frozen=True):
    """At least one of them holds."""

    conditions: tuple[Condition, ...]


class Not(msgspec.Struct, frozen=True):
    """It does not hold."""

    condition: Condition


Test = AnyOf | AllOf | NoneOf | Between | Answered
Condition = Test | Every | Some | Not


def holds(condition: Condition | None, values: Mapping[str, Value]) -> bool:
    """Whether a condition holds over answers and counters; no condition always holds."""
    match condition:
        case None:
            return True
        case AnyOf(name, wanted):
            return not wanted.isdisjoint(_chosen(values.get(name)))
        case AllOf(name, wanted):
            return wanted <= _chosen(values.get(name))
        case NoneOf(name, wanted):
            return wanted.isdisjoint(_chosen(values.get(name)))
        case Between(name, least, most):
            size = _size(values.get(name))
            if size is None:
                return False
            return (least is None or size >= least) and (most is None or size <= most)
        case Answered(name, yes):
            return (name in values) is yes
        case Every(conditions):
            return all(holds(one, values) for one in conditions)
        case Some(conditions):
            return any(holds(one, values) for one in conditions)
        case Not(inner):  # pragma: no branch
            return not holds(inner, values)


def decided(condition: Condition | None, values: Mapping[str, Value], unknown: Container[str]) -> bool | None:
    """Whether a condition holds, whatever the unknown values are; None where that depends on them."""
    match condition:
        case None:
            return True
        case Every(conditions):
            return _unless(False, conditions, values, unknown)
        case Some(conditions):
            return _unless(True, conditions, values, unknown)
        case Not(inner):
            one = decided(inner, values, unknown)
            return None if one is None else not one
        case test:
            return None if test.name in unknown else holds(test, values)


def _unless(
    found: bool, conditions: tuple[Condition, ...], values: Mapping[str, Value], unknown: Container[str]
) -> bool | None:
    """`found` where it is decided for one of them, the contrary where that is so for all, else None."""
    told: bool | None = not found
    for one in conditions:
        here = decided(one, values, unknown)
        if here is found:
            return found
        told = None if here is None else told
    return told


def names(condition: Condition | None) -> Iterator[str]:
    """The questions and counters that a condition looks at."""
    for test in tests(condition):
        yield test.name


def tests(condition: Condition | None) -> tuple[Test, ...]:
    """The single tests that a condition is made of."""
    match condition:
        case None:
            return ()
        case Every(conditions) | Some(conditions):
            return tuple(test for one in conditions for test in tests(one))
        case Not(inner):
            return tests(inner)
        case test:
            return (test,)


def _chosen(value: Value | None) -> frozenset[str]:
    match value:
        case None:
            return frozenset()
        case tuple():
            return frozenset(value)
        case _:
            return frozenset((str(value),))


def _size(value: Value | None) -> int | None:
    match value:
        case int():
            return value
        case tuple():
            return len(value)
        case _:
            return None
