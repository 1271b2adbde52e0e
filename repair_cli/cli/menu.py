"""`repair` without arguments: what you can do; on a terminal, a short menu."""

from __future__ import annotations

import sys

from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ExitCode

_WAYS = ("six-steps-client", "six-steps-quick", "fit", "six-steps-therapist", "support")


def menu(help_text: str) -> ExitCode:
    """Prints what there is; where somebody sits at a terminal, lets them choose a guide and walks it."""
    around = Surroundings.here()
    if not (around.stdin_is_terminal and around.stdout_is_terminal):
        sys.stdout.write(help_text + "\n")
        return ExitCode.DONE
    from repair_cli.cli.session import Session
    from repair_cli.cli.wishes import Wishes
    from repair_cli.guide.frames import Paragraph
    from repair_cli.play.screen import Screen

    session = Session(Wishes(), around)
    words, front = session.words, session.fronts.open()
    titles = [words("menu-row", title=one.title, minutes=one.minutes) for one in map(session.library.guide, _WAYS)]
    choices = (*titles, words("next-leave"))
    about = (Paragraph(words("menu-about")),)
    front.show(Screen(title=words("menu-title"), blocks=about, question=words("menu-question"), choices=choices))
    while True:
        line = (front.ask(words("prompt")) or "").strip()
        number = int(line) if line.isdecimal() and len(line) < 3 else 0
        if not line or line == "/leave" or number == len(choices):
            return ExitCode.DONE
        if 1 <= number <= len(_WAYS):
            return session.run(_WAYS[number - 1], {})
        front.tell((Paragraph(words("misfit-no-such-number", given=line, most=len(choices))),))
