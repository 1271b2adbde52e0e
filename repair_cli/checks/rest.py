"""What is left to decide on a way on, when some answers are known: equal rests decide alike, whatever is answered."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from operator import itemgetter

from repair_cli.guide.conditions import Condition, Every, Not, Some, Value, holds
from repair_cli.guide.model import Branch

Rest = object
"""Equal where the same is left: True or False where nothing is."""

Way = tuple[Branch, ...]


class Ways:
    """One way on, as it is looked at from a node: what is left of it, by what is seen of the names that it looks at.

    `places` are theirs in what is seen. `open_` names may still change, `exact` ones by steps.
    """

    def __init__(self, way: Way, places: Sequence[int], open_: Container[str], exact: Container[str]) -> None:
        self._way = way
        self._open = open_
        self._exact = exact
        self._pick = itemgetter(*places)
        self._known: dict[object, int] = {}
        self._numbers: dict[Rest, int] = {}

    def rest(self, values: Mapping[str, Value], seen: tuple[object, ...]) -> int:
        """A number for what is left to decide; equal values of `seen` leave the same."""
        picked = self._pick(seen)
        found = self._known.get(picked)
        if found is None:
            rest = rest_of_way(self._way, values, self._open, self._exact)
            found = self._known[picked] = self._numbers.setdefault(rest, len(self._numbers))
        return found


def rest_of_way(way: Way, values: Mapping[str, Value], open_: Container[str], exact: Container[str]) -> Rest:
    """What is left to decide about where it goes on. `open_` names may still change, `exact` ones by steps."""
    left: list[tuple[str, Rest]] = []
    for branch in way:  # pragma: no branch - the last one has no condition
        rest = _rest(branch.when, values, open_, exact)
        if rest is not False:
            left.append((branch.go, rest))
        if rest is True:
            break
    while len(left) > 1 and left[-2][0] == left[-1][0]:
        left[-2:] = left[-1:]
    return tuple(left)


def _rest(
    condition: Condition | None, values: Mapping[str, Value], open_: Container[str], exact: Container[str]
) -> Rest:
    match condition:
        case None:
            return True
        case Every(conditions):
            return _joined(False, [_rest(one, values, open_, exact) for one in conditions])
        case Some(conditions):
            return _joined(True, [_rest(one, values, open_, exact) for one in conditions])
        case Not(inner):
            rest = _rest(inner, values, open_, exact)
            return not rest if isinstance(rest, bool) else ("not", rest)
        case test if test.name in exact:
            return (test, values.get(test.name))
        case test if test.name in open_:
            return (test, holds(test, values))
        case test:
            return holds(test, values)


def _joined(decides: bool, rests: list[Rest]) -> Rest:
    """`decides` where one rest is that; the contrary where all are; otherwise what is left."""
    if any(rest is decides for rest in rests):
        return decides
    left = tuple(rest for rest in rests if not isinstance(rest, bool))
    return (decides, left) if left else not decides
