"""Puts a walk together: content, answers, and what comes out at the end. A person is talked to in `conversation`."""

from __future__ import annotations

import sys
from pathlib import Path

from repair_cli.cli.fronts import Fronts
from repair_cli.cli.results import Results
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import AnswersError, ExitCode, RepairError
from repair_cli.guide.frames import Block, SupportHere
from repair_cli.guide.model import Guide, Outcome
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.answers import NO_ANSWERS, Answers, read_answers
from repair_cli.library.files import LARGEST, Unreadable, read_bytes
from repair_cli.library.packs import Library, shipped
from repair_cli.library.support import Support, shown


class Session:
    """One run of a guide."""

    def __init__(self, wishes: Wishes, around: Surroundings) -> None:
        wishes.check()
        self.wishes = wishes
        self.library = Library(tuple(wishes.content or ()), shipped(wishes.lang))
        self.words = self.library.interface
        self.results = Results(wishes, self.words, self.resolve)
        self.fronts = Fronts(wishes, around, self.words, self.results.aside)
        self.results.quiet = self.fronts.person  # somebody who reads has no use for a list of ids
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
        if isinstance(walk.here, Outcome):
            if not self.results.aside:
                self._tell_ending(walk)
            self.results.finish(walk, answers)
            return ExitCode.DONE
        if not self.fronts.can_ask:
            raise self.results.missing(walk)
        from repair_cli.cli.conversation import converse  # late: a script needs no front end

        return converse(self, walk, answers)

    def _tell_ending(self, walk: Walk) -> None:
        from repair_cli.play.ending import ending_screen

        self.fronts.open().show(ending_screen(walk, self.words, self.resolve))

    def _answers(self, guide: Guide, given: Drafts) -> Answers:
        """The answers of the file that was named, all of them questions of the guide. Raises RepairError (exit 4)."""
        name = self.wishes.answers
        if name is None:
            return NO_ANSWERS
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

    def resolve(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks with the lines of the region in the places for them."""
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
