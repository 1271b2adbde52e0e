"""`words.yaml`: the style of a language."""

from __future__ import annotations

from repair_cli.errors import Problem
from repair_cli.library.fields import Desk
from repair_cli.library.packs import Library, shipped
from repair_cli.library.spots import read_spots
from repair_cli.library.style import Style, read_style
from tests.library.conftest import Lines, Lint, Write


def test_the_style_that_ships_has_words_to_avoid_with_better_ones(library: Library) -> None:
    style = library.style()
    assert ("should", "shouldn't") in [one.forms for one in style.avoid]
    assert all(one.better for one in style.avoid)
    assert "therapist" in style.familiar


def test_a_language_can_do_without_it(write: Write) -> None:
    folder = write("interface.yaml", "x").parent
    assert Library((), folder).style() == Style()


def test_a_word_has_forms_if_it_needs_them() -> None:
    problems: list[Problem] = []
    spot = read_spots("words: 1\navoid: [{word: a, better: b}]\nfacts: [c d]\n", "words.yaml", problems)
    assert spot is not None
    style = read_style(spot, Desk("words.yaml", problems))
    assert style is not None
    assert ([one.forms for one in style.avoid], style.facts, style.familiar) == ([("a",)], ("c d",), ())


def test_its_mistakes_are_problems_like_others(write: Write, lint: Lint) -> None:
    write("words.yaml", "avoid:\n  - {word: a}\n  - {wrod: b, better: c}\nfacts: d\n")
    assert lint("words.yaml") == [
        "words.yaml:1:1: error R103 the words needs the field `words`",
        "words.yaml:2:5: error R103 a word to avoid needs the field `better`",
        "words.yaml:3:6: error R102 a word to avoid has no field `wrod`; did you mean `word`?",
        "words.yaml:4:8: error R104 `facts` needs a list (`[a, b]`, or lines that begin with `- `), not a text",
    ]
    write("words.yaml", "words: 1\navoid: x\n")
    assert lint("words.yaml") == ["words.yaml:2:8: error R104 `avoid` needs a list of entries with `word` and `better`"]


def test_it_is_no_guide(write: Write) -> None:
    write("words.yaml", "words: 1\n")
    assert Library((write("x.txt", "").parent,), shipped()).names().keys() >= {"fit"}


def test_a_source_is_a_text(lines: Lines) -> None:
    nodes = "a: {say: A, source: [x], next: done}\ndone: {outcome: end, title: T, say: S, source: Somebody 2020}\n"
    head = "guide: g\ntitle: T\nabout: A\nfor: anyone\nminutes: 1\nstart: a\nnodes:\n"
    assert lines(head + "".join(f"  {line}\n" for line in nodes.splitlines())) == [
        "g.yaml:8:23: error R104 `source` needs a text, not a list"
    ]
