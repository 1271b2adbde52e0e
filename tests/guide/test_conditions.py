from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest

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
    names,
)
from repair_cli.guide.conditions import (
    tests as single_tests,
)

VALUES: Mapping[str, Value] = {
    "heard": "yes",
    "feeling": ("hurt", "angry"),
    "stirred": 7,
    "plan": ("call first", "write it down", "ask"),
    "what-happened": "they looked away",
    "score": 2,
}
HURT, ANGRY, SAD = "hurt", "angry", "sad"


def of(*ids: str) -> frozenset[str]:
    return frozenset(ids)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, True),
        (AnyOf("heard", of("yes")), True),
        (AnyOf("heard", of("no", "a-bit")), False),
        (AnyOf("feeling", of(SAD, ANGRY)), True),
        (AnyOf("feeling", of(SAD)), False),
        (AnyOf("stirred", of("7")), True),
        (AnyOf("skipped", of("yes")), False),
        (AllOf("feeling", of(HURT, ANGRY)), True),
        (AllOf("feeling", of(HURT, SAD)), False),
        (AllOf("skipped", of(HURT)), False),
        (NoneOf("feeling", of(SAD)), True),
        (NoneOf("feeling", of(SAD, HURT)), False),
        (NoneOf("skipped", of(HURT)), True),
        (Between("stirred", least=7), True),
        (Between("stirred", least=8), False),
        (Between("stirred", most=7), True),
        (Between("stirred", most=6), False),
        (Between("stirred", least=1, most=10), True),
        (Between("plan", least=3), True),
        (Between("plan", most=2), False),
        (Between("score", least=2, most=2), True),
        (Between("skipped", most=10), False),
        (Between("what-happened", least=0), False),
        (Answered("heard", True), True),
        (Answered("heard", False), False),
        (Answered("skipped", True), False),
        (Answered("skipped", False), True),
        (Every((AnyOf("heard", of("yes")), Between("stirred", least=7))), True),
        (Every((AnyOf("heard", of("yes")), Between("stirred", least=8))), False),
        (Every(()), True),
        (Some((AnyOf("heard", of("no")), Between("stirred", least=7))), True),
        (Some((AnyOf("heard", of("no")), Between("stirred", least=8))), False),
        (Some(()), False),
        (Not(AnyOf("heard", of("yes"))), False),
        (Not(AnyOf("skipped", of("yes"))), True),
    ],
    ids=itertools.count(),
)
def test_a_condition_holds_over_answers_and_counters(condition: Condition | None, expected: bool) -> None:
    assert holds(condition, VALUES) is expected


def test_a_condition_names_what_it_looks_at_however_deep() -> None:
    deep = Every((AnyOf("heard", of("yes")), Not(Some((Between("score", least=1), Answered("plan", True))))))
    assert list(names(deep)) == ["heard", "score", "plan"]


def test_the_single_tests_of_a_condition_are_found() -> None:
    inner = (NoneOf("feeling", of(SAD)), AllOf("feeling", of(HURT)))
    assert list(single_tests(Some(inner))) == list(inner)


def test_no_condition_looks_at_nothing() -> None:
    assert list(names(None)) == []
