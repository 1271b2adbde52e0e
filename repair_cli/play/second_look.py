"""A second look at words that will be said: how they may be heard, and keep, change, or look no more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from repair_cli.errors import RepairError
from repair_cli.guide.frames import Block, Item, Paragraph
from repair_cli.guide.walk import Walk
from repair_cli.library.interface import Interface
from repair_cli.play.actions import ACTIONS, aside, complain
from repair_cli.play.commands import Command
from repair_cli.play.picking import picked
from repair_cli.play.player import Player
from repair_cli.play.remarks import remarks
from repair_cli.play.screen import Screen, stage_of
from repair_cli.text import one_line

if TYPE_CHECKING:
    from repair_cli.wording import Finding

_CHANGE, _LOOK_NO_MORE = 2, 3


def second_look(player: Player, onward: Walk) -> Walk | None:
    """The walk to go on with; None where the person wants other words, or went elsewhere. Nothing typed is lost."""
    found = _found(player, onward)
    if not found:
        return onward
    elsewhere: list[Command] = []
    chosen = _chosen(player, found, elsewhere)
    if elsewhere or chosen == _CHANGE:
        steps = onward.trail[len(player.walk.trail) :]
        player.go(player.walk.with_drafts({step.key: step.value for step in steps}))
    for command in elsewhere:
        ACTIONS[command.name](player, command.argument)
    if elsewhere or chosen == _CHANGE:
        return None
    player.looking = chosen != _LOOK_NO_MORE
    return onward


def told(found: Iterable[Finding], words: Interface, text: str | None = None) -> tuple[Block, ...]:
    """Findings for people: the words (with their line in `text`), how they may be heard, and other ways to say it."""
    blocks: list[Block] = []
    for one in found:
        quoted = one_line(one.text)
        line = None if text is None else text.count("\n", 0, one.start) + 1
        blocks.append(Paragraph(f'"{quoted}"' if line is None else words("wording-where", line=line, text=quoted)))
        blocks.append(Paragraph(one.why))
        if one.frames:
            blocks += [Paragraph(words("wording-frames")), *(Item(frame) for frame in one.frames)]
    return tuple(blocks)


def _found(player: Player, onward: Walk) -> tuple[Finding, ...]:
    """What is seen in the answers that were just typed, where a person is told."""
    if not (player.person and player.looking):
        return ()
    steps = onward.trail[len(player.walk.trail) :]
    try:
        return tuple(one for step in steps if not step.ask.quiet for one in remarks(step.ask, step.value, player.rules))
    except RepairError as error:  # rules that cannot be read must not cost the answer
        complain(player, error)
        player.looking = False
        return ()


def _chosen(player: Player, found: tuple[Finding, ...], elsewhere: list[Command]) -> int:
    """What the person wants; 0 at the end of the input, or where a command leads elsewhere, which is then noted."""
    words = player.words
    choices = (words("wording-keep"), words("wording-change"), words("wording-off"))
    stage, step, steps = stage_of(player.walk)
    blocks = (Paragraph(words("wording-look")), *told(found, words))
    player.front.show(Screen(player.walk.guide.title, stage, step, steps, blocks, words("wording-question"), choices))

    def ask() -> str | None:
        line = aside(player, words("prompt"))
        if isinstance(line, Command):
            elsewhere.append(line)
            return None
        return line

    return picked(choices, ask, player.say)
