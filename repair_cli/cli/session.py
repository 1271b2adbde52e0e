"""Puts a walk together: content, answers, front end, and what comes out at the end."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from repair_cli.cli.output import Target, target, write_new
from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ExitCode, Problem, RepairError
from repair_cli.guide.frames import Block, SupportHere
from repair_cli.guide.model import Ask, Lines, Outcome
from repair_cli.guide.page import Page, Part, Titles, page
from repair_cli.guide.values import Misfit
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.answers import Answers, base, read_answers, refused, written
from repair_cli.library.packs import Library, shipped
from repair_cli.library.support import Support, shown
from repair_cli.play import document
from repair_cli.play.ending import Offer, choose_next, ending_screen
from repair_cli.play.loop import play
from repair_cli.play.player import Player, Status
from repair_cli.play.plain import Plain
from repair_cli.play.reading import Lines as Source
from repair_cli.play.reading import NoLines, PipedLines, TypedLines
from repair_cli.play.screen import FrontEnd


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the options of a walk asked for."""

    answers: str | None = None
    no_input: bool = False
    json: bool = False
    plain: bool = False
    output: str | None = None
    format: str | None = None
    force: bool = False
    region: str | None = None
    color: str = "auto"
    language: str = "en"
    content: tuple[Path, ...] = ()


