"""Puts a walk together: content, answers, front end, and what comes out at the end."""

from __future__ import annotations

import sys
from pathlib import Path

from repair_cli.cli.fronts import Fronts
from repair_cli.cli.results import Results
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import AnswersError, ExitCode, RepairError
from repair_cli.guide.frames import Block, SupportHere
from repair_cli.guide.model import Guide, Lines, Outcome
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.answers import Answers, base, read_answers
from repair_cli.library.files import LARGEST, Unreadable, read_bytes
from repair_cli.library.packs import Library, shipped
from repair_cli.library.support import Support, shown
from repair_cli.play.ending import Offer, choose_next, ending_screen
from repair_cli.play.loop import play
from repair_cli.play.player import Player, Status
from repair_cli.play.screen import FrontEnd


class Session:
    """One run of a guide, and of the guides that are offered at its end."""

    def __init__(self, wishes: Wishes, around: Surroundings) -> None:
        wishes.check()
        self.wishes = wishes
        self.library = Library(tuple(wishes.content or ()), shipped(wishes.lang))
        self.words = self.library.interface
        self.results = Results(wishes, self.words, self._resolve)
        self.fronts = Fronts(wishes, around, self.words, self.results.aside)
        self.region = around.region(wishes.region)
        self._support: Support | None = None
        if wishes.region and self.region not in self._lines().regions:
            codes = ", ".join(self._lines().regions)
            raise RepairError(
                f"there is no list for the region `{wishes.region}`", ExitCode.USAGE, f"use one of: {codes}"
            )

    def run(self, guide_id: str, given: Drafts) -> ExitCode:
        """Walks a guide from the answers that are known to its end, as far as they and the person lead."""
        guide = self.library.guide(guide_id)
        if self.results.target is not None:
            self.results.target.check()
        answers = self._answers(guide, given)
        walk = begin(guide, {**given, **answers.values}).replay(unattended=not self.fronts.can_ask)
        self.results.refuse_misfit(walk, answers)
        player = self._player(walk, self.fronts.open(), bool(walk.drafts), self.words("hint-help"))
        play(player)
        return self._finish(player, answers)

    def _answers(self, guide: Guide, given: Drafts) -> Answers:
        """The answers of the file that was named, all of them questions of the guide. Raises RepairError (exit 4)."""
        name = self.wishes.answers
        if name is None:
            return Answers("", {}, {})
        start = begin(guide, given)
        try:
            found = read_answers(_bytes(name), "standard input" if name == "-" else name)
        except Unreadable as error:
            raise self.results.refuse(start, (error.problem,), "unusable-answers") from None
        except AnswersError as error:
            raise self.results.refuse(start, error.problems, "unusable-answers") from None
        unknown = tuple(found.unknown(guide))
        if unknown:
            raise self.results.refuse(start, unknown, "no-such-question")
        return found

    def _player(self, walk: Walk, front: FrontEnd, follow: bool, *notes: str) -> Player:
        return Player(
            walk=walk,
            front=front,
            words=self.words,
            resolve=self._resolve,
            support=(SupportHere(Lines.CRISIS), SupportHere(Lines.ROUTES)),
            keep=_keep,
            person=self.fronts.person,
            attended=self.fronts.can_ask,
            follow=follow,
            notes=notes,
        )

    def _finish(self, player: Player, answers: Answers) -> ExitCode:
        """What is printed, written and offered when the walk has stopped."""
        walk = player.walk
        match player.status:
            case Status.LEFT:
                return ExitCode.DONE
            case Status.PAUSED:
                self.results.document(walk, "paused")
                return ExitCode.DONE
            case Status.ENDED:
                raise self.results.missing(walk)
            case _:
                return self._finished(player, answers)

    def _finished(self, player: Player, answers: Answers) -> ExitCode:
        walk = player.walk
        unused = tuple(key for key in answers.values if key in walk.drafts)
        player.front.show(ending_screen(player))
        self.results.document(walk, "finished", unused=unused)
        if unused:
            sys.stderr.write(f"repair: not used, because they lie on another way: {', '.join(unused)}\n")
        self.results.write_page(walk)
        if player.asked and not self.wishes.json:
            return self._go_on(player)
        return ExitCode.DONE

    def _go_on(self, player: Player) -> ExitCode:
        """Offers other guides, a saved page, or to leave."""
        outcome = player.walk.here
        offered = outcome.offer if isinstance(outcome, Outcome) else ()
        offers = tuple(Offer(name, self.library.guide(name).title) for name in offered)
        chosen = choose_next(player, offers, self.results.save)
        if chosen is None:
            return ExitCode.DONE
        guide = self.library.guide(chosen)
        asks = guide.asks()
        shared: Drafts = {key: value for key, value in player.walk.answers().items() if base(key) in asks}
        walk = begin(guide, shared).replay()
        notes = (self.words("carried", count=len(walk.answers())),) if walk.trail else ()
        following = self._player(walk, player.front, True, *notes)
        play(following)
        return self._finish(following, Answers("", {}, {}))

    def _resolve(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        if not any(isinstance(block, SupportHere) for block in blocks):
            return blocks
        return shown(blocks, self._lines(), self.region, self.words)

    def _lines(self) -> Support:
        """The support lines, read when they are first needed."""
        if self._support is None:
            self._support = self.library.support()
        return self._support


def _bytes(name: str) -> bytes:
    if name != "-":
        return read_bytes(Path(name))
    if sys.stdin is None:
        raise RepairError("standard input is closed", ExitCode.ANSWERS, "give --answers a file name")
    return sys.stdin.buffer.read(LARGEST + 1)


def _keep(name: str, walk: Walk) -> str:
    from repair_cli.cli.output import write_new
    from repair_cli.library.answers import written

    return write_new(name, written(walk.guide, walk.answers()))
