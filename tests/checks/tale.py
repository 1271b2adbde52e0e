"""A small guide with all that stories can tell of, and ways to tell them."""

from __future__ import annotations

from pathlib import Path

from repair_cli.checks.stories import StoryFile, read_stories
from repair_cli.checks.telling import tell_all
from repair_cli.errors import Problem
from repair_cli.guide.model import Guide
from repair_cli.library.packs import Library, shipped

GUIDE = """\
guide: evening
title: The evening
about: For a test.
for: anyone
minutes: 2
start: hello
nodes:
  hello:
    say:
      - Good evening.
      - when: {mood: {answered: yes}}
        say: This is never shown.
    next: mood
  mood:
    ask: choose
    say: Take your time.
    question: How was it?
    needed: It decides what comes next.
    options:
      good: {label: Good, say: "That is good to hear."}
      bad: {label: Bad, next: why}
      own: {label: My own word, ask: text}
    share: session
    next:
      - when: {mood: own}
        go: rest
      - go: keep
  why:
    ask: text
    lead: It was
    question: What was it?
    share: session
    next: keep
  rest:
    ask: pause
    question: Breathe.
    next: keep
  keep:
    ask: choose-any
    question: What do you keep?
    options:
      walk: the walk
      talk: the talk
      none: {label: nothing, alone: yes}
    next:
      - when: {keep: talk}
        go: told
      - go: secret
  told:
    ask: scale
    from: 0
    to: 10
    low: not at all
    high: very
    question: How much did you tell?
    next:
      - when: {told: {at_least: 8}}
        go: outside
      - go: secret
  secret:
    ask: text
    question: What will you tell nobody?
    next: day
  day:
    ask: date
    question: When will you look again?
    share: session
    next: done
  done:
    outcome: end
    title: The evening is over
    say:
      - Sleep well.
      - when: {why: {answered: yes}}
        say: "It was ${why}. That can pass."
    card: yes
  outside:
    outcome: support
    title: Tell somebody else
    say:
      - You told a lot.
      - support: crisis
card:
  title: Tonight
  sections:
    - title: How it was
      say:
        - "It was ${why}."
        - "My word: ${mood-own}."
    - title: When
      say: "I look again on ${day}."
"""

ROUND = """\
guide: round
title: Round and round
about: For a test.
for: anyone
minutes: 2
start: again
nodes:
  again:
    ask: choose
    question: Once more?
    options: {more: once more, enough: enough}
    next:
      - when: {again: enough}
        go: end
      - go: again
  end:
    outcome: end
    title: Out
    say: You are out.
"""


def library(folder: Path, text: str = GUIDE) -> Library:
    """The library with a small guide in it."""
    name = text.split("\n", 1)[0].removeprefix("guide: ")
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Library((folder,), shipped())


def guide(folder: Path, text: str = GUIDE) -> Guide:
    """A small guide."""
    return library(folder, text).guide(text.split("\n", 1)[0].removeprefix("guide: "))


def written(folder: Path, stories: str, text: str = GUIDE) -> Path:
    """A file with stories about a small guide, which begin in line 3."""
    name = text.split("\n", 1)[0]
    path = folder / "stories" / f"{name.removeprefix('guide: ')}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{name}\nstories:\n{stories}", encoding="utf-8")
    return path


def read(folder: Path, stories: str, text: str = GUIDE) -> tuple[StoryFile | None, list[str]]:
    """The file, and the lines that tell what is wrong with it."""
    problems: list[Problem] = []
    file = read_stories(written(folder, stories, text), library(folder, text), problems)
    return file, [str(one).replace(f"{folder}/stories/", "") for one in problems]


def told(folder: Path, stories: str, text: str = GUIDE) -> str:
    """All that is printed about the stories, which can be read."""
    file, problems = read(folder, stories, text)
    assert problems == []
    assert file is not None
    found = [str(one) for story in tell_all(file) for one in story.differences]
    return "\n".join(found).replace(f"{folder}/stories/", "")
