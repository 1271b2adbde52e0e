"""A map as data: what stands at the nodes and at the steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.checks.maps.chart import Chart, Step, chart
from repair_cli.guide.model import Kind
from repair_cli.library.packs import Library, shipped
from tests.checks.conftest import with_nodes
from tests.checks.maps.conftest import Mapped
from tests.library.small_scene import SCENE

CHOICE = "a: {ask: choose, question: Q?, options: {x: X, y: Y, z: Z}, next: [%s{go: done}]}\n"


def steps(chart: Chart, name: str = "a") -> list[tuple[str, str]]:
    return [(step.to, step.words) for step in chart.places[name].steps]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("{a: x}", "x"),
        ("{a: {any_of: [z, x, y]}}", "x, y or z"),
        ("{a: {none_of: [y, x]}}", "not x or y"),
        ("{a: {answered: no}}", "not answered"),
        ("{b: {all_of: [q, p]}}", "b: p and q"),
        ("{b: {at_least: 2}}", "b: at least 2"),
        ("{n: {at_most: 3}}", "n: at most 3"),
        ("{n: {at_least: 2, at_most: 3}}", "n: at least 2 and n: at most 3"),
        ("{n: 3}", "n: 3"),
        ("{a: x, b: {answered: yes}}", "x and b: answered"),
        ("{any: [{a: {any_of: [x, y]}}, {all: [{a: z}, {b: p}]}]}", "(x or y) or (z and b: p)"),
        ("{not: {a: x, n: 1}}", "not (x and n: 1)"),
    ],
)
def test_a_condition_is_told_in_words(mapped: Mapped, when: str, words: str) -> None:
    others = """\
        b: {ask: choose-any, question: Q?, options: {p: P, q: Q}, next: n}
        n: {ask: number, question: Q?, from: 0, to: 5, next: done}
    """
    found = mapped(CHOICE % f"{{when: {when}, go: b}}, " + others.replace("        ", ""))
    assert steps(found) == [("b", words), ("done", "otherwise")]


def test_choices_that_have_a_way_of_their_own_come_first(mapped: Mapped) -> None:
    found = mapped("""\
        a:
          ask: choose
          question: Q?
          options: {x: {label: X, next: b}, y: Y, z: {label: Z, next: b}}
          next: done
        b: {say: B, next: done}
    """)
    assert steps(found) == [("b", "x or z"), ("done", "otherwise")]


def test_where_every_choice_has_its_way_the_rest_is_for_who_leaves_it_open(mapped: Mapped) -> None:
    nodes = """\
        a: {ask: yes-no, question: Q?, options: {yes: {next: b}, no: {next: done}}, NEEDED next: c}
        b: {say: B, next: done}
        c: {say: C, next: done}
    """
    open_ = mapped(nodes.replace("NEEDED ", ""))
    assert steps(open_) == [("b", "yes"), ("done", "no"), ("c", "left open")]
    needed = mapped(nodes.replace("NEEDED ", "needed: It decides., "))
    assert steps(needed) == [("b", "yes"), ("done", "no")]


def test_neighbours_that_lead_to_one_node_are_one_step_and_the_order_stays(mapped: Mapped) -> None:
    found = mapped(
        CHOICE % "{when: {a: x}, go: b}, {when: {a: y}, go: b}, {when: {a: z}, go: done}, {when: {a: x}, go: b}, "
        + "b: {say: B, next: done}\n"
    )
    assert steps(found) == [("b", "x; y"), ("done", "z"), ("b", "x"), ("done", "otherwise")]


def test_a_step_that_every_answer_takes_has_no_words(mapped: Mapped) -> None:
    assert mapped(CHOICE % "{when: {a: x}, go: done}, ").places["a"].steps == (Step("done"),)


def test_a_visit_is_named_and_leads_on_only_if_it_comes_back(mapped: Mapped) -> None:
    ends = "v: {outcome: support, title: T, say: S}\n"
    back = "w: {outcome: return, title: T, say: S}\n"
    asks = "u: {ask: yes-no, question: Q?, options: {no: {next: %s}}, next: v}\n"
    nodes = "a: {visit: other, next: done}\n"
    both = mapped(nodes, other=with_nodes(asks % "w" + ends + back, "u")).places["a"]
    assert (both.kind, both.steps) == ("visit of other, may end there", (Step("done"),))
    nodes = """\
        a: {ask: yes-no, question: Q?, next: [{when: {a: yes}, go: b}, {go: done}]}
        b: {visit: other, next: done}
    """
    never = mapped(nodes, other=with_nodes(ends, "v")).places["b"]
    assert (never.kind, never.steps) == ("visit of other", ())


def test_every_kind_of_node_is_told_as_its_file_says_it(mapped: Mapped) -> None:
    found = mapped("""\
        a: {say: A, next: b}
        b: {ask: text, question: Q?, next: c}
        c: {ask: list, question: Q?, next: d}
        d: {ask: choose-any, question: Q?, options: {x: X, y: {label: Y, ask: text}}, next: e}
        e: {ask: scale, question: Q?, from: 0, to: 5, low: l, high: h, next: f}
        f: {ask: number, question: Q?, from: 0, to: 5, next: g1}
        g1: {ask: date, question: Q?, next: h}
        h: {ask: pause, say: Breathe., next: i}
        i: {ask: yes-no, question: Q?, next: j}
        j: {ask: choose, question: Q?, options: {x: X, y: Y}, next: k}
        k: {outcome: wait, title: T, say: S, offer: [fit, support]}
    """)
    assert [place.kind for place in found.places.values()] == [
        "text", "text question", "list", "choose-any, own words", "scale", "number", "date", "pause", "yes-no",
        "choose", "wait, offers fit or support",
    ]  # fmt: skip
    assert found.places["h"].words == "Breathe."
    assert found.ends() == {Kind.WAIT: ["k"]}


def test_a_long_text_shows_its_beginning(mapped: Mapped) -> None:
    words = (
        mapped(f"a: {{say: {'many words ' * 30}, next: b}}\nb: {{ask: text, question: Q?, next: done}}\n")
        .places["a"]
        .words
    )
    assert (words.startswith("many words"), words.endswith(" ..."), len(words) < 100) == (True, True, True)


def test_every_step_of_what_ships_leads_to_a_node_of_its_map(library: Library) -> None:
    for name in library.names():
        found = chart(library.guide(name))
        assert {step.to for place in found.places.values() for step in place.steps} <= set(found.places)


def test_a_round_of_a_scene_shows_what_the_partner_says(tmp_path: Path) -> None:
    (tmp_path / "late.yaml").write_text(SCENE, encoding="utf-8")
    drawn = chart(Library((tmp_path,), shipped()).guide("late"))
    assert drawn.places["line"].words == "You are late. Again."
    assert [(step.to, step.words) for step in drawn.places["line-look"].steps] == [
        ("line", "again"), ("line-on", "on"), ("line-stop", "stop"), ("line-on", "left open"),
    ]  # fmt: skip
