"""`repair` without arguments: what waits for you, and what you can do; on a terminal, a short menu."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from repair_cli.cli import archives
from repair_cli.cli.printing import put
from repair_cli.cli.session import Session
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.frames import Paragraph
from repair_cli.library.interface import Interface
from repair_cli.play.picking import chosen
from repair_cli.play.screen import Screen
from repair_cli.text import printable

if TYPE_CHECKING:
    from repair_cli.store.archive import Archive

_LAST = "support"
_WAYS = ("six-steps-client", "six-steps-quick", "fit", "six-steps-therapist", _LAST)
_FURTHER = ("prepare", "working-bond", "stand-by", "how-to-complain")
_MOST = 3
"""Walks of each kind that a menu shows; `repair sessions list` and `repair due` show all."""


class Choice(NamedTuple):
    """A row of the menu, and what it does. None of it is in the person's own words."""

    title: str
    run: Callable[[], ExitCode]


class Waiting(NamedTuple):
    """What waits: rows that can be chosen, and a note where nothing can be seen."""

    choices: tuple[Choice, ...] = ()
    note: str = ""


def menu(help_text: str) -> ExitCode:
    """Prints what waits and what there is; where somebody sits at a terminal, lets them choose."""
    around = Surroundings.here()
    session = Session(Wishes(), around)
    words = session.words
    waiting = _waiting(around, words)
    if not (around.stdin_is_terminal and around.stdout_is_terminal):
        told = [*(choice.title for choice in waiting.choices), *filter(None, [waiting.note])]
        put(printable("\n".join(["", *told, ""])) + help_text + "\n" if told else help_text + "\n")
        return ExitCode.DONE
    notes = tuple(Paragraph(text) for text in (words("menu-about"), waiting.note) if text)
    screen = Screen(title=words("menu-title"), blocks=notes, question=words("menu-question"))
    return _one_of((*waiting.choices, *_guides(session)), screen, session)


def _one_of(choices: Sequence[Choice], screen: Screen, session: Session) -> ExitCode:
    """Lets somebody choose among some rows, or leave."""
    rows = (*choices, Choice(session.words("next-leave"), lambda: ExitCode.DONE))
    screen = replace(screen, choices=tuple(row.title for row in rows))
    number = chosen(session.fronts.open(), session.words, screen)
    return rows[number - 1].run() if number else ExitCode.DONE


def _guides(session: Session) -> Iterator[Choice]:
    for name in _WAYS:
        if name == _LAST:
            yield Choice(session.words("menu-rehearse"), _rehearse)
            yield Choice(session.words("menu-more"), partial(_further, session))
        yield _guide(name, session)


def _guide(name: str, session: Session) -> Choice:
    guide = session.library.guide(name)
    title = session.words("menu-row", title=guide.title, minutes=guide.minutes)
    return Choice(title, partial(session.run, name, {}))


def _further(session: Session) -> ExitCode:
    screen = Screen(title=session.words("menu-more"), question=session.words("menu-question"))
    return _one_of([_guide(name, session) for name in (*_FURTHER, _LAST)], screen, session)


def _rehearse() -> ExitCode:
    from repair_cli.cli.rehearse import RehearseWishes, rehearse  # late: it reads all scenes

    return rehearse(RehearseWishes(), Wishes())


def _waiting(around: Surroundings, words: Interface) -> Waiting:
    """The plans that are due and the walks that are not finished, the latest first."""
    try:
        archive = archives.there(around)
        if archive is None:
            return Waiting()
        if archive.lock is not None:
            count = len(archive.numbers())
            return Waiting(note=words("menu-locked", count=count) if count else "")
        return Waiting((*_due(archive, around, words), *_unfinished(archive, words)))
    except RepairError as error:  # the way to help lines must stay open
        return Waiting(note=error.told)


def _due(archive: Archive, around: Surroundings, words: Interface) -> Iterator[Choice]:
    from repair_cli.cli.due import due_on, look_back

    for number, head in due_on(around.today, archive)[:_MOST]:
        title = words("menu-due", title=head.title, day=head.due)
        yield Choice(title, partial(look_back, archive, number, head, Wishes(), around))


def _unfinished(archive: Archive, words: Interface) -> Iterator[Choice]:
    from repair_cli.cli.resume import resume

    waiting = [(number, head) for number, head in archive.heads() if not head.finished]
    for number, head in sorted(waiting, key=lambda one: one[1].changed, reverse=True)[:_MOST]:
        title = words("menu-go-on", title=head.title, day=head.started[:10])
        yield Choice(title, partial(resume, number, Wishes(), None))
