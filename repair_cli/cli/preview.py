"""`repair content preview FILE`: plays a guide from any node, and reads it again when its file has changed."""

from __future__ import annotations

import shlex
from pathlib import Path

import msgspec
from msgspec.structs import replace

from repair_cli.cli.output import write_new
from repair_cli.cli.session import Session
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.model import Guide, Outcome, Pause
from repair_cli.guide.restore import displaced, memory_of, restored
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.answers import written
from repair_cli.library.rereading import GuideFile
from repair_cli.play.actions import ACTIONS, aside
from repair_cli.play.commands import Command
from repair_cli.play.keepers import KeepNothing
from repair_cli.play.loop import play
from repair_cli.play.player import Player, Renewed, Status
from repair_cli.play.screen import FrontEnd
from repair_cli.text import did_you_mean


class PreviewWishes(msgspec.Struct, frozen=True):
    """Where to begin (None: at the start), and whether to look if the file has changed."""

    at: str | None = None
    watch: bool = False


def preview(path: Path, wishes: Wishes, what: PreviewWishes) -> ExitCode:
    """Plays the guide of a file until somebody leaves or the input ends; nothing is kept. Raises RepairError."""
    session = Session(wishes, Surroundings.here())
    file = GuideFile(path, session.library)
    return Preview(session, file, what).run(session.fronts.open())


class Preview:
    """One guide that is tried out."""

    def __init__(self, session: Session, file: GuideFile, what: PreviewWishes) -> None:
        self.session = session
        self.words = session.words
        self.file = file
        self.what = what

    def run(self, front: FrontEnd) -> ExitCode:
        """Plays, and goes on from an end where somebody takes up an earlier answer or the guide has changed."""
        player = self._player(front)
        while player.status is None:
            play(player)
            if player.status is Status.FINISHED:
                self._show_end(player)
                player.status = self._after_end(player)
        return ExitCode.DONE

    def _renewed(self, walk: Walk) -> Renewed | None:
        """The walk in the guide as its file has it now; in the one before, where that cannot be read."""
        if not self.file.again():
            return None
        if self.file.problems:
            lines = tuple(str(problem) for problem in self.file.problems)
            return Renewed(walk, (*lines, self.words("preview-problems", file=str(self.file.path))))
        memory = memory_of(walk)
        again = restored(self.file.guide, memory)
        lost = ", ".join(displaced(again, memory))
        told = (self.words("preview-read", file=str(self.file.path)),)
        return Renewed(again, (*told, self.words("resumed-changed", answers=lost)) if lost else told)

    def _player(self, front: FrontEnd) -> Player:
        walk, notes = self._start(self.file.guide)
        watching = (self.words("preview-watch"),) if self.what.watch else ()
        return Player(
            walk=walk,
            front=front,
            words=self.words,
            resolve=self.session.resolve,
            save_answers=self._save,
            keeper=KeepNothing(),
            person=self.session.fronts.person,
            notes=(self.words("hint-help"), *watching, *notes),
            renew=self._renewed if self.what.watch else None,
        )

    def _start(self, guide: Guide) -> tuple[Walk, tuple[str, ...]]:
        """Where it begins, and what to tell about that."""
        known = self.session.answers(begin(guide)).values
        if self.what.at is None:
            return begin(guide, known).replay(), ()
        walk = _walk_to(guide, known, self.what.at)
        pauses = {step.key for step in walk.trail if isinstance(step.ask.form, Pause)}
        made_up = [step.key for step in walk.trail if step.key not in known.keys() | pauses]
        return walk, (self.words("preview-made-up", count=len(made_up)),) if made_up else ()

    def _show_end(self, player: Player) -> None:
        end = player.walk.here
        offers = ", ".join(end.offer) if isinstance(end, Outcome) else ""
        notes = (*player.notes, *((self.words("preview-offers", guides=offers),) if offers else ()))
        player.front.show(replace(self.session.ending(player.walk), hints=notes))
        player.notes = ()
        player.fresh = False

    def _after_end(self, player: Player) -> Status | None:
        """None where the walk goes on."""
        while player.status is Status.FINISHED and not player.fresh:
            line = aside(player, self.words("preview-end"))
            if line is None:
                return Status.LEFT
            if isinstance(line, Command):
                ACTIONS[line.name](player, line.argument)
            else:
                player.look_again()
        return None if player.status is Status.FINISHED else player.status

    def _save(self, name: str, walk: Walk) -> str:
        wishes = self.session.wishes
        write_new(name, written(walk.guide, walk.known()), force=name == wishes.answers)
        packs = [part for folder in wishes.content or () for part in ("--content", str(folder))]
        return shlex.join(["repair", "content", "preview", str(self.file.path), "--answers", name, *packs])


def _walk_to(guide: Guide, known: Drafts, node: str) -> Walk:
    """A walk that has come by a node. Raises RepairError where there is none."""
    from repair_cli.checks.way_to import way_to  # late: it looks at all paths

    names = {*guide.asks(), *(name for one in guide.everything() for name in one.nodes)}
    if node not in names:
        message = f"`{node}` is no node of `{guide.id}`{did_you_mean(node, names)}"
        raise RepairError(message, ExitCode.USAGE, "`repair content graph` shows them")
    walk = way_to(begin(guide, known), node)
    if walk is None and known:
        hint = "leave out those that lead elsewhere"
        raise RepairError(f"these answers do not lead to `{node}`", ExitCode.ANSWERS, hint)
    if walk is None:
        hint = "`repair content proofs` tells more; with --answers you can lead there"
        raise RepairError(f"no answers were found that lead to `{node}`", ExitCode.CONTENT, hint)
    return walk
