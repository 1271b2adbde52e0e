"""The rules of words, facts and help lines: what each finds, and what is near and fine."""

from __future__ import annotations

import pytest

from repair_cli.library.style import Style
from tests.checks.conftest import HEAD, Lint, Rules, with_nodes

LONG = " ".join(["word"] * 31)
SUPPORT = """\
support-lines: 1
emergency: E
elsewhere: E
regions:
  ANY:
    name: Anywhere
    emergency: E
    lines:
      - {name: L, phone: "1", source: S, confidence: high, verified_on: 2026-05-31}
      - {name: M, phone: "2", source: S, confidence: high, verified_on: 2026-06-01}
    routes:
      - {name: R, source: S, confidence: high, verified_on: 2026-02-30}
"""


def say(text: str, more: str = "") -> str:
    return f"a:\n  say: |\n    {text}\n{more}  next: done\n"


@pytest.mark.parametrize(
    ("nodes", "line"),
    [
        (say("You really shouldn't."), "g.yaml:10:18: warning R401 `shouldn't` is a word to avoid; better: you can"),
        (say("That is, of\n    course, fine."), "g.yaml:10:16: warning R401 `of course` is a word to avoid; better: nothing"),
        (say("They are Manipulative."), "g.yaml:10:16: warning R401 `Manipulative` is a word to avoid; better: what they do"),
        (
            "a: {ask: yes-no, question: Should they?, why: W., next: done}\n",
            "g.yaml:8:30: warning R401 `Should` is a word to avoid; better: you can",
        ),
        (say(f"One is short. {LONG}."), "g.yaml:10:21: warning R402 this sentence has 31 words, and 30 are enough; make two of it"),
        (
            say(" ".join(["It is so."] * 41)),
            "g.yaml:9:10: warning R403 the text of `a` has 123 words, and 120 are enough",
        ),
        (
            "a:\n  ask: yes-no\n  why: W.\n  say: |\n    " + "It is so. " * 40 + "\n  question: " + "so. " * 61 + "\n  next: done\n",
            "g.yaml:8:3: warning R403 `a` has 183 words with its choices, and 180 are enough",
        ),
        (
            say("What there is:\n\n" + "".join(f"    - thing {number}\n" for number in "abcdefghi")),
            "g.yaml:12:9: warning R404 this list has 9 items, and 8 are enough",
        ),
        (
            "a:\n  ask: choose\n  question: Q?\n  why: W.\n  options:\n"
            + "".join(f"    o{number}: O\n" for number in range(15))
            + "  next: done\n",
            "g.yaml:13:7: warning R404 `a` has 15 choices, and 14 are enough",
        ),
        (
            "a: {ask: yes-no, question: 'Did it change, and did it last?', why: W., next: done}\n",
            "g.yaml:8:30: warning R405 these are two questions in one; ask one thing at a node",
        ),
        (
            "a: {ask: yes-no, question: Is it you? Or they?, why: W., next: done}\n",
            "g.yaml:8:30: warning R405 these are two questions in one; ask one thing at a node",
        ),
        (say("In two studies, it was so."), "g.yaml:10:14: error R501 `studies` tells a fact; say at `a` where it comes from (`source: ...`)"),
        (say("For 40 % of people it is so."), "g.yaml:10:11: error R501 `40 %` tells a fact; say at `a` where it comes from (`source: ...`)"),
        (say("For 3 out of 4 it is so."), "g.yaml:10:11: error R501 `3 out of 4` tells a fact; say at `a` where it comes from (`source: ...`)"),
    ],
)  # fmt: skip
def test_a_fault_is_found(lint_files: Lint, nodes: str, line: str) -> None:
    assert lint_files({"g.yaml": with_nodes(nodes)}) == [line]


@pytest.mark.parametrize(
    "nodes",
    [
        say('They may say: "You should go."'),
        say("Let your shoulders drop."),
        "a: {ask: text, question: Q?, why: W., examples: [you should have asked, of course], next: done}\n",
        say(f"{LONG.replace('word word', 'word.')}"),
        say(" ".join(["It is so."] * 40)),
        say("What there is:\n\n" + "".join(f"    - thing {number}\n" for number in "abcdefgh")),
        "a: {ask: yes-no, question: And did it last?, why: W., next: done}\n",
        "a: {ask: yes-no, question: 'Did they say \"Why? Why?\"', why: W., next: done}\n",
        say("In two studies, it was so.", "  source: Somebody 2020\n"),
        say('You could ask: "What do studies say?"'),
        say("Step 3 of 3, and then 20 minutes.".replace("3 of 3", "3")),
        "a: {ask: text, question: Q?, why: W., examples: [3 out of 4], next: done}\n",
    ],
)
def test_what_is_near_is_fine(found: Rules, nodes: str) -> None:
    assert found(nodes) == []


HARD = (
    "Therapeutic collaboration necessitates continuous renegotiation of complicated expectations between participants."
)


def test_a_hard_screen_and_a_hard_guide_are_found(lint_files: Lint) -> None:
    lines = lint_files({"g.yaml": with_nodes(say(HARD))})
    assert lines == [
        "g.yaml:1:1: warning R407 half of the screens of `g` read at grade 32.0 or above; 6 is the most",
        "g.yaml:8:3: warning R406 `a` reads at grade 32.0, and 8 is the most",
    ]
    assert lint_files({"g.yaml": with_nodes(say(HARD))}, style=Style()) == []


def test_a_guide_that_leads_only_to_support_is_to_be_plainer(lint_files: Lint) -> None:
    text = "They can suggest another person who understands it, and look at a meeting with you."
    plain = with_nodes(say(text))
    hard = plain.replace("outcome: end", "outcome: support").replace("say: Done.", "say: Done.\n    offer: [support]")
    assert [line for line in lint_files({"g.yaml": plain}) if "R406" in line] == []
    (line,) = [line for line in lint_files({"g.yaml": hard}) if "R406" in line]
    assert line.startswith("g.yaml:8:3: warning R406 `a` reads at grade ")
    assert line.endswith(", and 5 is the most")


def test_parts_that_exclude_each_other_do_not_make_a_screen_long(found: Rules) -> None:
    part = "It is so. " * 30
    nodes = f"""\
        a: {{ask: choose, question: Q?, share: session, options: {{x: X, y: Y}}, next: b}}
        b:
          say:
            - when: {{a: x}}
              say: {part}
            - when: {{a: y}}
              say: {part}
          next: done
    """
    assert found(nodes) == []
    assert found(nodes.replace("a: y", "a: {any_of: [x, y]}")) == [
        "g.yaml:11:7: warning R403 the text of `b` has 180 words, and 120 are enough"
    ]


def test_an_entry_that_nobody_has_checked_for_a_year_is_a_warning(lint_files: Lint) -> None:
    assert lint_files({"support-lines.yaml": SUPPORT}) == [
        "support-lines.yaml:9:73: warning R502 nobody has checked this entry since 2026-05-31; look at its source, then set the day"
    ]


def test_words_of_the_guide_itself_are_looked_at_too(lint_files: Lint) -> None:
    text = with_nodes("a: {say: A, next: done}\n", tail="closing: You should rest.\n")
    text = text.replace("title: A guide", "title: A guide that you should read")
    assert lint_files({"g.yaml": text.replace(HEAD[:9], "guide: g\n")}) == [
        "g.yaml:2:25: warning R401 `should` is a word to avoid; better: you can",
        "g.yaml:13:14: warning R401 `should` is a word to avoid; better: you can",
    ]
