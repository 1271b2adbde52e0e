"""A map in the language of Graphviz."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from repair_cli.checks.maps.chart import Chart
from repair_cli.checks.maps.dot import as_dot, escaped
from tests.checks.maps.conftest import Mapped


def test_the_whole_of_a_graph(mapped: Mapped) -> None:
    found = mapped(
        """\
        a: {stage: one, ask: yes-no, question: Which?, next: [{when: {a: yes}, go: b}, {go: done}]}
        b: {say: B, next: done}
        """,
        "stages: {one: First}\n",
    )
    assert (
        as_dot(found)
        == """\
digraph "g" {
  graph [label="A guide", labelloc=t, fontname=Helvetica, fontsize=16]
  node [fontname=Helvetica, fontsize=11]
  edge [fontname=Helvetica, fontsize=10]
  "b" [label="b\\n[text]\\nB", shape=box, style=rounded]
  "done" [label="done\\n[end]\\nDone", shape=box, style="rounded,filled", fillcolor="#e6e6e6"]
  subgraph cluster_1 {
    label="First"
    "a" [label="a\\n[yes-no]\\nWhich?", shape=box]
  }
  "a" -> "b" [label="yes"]
  "a" -> "done" [label="otherwise"]
  "b" -> "done"
}
"""
    )


def test_no_quote_backslash_or_entity_gets_out_of_its_string() -> None:
    assert escaped(['a "b" \\', "&lt;"]) == '"a \\"b\\" \\\\\\n&amp;lt;"'


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not here")
def test_graphviz_shows_hostile_words_as_they_stand(hostile: Chart) -> None:
    done = subprocess.run(["dot", "-Tsvg"], input=as_dot(hostile).encode(), capture_output=True, check=True)
    svg = done.stdout.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in svg
    assert "&amp;quot;" in svg
    assert "<script" not in svg
    assert svg.count('class="node"') == 3
