"""What each command does to a walk that is being played."""

from __future__ import annotations

from collections.abc import Callable

from repair_cli.errors import RepairError
from repair_cli.guide.frames import Item, Paragraph, SupportHere, fill
from repair_cli.guide.model import Ask, Pause
from repair_cli.guide.says import Lines
from repair_cli.guide.walk import Answer
from repair_cli.play.commands import COMMANDS, Command, command_in
from repair_cli.play.keepers import way_back, way_before
from repair_cli.play.player import Player, Status
from repair_cli.play.screen import filled, shown_answer


def back(player: Player, argument: str) -> None:
    """To the question before this one, or `n` questions back. Never blocked."""
    steps = int(argument) if argument.isdecimal() and len(argument) < 4 else 1
    if not player.walk.trail:
        player.say("back-at-start")
        return
    walk = player.walk
    for _ in range(max(1, steps)):
        walk = walk.back()
        while walk.trail and isinstance(walk.here, Ask) and isinstance(walk.here.form, Pause):
            walk = walk.back()
    player.go(walk)


def review(player: Player, argument: str) -> None:
    """Lists the answers; a number takes one up again, and what still applies is kept."""
    walk = player.walk
    steps = [step for step in walk.trail if not isinstance(step.ask.form, Pause)]
    if not steps:
        player.say("review-nothing")
        return
    choice = argument
    if not choice:
        rows = (Item(f"{place}. {_told(player, step)}") for place, step in enumerate(steps, 1))
        player.front.tell((Paragraph(player.words("review-list")), *rows))
        found = aside(player, player.words("review-prompt"))
        choice = found if isinstance(found, str) else ""
    player.fresh = True
    if not choice:
        return
    if not (choice.isdecimal() and len(choice) < 5 and 1 <= int(choice) <= len(steps)):
        player.say("review-no-number", most=len(steps))
        player.fresh = False
        return
    again = walk.revisit(steps[int(choice) - 1].key)
    if again is not None:
        player.go(again)
        player.changing = True


def _told(player: Player, step: Answer) -> str:
    facts = player.walk.facts
    return f"{filled(step.ask.question, facts)} {shown_answer(step.ask, step.value, facts, player.words)}"


def why(player: Player, argument: str) -> None:
    """What the answer is for."""
    here = player.walk.here
    words = fill(here.why, player.walk.facts) if isinstance(here, Ask) else None
    if words:
        player.front.tell((Paragraph(words),))
    else:
        player.say("why-nothing")


def examples(player: Player, argument: str) -> None:
    """Examples of answers."""
    here = player.walk.here
    found = [fill(text, player.walk.facts) for text in here.examples] if isinstance(here, Ask) else []
    shown = tuple(text for text in found if text)
    if shown:
        player.tell(shown)
    else:
        player.say("examples-nothing")


def skip(player: Player, argument: str) -> None:
    """Leaves the question open."""
    player.move(player.walk.skip())


def pause(player: Player, argument: str) -> None:
    """Stops here. The answers go to a file, if a name is given; where the walk is kept anyway none is asked for."""
    player.note()
    kept = way_back(player.keeper)
    name: str | Command | None = argument if command_in(argument) is None else ""
    while name or not kept:
        name = name or aside(player, player.words("pause-prompt"))
        if isinstance(name, Command) or player.status is Status.LEFT:
            return
        if not name:
            _tell_not_kept(player)
            break
        try:
            command = player.save_answers(name, player.walk)
            player.front.tell((Paragraph(player.words("pause-kept", file=name)), Paragraph(command)))
            break
        except RepairError as error:
            complain(player, error)
            name = ""
    if kept:
        player.front.tell((Paragraph(player.words("pause-session")), Paragraph(kept)))
    player.status = Status.PAUSED


def _tell_not_kept(player: Player) -> None:
    """That nothing was kept; or that what was kept before is there, and nothing after it."""
    before = way_before(player.keeper)
    if before:
        player.front.tell((Paragraph(player.words("pause-as-before")), Paragraph(before)))
    else:
        player.say("pause-nothing-kept")


def complain(player: Player, error: RepairError) -> None:
    """Tells why something could not be done, and what to do."""
    player.front.tell((Paragraph(error.told),))


def aside(player: Player, prompt: str) -> str | Command | None:
    """A line at a prompt beside the questions, where help, support and the way out work as everywhere.

    A command that leads elsewhere is given back; None where the input has ended, or the person has left.
    """
    while True:
        line = player.front.ask(prompt)
        command = None if line is None else command_in(line)
        if line is None or command is None:
            return line and line.strip()
        if isinstance(command, str):
            player.say("unknown-command", command=command)
        elif command.name in _EVERYWHERE:
            ACTIONS[command.name](player, command.argument)
            if player.status is Status.LEFT:
                return None
        else:
            return command


def support(player: Player, argument: str) -> None:
    """Crisis lines, of the region that is named; with `more`, places to turn to as well. The lines last: in sight."""
    named = [word for word in argument.split() if word.lower() != "more"]
    region = " ".join(named).upper()
    routes = (SupportHere(Lines.ROUTES, region),) if len(named) < len(argument.split()) else ()
    player.front.tell(player.resolve((*routes, SupportHere(Lines.CRISIS, region))))


def help_(player: Player, argument: str) -> None:
    """The commands."""
    player.tell(tuple(player.words(f"help-{name}") for name in COMMANDS))


def leave(player: Player, argument: str) -> None:
    """Away at once: clears the screen and keeps nothing of this walk. Raises RepairError where it stays on disk."""
    player.front.wipe()
    player.status = Status.LEFT
    player.keeper.forget()


_EVERYWHERE = frozenset({"support", "help", "leave"})

ACTIONS: dict[str, Callable[[Player, str], None]] = {
    "back": back,
    "review": review,
    "why": why,
    "examples": examples,
    "skip": skip,
    "pause": pause,
    "support": support,
    "help": help_,
    "leave": leave,
}
