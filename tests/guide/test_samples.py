from __future__ import annotations

from repair_cli.guide.conditions import Answered, AnyOf, Between, Test, Value
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Form, Items, Number, Option, Pause, Text
from repair_cli.guide.samples import samples
from repair_cli.guide.says import Phrasing
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
