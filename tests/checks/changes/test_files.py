"""What changed in a file, told in lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.checks.changes.files import Comparison
from repair_cli.library.links import opened_file
from tests.checks.conftest import with_nodes

ASK = "a: {ask: choose, question: How are you?, options: {x: X, y: Y}, next: done}\n"


def lines(folder: Path, old: str, new: str) -> list[str]:
    """The changes between two texts of `g.yaml`."""
    opened = []
    for name, text in (("old", old), ("new", new)):
        (folder / name).mkdir()
        (folder / name / "g.yaml").write_text(text, encoding="utf-8")
        found = opened_file(folder / name / "g.yaml", [])
        assert found is not None
        opened.append(found)
    return [str(one).replace(f"{folder}/new/", "") for one in Comparison("g", *opened).changes()]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            ASK,
            ASK.replace("x: X", "x: {label: X, say: Good., add: {n: 1}}"),
            [
                "g.yaml:8:68: `a`, option `x`, say: nothing -> Good.",
                "g.yaml:8:80: `a`, option `x`, add: nothing -> {n: 1}",
            ],
        ),
        (ASK, ASK.replace("How are you?", "How is it?"), ["g.yaml:8:20: `a`, question: How are you? -> How is it?"]),
        (ASK, ASK.replace("x: X", "x: {label: Z}"), ["g.yaml:8:58: `a`, option `x`, label: X -> Z"]),
        (ASK, ASK.replace("x: X, ", ""), ["g.yaml:8:53: the option `x` of `a` is gone: X"]),
        (ASK, ASK.replace("y: Y", "y: Y, z: 'It: Z'"), ["g.yaml:8:66: new option `z` of `a`: It: Z"]),
        (ASK, ASK.replace("choose,", "choose-any,"), ["g.yaml:8:7: `a`, ask: choose -> choose-any"]),
        (ASK, ASK.replace("next", "share: session, next"), ["g.yaml:8:67: `a`, share: private -> session"]),
        (
            ASK.replace("next", "needed: It decides., next"),
            ASK,
            ["g.yaml:8:3: `a`, needed: It decides. -> nothing"],
        ),
        (
            ASK,
            ASK.replace("next: done", "next: b") + "b: {ask: text, question: Why?, next: done}\n",
            ["g.yaml:8:67: `a`, next: done -> b", "g.yaml:9:3: new question `b`: Why?"],
        ),
        (
            ASK.replace("next: done", "next: b") + "b: {say: Well., next: done}\n",
            ASK,
            ["g.yaml:8:67: `a`, next: b -> done", "g.yaml:7:1: the text `b` is gone: Well."],
        ),
        (
            "a: {ask: text, question: Why?, next: done}\n",
            "a: {say: Well., next: done}\n",
            ["g.yaml:8:3: the question `a` is gone: Why?", "g.yaml:8:3: new text `a`: Well."],
        ),
        (
            "a: {say: [One., {when: {q: x}, say: Two.}], next: done}\n",
            "a: {say: [One., {when: {q: y}, say: Two.}], next: done}\n",
            ["g.yaml:8:20: `a`, say 2 when: {q: x} -> {q: y}"],
        ),
    ],
)
def test_a_change_is_told_at_its_place(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    assert lines(tmp_path, with_nodes(old), with_nodes(new)) == told


@pytest.mark.parametrize(
    "same",
    [
        ASK.replace("x: X", "x: {label: X}"),
        ASK.replace("x: X", "x: 'X'"),
        ASK.replace("next", "ideas: [3], source: A book, share: private, next"),
        ASK.replace("How are you?", "'How  are you?'"),
    ],
)
def test_what_people_see_alike_is_no_change(tmp_path: Path, same: str) -> None:
    assert lines(tmp_path, with_nodes(ASK), with_nodes(same)) == []


def test_joined_lines_are_the_same_text_and_paragraphs_are_not(tmp_path: Path) -> None:
    old = with_nodes("a:\n  next: done\n  say: |\n    One two.\n\n    Three.\n")
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    assert lines(tmp_path / "first", old, old.replace("One two", "One\n      two")) == []
    assert len(lines(tmp_path / "second", old, old.replace("two.\n\n", "two.\n"))) == 1


def test_a_long_text_is_cut_where_it_begins_to_differ(tmp_path: Path) -> None:
    long = "many words and more of them " * 8
    old, new = (with_nodes(f"a: {{say: {long}{end}, next: done}}\n") for end in ("at the end", "at the finish"))
    assert lines(tmp_path, old, new) == [
        "g.yaml:8:7: `a`, say: ... more of them at the end -> ... more of them at the finish"
    ]


def test_what_stands_above_the_nodes_is_told_by_its_names(tmp_path: Path) -> None:
    tail = "card: {title: C, sections: [{title: One, say: S.}, {title: Two, say: T.}]}\n"
    old = with_nodes(ASK, tail=tail)
    new = old.replace("minutes: 2", "minutes: 5").replace("title: Two", "title: Three")
    assert lines(tmp_path, old, new) == [
        "g.yaml:5:1: minutes: 2 -> 5",
        "g.yaml:13:53: card sections 2 title: Two -> Three",
    ]
