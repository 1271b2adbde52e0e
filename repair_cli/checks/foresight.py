"""Whether a statement can still matter where a walk stands: whether what it speaks of can come at all."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from repair_cli.checks.memory import names_of
from repair_cli.checks.moments import MOMENT
from repair_cli.checks.prospect import Moments
from repair_cli.checks.states import Space
from repair_cli.guide.conditions import AnyOf, Condition, Every, Not, Some, Value, decided
from repair_cli.library.statements import Claim, Statement

_NEVER = Some(())


class _View(msgspec.Struct, frozen=True):
    """What a statement looks at from a node on: its conditions without what cannot be there, and what may change."""

    whenever: Condition | None
    never: Condition | None
    open: frozenset[str]


class Foresight:
    """Looks ahead for one statement, in guides whose states are known."""

    def __init__(self, statement: Statement, spaces: Mapping[str, Space]) -> None:
        self._statement = statement
        self._spaces = spaces
        self._stays = statement.always is None and names_of(statement.whenever) <= set(MOMENT)
        self._views: dict[tuple[str, str], _View] = {}

    def cannot_begin(self, guide: str, node: str, facts: Mapping[str, Value]) -> bool:
        """Whether `whenever` cannot come from a node on, whatever is answered; `facts` is what is known."""
        return self._is_out(self._statement.whenever, self._view(guide, node).whenever, guide, node, facts)

    def cannot_break(self, guide: str, node: str, facts: Mapping[str, Value]) -> bool:
        """Whether nothing can speak against the statement from a node on, in no guide that is offered either."""
        return self._stays and self._is_out(self._statement.never, self._view(guide, node).never, guide, node, facts)

    def _is_out(
        self, claim: Claim | None, left: Condition | None, guide: str, node: str, facts: Mapping[str, Value]
    ) -> bool:
        return claim is not None and decided(left, facts, self._view(guide, node).open) is False

    def _view(self, guide: str, node: str) -> _View:
        if (guide, node) not in self._views:
            space, statement = self._spaces[guide], self._statement
            can = space.prospect.moments(node)
            whenever, never = (
                _without(claim.condition, can) if claim else None for claim in (statement.whenever, statement.never)
            )
            self._views[guide, node] = _View(whenever, never, space.prospect.open(node))
        return self._views[guide, node]


def _without(condition: Condition, can: Moments) -> Condition:
    """A condition in which what cannot be does not hold."""
    match condition:
        case Every(conditions):
            return Every(tuple(_without(one, can) for one in conditions))
        case Some(conditions):
            return Some(tuple(_without(one, can) for one in conditions))
        case Not(inner):
            return Not(_without(inner, can))
        case AnyOf(name, wanted) if name in can and wanted.isdisjoint(can[name]):
            return _NEVER
        case test:
            return test
