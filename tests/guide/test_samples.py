from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from repair_cli.guide.conditions import AllOf, Answered, AnyOf, Between, NoneOf, Test, Value, holds
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Form, Items, Number, Option, Pause, Text
from repair_cli.guide.samples import every_kind, samples
from repair_cli.guide.says import Lines, Phrasing, SupportLines
from repair_cli.guide.values import check

NOTHING = Facts({}, {}, Phrasing())
OPTIONS = {
    "a": Option("a", "A"),
    "b": Option("b", "B"),
    "c": Option("c", "${words}"),
    "none": Option("none", "None", alone=True),
}


def tried(form: Form, *tests: Test) -> list[Value]:
    ask = Ask("q", form, "Q?", ())
    found = list(samples(ask, NOTHING, tests))
    assert [check(ask, one, NOTHING) for one in found] == found
    return found


def test_every_option_that_is_offered_is_tried() -> None:
    assert tried(Choose(OPTIONS)) == ["a", "b", "none"]


def test_several_options_are_tried_one_by_one_and_all_together() -> None:
    assert tried(ChooseAny(OPTIONS)) == [("a",), ("b",), ("none",), ("a", "b")]
    assert tried(ChooseAny({"a": OPTIONS["a"], "none": OPTIONS["none"]})) == [("a",), ("none",)]


def test_numbers_are_tried_on_each_side_of_a_limit() -> None:
    assert tried(Number(0, 99)) == [0, 99]
    assert tried(Number(0, 99), Between("q", least=9), Between("q", most=50), Answered("q", True)) == [0, 9, 51, 99]


def test_a_number_that_is_named_is_tried_and_the_next_one() -> None:
    assert tried(Number(-9, 9), AnyOf("q", frozenset({"-3", "7", "many"}))) == [-9, -3, -2, 7, 8, 9]


def test_a_limit_that_cannot_be_reached_is_not_tried() -> None:
    assert tried(Number(1, 5), Between("q", least=7, most=9)) == [1, 5]


def test_lines_are_tried_by_how_many_there_are() -> None:
    assert tried(Items(most=4), Between("q", least=2)) == [("-",), ("-", "-"), ("-", "-", "-", "-")]


def test_words_days_and_breaths_are_tried_once() -> None:
    assert (tried(Text()), tried(Date()), tried(Pause())) == (["-"], ["2000-01-01"], ["done"])


def kinds(form: Form, *tests: Test) -> list[Value]:
    ask = Ask("q", form, "Q?", ())
    found = list(every_kind(ask, NOTHING, tests))
    assert [check(ask, one, NOTHING) for one in found] == found
    return found


SIGNS = {name: Option(name, name) for name in "abcde"}


def test_one_of_several_options_stands_for_all_that_no_test_tells_apart() -> None:
    some = AnyOf("q", frozenset("ab"))
    assert kinds(Choose(SIGNS), some) == ["a", "c"]
    assert kinds(ChooseAny(SIGNS), some) == [("c",), ("a",), ("a", "c")]
    assert kinds(ChooseAny(OPTIONS), AnyOf("q", frozenset({"none"}))) == [("none",), ("a",)]


def test_options_that_are_counted_are_tried_in_every_number() -> None:
    assert kinds(ChooseAny(SIGNS), Between("q", least=2)) == [tuple("abcde"[:size]) for size in range(1, 6)]


def test_options_that_are_asked_for_together_are_tried_one_by_one_and_all_together() -> None:
    assert kinds(ChooseAny(SIGNS), AllOf("q", frozenset("abc"))) == [
        ("d",), ("a",), ("a", "d"), ("a", "b", "c"), ("a", "b", "c", "d"),
    ]  # fmt: skip


def test_options_that_do_something_else_are_of_another_kind() -> None:
    options = {
        "plain": Option("plain", "Plain"),
        "on": Option("on", "On", next="x"),
        "counts": Option("counts", "Counts", add={"n": 1}),
        "says": Option("says", "Says", phrase="${other}"),
        "shows": Option("shows", "Shows", say=(SupportLines(Lines.CRISIS),)),
        "talks": Option("talks", "Talks", say=()),
        "own": Option("own", "Own", own=Ask("q-own", Text(), "Which?", ())),
    }
    assert kinds(Choose(options)) == ["plain", "on", "counts", "says", "shows", "own"]
    assert [one for one in kinds(ChooseAny(options)) if len(one) == 1] == [  # type: ignore[arg-type]
        ("shows",), ("says",), ("counts",), ("on",), ("plain",), ("own",),
    ]  # fmt: skip


def test_other_questions_are_tried_as_ever() -> None:
    assert kinds(Number(0, 99), Between("q", least=9)) == [0, 9, 99]


TESTS = st.one_of(
    *(st.builds(kind, st.just("q"), st.frozensets(st.sampled_from("abcde"), min_size=1))
      for kind in (AnyOf, AllOf, NoneOf)),
    st.builds(Between, st.just("q"), st.integers(0, 5), st.none() | st.integers(0, 5)),
)  # fmt: skip


@settings(derandomize=True, database=None, deadline=None)
@given(st.lists(TESTS, max_size=4))
def test_whatever_tests_tell_of_some_combination_they_tell_of_one_that_is_tried(some: list[Test]) -> None:
    every = [taken for size in range(1, 6) for taken in combinations("abcde", size)]
    told = {tuple(holds(test, {"q": taken}) for test in some) for taken in every}
    assert {tuple(holds(test, {"q": taken}) for test in some) for taken in kinds(ChooseAny(SIGNS), *some)} == told


def test_what_asks_for_own_words_is_tried_last() -> None:
    own = Option("no", "No", alone=True, own=Ask("q-no", Text(), "Which?", ()))
    assert kinds(ChooseAny({"no": own, "yes": Option("yes", "Yes")})) == [("yes",), ("no",)]
    assert kinds(Choose({"no": own, "yes": Option("yes", "Yes")})) == ["yes", "no"]
