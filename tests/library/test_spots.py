"""YAML as this project reads it: words and their places; nothing is resolved, and what could hurt is refused."""

from __future__ import annotations

import pytest

from repair_cli.errors import Problem
from repair_cli.library.spots import DEEPEST, MOST_NODES, Spot, read_spots


def tree(text: str, escapes: bool = False) -> Spot:
    problems: list[Problem] = []
    found = read_spots(text, "x.yaml", problems, escapes)
    assert problems == []
    assert found is not None
    return found


def plain(spot: Spot) -> object:
    if isinstance(spot.value, dict):
        return {name: plain(value) for name, value in spot.value.items()}
    return [plain(item) for item in spot.value] if isinstance(spot.value, list) else spot.value


def refused(text: str, escapes: bool = False) -> list[str]:
    problems: list[Problem] = []
    read_spots(text, "x.yaml", problems, escapes)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "word",
    [
        "no", "on", "yes", "True", "null", "~", "1:30", "2024-99-99", "2024-01-01", "0777", "0x1F", "1_000", "1e3",
        ".inf", ".NaN", "=", "12:30:45", "+1", "-0", "3.10", "=<", "a<<b",
    ],
)  # fmt: skip
def test_every_scalar_stays_what_was_written(word: str) -> None:
    assert plain(tree(f"a: {word}\n{word}: [{word}, '{word}']")) == {"a": word, word: [word, word]}


def test_words_know_their_line_and_column() -> None:
    spot = tree("a: b\nlist:\n  - ä ö: c\n    d: |\n      e\n")
    assert isinstance(spot.value, dict)
    items = spot.value["list"].value
    assert isinstance(items, list)
    inner = items[0]
    assert isinstance(inner.value, dict)
    seen = [spot.value["a"], spot.key("list"), inner, inner.key("ä ö"), inner.value["ä ö"], inner.value["d"]]
    assert [(one.line, one.col) for one in seen] == [(1, 4), (2, 1), (3, 5), (3, 5), (3, 10), (4, 8)]


def test_a_column_counts_characters_and_not_bytes() -> None:
    assert refused("ab: [é, 日本, 🌱, *x]") == [
        "x.yaml:1:16: error R014 `*` begins an alias, which is not used here; put quotes around the text"
    ]


def test_only_a_text_without_quotes_is_plain() -> None:
    spot = tree("[a, 'a', \"a\"]")
    assert isinstance(spot.value, list)
    assert [item.plain for item in spot.value] == [True, False, False]


def test_a_document_may_begin_and_end_with_its_marks() -> None:
    assert plain(tree("---\na: b\n...\n")) == {"a": "b"}


def test_an_empty_value_is_the_empty_text() -> None:
    assert plain(tree("a:\nb: ''")) == {"a": "", "b": ""}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_a_file_with_nothing_in_it_is_said_to_be_empty(text: str) -> None:
    line = refused(text)
    assert [one.split(": ", 1)[1] for one in line] == ["error R011 there is nothing in this file"]


SYNTAX = [
    ("a: b: c", "1:5", "there is a `: ` in this text (put quotes around it), or the indent is off"),
    ("a:\n\t- b", "2:1", "a text cannot begin like this (a tab? `@`, `%` or a backtick?); use spaces, or quotes"),
    ("a: @b", "1:4", "a text cannot begin like this (a tab? `@`, `%` or a backtick?); use spaces, or quotes"),
    ("a: 'it's'", "1:8", "the indent is off here, or a quote is missing; line it up with the lines above"),
    ("a:\n  b\nc\nd: e", "4:1", "a `:` is missing after this word, or a quote is missing"),
    ("- a\nb: c", "2:1", "the indent of this list is off; line the `-` up with the others"),
    ('a: "x', "1:6", "the file ends inside a text in quotes; close the quote"),
    ("a: [b", "2:1", "a `,` or a closing bracket is missing here"),
    ("a: ]", "1:4", "a value is missing here"),
    ('a: "\\q"', "1:5", "this `\\` is not understood inside \"...\"; use '...' instead"),
    ("a: - b", "1:4", "a list cannot begin here; put it on a new line below its name"),
    ("%YAML 1.3\n--- a", "1:1", "this cannot be read (found incompatible YAML document)"),
]


@pytest.mark.parametrize(("text", "place", "words"), SYNTAX)
def test_a_mistake_in_the_yaml_is_told_in_plain_words(text: str, place: str, words: str) -> None:
    assert refused(text) == [f"x.yaml:{place}: error R010 {words}"]


