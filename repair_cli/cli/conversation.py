"""A walk with somebody who answers, and the guides that are offered at its end."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import msgspec

from repair_cli.cli.output import write_new
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.frames import Paragraph
from repair_cli.guide.model import Outcome
from repair_cli.guide.verdict import FIRM
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.answers import NO_ANSWERS, Answers, base, written
from repair_cli.play.ending import choose_next
from repair_cli.play.keepers import Keeper, KeepNothing, way_back, way_before
from repair_cli.play.loop import play
from repair_cli.play.player import Player, Status
from repair_cli.play.screen import FrontEnd

if TYPE_CHECKING:
    from repair_cli.cli.session import Session


class Way(msgspec.Struct, frozen=True):
    """Where to go from an end: what it is called, and the walk that begins there.

    Without a keeper it is found out whether the walk is kept. `back` hears how it ended.
    """

    title: str
    walk: Callable[[], Walk]
    keeper: Keeper | None = None
    notes: tuple[str, ...] = ()
    back: LookBack | None = None


class LookBack(Protocol):
    """Whoever opened a walk and wants to know how it ended: to look back at a plan, or to go on from a scene."""

    def begun(self, keeper: Keeper) -> None:
        """Hears who keeps the walk."""
        ...

    def ended(self, walk: Walk, keeper: Keeper) -> tuple[Way, ...]:
        """Takes up how it ended, and offers more ways to go from there."""
        ...


def converse(session: Session, way: Way, answers: Answers = NO_ANSWERS, back: LookBack | None = None) -> ExitCode:
    """Plays a walk, and what is chosen after it, until the person leaves. Raises RepairError for an early end."""
    front, follow = session.fronts.open(), False
    notes = (session.words("hint-help"), *way.notes)
    while True:
        walk = way.walk()
        player = _player(session, walk, front, follow or bool(walk.drafts), *notes)
        player.keeper = way.keeper or session.consent.asked(player)
        if back is not None:
            back.begun(player.keeper)
        if player.status is None:  # nobody left while being asked whether to keep it
            _play(player)
        found = _stopped(session, player, answers, back)
        if player.failure is not None and not player.person:  # a script would take 0 for "it is kept"
            raise player.failure
        if found is None:
            return ExitCode.DONE
        way, notes, follow, answers, back = found, found.notes, True, NO_ANSWERS, found.back


def _play(player: Player) -> None:
    """Plays a walk; a signal that ends it carries the way back."""
    try:
        play(player)
    except BaseException as stopped:
        if player.keeper.number is not None:
            stopped.add_note(way_back(player.keeper))
        raise


def _player(session: Session, walk: Walk, front: FrontEnd, follow: bool, *notes: str) -> Player:
    return Player(
        walk=walk,
        front=front,
        words=session.words,
        resolve=session.resolve,
        save_answers=lambda name, kept: _save_answers(session, name, kept),
        keeper=KeepNothing(),
        person=session.fronts.person,
        follow=follow,
        notes=notes,
        rules=session.library.wording,
    )


def _stopped(session: Session, player: Player, answers: Answers, back: LookBack | None) -> Way | None:
    """What is printed and written when a walk has stopped; gives the way that was chosen next."""
    walk, results = player.walk, session.results
    results.keeper = player.keeper
    match player.status:
        case Status.FINISHED:
            player.front.show(session.ending(walk))
            _tell_notes(player)
            more = back.ended(walk, player.keeper) if back else ()
            results.finish(walk, answers)
            return None if session.wishes.json else _choose(session, player, more)
        case Status.PAUSED:
            results.document(walk, "paused")
            results.record(walk)
        case Status.ENDED:
            raise results.missing(walk)
        case _:
            pass
    return None


def _tell_notes(player: Player) -> None:
    """What is still to be said at the end: that something was not kept, or how to leave no trace."""
    outcome = player.walk.here
    kept = way_back(player.keeper) or way_before(player.keeper)
    trace = isinstance(outcome, Outcome) and outcome.kind in FIRM and kept
    notes = (*player.notes, *((player.words("kept-trace"),) if trace else ()))
    player.front.tell(tuple(Paragraph(note) for note in notes))
    player.notes = ()


def _choose(session: Session, player: Player, more: tuple[Way, ...]) -> Way | None:
    outcome = player.walk.here
    names = outcome.offer if isinstance(outcome, Outcome) else ()
    ways = (*more, *(_offered(session, player.walk, name) for name in names))
    chosen = choose_next(player, tuple(way.title for way in ways), session.results.save)
    return None if chosen is None else ways[chosen]


def _offered(session: Session, walk: Walk, name: str) -> Way:
    """A guide that starts with the answers that it shares with the walk before."""
    guide = session.library.guide(name)
    asks = guide.asks()
    shared: Drafts = {key: value for key, value in walk.answers().items() if base(key) in asks}
    notes = (session.words("carried", count=len(shared)),) if shared else ()
    return Way(guide.title, lambda: begin(guide, shared).replay(), notes=notes)


def _save_answers(session: Session, name: str, walk: Walk) -> str:
    """Writes what is known to a file (the one that the answers came from may be renewed); gives the way to go on.

    Raises RepairError where it cannot be written, or where the guide was made for this one walk.
    """
    if walk.guide.id not in session.library.names():
        raise RepairError("this cannot go on another day", ExitCode.USAGE, "begin it again then")
    write_new(name, written(walk.guide, walk.known()), force=name == session.wishes.answers)
    packs = [part for folder in session.wishes.content or () for part in ("--content", str(folder))]
    return shlex.join(["repair", "run", walk.guide.id, "--answers", name, *packs])
