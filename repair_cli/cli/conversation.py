"""A walk with somebody who answers, and the guides that are offered at its end."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from repair_cli.cli.output import write_new
from repair_cli.errors import ExitCode
from repair_cli.guide.model import Outcome
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.answers import NO_ANSWERS, Answers, base, written
from repair_cli.play.ending import Offer, choose_next, ending_screen
from repair_cli.play.loop import play
from repair_cli.play.player import Player, Status
from repair_cli.play.screen import FrontEnd

if TYPE_CHECKING:
    from repair_cli.cli.session import Session


def converse(session: Session, walk: Walk, answers: Answers) -> ExitCode:
    """Plays a walk, and what is chosen after it, until the person leaves. Raises RepairError for an early end."""
    player = _player(session, walk, session.fronts.open(), bool(walk.drafts), session.words("hint-help"))
    while True:
        play(player)
        chosen = _stopped(session, player, answers)
        if chosen is None:
            return ExitCode.DONE
        player, answers = _following(session, player, chosen), NO_ANSWERS


def _player(session: Session, walk: Walk, front: FrontEnd, follow: bool, *notes: str) -> Player:
    return Player(
        walk=walk,
        front=front,
        words=session.words,
        resolve=session.resolve,
        keep=lambda name, kept: _keep(session, name, kept),
        person=session.fronts.person,
        follow=follow,
        notes=notes,
    )


def _stopped(session: Session, player: Player, answers: Answers) -> str | None:
    """What is printed and written when a walk has stopped; gives the guide that was chosen next."""
    walk, results = player.walk, session.results
    match player.status:
        case Status.FINISHED:
            player.front.show(ending_screen(walk, session.words, session.resolve))
            results.finish(walk, answers)
            return None if session.wishes.json else _choose(session, player)
        case Status.PAUSED:
            results.document(walk, "paused")
        case Status.ENDED:
            raise results.missing(walk)
        case _:
            pass
    return None


def _choose(session: Session, player: Player) -> str | None:
    outcome = player.walk.here
    names = outcome.offer if isinstance(outcome, Outcome) else ()
    offers = tuple(Offer(name, session.library.guide(name).title) for name in names)
    return choose_next(player, offers, session.results.save)


def _following(session: Session, player: Player, chosen: str) -> Player:
    """The next guide, which starts with the answers that it shares with the last."""
    guide = session.library.guide(chosen)
    asks = guide.asks()
    shared: Drafts = {key: value for key, value in player.walk.answers().items() if base(key) in asks}
    walk = begin(guide, shared).replay()
    notes = (session.words("carried", count=len(shared)),) if shared else ()
    return _player(session, walk, player.front, True, *notes)


def _keep(session: Session, name: str, walk: Walk) -> str:
    """Writes what is known to a file (the one that the answers came from may be renewed); gives the way to go on."""
    write_new(name, written(walk.guide, walk.known()), force=name == session.wishes.answers)
    packs = [part for folder in session.wishes.content or () for part in ("--content", str(folder))]
    return shlex.join(["repair", "run", walk.guide.id, "--answers", name, *packs])