ANCHOR = "`&` begins an anchor, which is not used here; put quotes around the text"
ALIAS = "`*` begins an alias, which is not used here; put quotes around the text"
TAG = "`!` begins a tag, which is not used here; put quotes around the text"
KEY = "a key must be a single word; put quotes around a text that begins with `{` or `[`"
REFUSED = [
    ("a: b\n---\nc: d", "2:1", "R012", "a second document begins here; one file holds one (take out `---`)"),
    ("a: &b c", "1:4", "R014", ANCHOR),
    ("a: &b [c]", "1:4", "R014", ANCHOR),
    ("&a b: c", "1:1", "R014", ANCHOR),
    ("a: *b", "1:4", "R014", ALIAS),
    ("*a : b", "1:1", "R014", ALIAS),
    ("a: !b c", "1:4", "R015", TAG),
    ("a: !!python/object:os.system {}", "1:4", "R015", TAG),
    ("!a b: c", "1:1", "R015", TAG),
    ("? [a]\n: b", "1:3", "R017", KEY),
    ("{a: b}: c", "1:1", "R017", KEY),
    ("<<: {a: b}", "1:1", "R018", "`<<` is not used here; write the fields out"),
    ("a: b\na: c", "2:1", "R019", "`a` stands twice here (first in line 1); keep one"),
    ('a: "\\e]52;c;x"', "1:4", "R005", "this text spells a control character; take it out"),
    ('"\\e": a', "1:1", "R005", "this text spells a control character; take it out"),
    ("a: b\nc: d\u2028e", "2:5", "R005", "there is a hidden line break here (U+2028); take it out"),
    ("a: b\x85", "1:5", "R005", "there is a hidden line break here (U+0085); take it out"),
]


@pytest.mark.parametrize(("text", "place", "code", "words"), REFUSED)
def test_what_the_language_does_not_have_is_refused(text: str, place: str, code: str, words: str) -> None:
    assert refused(text) == [f"x.yaml:{place}: error {code} {words}"]


def test_a_quoted_merge_sign_is_a_word_like_any_other() -> None:
    assert plain(tree("'<<': a")) == {"<<": "a"}


def test_a_key_that_stands_three_times_is_told_for_each_time_but_the_first() -> None:
    assert refused("a: 1\nb: 2\na: 3\n'a': 4") == [
        "x.yaml:3:1: error R019 `a` stands twice here (first in line 1); keep one",
        "x.yaml:4:1: error R019 `a` stands twice here (first in line 1); keep one",
    ]


def test_a_lone_surrogate_cannot_be_spelled() -> None:
    assert [line.split(" ", 3)[:3] for line in refused('"\\ud800"', escapes=True)] == [["x.yaml:1:4:", "error", "R010"]]


def test_answers_may_spell_control_characters() -> None:
    assert plain(tree('a: "\\e\\0"', escapes=True)) == {"a": "\x1b\0"}


def test_lists_may_be_nested_up_to_the_limit() -> None:
    tree("[" * DEEPEST + "]" * DEEPEST)


def test_one_list_more_is_refused_where_it_begins() -> None:
    assert refused("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == [
        f"x.yaml:1:{DEEPEST + 1}: error R016 this is nested more than {DEEPEST} deep"
    ]


def test_fields_count_for_the_depth_as_lists_do() -> None:
    deep = "".join(f"{' ' * depth}a:\n" for depth in range(DEEPEST + 1)) + " " * (DEEPEST + 1) + "a: b"
    assert refused(deep) == [f"x.yaml:{DEEPEST + 1}:{DEEPEST + 1}: error R016 this is nested more than {DEEPEST} deep"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("\n".join(["- a"] * MOST_NODES), f"{MOST_NODES}:3"),
        ("\n".join(f"k{number}: v" for number in range(MOST_NODES // 2)), None),
        ("\n".join(f"'k{number}': v" for number in range(MOST_NODES // 2)), None),
        ("\n".join(f"k{number}: 'v'" for number in range(MOST_NODES // 2)), None),
    ],
)
def test_one_value_more_than_the_limit_is_refused(text: str, place: str | None) -> None:
    """The list or mapping counts too."""
    lines = refused(text)
    assert [line.split(": ", 1)[1] for line in lines] == [
        f"error R013 there are more than {MOST_NODES} values in this file; split it"
    ]
    assert place is None or lines[0].startswith(f"x.yaml:{place}: ")


@pytest.mark.parametrize("text", ["\n".join(["- a"] * (MOST_NODES - 1)), "a: b\n" + "\n".join(
    f"k{number}: {{}}" for number in range(MOST_NODES // 2 - 2))])  # fmt: skip
def test_as_many_values_as_the_limit_are_read(text: str) -> None:
    tree(text)
