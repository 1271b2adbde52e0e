"""Comments that silence a rule at one node."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Lint, Rules, with_nodes

WORD = "warning R401 `should` is a word to avoid; better: you can"
REASON = "# silence R401: this is about the word"


@pytest.mark.parametrize(
    "nodes",
    [
        f"{REASON}\na:\n  say: You should.\n  next: done\n",
        f"{REASON}\n\n# another comment\n\na:\n  say: You should.\n  next: done\n",
        f"a: {REASON}\n  say: You should.\n  next: done\n",
        f"a:\n  say: You should.   {REASON}\n  next: done\n",
        f"a:\n  {REASON}\n  say: You should.\n  next: done\n",
    ],
)
def test_a_comment_above_a_node_or_inside_it_silences_a_rule_there(found: Rules, nodes: str) -> None:
    assert found(nodes) == []


def test_a_silence_is_for_one_node_and_one_rule(found: Rules) -> None:
    nodes = f"{REASON}\na:\n  say: You should.\n  next: b\nb:\n  say: You should.\n  next: c\nc: {{ask: text, question: Q?, next: done}}\n"
    lines = found(nodes)
    assert lines[0] == f"g.yaml:13:14: {WORD}"
    assert [line.split(" R")[1][:3] for line in lines] == ["401", "308"]


def test_what_is_no_node_can_be_silenced_too(lint_files: Lint) -> None:
    text = with_nodes("a: {say: A, next: done}\n", tail=f"{REASON}\nclosing: You should rest.\n")
    assert lint_files({"g.yaml": text}) == []
    about = text.replace("about: For", f"about: You should. For # {REASON}\n#")
    assert lint_files({"g.yaml": f"{REASON}\n" + text}) == [
        "g.yaml:1:1: error R703 there is nothing to silence: R401 finds nothing here; take the comment out"
    ]
    assert lint_files({"g.yaml": about}) == []


@pytest.mark.parametrize(
    ("comment", "line"),
    [
        ("# silence R401", "error R701 this silence needs a reason: `# silence R401: why it is fine here`"),
        ("# silence R401:  ", "error R701 this silence needs a reason: `# silence R401: why it is fine here`"),
        (
            "# silence R999: because",
            "error R702 `R999` is no rule that can be silenced; `repair help rules` lists them",
        ),
        (
            "# silence R201: because",
            "error R702 `R201` is no rule that can be silenced; `repair help rules` lists them",
        ),
        ("# silence all", "error R702 `all` is no rule that can be silenced; `repair help rules` lists them"),
        ("# silence", "error R702 `?` is no rule that can be silenced; `repair help rules` lists them"),
        (
            "# silence R402: because",
            "error R703 there is nothing to silence: R402 finds nothing here; take the comment out",
        ),
    ],
)
def test_a_silence_that_is_none_is_found_and_hides_nothing(found: Rules, comment: str, line: str) -> None:
    assert found(f"{comment}\na:\n  say: You should.\n  next: done\n") == [
        f"g.yaml:8:3: {line}",
        f"g.yaml:10:14: {WORD}",
    ]


def test_what_only_looks_like_a_silence_is_text(found: Rules) -> None:
    nodes = f"a:\n  say: |\n    You should. {REASON}\n  next: done\n"
    assert found(nodes) == [f"g.yaml:10:11: {WORD}"]
    assert found("a:\n  say: Nothing.\n  next: done   # silences are golden\n") == []


def test_a_rule_that_did_not_run_leaves_its_silences_alone(lint_files: Lint) -> None:
    text = "# silence R601: nobody has used this yet\n" + with_nodes("a: {say: A, next: done}\n")
    assert lint_files({"g.yaml": text}) == []
    assert lint_files({"g.yaml": text}, before={"g.yaml": with_nodes("a: {say: A, next: done}\n")}) == [
        "g.yaml:1:1: error R703 there is nothing to silence: R601 finds nothing here; take the comment out"
    ]
    assert lint_files({"g.yaml": text}, before={"g.yaml": with_nodes("a: {say: A, next: gone}\n") + GONE}) == []


GONE = "  gone: {outcome: end, title: G, say: G.}\n"
