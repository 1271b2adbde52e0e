"""Answers that make conditions hold or fail, against every answer that there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repair_cli.checks.cases import TooManyCases, case, domains
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
    Value,
    holds,
)
from repair_cli.guide.model import Ask, Audience, Branch, Choose, ChooseAny, Guide, Kind, Number, Option, Outcome
from repair_cli.guide.rules import Counter

NAMES = ("w", "x", "y", "z")
OPTIONS = {name: Option(name, name, alone=name == "z") for name in NAMES}
ONE = Ask("one", Choose(OPTIONS), "Q", (Branch("end"),))
MANY = Ask("many", ChooseAny(OPTIONS), "Q", (Branch("end"),))
SIZE = Ask("size", Number(0, 5), "Q", (Branch("end"),))
GUIDE = Guide(
    "g", "G", "", Audience.ANYONE, 1, "one",
    {"one": ONE, "many": MANY, "size": SIZE, "end": Outcome("end", Kind.END, "E")},
    counters={"count": Counter(0, -2, 2)},
)  # fmt: skip

VALUES = st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=3)
LIMITS = st.one_of(st.none(), st.integers(-2, 5))
TESTS = st.one_of(
    st.builds(AnyOf, st.sampled_from(["one", "many"]), VALUES),
    st.builds(AllOf, st.sampled_from(["one", "many"]), VALUES),
    st.builds(NoneOf, st.sampled_from(["one", "many"]), VALUES),
    st.builds(Between, st.sampled_from(["many", "size", "count"]), LIMITS, LIMITS),
    st.builds(Answered, st.sampled_from(["one", "many", "size"]), st.booleans()),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Every, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=5,
)


def everything() -> Iterator[dict[str, Value]]:
    """All that can be answered."""
    several = [chosen for size in (1, 2, 3) for chosen in combinations(NAMES[:3], size)]
    for one, many, size, count in product([None, *NAMES], [None, ("z",), *several], [None, *range(6)], range(-2, 3)):
        given = {"one": one, "many": many, "size": size, "count": count}
        yield {name: value for name, value in given.items() if value is not None}


ALL = list(everything())


@given(st.lists(st.tuples(CONDITIONS, st.booleans()), min_size=1, max_size=3))
def test_a_case_is_found_exactly_where_there_is_one(wanted: list[tuple[Condition, bool]]) -> None:
    there = domains(GUIDE, [condition for condition, _ in wanted], GUIDE.asks())
    found = case(wanted, there)
    fitting = (values for values in ALL if all(holds(condition, values) is want for condition, want in wanted))
    assert (found is None) is (next(fitting, None) is None)
    if found is not None:
        values = {name: value for name, value in found.items() if value is not None}
        assert all(holds(condition, {"count": 0, **values}) is want for condition, want in wanted)


def test_a_search_that_takes_too_long_is_given_up() -> None:
    wanted = [(AnyOf("one", frozenset({"w"})), True)]
    with pytest.raises(TooManyCases):
        case(wanted, domains(GUIDE, [wanted[0][0]], GUIDE.asks()), most=1)


def test_a_question_with_too_many_kinds_of_options_is_given_up() -> None:
    names = [f"o{number}" for number in range(9)]
    ask = Ask("many", ChooseAny({name: Option(name, name) for name in names}), "Q", ())
    with pytest.raises(TooManyCases):
        domains(GUIDE, [AnyOf("many", frozenset({name})) for name in names[:8]], {"many": ask})
