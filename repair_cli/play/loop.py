"""The loop: shows the question that waits, takes a line, goes on. It exists once; front ends only show and read."""

from __future__ import annotations

from msgspec.structs import replace

from repair_cli.guide.model import Ask, Items, Outcome, Pause, Text, options_of
from repair_cli.guide.typed import Meant, meaning
from repair_cli.guide.values import DONE, Misfit, check
from repair_cli.guide.walk import Walk
from repair_cli.play.actions import ACTIONS, pause
from repair_cli.play.commands import COMMANDS, Command, command_in
from repair_cli.play.player import Player, Status
from repair_cli.play.screen import question_screen
from repair_cli.play.second_look import second_look


def play(player: Player) -> Status:
    """Asks until the walk is finished, paused or left, or the input ends."""
    while player.status is None:
        player.look_again()
        player.note()
        here = player.walk.here
        if isinstance(here, Outcome):
            _wipe(player, False)
            player.status = Status.FINISHED
        else:
            _question(player, here)
    return player.status


def _question(player: Player, ask: Ask) -> None:
    """One line at a question, which is shown when it is new."""
    if player.fresh:
        _wipe(player, ask.wipe)
        screen = question_screen(player.walk, ask, player.words)
        hints = (*screen.hints, *player.notes)
        player.front.show(replace(screen, blocks=player.resolve(screen.blocks), hints=hints))
        player.notes = ()
    if isinstance(ask.form, Pause) and not player.person:
        player.move(player.walk.answer(DONE))  # a pipe takes no breath: its lines are answers
        return
    player.asked += 1
    player.fresh = False
    line = player.front.ask(player.words("prompt"))
    if line is None:
        _end_of_input(player)
        return
    command = command_in(line)
    match command:
        case Command(name, argument):
            ACTIONS[name](player, argument)
        case str():
            player.say("unknown-command", command=command)
        case None:
            if not _overtaken(player, ask, line):
                _answer(player, ask, _unescaped(line))


def _wipe(player: Player, secret: bool) -> None:
    """Clears the screen before and after what is for one person's eyes."""
    if secret or player.secret:
        player.front.wipe()
    player.secret = secret


def _overtaken(player: Player, ask: Ask, line: str) -> bool:
    """Whether the question has changed under a line; an empty line is no answer where anything has."""
    if not player.look_again():
        return False
    here = player.walk.here
    if line.strip() and isinstance(here, Ask) and here == ask and list(options_of(here)) == list(options_of(ask)):
        return False
    if line.strip():
        player.notes = (*player.notes, player.words("preview-not-taken"))
    return True


def _answer(player: Player, ask: Ask, line: str) -> None:
    """Takes a line as the answer to a question."""
    if isinstance(ask.form, Pause):
        player.move(player.walk.answer(DONE))
        return
    if not line.strip() and player.walk.key in player.walk.drafts:
        player.move(player.walk.offer_draft())
        return
    if isinstance(ask.form, Items) or (isinstance(ask.form, Text) and ask.form.many):
        whole = _lines(player, ask, line)
        if whole is None:
            return
        line = whole
    else:
        line = " ".join(line.split("\n"))  # pasted lines are one answer
    meant = meaning(ask, line, player.walk.facts)
    onward = meant if isinstance(meant, Misfit) else _meant(player.walk, meant)
    player.move(onward if isinstance(onward, Misfit) else second_look(player, onward))


def _meant(walk: Walk, meant: Meant) -> Walk | Misfit:
    """The walk with an answer, and with the own words that came with it."""
    onward = walk.answer(meant.value)
    for name, words in meant.own.items():
        if isinstance(onward, Misfit):
            return onward
        if onward.here.id == name:
            onward = onward.answer(words)
    return onward


def _lines(player: Player, ask: Ask, first: str) -> str | None:
    """Several lines, up to an empty one; None where a command or the end of the input led elsewhere."""
    written = first.split("\n")
    while written[-1].strip():
        if _may_fit(player, ask, "\n".join(written)):
            _keep_unfinished(player, "\n".join(written))
        line = player.front.ask(player.words("prompt-more"))
        command = None if line is None else command_in(line)
        if line is not None and not isinstance(command, Command):
            written += _unescaped(line).split("\n")
            continue
        if isinstance(command, Command) and COMMANDS[command.name].tells:
            ACTIONS[command.name](player, command.argument)
            continue
        _keep_unfinished(player, "\n".join(written))
        if isinstance(command, Command):
            ACTIONS[command.name](player, command.argument)
        else:
            _end_of_input(player)
        return None
    return "\n".join(written)


def _may_fit(player: Player, ask: Ask, text: str) -> bool:
    """Whether lines are not too many yet: what cannot be taken would fill the disk, kept with every further line."""
    fits = check(ask, text, player.walk.facts)
    return not (isinstance(fits, Misfit) and fits.code in ("too-long", "too-many"))


def _keep_unfinished(player: Player, text: str) -> None:
    """Keeps lines before the next one is typed: whatever comes then, they are offered again."""
    player.walk = player.walk.with_drafts({player.walk.key: text.strip()})
    player.note()


def _end_of_input(player: Player) -> None:
    """Nobody types any more: at a terminal that is a pause, elsewhere the answers ended early."""
    if player.person:
        pause(player, "")
    else:
        player.status = Status.ENDED


def _unescaped(line: str) -> str:
    """`//` begins an answer with a slash."""
    return line[1:] if line.startswith("//") else line
