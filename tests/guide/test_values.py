from __future__ import annotations

import pytest

from repair_cli.guide.conditions import Value
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Form, Items, Number, Option, Pause, Text
from repair_cli.guide.says import Phrasing
from repair_cli.guide.values import Misfit, check, offered

OPTIONS = {
    "hurt": Option("hurt", "Hurt"),
    "angry": Option("angry", "Angry, or cross"),
    "about": Option("about", "About ${topic}"),
    "nothing": Option("nothing", "None of these", alone=True),
}
CHOICE, SEVERAL = Choose(OPTIONS), ChooseAny(OPTIONS)
SCALE = Number(0, 10, scale=True)
NOTHING = Facts({}, {}, Phrasing())
TOPIC = Facts({"topic": Ask("topic", Text(), "?", ())}, {"topic": "money"}, Phrasing())


def ask(form: Form) -> Ask:
    return Ask("here", form, "Here?", ())


@pytest.mark.parametrize(
    ("form", "given", "kept"),
    [
        (Text(), "  words \n", "words"),
        (Text(), 7, "7"),
        (Text(many=True), "one\ntwo", "one\ntwo"),
        (Text(most=5), "12345", "12345"),
        (Items(), "call\n\n write ", ("call", "write")),
        (Items(), ("call", " ", "write "), ("call", "write")),
        (Items(most=1), ("x" * 500,), ("x" * 500,)),
        (CHOICE, "hurt", "hurt"),
        (CHOICE, " HURT ", "hurt"),
        (CHOICE, "angry, or cross", "angry"),
        (SEVERAL, "hurt", ("hurt",)),
        (SEVERAL, ("angry", "hurt", "angry"), ("hurt", "angry")),
        (SEVERAL, ("nothing", "None of these"), ("nothing",)),
        (SCALE, 0, 0),
        (SCALE, " +10 ", 10),
        (Number(-5, 5), "-5", -5),
        (Date(), " 2026-02-28 ", "2026-02-28"),
        (Pause(), "", "done"),
        (Pause(), ("a", "b"), "done"),
        (Pause(), 3, "done"),
    ],
)
def test_an_answer_that_fits_is_kept(form: Form, given: Value, kept: Value) -> None:
    assert check(ask(form), given, NOTHING) == kept


@pytest.mark.parametrize(
    ("form", "given", "misfit"),
    [
        (Text(), " \n ", Misfit("empty")),
        (Text(), "a\udc80b", Misfit("not-text")),
        (Text(), "one\ntwo", Misfit("one-line")),
        (Text(most=5), "123456", Misfit("too-long", {"most": 5, "length": 6})),
        (Text(), ("a",), Misfit("wrong-kind")),
        (Items(), "\n \n", Misfit("empty")),
        (Items(), (), Misfit("empty")),
        (Items(most=2), ("a", "b", "c"), Misfit("too-many", {"most": 2, "count": 3})),
        (Items(), ("a", "x" * 501), Misfit("too-long", {"most": 500, "length": 501})),
        (Items(), ("a", "\ud800"), Misfit("not-text")),
        (Items(), ("a\nb",), Misfit("one-line")),
        (Items(), 3, Misfit("wrong-kind")),
        (CHOICE, "zzz", Misfit("no-choice", {"given": "zzz"})),
        (CHOICE, "hurtt", Misfit("near-choice", {"given": "hurtt", "near": "hurt"})),
        (CHOICE, "None of thes", Misfit("near-choice", {"given": "None of thes", "near": "nothing"})),
        (CHOICE, "about", Misfit("no-choice", {"given": "about"})),
        (CHOICE, ("hurt",), Misfit("wrong-kind")),
        (CHOICE, 1, Misfit("wrong-kind")),
        (SEVERAL, (), Misfit("empty")),
        (SEVERAL, ("hurt", "zzz"), Misfit("no-choice", {"given": "zzz"})),
        (SEVERAL, ("nothing", "hurt"), Misfit("alone", {"given": "None of these"})),
        (SEVERAL, 1, Misfit("wrong-kind")),
        (SCALE, "ten", Misfit("no-number", {"least": 0, "most": 10})),
        (SCALE, "٣", Misfit("no-number", {"least": 0, "most": 10})),
        (SCALE, "1" * 5000, Misfit("no-number", {"least": 0, "most": 10})),
        (SCALE, "11", Misfit("out-of-range", {"least": 0, "most": 10})),
        (SCALE, -1, Misfit("out-of-range", {"least": 0, "most": 10})),
        (SCALE, ("1",), Misfit("wrong-kind")),
        (Date(), "tomorrow", Misfit("no-date")),
        (Date(), "2026-2-3", Misfit("no-date")),
        (Date(), "2026-02-30", Misfit("no-such-day", {"given": "2026-02-30"})),
        (Date(), 20260203, Misfit("wrong-kind")),
    ],
)
def test_an_answer_that_does_not_fit_is_told_apart(form: Form, given: Value, misfit: Misfit) -> None:
    assert check(ask(form), given, NOTHING) == misfit


def test_an_option_whose_words_miss_an_answer_is_not_offered() -> None:
    assert list(offered(ask(CHOICE), NOTHING)) == ["hurt", "angry", "nothing"]


def test_an_option_is_offered_with_its_answers_filled_in() -> None:
    assert offered(ask(CHOICE), TOPIC)["about"] == (OPTIONS["about"], "About money")
    assert check(ask(CHOICE), "About MONEY", TOPIC) == "about"
