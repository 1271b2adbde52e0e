"""Answers that count alike are told to be alike, and what comes of a count is that of the walk."""

from __future__ import annotations

from repair_cli.checks.counting import Counting
from repair_cli.guide.alike import AsTheyAre, Classes
from repair_cli.guide.conditions import AnyOf, Between
from repair_cli.guide.rules import Count, Counter

LIMITS = {"trust": Counter(start=1, least=0, most=3)}
NAMED, LATE = AnyOf("met", frozenset({"named"})), AnyOf("met", frozenset({"late"}))
CLASSES = {"met": Classes((NAMED, LATE)).__getitem__, "trust": AsTheyAre().__getitem__}


def counting(*counts: Count) -> Counting:
    return Counting(counts, LIMITS, CLASSES)


def test_answers_that_add_the_same_are_alike() -> None:
    there = counting(Count({"trust": 1}, NAMED), Count({"trust": 1}, LATE))
    assert there.likeness({"met": ("named",)}) == there.likeness({"met": ("late",)})
    assert there.likeness({"met": ("named",)}) != there.likeness({"met": ("named", "late")})
    assert there.likeness({"met": ("named",)}) != there.likeness({})


def test_counters_stay_within_their_limits() -> None:
    there = counting(Count({"trust": -2}, NAMED), Count({"trust": 1}))
    assert there.counted({"met": ("named",), "trust": 1}) == {"met": ("named",), "trust": 1}
    assert there.counted({"trust": 3}) == {"trust": 3}


def test_what_looks_at_a_counter_looks_at_what_was_counted_before() -> None:
    there = counting(Count({"trust": 1}, NAMED), Count({"trust": 1}, Between("trust", 2, None)))
    assert there.looks_later == {"trust"}
    assert there.counted({"met": ("named",), "trust": 1})["trust"] == 3
    assert there.counted({"trust": 1})["trust"] == 1
    assert there.likeness({"trust": 1}) == there.likeness({"trust": 2})
