"""What is remembered of a walk while a statement is followed, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from repair_cli.checks.states import State
from repair_cli.guide.conditions import AllOf, AnyOf, NoneOf, Test, Value, holds, tests
from repair_cli.guide.model import Ask, Outcome
from repair_cli.guide.says import SupportLines
from repair_cli.guide.walk import Drafts
from repair_cli.library.statements import Claim

NOWHERE: frozenset[SupportLines] = frozenset()


class Memory(msgspec.Struct, frozen=True):
    """What a statement has to remember of a walk.

    `values`: the answers that it looks at. `first`: the first ones to the questions of `whenever`; they come along to
    guides that are offered, where they are `known` until they are asked for. `on`: whether `whenever` has been.
    `offered`: whether the walk began with an offer. `nodes`: those passed that `always` looks at. `closing`: support
    lines that stand at every end.
    """

    values: tuple[Value | None, ...]
    first: tuple[tuple[str, Value | None], ...] = ()
    known: tuple[tuple[str, Value | None], ...] = ()
    on: bool = False
    offered: bool = False
    nodes: frozenset[str] = frozenset()
    closing: frozenset[SupportLines] = NOWHERE


class Stand(msgspec.Struct, frozen=True):
    """Where somebody stands: the guide, the state, and what is remembered."""

    guide: str
    state: State
    memory: Memory


class Leg(msgspec.Struct, frozen=True):
    """One walk on the way: its guide, and the answers that it takes, by key."""

    guide: str
    answers: Drafts


class Breach(msgspec.Struct, frozen=True):
    """Where a statement does not hold: the claim, the walks that lead there, and where the last of them stands."""

    claim: Claim
    legs: tuple[Leg, ...]
    here: Ask | Outcome


class Course(msgspec.Struct, frozen=True):
    """What following a statement found: in how many states, whether all were seen, whether `whenever` ever was."""

    states: int
    complete: bool
    begun: bool
    breach: Breach | None = None


def tests_of(claim: Claim | None) -> Iterator[Test]:
    """The tests of a claim; none where nothing is claimed."""
    return iter(tests(claim.condition if claim else None))


def names_of(claim: Claim | None) -> frozenset[str]:
    """The names that a claim looks at."""
    return frozenset(test.name for test in tests_of(claim))


def nodes_of(claim: Claim | None) -> frozenset[str]:
    """The nodes that a claim looks at."""
    found = (test for test in tests_of(claim) if isinstance(test, AnyOf | AllOf | NoneOf))
    return frozenset(name for test in found if test.name == "node" for name in test.values)


def is_true(claim: Claim | None, facts: Mapping[str, Value]) -> bool:
    """Whether something is claimed, and holds."""
    return claim is not None and holds(claim.condition, facts)
