"""The end of a walk: what it points to, the card, and a choice of where to go from there."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from repair_cli.errors import RepairError
from repair_cli.guide.frames import Block, Heading, Paragraph
from repair_cli.guide.model import Outcome
from repair_cli.guide.page import Part, Titles, card, told, verdict
from repair_cli.guide.walk import Walk
from repair_cli.library.interface import Interface
from repair_cli.play.actions import leave
from repair_cli.play.commands import Command, command_in
from repair_cli.play.player import Player, Resolve
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
    parts = [Part("", told(walk, walk.facts)), *verdict(walk, titles)]
    found = card(walk)
    if found is not None:
        parts += [Part(f"{words('card-title')}: {found.title}", ()), *found.parts]
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
        line = player.front.ask(words("prompt"))
        if line is None or not line.strip():
            return None
        command = command_in(line)
        if isinstance(command, Command) and command.name == "leave":
            leave(player, "")
            return None
        if isinstance(command, Command) and command.name == "support":
            player.front.tell(player.resolve(player.support))
            continue
        number = int(line) if line.strip().isdecimal() and len(line) < 5 else 0
        if 1 <= number <= len(offers):
            return offers[number - 1].guide
        if number == len(choices):
            return None
        if number == len(choices) - 1:
            _save(player, save)
        elif line.strip().isdecimal():
            player.say("misfit-no-such-number", given=line.strip(), most=len(choices))
        else:
            player.say("misfit-no-choice", given=line.strip())


def _save(player: Player, save: Save) -> None:
    name = player.front.ask(player.words("save-prompt"))
    if not name or not name.strip():
        return
    try:
        player.say("saved", file=save(name.strip(), player.walk))
    except RepairError as error:
        player.front.tell((Paragraph(error.message),))
