from __future__ import annotations

import pytest

from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Form, Items, Number, Option, Text
from repair_cli.guide.says import Phrasing
from repair_cli.guide.typed import Meant, meaning
from repair_cli.guide.values import Misfit

OWN = Ask("here-other", Text(), "Which word?", ())
PLAIN = {
    "hurt": Option("hurt", "Hurt"),
    "alone": Option("alone", "Alone"),
    "scared": Option("scared", "Scared of them"),
    "shut-out": Option("shut-out", "Shut out"),
    "hidden": Option("hidden", "About ${topic}"),
}
WITH_OWN = {**PLAIN, "other": Option("other", "Something else", own=OWN)}
NUMBERS = Misfit("no-such-number", {"given": "9", "most": 4})
PHRASING = Phrasing(months=("January", "February", "March", "April", "May", "June", "July", "August"))


def mean(form: Form, line: str) -> Meant | Misfit:
    return meaning(Ask("here", form, "Here?", ()), line, Facts({}, {}, PHRASING))


def own(*chosen: str, words: str) -> Meant:
    return Meant((*chosen, "other"), {"here-other": words})


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("1", Meant("hurt")),
        (" 4 ", Meant("shut-out")),
        ("٢", Meant("alone")),
        ("shut-out", Meant("shut-out")),
        ("SHUT OUT", Meant("shut-out")),
        ("sca", Meant("scared")),
        ("", Misfit("empty")),
        ("  ", Misfit("empty")),
        ("9", NUMBERS),
        ("0", Misfit("no-such-number", {"given": "0", "most": 4})),
        ("2019", Misfit("no-such-number", {"given": "2019", "most": 4})),
        ("s", Misfit("ambiguous", {"given": "s", "choices": "scared, shut-out"})),
        ("Numb", Misfit("no-choice", {"given": "Numb"})),
        ("hidden", Misfit("no-choice", {"given": "hidden"})),
    ],
)
def test_a_line_takes_one_choice_by_number_id_or_the_beginning_of_its_label(line: str, meant: Meant | Misfit) -> None:
    assert mean(Choose(PLAIN), line) == meant


def test_the_whole_label_wins_over_longer_ones_that_begin_with_it() -> None:
    options = {"late": Option("late", "Late"), "later": Option("later", "Late again")}
    assert mean(Choose({"x": Option("x", "X"), **options}), "late") == Meant("late")
    assert mean(Choose({"a": Option("a", "Late"), "b": Option("b", "Late again")}), "late") == Meant("a")


def test_own_words_at_a_choice_are_taken_where_an_option_asks_for_them() -> None:
    assert mean(Choose(WITH_OWN), " a bit Lost ") == Meant("other", {"here-other": "a bit Lost"})


def test_own_words_need_an_option_that_is_offered() -> None:
    options = {**PLAIN, "own": Option("own", "More about ${topic}", own=OWN)}
    assert mean(Choose(options), "lost") == Misfit("no-choice", {"given": "lost"})


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("1", Meant(("hurt",))),
        ("1 3", Meant(("hurt", "scared"))),
        ("1, 3;2,", Meant(("hurt", "scared", "alone"))),
        ("hurt ALONE", Meant(("hurt", "alone"))),
        ("hurt, sca", Meant(("hurt", "scared"))),
        ("shut out", Meant(("shut-out",))),
        ("scared of", Meant(("scared",))),
        ("", Meant(())),
        (" ,; ", Meant(())),
        ("1 9", NUMBERS),
        ("1, 9", NUMBERS),
        ("hurt, s", Misfit("ambiguous", {"given": "s", "choices": "scared, shut-out"})),
        ("hurt, numb", Misfit("no-choice", {"given": "numb"})),
        ("so hurt", Misfit("no-choice", {"given": "so hurt"})),
    ],
)
def test_a_line_takes_several_choices(line: str, meant: Meant | Misfit) -> None:
    assert mean(ChooseAny(PLAIN), line) == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("1 3", Meant(("hurt", "scared"))),
        ("Numb", own(words="Numb")),
        ("1, Numb, far away", own("hurt", words="Numb, far away")),
        ("so alone", own(words="so alone")),
        ("sad and alone", own(words="sad and alone")),
        ("something else", Meant(("other",))),
        ("1 9", Misfit("no-such-number", {"given": "9", "most": 5})),
        ("numb, 1234", Misfit("no-such-number", {"given": "1234", "most": 5})),
    ],
)
def test_own_words_go_with_several_choices(line: str, meant: Meant | Misfit) -> None:
    assert mean(ChooseAny(WITH_OWN), line) == meant


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2026-12-05", "2026-12-05"),
        ("5 August 2026", "2026-08-05"),
        ("August 5, 2026", "2026-08-05"),
        ("15. jan 2026", "2026-01-15"),
        ("5 ju 2026", "5 ju 2026"),
        ("5 fe 2026", "5 fe 2026"),
        ("5 August", "5 August"),
        ("2026 August 5", "2026 August 5"),
        ("5 6 2026", "5 6 2026"),
        ("5th of August 2026", "5th of August 2026"),
        ("٥ August 2026", "٥ August 2026"),
        (" soon ", "soon"),
    ],
)
def test_a_day_may_be_written_in_words(line: str, day: str) -> None:
    assert mean(Date(), line) == Meant(day)


@pytest.mark.parametrize("form", [Text(), Text(many=True), Items(), Number(0, 10)])
def test_other_kinds_take_the_line_as_it_stands(form: Form) -> None:
    assert mean(form, " 1, 3 ") == Meant(" 1, 3 ")


@pytest.mark.parametrize("line", ["1 and 3", "1 & 3", "hurt and scared-of", "1, and 3"])
def test_and_stands_between_two_choices(line: str) -> None:
    scared = Option("scared-of", "Scared")
    options = {"hurt": PLAIN["hurt"], "alone": PLAIN["alone"], "scared-of": scared}
    assert mean(ChooseAny(options), line) == Meant(("hurt", "scared-of"))
