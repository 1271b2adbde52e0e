"""Answers files: read with the line of each answer, written so that they can be read again."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repair_cli.errors import AnswersError, ExitCode, Problem
from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Ask, Audience, Branch, Form, Guide, Kind, Number, Outcome, Text
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.answers import SKIP, Answers, base, read_answers, written
from repair_cli.library.packs import Library
from repair_cli.play.document import document
from repair_cli.play.document import written as as_document
from repair_cli.play.template import template
from tests.library.conftest import Read

NONE = Guide("g", "G", "About.", Audience.ANYONE, 1, "a", {})


def values(text: str) -> dict[str, Value | None]:
    return dict(read_answers(text.encode(), "a.yaml").values)


def refused(text: str | bytes) -> list[str]:
    with pytest.raises(AnswersError) as caught:
        read_answers(text if isinstance(text, bytes) else text.encode(), "a.yaml")
    assert caught.value.code is ExitCode.ANSWERS
    assert caught.value.message == "\n".join(str(problem) for problem in caught.value.problems)
    return caught.value.message.split("\n")


@pytest.mark.parametrize("word", ["no", "on", "1:30", "2024-99-99", "007", "1e3", "'~'", "'null'"])
def test_every_answer_stays_what_was_written(word: str) -> None:
    assert values(f"a: {word}\nb: [{word}]") == {"a": word.strip("'"), "b": (word.strip("'"),)}


@pytest.mark.parametrize("skip", ["/skip", "'/skip'", "~", "null"])
def test_an_answer_can_be_left_open_on_purpose(skip: str) -> None:
    assert values(f"a: {skip}") == {"a": None}


def test_an_open_line_is_no_answer() -> None:
    assert values("a:\nb: x\nc: ''\n") == {"b": "x", "c": ""}


@pytest.mark.parametrize("text", ["", "\n", "# a comment\n", "  # another\n\n"])
def test_a_file_with_nothing_but_comments_answers_nothing(text: str) -> None:
    assert values(text) == {}


def test_a_template_answers_nothing(library: Library) -> None:
    for name in library.names():
        assert values(template(library.guide(name))) == {}


def test_each_answer_has_its_line() -> None:
    answers = read_answers(b"# first\na: x\nb:\n  - y\n  - z\n\n'c#2': |\n  w\n", "a.yaml")
    assert answers == Answers("a.yaml", {"a": "x", "b": ("y", "z"), "c#2": "w\n"}, {"a": 2, "b": 3, "c#2": 7})


def test_json_is_an_answers_file_too() -> None:
    text = '{"a": "x",\n "b": ["y"], "c": 3,\n "d": true, "e": false, "f": null, "g": "/skip"}'
    answers = read_answers(text.encode(), "a.json")
    assert answers.values == {"a": "x", "b": ("y",), "c": 3, "d": "yes", "e": "no", "f": None, "g": None}
    assert answers.lines == {"a": 1, "b": 2, "c": 2, "d": 3, "e": 3, "f": 3, "g": 3}


def test_the_lines_of_a_printed_document_are_those_of_its_answers() -> None:
    inner = '"a": "\\"a\\": {",\n"\\u0062": []'
    text = '{\n"schema": 1,\n"b": {"answers": {"a": 1}},\n"answers": {\n' + inner + '},\n"c": {"a": 2}}'
    answers = read_answers(text.encode(), "a.json")
    assert answers.values == {"a": '"a": {', "b": ()}
    assert answers.lines == {"a": 5, "b": 6}


REFUSED = [
    ("- a", "1:1: error A101 an answers file needs `question: answer` lines"),
    ("just words", "1:1: error A101 an answers file needs `question: answer` lines"),
    ("[a]", "1:1: error A101 an answers file needs `question: answer` lines"),
    ("a: {b: c}", "1:4: error A104 an answer is a text or a list of texts"),
    ("a: x\nb: [x, [y]]", "2:4: error A104 an answer is a text or a list of texts"),
    ("a: x\nb: y\na: z", "3:1: error R019 `a` stands twice here (first in line 1); keep one"),
    ("a: *b", "1:4: error R014 `*` begins an alias, which is not used here; put quotes around the text"),
    ("a: \x1b", "1:4: error R005 there is a control character here (U+001B); take it out"),
    ('{"a": }', "1:7: error A010 this is no JSON text; check quotes and commas"),
    ("{a: b}", "1:2: error A010 this is no JSON text; check quotes and commas"),
    ('{"a": 1.5}', "1:1: error A104 an answer is a text, a whole number, or a list of texts"),
    ('{"a": NaN}', "1:1: error A104 an answer is a text, a whole number, or a list of texts"),
    ('{"a": 1,\n"b": [1]}', "2:1: error A104 an answer is a text, a whole number, or a list of texts"),
    ('{"a": {"b": 1}}', "1:1: error A104 an answer is a text, a whole number, or a list of texts"),
    ('{"a": 1,\n "a": 2}', "2:2: error A019 `a` stands twice here (first in line 1); keep one"),
    ('{"a": 1, "\\u0061": 2}', "1:10: error A019 `a` stands twice here (first in line 1); keep one"),
    ('{"a": ' + "[" * 100_000, "1:1: error A016 this JSON text is nested too deep, or a number in it is too long"),
    ('{"a": ' + "1" * 5000 + "}", "1:1: error A016 this JSON text is nested too deep, or a number in it is too long"),
]


@pytest.mark.parametrize(("text", "line"), REFUSED, ids=range(len(REFUSED)))
def test_a_mistake_in_an_answers_file_is_told_at_its_place(text: str, line: str) -> None:
    assert refused(text) == [f"a.yaml:{line}"]


def test_all_mistakes_of_an_answers_file_are_told() -> None:
    assert refused("a: {}\nb: [[]]\nc: x") == [
        f"a.yaml:{line}:4: error A104 an answer is a text or a list of texts" for line in (1, 2)
    ]


def test_a_file_of_another_encoding_is_refused() -> None:
    assert refused("ä: ö".encode("utf-16")) == [
        "a.yaml:1:1: error R004 from here on this is not UTF-8 text; save the file as UTF-8"
    ]


def test_of_very_many_mistakes_the_first_are_told_and_the_rest_is_counted() -> None:
    told = AnswersError(tuple(Problem("a.yaml", line, 1, "A203", "x") for line in range(1, 1026)))
    assert told.message.split("\n")[18:] == [
        "a.yaml:19:1: error A203 x",
        "a.yaml:20:1: error A203 x",
        "and 1005 more",
    ]
    assert len(told.problems) == 1025


@pytest.mark.parametrize(
    ("key", "name"),
    [("plan", "plan"), ("plan#2", "plan"), ("plan#0", "plan#0"), ("plan#", "plan#"), ("plan#2\n", "plan#2\n")],
)
def test_a_key_names_its_question(key: str, name: str) -> None:
    assert base(key) == name


def test_what_is_written_says_the_question_above_each_answer(read: Read) -> None:
    guide = read("a: {ask: text, question: What now?, next: done}\n")
    text = written(guide, {"a": "x", "a#2": None, "b": ("y", "z"), "c": 3})
    assert text == (
        '# Answers for `repair run g --answers FILE`\n\n# What now?\na: "x"\n\n# What now?\n"a#2": "/skip"\n'
        'b: ["y", "z"]\nc: 3\n'
    )


HARD = (
    "no", "~", "null", "", " ", "# x", "- x", ": ", "a: b", "{", "[", "*a", "&a", "!a", "%", "@", "`", "'", '"', "\\",
    "//x", "/back", "1:30", "2024-01-01", "\0", "\x1b[2J", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\ufeff",
    "\ufffe", "\uffff", "\r\n", "\t", "a\n\nb", " x ", "🌱", "\U0010ffff", "שלום", "\u202e", "${a}", "[/red]",
    ":smile:", "...", "---",
)  # fmt: skip
WORDS = st.one_of(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(HARD))
TOLD = st.one_of(st.none(), WORDS.filter(lambda words: words != SKIP), st.lists(WORDS).map(tuple))
KEYS = st.one_of(
    st.sampled_from(["a", "a#2", "no", "null"]), st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
)


@given(st.dictionaries(KEYS, TOLD))
def test_what_was_written_is_read_again(answers: dict[str, Value | None]) -> None:
    assert read_answers(written(NONE, answers).encode(), "a.yaml").values == answers


@pytest.mark.parametrize("words", HARD)
def test_hard_words_are_read_again(words: str) -> None:
    answers: dict[str, Value | None] = {"a": words, "b": (words, "x")}
    assert read_answers(written(NONE, answers).encode(), "a.yaml").values == answers


@given(st.integers())
def test_a_number_that_was_written_is_read_as_its_digits(number: int) -> None:
    assert read_answers(written(NONE, {"a": number}).encode(), "a.yaml").values == {"a": str(number)}


@given(st.dictionaries(KEYS, st.one_of(TOLD, st.integers())))
def test_any_json_object_of_answers_is_read(answers: dict[str, Value | None]) -> None:
    assert read_answers(json.dumps(answers).encode(), "a.json").values == answers


def test_a_number_in_a_printed_document_stays_a_number() -> None:
    walk = begin(guide_of(Number(0, 10))).answer(7)
    assert isinstance(walk, Walk)
    assert reread(walk) == {"a": 7}


@given(words=WORDS)
def test_a_printed_document_is_an_answers_file(words: str) -> None:
    walk = begin(guide_of(Text(many=True))).answer(words)
    if isinstance(walk, Walk):
        assert reread(walk) == {"a": None if words.strip() == SKIP else words.strip()}


def guide_of(form: Form) -> Guide:
    ask = Ask("a", form, "Q?", (Branch("b"),))
    return Guide("g", "G", "About.", Audience.ANYONE, 1, "a", {"a": ask, "b": Outcome("b", Kind.END, "T")})


def reread(walk: Walk) -> Mapping[str, Value | None]:
    printed = as_document(document(walk, "finished", lambda blocks: blocks))
    return read_answers(printed.encode(), "a.json").values