class Session:
    """One run of a guide, and of the guides that are offered at its end."""

    def __init__(self, wishes: Wishes, around: Surroundings) -> None:
        self.wishes = wishes
        self.around = around
        self.library = Library(wishes.content, shipped(wishes.language))
        self.words = self.library.interface
        self.target = target(wishes.output, wishes.format, wishes.force)
        if self.target is not None and self.target.is_stdout and wishes.json:
            raise RepairError("--json and a page both want standard output", ExitCode.USAGE, "give --output a file name")
        self.region = around.region(wishes.region)
        self._support: Support | None = None

    def run(self, guide_id: str, given: Drafts) -> ExitCode:
        """Walks a guide from the answers that are known to its end, as far as they and the person lead."""
        guide = self.library.guide(guide_id)
        answers = self._answers()
        if answers is not None:
            unknown = answers.unknown(guide)
            if unknown:
                raise refused(unknown)
        if self.target is not None:
            self.target.check()
        known = {**given, **(answers.values if answers else {})}
        walk = begin(guide, known).replay(unattended=not self._can_ask)
        if answers is not None:
            self._refuse_misfit(walk, answers)
        player = self._player(walk)
        play(player)
        return self._finish(player, answers)

    @property
    def _to_stderr(self) -> bool:
        return self.wishes.json or (self.target is not None and self.target.is_stdout)

    @property
    def _can_ask(self) -> bool:
        """Whether somebody can answer. With an answers file only a person at a terminal counts: a pipe could wait for ever."""
        if self.wishes.no_input or sys.stdin is None:
            return False
        return self.around.stdin_is_terminal or self.wishes.answers is None

    def _answers(self) -> Answers | None:
        name = self.wishes.answers
        if name is None:
            return None
        if name == "-":
            if sys.stdin is None:
                raise RepairError("standard input is closed", ExitCode.ANSWERS, "give --answers a file name")
            return read_answers(sys.stdin.buffer.read(1_000_001), "standard input")
        from repair_cli.library.files import Unreadable, read_bytes

        try:
            return read_answers(read_bytes(Path(name)), name)
        except Unreadable as error:
            raise refused([error.problem]) from None

    def _refuse_misfit(self, walk: Walk, answers: Answers) -> None:
        """An answer of the file that does not fit its question is refused before anything is asked."""
        if walk.key not in answers.values or not isinstance(walk.here, Ask):
            return
        misfit = walk.offer_draft()
        if isinstance(misfit, Misfit):
            reason = self._reason(misfit)
            waiting = document.waiting_for(walk, walk.here)
            choices = ", ".join(choice["id"] for choice in waiting["choices"])
            message = f"`{walk.key}`: {reason}" + (f" (choices: {choices})" if choices else "")
            problem = Problem(answers.name, answers.lines[walk.key], 1, "A204", message)
            if self.wishes.json:
                error = {"code": misfit.code, "message": reason, "path": answers.name, "line": problem.line, "question": walk.key}
                self._print(document.written(document.document(walk, "paused", self._resolve, error, self._unused(walk, answers))))
            raise refused([problem])

    def _reason(self, misfit: Misfit) -> str:
        return self.words(f"misfit-{misfit.code}", **misfit.values)

    def _player(self, walk: Walk) -> Player:
        front, person = self._front()
        return Player(
            walk=walk,
            front=front,
            words=self.words,
            resolve=self._resolve,
            support=(SupportHere(Lines.CRISIS), SupportHere(Lines.ROUTES)),
            keep=self._keep,
            person=person,
            follow=bool(walk.drafts),
        )

    def _front(self) -> tuple[FrontEnd, bool]:
        """The front end, and whether a person sits at it."""
        out: TextIO = sys.stderr if self._to_stderr else sys.stdout
        is_terminal = self.around.stderr_is_terminal if self._to_stderr else self.around.stdout_is_terminal
        width = shutil.get_terminal_size().columns if is_terminal else 0
        if not self._can_ask:
            quiet = open_nothing() if self._to_stderr else out
            return Plain(quiet, NoLines(), self.words, width), False
        person = self.around.stdin_is_terminal
        editing = person and is_terminal and not self._to_stderr
        lines: Source = TypedLines(editing) if person else PipedLines(sys.stdin.buffer)
        if self.around.plain(self.wishes.plain) or not is_terminal:
            return Plain(out, lines, self.words, width), person
        from repair_cli.play.terminal import Terminal

        return Terminal(out, lines, self.words, self.around.color(self.wishes.color, is_terminal), width), person

    def _resolve(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        if not any(isinstance(block, SupportHere) for block in blocks):
            return blocks
        if self._support is None:
            self._support = self.library.support()
        return shown(blocks, self._support, self.region, self.words)

    def _keep(self, name: str, walk: Walk) -> str:
        return write_new(name, written(walk.guide, walk.answers()))

    def _save(self, name: str, walk: Walk) -> str:
        wanted = target(name, None, False)
        assert wanted is not None
        return write_new(name, wanted.format.write(self._page(walk), self.wishes.language))

    def _page(self, walk: Walk) -> Page:
        found = page(walk, Titles(self.words("because"), self.words("would-change")))
        assert found is not None
        parts = tuple(replace(part, blocks=self._resolve(part.blocks)) for part in found.parts)
        return Page(found.title, tuple(Part(part.title, part.blocks) for part in parts))

    def _unused(self, walk: Walk, answers: Answers | None) -> tuple[str, ...]:
        return tuple(key for key in (answers.values if answers else ()) if key in walk.drafts)

    def _finish(self, player: Player, answers: Answers | None) -> ExitCode:
        """What is printed, written and offered when the walk has stopped."""
        walk = player.walk
        unused = self._unused(walk, answers)
        if player.status is Status.LEFT:
            return ExitCode.DONE
        if self.wishes.json:
            status = "finished" if player.status is Status.FINISHED else "paused"
            error = self._missing(walk) if player.status is Status.ENDED else None
            self._print(document.written(document.document(walk, status, self._resolve, error, unused)))
        if player.status is Status.ENDED:
            raise RepairError(self._missing(walk)["message"], ExitCode.ANSWERS, "")
        if player.status is Status.PAUSED:
            return ExitCode.DONE
        if unused:
            sys.stderr.write(f"repair: not used, because they lie on another way: {', '.join(unused)}\n")
        if not self.wishes.json and not self._to_stderr:
            player.front.show(ending_screen(player))
        elif player.asked:
            player.front.show(ending_screen(player))
        self._write_page(walk)
        if player.asked and not self.wishes.json:
            return self._go_on(player)
        return ExitCode.DONE

    def _missing(self, walk: Walk) -> dict[str, Any]:
        """The error of a walk that waits for an answer that nobody can give."""
        assert isinstance(walk.here, Ask)
        waiting = document.waiting_for(walk, walk.here)
        choices = ", ".join(choice["id"] for choice in waiting["choices"])
        what = f"{waiting['kind']}: {choices}" if choices else waiting["kind"]
        message = f"no answer for `{walk.key}`: {waiting['question']} ({what}); add it to the answers, or run this in a terminal"
        return {"code": "missing", "message": message, "question": walk.key}

    def _write_page(self, walk: Walk) -> None:
        """The page that was asked for. Where it cannot be written it goes to standard output, and the failure is said."""
        if self.target is None:
            return
        text = self.target.format.write(self._page(walk), self.wishes.language)
        if self.target.is_stdout:
            self._print(text)
            return
        try:
            write_new(self.target.name, text, self.target.force)
        except RepairError:
            if not self.wishes.json:
                self._print(text)
            raise
        sys.stderr.write(f"repair: written to {self.target.name}\n")

    def _go_on(self, player: Player) -> ExitCode:
        """Offers other guides, a saved page, or to leave."""
        outcome = player.walk.here
        assert isinstance(outcome, Outcome)
        offers = tuple(Offer(name, self.library.guide(name).title) for name in outcome.offer)
        chosen = choose_next(player, offers, self._save)
        if chosen is None:
            return ExitCode.DONE
        guide = self.library.guide(chosen)
        asks = guide.asks()
        shared: Drafts = {key: value for key, value in player.walk.answers().items() if base(key) in asks}
        walk = begin(guide, shared).replay()
        following = self._player(walk)
        following.front = player.front
        following.follow = True
        if walk.trail:
            following.say("carried", count=len(walk.answers()))
        play(following)
        return self._finish(following, None)

    def _print(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()


def open_nothing() -> TextIO:
    """A stream that keeps nothing."""
    import io

    return io.StringIO()

