"""What is left to decide on a way on, when some answers are known: equal rests decide alike, whatever is answered."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from operator import itemgetter

import msgspec

from repair_cli.guide.conditions import Condition, Every, Not, Some, Value, holds
from repair_cli.guide.model import Branch

Rest = object
"""Equal where the same is left: True or False where nothing is."""

Way = tuple[Branch, ...]


class Still(msgspec.Struct, frozen=True):
    """What may still become of names. `open`: their questions may come; `alive`: what is known now may be looked at
    before that; `exact`: they are moved by steps.
    """

    open: Container[str]
    alive: Container[str]
    exact: Container[str]


class Ways:
    """One way on, as it is looked at from a node: what is left of it, by what is seen of the names that it looks at.

    `places` are theirs in what is seen.
    """

    def __init__(self, way: Way, places: Sequence[int], still: Still) -> None:
        self._way = way
        self._still = still
        self._pick = itemgetter(*places)
        self._known: dict[object, int] = {}
        self._numbers: dict[Rest, int] = {}

    def rest(self, values: Mapping[str, Value], seen: tuple[object, ...]) -> int:
        """A number for what is left to decide; equal values of `seen` leave the same."""
        picked = self._pick(seen)
        found = self._known.get(picked)
        if found is None:
            rest = rest_of_way(self._way, values, self._still)
            found = self._known[picked] = self._numbers.setdefault(rest, len(self._numbers))
        return found


def rest_of_way(way: Way, values: Mapping[str, Value], still: Still) -> Rest:
    """What is left to decide about where it goes on."""
    left: list[tuple[str, Rest]] = []
    for branch in way:  # pragma: no branch - the last one has no condition
        rest = _rest(branch.when, values, still)
        if rest is not False:
            left.append((branch.go, rest))
        if rest is True:
            break
    while len(left) > 1 and left[-2][0] == left[-1][0]:
        left[-2:] = left[-1:]
    return tuple(left)


def _rest(condition: Condition | None, values: Mapping[str, Value], still: Still) -> Rest:
    match condition:
        case None:
            return True
        case Every(conditions):
            return _joined(False, [_rest(one, values, still) for one in conditions])
        case Some(conditions):
            return _joined(True, [_rest(one, values, still) for one in conditions])
        case Not(inner):
            rest = _rest(inner, values, still)
            return not rest if isinstance(rest, bool) else ("not", rest)
        case test if test.name in still.exact:
            return (test, values.get(test.name))
        case test if test.name not in still.alive:
            return (test,)
        case test if test.name in still.open:
            return (test, holds(test, values))
        case test:
            return holds(test, values)


def _joined(decides: bool, rests: list[Rest]) -> Rest:
    """`decides` where one rest is that; the contrary where all are; otherwise what is left."""
    if any(rest is decides for rest in rests):
        return decides
    left = tuple(rest for rest in rests if not isinstance(rest, bool))
    return (decides, left) if left else not decides
