"""A choice beside the questions: where to go next, whether to keep what is written."""

from __future__ import annotations

from collections.abc import Callable

from repair_cli.guide.frames import Paragraph
from repair_cli.library.interface import Interface
from repair_cli.play.actions import aside
from repair_cli.play.commands import Command
from repair_cli.play.player import Player
from repair_cli.play.screen import FrontEnd, Screen

Say = Callable[..., None]
"""Tells an interface word by its key."""


def pick(player: Player, screen: Screen) -> int:
    """The number of what the person chose; 0 where the input has ended, or the person has left."""
    player.front.show(screen)

    def ask() -> str | None:
        line = aside(player, player.words("prompt"))
        return "" if isinstance(line, Command) else line

    return picked(screen.choices, ask, player.say)


def chosen(front: FrontEnd, words: Interface, screen: Screen) -> int:
    """The number of what is chosen where nothing is walked; 0 where the input has ended, or the person leaves."""
    front.show(screen)

    def ask() -> str | None:
        line = front.ask(words("prompt"))
        return None if line in ("", "/leave") else line

    def say(key: str, **values: str | int) -> None:
        front.tell((Paragraph(words(key, **values)),))

    return picked(screen.choices, ask, say)


def picked(choices: tuple[str, ...], ask: Callable[[], str | None], say: Say) -> int:
    """Asks until a line names a choice by its number or the beginning of its words; 0 at the end of the input."""
    while True:
        line = ask()
        if line is None:
            return 0
        number = _place(line, choices)
        if 1 <= number <= len(choices):
            return number
        if line.isdecimal():
            say("misfit-no-such-number", given=line, most=len(choices))
        else:
            say("pick-number", most=len(choices))


def _place(line: str, choices: tuple[str, ...]) -> int:
    if line.isdecimal() and len(line) < 4:
        return int(line)
    begun = [place for place, words in enumerate(choices, 1) if line and words.lower().startswith(line.lower())]
    return begun[0] if len(begun) == 1 else 0
