"""`when:` becomes a condition."""

from __future__ import annotations

from collections.abc import Mapping

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
from repair_cli.library.drafts import Tested
from repair_cli.library.fields import Desk
from repair_cli.library.spots import Spot
from repair_cli.text import shortened

_CHOSEN: dict[str, type[AnyOf | AllOf | NoneOf]] = {"is": AnyOf, "any_of": AnyOf, "all_of": AllOf, "none_of": NoneOf}
TESTS = (*_CHOSEN, "at_least", "at_most", "answered")
_ALLOWED = frozenset(TESTS)
_CHOICES = ", ".join(TESTS)
_LARGEST = 999_999_999


class Conditions:
    """Reads conditions of one file and notes their tests with their places; `shared` is set while a card is read."""

    def __init__(self, desk: Desk, tested: list[Tested]) -> None:
        self.desk = desk
        self.tested = tested
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
            return [self._noted(AnyOf(name, frozenset({spot.value})), key, {spot.value: spot})]
        if spot.value in ({}, []):
            self.desk.problem(
                spot, "R120", f"a condition on `{shortened(name)}` needs an answer, or one of: {_CHOICES}"
            )
        tests = self.desk.fields(spot, f"a condition on `{shortened(name)}`", _ALLOWED)
        return [self._test(name, kind, value, key) for kind, value in tests.items() if kind in TESTS]

    def _noted(self, test: Test, key: Spot, values: Mapping[str, Spot]) -> Test:
        self.tested.append(Tested(test, key, values, self.shared))
        return test

    def _test(self, name: str, kind: str, spot: Spot, key: Spot) -> Test:
        match kind:
            case "at_least":
                return self._noted(Between(name, least=self._limit(spot, kind)), key, {})
            case "at_most":
                return self._noted(Between(name, most=self._limit(spot, kind)), key, {})
            case "answered":
                return self._noted(Answered(name, self.desk.yes(spot, kind)), key, {})
            case "is":
                values = {self.desk.name(spot, kind): spot}
            case _:
                values = {word: place for word, place in self.desk.texts(spot, kind) if word}
        return self._noted(_CHOSEN[kind](name, frozenset(values)), key, values)

    def _limit(self, spot: Spot, kind: str) -> int:
        return self.desk.whole(spot, kind, -_LARGEST, _LARGEST, 0)
