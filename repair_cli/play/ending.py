"""The end of a walk: what it points to, the card, and a choice of where to go from there."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from repair_cli.errors import RepairError
from repair_cli.guide.frames import Block, Heading, expand
from repair_cli.guide.model import Outcome
from repair_cli.guide.page import Part, Titles, card, closing_words, verdict
from repair_cli.guide.walk import Walk
from repair_cli.library.interface import Interface
from repair_cli.play.actions import aside, complain
from repair_cli.play.commands import Command
from repair_cli.play.player import Player, Resolve, Status
from repair_cli.play.screen import Screen
from repair_cli.text import heading

Save = Callable[[str, Walk], str]
"""Writes the page of a walk to a file that was named and gives its name; raises RepairError where it cannot."""


class Offer(msgspec.Struct, frozen=True):
    """Another guide that starts with the answers that it shares."""

    guide: str
    title: str


def ending_screen(walk: Walk, words: Interface, resolve: Resolve) -> Screen:
    """The outcome with its reasons, and the card."""
    if not isinstance(walk.here, Outcome):
        return Screen()
    titles = Titles(words("because"), words("would-change"))
    parts = [Part("", expand(walk.here.say, walk.facts)), *verdict(walk, titles)]
    found = card(walk)
    if found is not None:
        parts += [Part(f"{words('card-title')}: {found.title}", ()), *found.parts]
    parts.append(Part("", closing_words(walk, walk.facts)))  # last, where it is still in sight
    blocks: list[Block] = []
    for part in parts:
        blocks += [Heading(part.title)] if part.title else []
        blocks += part.blocks
    title = walk.here.title
    shown = words("points-to", title=title) if walk.guide.verdict else heading(title)
    return Screen(title=shown, blocks=resolve(tuple(blocks)))


def choose_next(player: Player, offers: tuple[Offer, ...], save: Save) -> str | None:
    """Lets the person choose: another guide (its id is given back), a saved page, or to leave (None)."""
    words = player.words
    choices = [*(offer.title for offer in offers), words("next-save"), words("next-leave")]
    player.front.show(Screen(question=words("next"), choices=tuple(choices), fresh=False))
    while True:
        line = aside(player, words("prompt"))
        if line is None:
            return None
        given = "" if isinstance(line, Command) else line
        number = _place(given, choices)
        if 1 <= number <= len(offers):
            return offers[number - 1].guide
        if number == len(choices):
            return None
        if number == len(choices) - 1:
            _save(player, save)
            if player.status is Status.LEFT:
                return None
        elif given.isdecimal():
            player.say("misfit-no-such-number", given=given, most=len(choices))
        else:
            player.say("next-number", leave=len(choices))


def _place(line: str, choices: list[str]) -> int:
    """The number of the choice that a line means: its number, or the beginning of its words; 0 for none."""
    if line.isdecimal() and len(line) < 4:
        return int(line)
    begun = [place for place, words in enumerate(choices, 1) if line and words.lower().startswith(line.lower())]
    return begun[0] if len(begun) == 1 else 0


def _save(player: Player, save: Save) -> None:
    """Asks for a name until the page is saved, or nothing is typed."""
    while True:
        name = aside(player, player.words("save-prompt"))
        if not name or isinstance(name, Command):
            return
        try:
            player.say("saved", file=save(name, player.walk))
            return
        except RepairError as error:
            complain(player, error)
