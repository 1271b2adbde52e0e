"""Scenes are held to their format."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Lint
from tests.library.small_scene import SCENE

CLIENT = SCENE.replace("for: therapist", "for: client").replace("skill: own-part", "skill: stay-with-point")


def test_a_scene_that_keeps_to_the_format_is_fine(lint_files: Lint) -> None:
    assert lint_files({"late.yaml": SCENE}) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "You waited for me, and I came late. What was that like?",
            "You waited, you always do.",
            "30:26: error R801 the example of `line` has a phrase of the kind `absolutes`; say it in another way",
        ),
        (
            "does: [names, asks]",
            "does: [asks]",
            "35:7: error R802 no reply of `line` meets every criterion; write one that does",
        ),
        (
            "found: [absolutes]",
            "does: [asks]",
            "35:7: error R802 every reply of `line` is a good one; write one that meets no criterion, or has a finding",
        ),
        (
            "leaves: {outcome: end",
            "leaves: {outcome: repair",
            "47:3: error R803 `leaves` is of the kind `repair`, and a scene ends in `end`",
        ),
        (
            "go: cold",
            "go: leaves",
            "47:3: error R803 `leaves` can be reached without a look back; lead to it by `practice-end`",
        ),
        ("minutes: 5", "minutes: 4", "1:1: error R804 this scene takes 4 minutes, and scenes take 5 to 15"),
    ],
)
def test_a_scene_that_does_not_is_told(lint_files: Lint, old: str, new: str, line: str) -> None:
    assert SCENE.count(old) == 1
    text = SCENE.replace(old, new)
    if new == "go: leaves":
        text = text.replace("  cold: {visit: practice-end, say: Sam nods., next: leaves}\n", "\n")
    assert lint_files({"late.yaml": text}) == [f"late.yaml:{line}"]


def test_one_ending_is_too_few(lint_files: Lint) -> None:
    text = SCENE.replace("next: leaves}", "next: stays}").replace(
        "  leaves: {outcome: end, title: Sam leaves, say: It was not.}\n", ""
    )
    assert lint_files({"late.yaml": text}) == [
        "late.yaml:1:1: error R803 a scene has two endings at least, so that it matters what somebody says"
    ]


def test_a_client_is_asked_about_safety_before_the_first_round(lint_files: Lint) -> None:
    line = (
        "late.yaml:27:3: error R805 `line` can be reached before the questions about safety; visit `safety-check` first"
    )
    assert lint_files({"late.yaml": CLIENT}) == [line]
    asked = CLIENT.replace("start: begin", "start: safe").replace(
        "nodes:\n", "nodes:\n  safe: {visit: safety-check, next: begin}\n"
    )
    assert lint_files({"late.yaml": asked}) == []


def test_a_way_past_the_questions_about_safety_is_seen(lint_files: Lint) -> None:
    nodes = """nodes:
  sure:
    ask: choose
    question: Sure?
    options: {yes: {label: "Yes", next: begin}, no: "No"}
    next: safe
  safe: {visit: safety-check, next: begin}
"""
    text = CLIENT.replace("start: begin", "start: sure").replace("nodes:\n", nodes)
    assert "error R805" in lint_files({"late.yaml": text})[0]


def test_what_the_partner_and_the_replies_say_is_free_and_what_the_author_says_is_not(lint_files: Lint) -> None:
    free = SCENE.replace("You are late. Again.", "You should be here.").replace("The bus never comes.", "I should go.")
    assert lint_files({"late.yaml": free}) == []
    told = SCENE.replace("It gives a reason.", "You should not.").replace("Say what you did.", "You should say it.")
    assert [line.split("; ")[0] for line in lint_files({"late.yaml": told})] == [
        "late.yaml:32:18: warning R401 `should` is a word to avoid",
        "late.yaml:35:51: warning R401 `should` is a word to avoid",
    ]
