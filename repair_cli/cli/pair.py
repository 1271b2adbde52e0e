"""`repair rehearse --pair`: a scene for two people who sit at one terminal."""

from __future__ import annotations

from repair_cli.cli.session import Session
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import ExitCode, RepairError
from repair_cli.library.pairs import DEBRIEF, paired


def check_pair(wishes: Wishes, around: Surroundings) -> None:
    """Raises RepairError (exit 2) where the screen could not be cleared between the two."""
    there = around.stdin_is_terminal and around.stdout_is_terminal and not around.plain(wishes.plain)
    if not there or wishes.no_input or wishes.json or wishes.answers is not None:
        message = "two people need a terminal whose screen can be cleared"
        raise RepairError(message, ExitCode.USAGE, "take --pair to a terminal, without --plain, --json or --answers")
    if wishes.keep:
        raise RepairError("what two people say is not kept", ExitCode.USAGE, "leave --keep out")


def play_pair(scene: str, wishes: Wishes, around: Surroundings) -> ExitCode:
    """Plays a scene for two; nothing is kept."""
    session = Session(wishes._replace(keep=False), around)
    library = session.library
    guide = paired(library.guide(scene), library.guide(DEBRIEF), session.words, library.practice())
    return session.play(guide, {})
