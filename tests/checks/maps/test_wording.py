"""Conditions in words; those of a map are told in `test_chart.py`."""

from __future__ import annotations

from repair_cli.checks.maps.wording import in_words
from repair_cli.guide.conditions import AnyOf, Between


def test_two_limits_are_one_range() -> None:
    assert in_words(Between("n", 2, 3), {}) == "n: from 2 to 3"


def test_what_has_no_options_is_in_the_order_of_its_spelling() -> None:
    assert in_words(AnyOf("n", frozenset({"3", "1", "2"})), {}) == "n: 1, 2 or 3"
