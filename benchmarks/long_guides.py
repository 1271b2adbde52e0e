"""Guides of any length, about 250 bytes a node: a chain of common questions, with conditions and placeholders."""

from __future__ import annotations

HEAD = """\
guide: long
title: A long guide
about: A chain of questions, to be read and walked.
for: anyone
minutes: 20
stages:
  only: The only step
start: n-0
nodes:
"""

_END = """\
  n-{number}:
    outcome: end
    title: The end
    say: |
      This is the end of a long walk, and all is said.
"""

_CHOICE = """\
  n-{number}:
    stage: only
    ask: choose
    question: Which of these comes nearest to it, number {number}?
    options:
      yes: That is how it is
      no: {{label: It is not like that, say: Thank you for saying so.}}
    share: session
    next: n-{following}
"""

_TEXT = """\
  n-{number}:
    stage: only
    ask: text
    question: In a few words, what happened at place {number}?
    say: You need not tell all of it, a few words are enough.
    why: These words become part of your first sentence.
    share: session
    next: n-{following}
"""

_SCALE = """\
  n-{number}:
    stage: only
    ask: scale
    from: 0
    to: 10
    low: calm
    high: very stirred up
    question: How stirred up are you right now, at place {number}?
    next:
      - when: {{n-{number}: {{at_least: 7}}}}
        go: n-{following}
      - go: n-{following}
"""

_WORDS = """\
  n-{number}:
    stage: only
    ask: yes-no
    question: Is that still right, at place {number}?
    say: |
      You wrote "${{n-{text}}}" a while ago.

      - That may have changed since then.
    if-skipped: something
    next: n-{following}
"""

_KINDS = (_CHOICE, _TEXT, _SCALE, _WORDS)
ANSWERS = ("yes", "some words", 3, "yes")
"""What fits the questions, in turn."""


def long_guide(nodes: int) -> str:
    """The text of a guide with this many nodes; every one is met."""
    body = (
        _KINDS[number % len(_KINDS)].format(number=number, following=number + 1, text=number - 2)
        for number in range(nodes - 1)
    )
    return "".join((HEAD, *body, _END.format(number=nodes - 1)))
