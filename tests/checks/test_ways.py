"""How many ways lead through a guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.checks.states import explored
from repair_cli.checks.ways import ways
from repair_cli.guide.model import Guide
from repair_cli.library.packs import Library, shipped
from tests.checks.conftest import with_nodes

BRANCHED = """\
    a: {ask: yes-no, question: Q?, next: [{when: {a: yes}, go: b}, {go: c}]}
    b: {ask: text, question: Q?, next: c}
    c: {ask: yes-no, question: Q?, next: [{when: {a: yes, c: yes}, go: d}, {go: done}]}
    d: {ask: scale, question: Q?, from: 0, to: 5, low: l, high: h, next: done}
"""


def guide(folder: Path, nodes: str) -> Guide:
    (folder / "g.yaml").write_text(with_nodes(nodes), encoding="utf-8")
    return Library((folder,), shipped()).guide("g")


def test_orders_of_nodes_are_counted_and_not_answers(tmp_path: Path) -> None:
    assert ways(explored(guide(tmp_path, BRANCHED), {})) == 3


def test_ways_that_only_differ_in_what_is_known_count_once(tmp_path: Path) -> None:
    nodes = """\
        a: {ask: yes-no, question: Q?, next: c}
        c: {ask: yes-no, question: Q?, next: [{when: {a: yes, c: yes}, go: d}, {go: done}]}
        d: {ask: text, question: Q?, next: done}
    """
    assert ways(explored(guide(tmp_path, nodes), {})) == 2


def test_a_guide_that_goes_in_circles_has_no_number(tmp_path: Path) -> None:
    nodes = "a: {ask: yes-no, question: Q?, next: [{when: {a: yes}, go: a}, {go: done}]}\n"
    assert ways(explored(guide(tmp_path, nodes), {})) is None


@pytest.mark.parametrize(("states", "groups"), [(1, 100), (1000, 2)])
def test_what_is_too_large_has_no_number(tmp_path: Path, states: int, groups: int) -> None:
    assert ways(explored(guide(tmp_path, BRANCHED), {}, states), groups) is None


def test_an_end_alone_is_one_way(tmp_path: Path) -> None:
    (tmp_path / "g.yaml").write_text(with_nodes("", start="done") + "  done: {outcome: end, title: T, say: S}\n")
    assert ways(explored(Library((tmp_path,), shipped()).guide("g"), {})) == 1
