"""Questions: every kind with its fields, and what an author can get wrong."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from repair_cli.guide.model import (
    Ask,
    Audience,
    Choose,
    ChooseAny,
    Date,
    Form,
    Items,
    Number,
    Pause,
    Share,
    Text,
)
from tests.library.conftest import Lines, Read


@dataclass(frozen=True)
class Case:
    kind: str
    more: str
    lines: tuple[str, ...]


CHOICE = "{b: {label: B, %s}, c: C}"
SEVERAL = "11:15: error R115 `b` has a `next`, but several can be taken here; use branches in the question's `next`"
CASES = [
    Case("choose", "", ("9:5: error R103 a `choose` question needs the field `options`",)),
    Case("choose", "options: {b: B}", ("11:14: error R112 a choice needs at least two options",)),
    Case("choose", "options: [b, c]", ("11:14: error R101 `options` needs `id: ...` lines, not a list",)),
    Case("choose", "options: {b: B, any: A}", ("11:21: error R105 `any` means something else here; take another id",)),
    Case("choose", "options: {b: B, c: {}}", ("11:24: error R103 the option `c` needs the field `label`",)),
    Case(
        "choose",
        f"options: {CHOICE % 'alone: yes'}",
        ("11:15: error R114 `b` is `alone`, but in a `choose` every option is; take `alone` out",),
    ),
    Case("choose", f"options: {CHOICE % 'ask: list'}", ("11:34: error R113 an option can only `ask: text`",)),
    Case(
        "choose",
        f"options: {CHOICE % 'question: W?'}",
        ("11:39: error R113 `question` belongs to an option with `ask: text`",),
    ),
    Case(
        "choose",
        f"options: {CHOICE % 'add: {d: 1, e: x}'}",
        (
            "11:35: error R208 `d` is no counter of this guide",
            "11:41: error R208 `e` is no counter of this guide",
            "11:44: error R104 `e` takes a whole number from -100 to 100",
        ),
    ),
    Case("choose", f"options: {CHOICE % 'add: x'}", ("11:34: error R101 `add` needs `id: ...` lines, not a text",)),
    Case("choose", f"options: {CHOICE % 'next: dome'}", ("11:35: error R201 `dome` is no node; did you mean `done`?",)),
    Case(
        "choose-any",
        "options: {b: {label: B, alone: yes}, c: {label: C, alone: yes}}",
        ("11:14: error R116 every option excludes all others; use `ask: choose`",),
    ),
    Case(
        "choose-any",
        f"options: {CHOICE % 'next: done'}",
        (SEVERAL,),
    ),
    Case(
        "yes-no",
        "options: {yes: {label: B}, maybe: {next: done}, no: x}",
        (
            "11:21: error R102 `yes` has no field `label`",
            "11:32: error R102 `options` has no field `maybe`",
            "11:57: error R101 `no` needs fields (`name: value` lines), not a text",
        ),
    ),
    Case("yes-no", "unsure: true", ("11:13: error R104 `unsure` takes `yes` or `no`",)),
    Case("scale", "from: 5", ("9:5: error R103 a `scale` question needs the field `to`",)),
    Case("number", "from: 5\nto: 5", ("12:9: error R117 `to` must be larger than `from`",)),
    Case(
        "number",
        "from: a\nto: 1000000",
        (
            "11:11: error R104 `from` takes a whole number from -999999 to 999999",
            "12:9: error R104 `to` takes a whole number from -999999 to 999999",
        ),
    ),
    Case("date", "from: 1", ("11:5: error R102 a `date` question has no field `from`",)),
    Case("pause", "seconds: 601", ("11:14: error R104 `seconds` takes a whole number from 1 to 600",)),
    Case(
        "text",
        "lines: two\nmax: 0",
        (
            "11:12: error R104 `lines` takes `one` or `many`",
            "12:10: error R104 `max` takes a whole number from 1 to 200000",
        ),
    ),
    Case("text", "share: public", ("11:12: error R104 `share` takes one of: private, session",)),
    Case("text", "wording: clent", (
        "11:14: error R104 `wording` takes one of: client, therapist, anyone; did you mean `client`?",
    )),
    Case("text", "examples: x", (
        "11:15: error R104 `examples` needs a list (`[a, b]`, or lines that begin with `- `), not a text",
    )),
    Case("text", "examples: [x, [y], '']", (
        "11:19: error R104 `examples` needs a text, not a list",
        "11:24: error R104 `examples` is empty; write a text or take the line out",
    )),
    Case("list", "most: 101\nlead: []", (
        "11:11: error R104 `most` takes a whole number from 1 to 100",
        "12:11: error R104 `lead` needs a text, not nothing",
    )),
]  # fmt: skip
KINDS = "text, list, choose, choose-any, yes-no, scale, number, date, pause"


def node(kind: str, more: str) -> str:
    rows = "".join(f"  {row}\n" for row in more.split("\n") if row)
    return f"a:\n  ask: {kind}\n  question: Q?\n{rows}  next: done\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind} {case.more}".replace("\n", " "))
def test_a_mistake_in_a_question_is_told_at_its_place(problems_of: Lines, case: Case) -> None:
    assert problems_of(node(case.kind, case.more)) == [f"g.yaml:{line}" for line in case.lines]


@pytest.mark.parametrize(("kind", "near"), [("texts", "; did you mean `text`?"), ("[text]", ""), ("poem", "")])
def test_an_unknown_kind_of_question_is_told_with_all_kinds(problems_of: Lines, kind: str, near: str) -> None:
    assert problems_of(node(kind, "")) == [f"g.yaml:9:10: error R110 `ask` takes one of: {KINDS}{near}"]


@pytest.mark.parametrize(
    ("kind", "more", "form"),
    [
        ("text", "", Text("", False, 2000)),
        ("text", "lead: When you\nlines: many", Text("When you", True, 8000)),
        ("text", "max: 10", Text("", False, 10)),
        ("list", "", Items("", 10)),
        ("list", "lead: I\nmost: 3", Items("I", 3)),
        ("scale", "from: 0\nto: 10\nlow: calm\nhigh: wild", Number(0, 10, "", "calm", "wild", True)),
        ("number", "from: -5\nto: 5\nunit: times", Number(-5, 5, "times")),
        ("date", "", Date()),
        ("pause", "seconds: 30", Pause(30)),
        ("pause", "", Pause(0)),
    ],
)
def test_every_kind_is_read(read: Read, kind: str, more: str, form: Form) -> None:
    ask = read(node(kind, more)).nodes["a"]
    assert isinstance(ask, Ask)
    assert ask.form == form


def test_a_question_has_what_its_author_gave_it(read: Read) -> None:
    more = """\
