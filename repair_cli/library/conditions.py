"""`when:` becomes a condition."""

from __future__ import annotations

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
    Test,
)
from repair_cli.library.drafts import GuideDraft, Tested
from repair_cli.library.fields import Desk
from repair_cli.library.spots import Spot

_TESTS = frozenset({"is", "any_of", "all_of", "none_of", "at_least", "at_most", "answered"})
_LARGEST = 999_999_999


class Conditions:
    """Reads conditions of one file; `shared` is set while a card is read."""

    def __init__(self, desk: Desk, draft: GuideDraft) -> None:
        self.desk = desk
        self.draft = draft
        self.shared = False

    def read(self, spot: Spot | None) -> Condition | None:
        """The condition that stands at a spot; None where none stands."""
        if spot is None:
            return None
        if not isinstance(spot.value, dict) or not spot.value:
            self.desk.problem(spot, "R120", "`when` needs `{question: answer}`")
            return None
        found: list[Condition] = []
        for name, value in spot.value.items():
            match name:
                case "all" | "any":
                    found.append(self._group(name, value))
                case "not":
                    inner = self.read(value)
                    found += [Not(inner)] if inner else []
                case _:
                    found += self._about(name, spot.value[name], spot.key(name))
        return found[0] if len(found) == 1 else Every(tuple(found))

    def _group(self, name: str, spot: Spot) -> Condition:
        if not isinstance(spot.value, list) or not spot.value:
            self.desk.problem(spot, "R120", f"`{name}` needs a list of conditions (`[{{...}}, {{...}}]`)")
            return Every(())
        inner = tuple(one for one in map(self.read, spot.value) if one)
        return Every(inner) if name == "all" else Some(inner)

    def _about(self, name: str, spot: Spot, key: Spot) -> list[Test]:
        if isinstance(spot.value, str):
            found = [_one(name, "is", frozenset({spot.value}))]
        else:
            tests = self.desk.fields(spot, f"a condition on `{name}`", _TESTS)
            found = [test for kind, value in tests.items() if (test := self._test(name, kind, value))]
        self.draft.tests += [Tested(test, key, self.shared) for test in found]
        return found

    def _test(self, name: str, kind: str, spot: Spot) -> Test | None:
        match kind:
            case "at_least":
                return Between(name, least=self.desk.whole(spot, kind, -_LARGEST, _LARGEST, 0))
            case "at_most":
                return Between(name, most=self.desk.whole(spot, kind, -_LARGEST, _LARGEST, 0))
            case "answered":
                return Answered(name, self.desk.yes(spot, kind))
            case "is":
                return _one(name, kind, frozenset({self.desk.line(spot, kind)}))
            case "any_of" | "all_of" | "none_of":
                return _one(name, kind, frozenset(word for word, _ in self.desk.texts(spot, kind)))
            case _:
                return None


def _one(name: str, kind: str, values: frozenset[str]) -> Test:
    match kind:
        case "all_of":
            return AllOf(name, values)
        case "none_of":
            return NoneOf(name, values)
        case _:
            return AnyOf(name, values)
