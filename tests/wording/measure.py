"""Compares what the wording check finds with the labels of the set: precision, recall and F1 per kind, and any finding against fine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import yaml

from repair_cli.wording.finding import KINDS

SET = Path(__file__).with_name("labelled.yaml")
SEATS = ("client", "therapist")
PARTS = ("build", "measure")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A labelled text; what stands in `may` is counted neither as found nor as missed."""

    id: str
    seat: str
    part: str
    text: str
    kinds: frozenset[str]
    may: frozenset[str] = frozenset()

    @property
    def fine(self) -> bool:
        """Nothing is meant to be found in it, and nothing can be argued about."""
        return not self.kinds and not self.may


class _Set(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schema: int
    entries: tuple[Entry, ...]


class Tally(msgspec.Struct, frozen=True):
    """How many were rightly found, wrongly found, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 when nothing is there."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)


class Result(msgspec.Struct, frozen=True):
    """The tally of each kind, that of any finding against fine, and the share of fine texts with a finding."""

    kinds: dict[str, Tally]
    any: Tally
    fine: int

    @property
    def alarms(self) -> float:
        """Share of the fine texts in which something was found; 0 without fine texts."""
        return self.any.wrong / self.fine if self.fine else 0.0


Check = Callable[[str, str], Iterable[str]]
"""Takes a seat and a text, gives the kinds that it finds."""


def labelled() -> tuple[Entry, ...]:
    """The whole set, in the order of the file. Raises msgspec.ValidationError when it is malformed."""
    return msgspec.convert(yaml.safe_load(SET.read_text(encoding="utf-8")), _Set).entries


def measured(entries: Iterable[Entry], check: Check) -> Result:
    """What the check makes of these entries."""
    found = [(entry, frozenset(check(entry.seat, entry.text)) - entry.may) for entry in entries]
    plain = [(bool(entry.kinds), bool(kinds)) for entry, kinds in found if entry.kinds or entry.fine]
    return Result(
        kinds={kind: _tally((kind in entry.kinds, kind in kinds) for entry, kinds in found) for kind in KINDS},
        any=_tally(plain),
        fine=sum(not there for there, _ in plain),
    )


def _tally(pairs: Iterable[tuple[bool, bool]]) -> Tally:
    """From pairs: is it there, was it found."""
    seen = list(pairs)
    return Tally(right=seen.count((True, True)), wrong=seen.count((False, True)), missed=seen.count((True, False)))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