say: Above.
why: For a card.
examples: [one, two]
share: session
wording: client
needed: It counts.
if-skipped: something
because: you said ${a}
ideas: [7]"""
    ask = read(node("text", more)).nodes["a"]
    assert isinstance(ask, Ask)
    assert (ask.why, ask.examples, ask.share, ask.wording) == (
        "For a card.", ("one", "two"), Share.SESSION, Audience.CLIENT,
    )  # fmt: skip
    assert (ask.needed, ask.if_skipped, ask.because, ask.ideas) == ("It counts.", "something", "you said ${a}", (7,))


def test_a_pause_says_the_words_of_the_interface(read: Read) -> None:
    ask = read("a: {ask: pause, next: done}\n").nodes["a"]
    assert isinstance(ask, Ask)
    assert ask.question == "Press Enter when you are ready."


def test_a_yes_no_question_has_two_options_or_three(read: Read) -> None:
    guide = read("""\
        a: {ask: yes-no, question: Q?, next: b}
        b: {ask: yes-no, question: Q?, unsure: yes, options: {yes: {next: done, say: S., because: c}}, next: done}
        """)
    two, three = guide.nodes["a"], guide.nodes["b"]
    assert isinstance(two, Ask)
    assert isinstance(three, Ask)
    assert isinstance(two.form, Choose)
    assert isinstance(three.form, Choose)
    assert {name: option.label for name, option in two.form.options.items()} == {"yes": "Yes", "no": "No"}
    assert list(three.form.options) == ["yes", "no", "not-sure"]
    assert (three.form.options["yes"].next, three.form.options["yes"].because) == ("done", "c")


def test_own_words_are_a_question_of_their_own_that_takes_after_the_other(read: Read) -> None:
    more = """\
why: For a card.
share: session
if-skipped: something
options:
  b: {label: B, as: bee, alone: yes}
  own: {label: Other, ask: text}
  more: {label: More, ask: text, question: Which more?}"""
    ask = read(node("choose-any", more)).nodes["a"]
    assert isinstance(ask, Ask)
    assert isinstance(ask.form, ChooseAny)
    own, other = ask.form.options["own"].own, ask.form.options["more"].own
    assert own is not None
    assert other is not None
    assert (own.id, own.question, own.why, own.share, own.if_skipped) == (
        "a-own", "In your own words?", "For a card.", Share.SESSION, "something",
    )  # fmt: skip
    assert (other.id, other.question) == ("a-more", "Which more?")
    assert (ask.form.options["b"].phrase, ask.form.options["b"].alone) == ("bee", True)
