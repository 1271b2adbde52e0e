"""A front end that answers from a list and remembers what it was shown: one more front end, not a stand-in for one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.frames import Block, Heading, Item, Paragraph, SupportHere
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.interface import Interface
from repair_cli.library.packs import Library
from repair_cli.play.keepers import Keeper, KeepNothing
from repair_cli.play.loop import play
from repair_cli.play.player import Player
from repair_cli.play.screen import Screen


class Scripted:
    """Types the given lines; after the last the input has ended."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.screens: list[Screen] = []
        self.told: list[str] = []
        self.prompts: list[str] = []
        self.wiped = 0

    def show(self, screen: Screen) -> None:
        self.screens.append(screen)

    def ask(self, prompt: str) -> str | None:
        self.prompts.append(prompt)
        return self.lines.pop(0) if self.lines else None

    def tell(self, blocks: tuple[Block, ...]) -> None:
        self.told += [block.text for block in blocks if isinstance(block, Paragraph | Item | Heading)]

    def wipe(self) -> None:
        self.wiped += 1


class Diary:
    """Keeps the walk as often as it is asked to: a list in memory, which is full after so many."""

    def __init__(self, room: int = 100) -> None:
        self.room = room
        self.walks: list[Walk] = []
        self.number: int | None = None

    def note(self, walk: Walk) -> None:
        if len(self.walks) == self.room:
            raise RepairError("the diary is full", ExitCode.STORAGE, "take another one")
        self.walks.append(walk)
        self.number = 7

    def forget(self) -> None:
        self.walks.clear()


GUIDE = """
guide: small
title: A small guide
about: For tests.
for: client
minutes: 1
stages: {first: First, second: Second}
start: hello
nodes:
  hello:
    say: Hello there.
    next: what
  what:
    stage: first
    ask: text
    lead: When you
    question: What happened?
    why: So that it has words.
    examples: [came late, "asked about ${feeling}"]
    share: session
    next: feeling
  feeling:
    stage: first
    ask: choose-any
    question: What came up?
    options:
      hurt: hurt
      angry: {label: angry, say: Anger is welcome here.}
      other: {label: something else, ask: text, question: Which word?}
      none: {label: nothing, alone: yes}
    share: session
    next: stirred
  stirred:
    stage: second
    ask: scale
    question: How stirred up are you?
    from: 0
    to: 10
    low: calm
    high: very
    needed: The next page depends on it.
    next:
      - when: {stirred: {at_least: 7}}
        go: breathe
      - go: plan
  breathe:
    ask: pause
    seconds: 20
    say: Breathe out slowly.
    next: stirred
  plan:
    ask: list
    question: Which moves?
    most: 3
    share: session
    next: letter
  letter:
    ask: text
    lines: many
    question: A few lines?
    max: 60
    next: day
  day:
    ask: date
    question: Which day?
    share: session
    next: how-many
  how-many:
    ask: number
    question: How many?
    from: 1
    to: 3
    unit: sessions
    next: sure
  sure:
    ask: yes-no
    question: Are you sure?
    unsure: yes
    options: {no: {next: far}}
    next: near
  near:
    outcome: repair
    title: say it to them
    say: You said that ${what}.
    card: yes
    offer: [small]
  far:
    outcome: wait
    title: wait a little
    say: Look again.
card:
  title: My card
  sections:
    - {title: What happened, say: "When you ${what}, I felt ${feeling}."}
    - {title: Plan, say: "- ${plan}"}
"""


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Library:
    """A pack with one small guide that has every kind of question."""
    folder = tmp_path_factory.mktemp("pack")
    (folder / "small.yaml").write_text(GUIDE, encoding="utf-8")
    return Library((folder,), library.ships)


@pytest.fixture(scope="session")
def words(library: Library) -> Interface:
    return library.interface


def support_here(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The places for support lines, told as they are."""
    return tuple(
        Paragraph(f"<{' '.join(filter(None, (block.lines.value, block.region)))}>")
        if isinstance(block, SupportHere)
        else block
        for block in blocks
    )


Played = Callable[..., tuple[Player, Scripted]]


@pytest.fixture
def played(small: Library, words: Interface, tmp_path: Path) -> Played:
    """Plays the small guide with typed lines."""

    def keep(name: str, walk: Walk) -> str:
        path = tmp_path / name
        if path.exists():
            raise RepairError(f"{name} exists already", ExitCode.STORAGE)
        path.write_text(repr(walk.known()), encoding="utf-8")
        return f"repair run {walk.guide.id} --answers {name}"

    def run(
        *lines: str,
        known: Drafts | None = None,
        person: bool = True,
        follow: bool = False,
        keeper: Keeper | None = None,
    ) -> tuple[Player, Scripted]:
        front = Scripted(*lines)
        player = Player(
            walk=begin(small.guide("small"), known or {}),
            front=front,
            words=words,
            resolve=support_here,
            save_answers=keep,
            keeper=keeper or KeepNothing(),
            person=person,
            follow=follow,
            notes=("A note.",),
        )
        play(player)
        return player, front

    return run
