"""The end of a walk: what it points to, the card, and a choice of where to go from there."""

from __future__ import annotations

from collections.abc import Callable

from repair_cli.errors import RepairError
from repair_cli.guide.frames import Block, Heading, expand
from repair_cli.guide.model import Outcome
from repair_cli.guide.page import Part, card, closing_words, verdict
from repair_cli.guide.walk import Walk
from repair_cli.library.interface import Interface
from repair_cli.play.actions import aside, complain
from repair_cli.play.commands import Command
from repair_cli.play.picking import pick
from repair_cli.play.player import Player, Status
from repair_cli.play.screen import Resolve, Screen
from repair_cli.play.titles import titles
from repair_cli.text import heading

Save = Callable[[str, Walk], str]
"""Writes the page of a walk to a file that was named and gives its name; raises RepairError where it cannot."""


def ending_screen(walk: Walk, words: Interface, resolve: Resolve, more: tuple[Part, ...] = ()) -> Screen:
    """The outcome with its reasons, what a guide of its kind adds (`more`), and the card."""
    if not isinstance(walk.here, Outcome):
        return Screen()
    parts = [Part("", expand(walk.here.say, walk.facts)), *verdict(walk, titles(words)), *more]
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


def choose_next(player: Player, offers: tuple[str, ...], save: Save) -> int | None:
    """Lets the person choose: an offer (its place is given back), a saved page, or to leave (None)."""
    words = player.words
    choices = (*offers, words("next-save"), words("next-leave"))
    screen = Screen(question=words("next"), choices=choices, fresh=False)
    while player.status is not Status.LEFT:
        number = pick(player, screen)
        if 1 <= number <= len(offers):
            return number - 1
        if number != len(choices) - 1:
            return None
        _save(player, save)
    return None


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
