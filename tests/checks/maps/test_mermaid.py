"""A map as a Mermaid flowchart."""

from __future__ import annotations

import re

from repair_cli.checks.maps.chart import Chart
from repair_cli.checks.maps.mermaid import as_mermaid, escaped
from tests.checks.maps.conftest import HOSTILE, Mapped


def test_the_whole_of_a_chart(mapped: Mapped) -> None:
    found = mapped(
        """\
        a: {stage: one, ask: yes-no, question: Which?, next: [{when: {a: yes}, go: b}, {go: done}]}
        b: {say: "Well, then.", next: done}
        """,
        "stages: {one: First, two: Second}\n",
    )
    assert (
        as_mermaid(found)
        == """\
flowchart TD
  n_b("b<br/>#91;text#93;<br/>Well, then.")
  n_done(["done<br/>#91;end#93;<br/>Done"])
  subgraph stage1["First"]
    n_a["a<br/>#91;yes-no#93;<br/>Which?"]
  end
  n_a -->|"yes"| n_b
  n_a -->|"otherwise"| n_done
  n_b --> n_done
  classDef endEnd fill:#e6e6e6,color:#222222,stroke:#555555
  class n_done endEnd
"""
    )


def test_of_more_than_two_steps_the_order_is_told(mapped: Mapped) -> None:
    found = mapped("""\
        a:
          ask: choose
          question: Q?
          options: {x: X, y: Y}
          next: [{when: {a: x}, go: b}, {when: {a: y}, go: c}, {go: done}]
        b: {say: B, next: done}
        c: {say: C, next: done}
    """)
    assert re.findall(r'n_a -->\|"([^"]+)"', as_mermaid(found)) == ["(1) x", "(2) y", "(3) otherwise"]


def test_hostile_words_are_letters_and_numbers_to_mermaid_and_browsers(hostile: Chart) -> None:
    for label in re.findall(r'"([^"]*)"', as_mermaid(hostile)):
        assert re.fullmatch(r"(?:[\w .,:?!()'/-]|#[0-9]+;|<br/>)+", label), label
    assert as_mermaid(hostile).count('"') == 2 * 6
    for line in as_mermaid(hostile).splitlines():
        assert re.fullmatch(r" *(?:flowchart TD|end|n_\w+.*|subgraph stage1\[.*\]|classDef .*|class .*)", line), line


def test_escaped_words_say_the_same() -> None:
    numbered = escaped([HOSTILE])[1:-1]
    assert re.sub(r"#([0-9]+);", lambda found: chr(int(found[1])), numbered) == HOSTILE
