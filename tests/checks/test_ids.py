"""Ids against an earlier version."""

from __future__ import annotations

from tests.checks.conftest import Lint, with_nodes

BEFORE = with_nodes(
    "a: {ask: choose, question: Q?, share: session, options: {x: X, y: Y}, next: b}\n"
    "b: {ask: text, question: What then?, share: session, next: c}\n"
    "c: {ask: text, question: And?, share: session, next: t}\n"
    "t: {say: T, next: done}\n"
)


def test_words_and_texts_may_change(lint_files: Lint) -> None:
    now = BEFORE.replace("What then?", "What now?").replace("t: {say: T", "u: {say: U").replace("next: t", "next: u")
    assert lint_files({"g.yaml": now}, before={"g.yaml": BEFORE}) == []


def test_new_ids_are_fine(lint_files: Lint) -> None:
    now = BEFORE.replace("y: Y}", "y: Y, z: Z}").replace("title: Done", "title: It is done")
    assert lint_files({"g.yaml": now}, before={"g.yaml": BEFORE}) == []


def test_what_is_gone_or_is_something_else_is_found(lint_files: Lint) -> None:
    now = with_nodes(
        "a: {ask: choose, question: Q?, share: session, options: {x: X, z: Z}, next: b-new}\n"
        "b-new: {ask: text, question: What then?, share: session, next: c}\n"
        "c: {ask: list, question: And?, share: session, next: end}\n"
        "end: {outcome: end, title: Other, say: E.}\n"
    )
    assert lint_files({"g.yaml": now}, before={"g.yaml": BEFORE, "h.yaml": BEFORE.replace("guide: g", "guide: h")}) == [
        "g.yaml:1:1: error R601 the guide `h` was there before, and is gone",
        "g.yaml:1:1: error R601 the outcome `done` was there before, and is gone",
        "g.yaml:1:1: error R601 the question `b` was there before, and is gone; it may be `b-new` now",
        "g.yaml:8:59: error R601 the option `y` of `a` was there before, and is gone",
        "g.yaml:10:12: error R601 `c` was a question of another kind before; answers that were kept do not fit it",
    ]
