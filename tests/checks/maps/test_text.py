"""A map as a tree of plain lines."""

from __future__ import annotations

import re

from repair_cli.checks.maps.chart import Chart, Place, Shape, Step, chart
from repair_cli.checks.maps.text import WIDTH, as_text
from repair_cli.library.packs import Library
from tests.checks.maps.conftest import Mapped


def test_the_whole_of_a_map(mapped: Mapped) -> None:
    found = mapped(
        """\
        a: {say: Hello., next: b}
        b:
          stage: one
          ask: choose
          question: Which?
          options: {x: X, y: {label: Y, next: e}, z: Z}
          next: [{when: {b: x}, go: c}, {go: f}]
        c: {stage: two, say: C, next: d}
        d: {ask: yes-no, question: Again?, next: [{when: {d: yes}, go: b}, {go: f}]}
        e: {outcome: support, title: Help, say: S}
        f: {ask: text, question: Words?, next: done}
        """,
        "stages: {one: First, two: Second}\n",
    )
    assert (
        as_text(found)
        == """\
A guide (g)

a [text] Hello.
-> b
== First ==
b [choose] Which?
+- y:
|  e [support] Help
+- x:
|  == Second ==
|  c [text] C
|  d [yes-no] Again?
|  +- yes -> b
|  +- otherwise -> f
+- otherwise -> f
f [text question] Words?
done [end] Done

Ends:
  support: e
  end: done
"""
    )


def test_each_node_of_what_ships_stands_there_once_and_no_line_is_too_long(library: Library) -> None:
    for name in library.names():
        found = chart(library.guide(name))
        lines = as_text(found).splitlines()
        stand = [line.lstrip("| ").partition(" [")[0] for line in lines if re.match(r"[| ]*[a-z0-9-]+ \[", line)]
        assert sorted(stand) == sorted(found.places)
        assert max(map(len, lines)) <= WIDTH


def deep(size: int) -> Chart:
    """A question inside the answer of another, again and again."""
    places = {
        f"q{place}": Place(f"q{place}", Shape.QUESTION, "choose", "Q?", (Step(f"q{place + 1}", "x"), Step("z", "y")))
        for place in range(size)
    }
    last = {name: Place(name, Shape.OUTCOME, "end", "T") for name in (f"q{size}", "z")}
    return Chart("g", "T", "q0", {**places, **last}, {})


def test_what_lies_too_deep_is_drawn_at_the_margin() -> None:
    lines = as_text(deep(2000)).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert [line.lstrip("| ") for line in lines].count("q1999 [choose] Q?") == 1
    assert "q11 [choose] Q?" in lines
    assert any(line.endswith("+- x -> q11") for line in lines)


def test_nodes_that_no_step_reaches_are_drawn_all_the_same_and_once() -> None:
    places = {
        "a": Place("a", Shape.OUTCOME, "end", "T"),
        "b": Place("b", Shape.QUESTION, "choose", "Q?", (Step("c", "x"), Step("a", "y"))),
        "c": Place("c", Shape.QUESTION, "text question", "Q?", (Step("b"),)),
    }
    assert as_text(Chart("g", "T", "a", places, {})).splitlines()[2:-2] == [
        "a [end] T", "", "b [choose] Q?", "+- x:", "|  c [text question] Q?", "|  -> b", "+- y -> a",
    ]  # fmt: skip


def test_hostile_words_stay_words_on_their_line(hostile: Chart) -> None:
    text = as_text(hostile)
    assert text.replace("\n", "").isprintable()
    assert "\\x1b[2J" in text
    assert [line for line in text.splitlines() if line.startswith("end ")] == [
        line for line in text.splitlines() if line.startswith("end [choose]")
    ]
