"""Takes values out of spots and says, in an author's words, what is wrong with them; goes on after each problem."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from repair_cli.errors import Problem
from repair_cli.library.spots import Spot
from repair_cli.text import Suggestions, one_line, shortened

Word = TypeVar("Word", bound=StrEnum)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 60
NOTHING: frozenset[str] = frozenset()
_WHOLE = re.compile(r"-?[0-9]{1,9}")
TAKEN = frozenset({"all", "any", "not", "return"})
"""Ids that mean something else in the language."""

Fields = Mapping[str, Spot]


def is_id(name: str) -> bool:
    """Whether a word can be an id."""
    return _ID.fullmatch(name) is not None and len(name) <= LONGEST_ID and name not in TAKEN


class Desk:
    """Where one file is taken apart: its path, and the problems found so far."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.suggest = Suggestions()

    def problem(self, spot: Spot, code: str, message: str) -> None:
        """Notes a problem at a place."""
        self.problems.append(Problem(self.path, spot.line, spot.col, code, message))

    def fields(self, spot: Spot, what: str, allowed: frozenset[str], required: frozenset[str] = NOTHING) -> Fields:
        """The fields of a mapping; unknown and missing ones are problems. A misspelt one is read as what was meant."""
        if not isinstance(spot.value, dict):
            self.problem(spot, "R101", f"{what} needs fields (`name: value` lines), not {kind_of(spot)}")
            return {}
        given = spot.value.keys()
        fields = spot.value if given <= allowed else self._known(spot, spot.value, what, allowed)
        if not fields.keys() >= required:
            for name in sorted(required - fields.keys()):
                self.problem(spot, "R103", f"{what} needs the field `{name}`")
        return fields

    def _known(self, spot: Spot, given: Fields, what: str, allowed: frozenset[str]) -> Fields:
        """The fields without the unknown ones, which are problems; a near miss stands under the name that was meant."""
        fields = {name: value for name, value in given.items() if name in allowed}
        for name in [name for name in given if name not in allowed]:
            near = self.suggest.nearest(name, allowed - fields.keys())
            if near is not None:
                fields[near] = given[name]
            end = "" if near is None else f"; did you mean `{near}`?"
            self.problem(spot.key(name), "R102", f"{what} has no field `{shortened(name)}`{end}")
        return fields

    def named(self, spot: Spot, what: str) -> Iterator[tuple[str, Spot]]:
        """The (id, value) pairs of a mapping by ids; an id that is none is a problem."""
        if not isinstance(spot.value, dict) or not spot.value:
            self.problem(spot, "R101", f"{what} needs `id: ...` lines, not {kind_of(spot)}")
            return
        for name, value in spot.value.items():
            if is_id(name):
                yield name, value
            else:
                self.no_id(name, spot.key(name))

    def no_id(self, name: str, spot: Spot) -> None:
        """Notes that a word cannot be an id, and why."""
        if name in TAKEN:
            self.problem(spot, "R105", f"`{name}` means something else here; take another id")
        else:
            rule = f"an id is lower case letters, digits and single hyphens, at most {LONGEST_ID} characters"
            self.problem(spot, "R105", f"`{shortened(name)}` is no id; {rule}")

    def text(self, spot: Spot, what: str) -> str:
        """Words; the empty text where there are none."""
        if not isinstance(spot.value, str):
            self.problem(spot, "R104", f"`{what}` needs a text, not {kind_of(spot)}")
            return ""
        if not spot.value.strip():
            self.problem(spot, "R104", f"`{what}` is empty; write a text or take the line out")
        return spot.value.strip()

    def line(self, spot: Spot | None, what: str) -> str:
        """Words on one line."""
        if spot is None:
            return ""
        words = one_line(spot.value) if isinstance(spot.value, str) else ""
        return words or self.text(spot, what)

    def name(self, spot: Spot | None, what: str) -> str:
        """A name, as it is written; the empty text where there is none."""
        if spot is not None and isinstance(spot.value, str) and spot.value:
            return spot.value
        return self.line(spot, what)

    def texts(self, spot: Spot | None, what: str) -> tuple[tuple[str, Spot], ...]:
        """A list of texts with their places."""
        if spot is None:
            return ()
        if not isinstance(spot.value, list):
            self.problem(
                spot, "R104", f"`{what}` needs a list (`[a, b]`, or lines that begin with `- `), not {kind_of(spot)}"
            )
            return ()
        return tuple((self.line(item, what), item) for item in spot.value)

    def yes(self, spot: Spot | None, what: str) -> bool:
        """`yes` or `no`; no where nothing stands."""
        if spot is None:
            return False
        if spot.value not in ("yes", "no"):
            self.problem(spot, "R104", f"`{what}` takes `yes` or `no`")
        return spot.value == "yes"

    def whole(self, spot: Spot | None, what: str, least: int, most: int, otherwise: int) -> int:
        """A whole number within limits; `otherwise` where nothing (or nothing good) stands."""
        if spot is None:
            return otherwise
        if isinstance(spot.value, str) and _WHOLE.fullmatch(spot.value):
            number = int(spot.value)
            if least <= number <= most:
                return number
        self.problem(spot, "R104", f"`{what}` takes a whole number from {least} to {most}")
        return otherwise

    def word(self, spot: Spot | None, what: str, words: type[Word], otherwise: Word) -> Word:
        """One of a few words."""
        if spot is None:
            return otherwise
        given = spot.value if isinstance(spot.value, str) else ""
        try:
            return words(given)
        except ValueError:
            pass
        choices = ", ".join(word.value for word in words)
        near = self.suggest.did_you_mean(given, [word.value for word in words])
        self.problem(spot, "R104", f"`{what}` takes one of: {choices}{near}")
        return otherwise


def kind_of(spot: Spot) -> str:
    """What stands there, in words."""
    match spot.value:
        case "" | [] | {} if not spot.value:
            return "nothing"
        case str():
            return "a text"
        case list():
            return "a list"
        case _:
            return "fields"
