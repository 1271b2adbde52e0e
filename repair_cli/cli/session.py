"""Puts a walk together: content, answers, and what comes out at the end. A person is talked to in `conversation`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from repair_cli.cli.consent import Consent
from repair_cli.cli.fronts import Fronts
from repair_cli.cli.results import Results
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import AnswersError, ExitCode, RepairError
from repair_cli.guide.frames import Block, SupportHere
from repair_cli.guide.model import Guide, Outcome
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.answer_check import wrong_answers
from repair_cli.library.answers import NO_ANSWERS, Answers, read_answers
from repair_cli.library.files import LARGEST, Unreadable, read_bytes
from repair_cli.library.packs import Library, shipped
from repair_cli.library.support import Support, shown
from repair_cli.play.keepers import Keeper, KeepNothing

if TYPE_CHECKING:
    from repair_cli.cli.conversation import LookBack
    from repair_cli.play.screen import Screen


class Session:
    """One run of a guide."""

    def __init__(self, wishes: Wishes, around: Surroundings) -> None:
        wishes.check()
        self.wishes = wishes
        self.library = Library(around.packs(wishes.content), shipped(wishes.lang))
        self.words = self.library.interface
        self.results = Results(wishes, self.words, self.resolve, around.today, self.library.wording)
        self.fronts = Fronts(wishes, around, self.words, self.results.aside)
        self.results.quiet = self.fronts.person  # somebody who reads has no use for a list of ids
        self.consent = Consent(wishes, around, self.fronts.person)
        self.region = around.region(wishes.region)
        self._support: Support | None = None
        if wishes.region and self.region not in self._lines().regions:
            codes = ", ".join(self._lines().regions)
            raise RepairError(
                f"there is no list for the region `{wishes.region}`", ExitCode.USAGE, f"use one of: {codes}"
            )

    def run(self, guide_id: str, given: Drafts, back: LookBack | None = None) -> ExitCode:
        """Walks a guide from the answers that are known to its end, as far as they and the person lead."""
        return self.play(self.library.guide(guide_id), given, back)

    def play(self, guide: Guide, given: Drafts, back: LookBack | None = None) -> ExitCode:
        """Walks a guide that stands in no file as it does those that do."""
        start = begin(guide, given)
        answers = self.answers(start)
        return self._go(self._taken(start, answers), answers, back=back)

    def resume(self, walk: Walk, keeper: Keeper, notes: tuple[str, ...], back: LookBack | None = None) -> ExitCode:
        """Goes on with a walk that was kept, from where it stood or as far as an answers file leads."""
        self.results.keeper = keeper
        answers = self.answers(walk)
        if answers.values:  # they may change what was answered before
            given = {step.key: step.value for step in walk.trail}
            walk = self._taken(begin(walk.guide, {**walk.drafts, **given}), answers)
        return self._go(walk, answers, keeper, notes, back)

    def _taken(self, walk: Walk, answers: Answers) -> Walk:
        return walk.with_drafts(answers.values).replay(unattended=not self.fronts.can_ask)

    def _go(
        self,
        walk: Walk,
        answers: Answers,
        keeper: Keeper | None = None,
        notes: tuple[str, ...] = (),
        back: LookBack | None = None,
    ) -> ExitCode:
        if self.results.target is not None:
            self.results.target.check()
        if self.results.recorder is not None:
            self.results.recorder.check()
        self.results.refuse_misfit(walk, answers)
        came_back = keeper is not None and self.fronts.person  # and may want to go on from its end
        if self.fronts.can_ask and (came_back or not isinstance(walk.here, Outcome)):
            from repair_cli.cli.conversation import Way, converse  # late: a script needs no front end

            return converse(self, Way("", lambda: walk, keeper, notes), answers, back)
        failure = self._keep(walk, keeper)
        if not isinstance(walk.here, Outcome):
            raise failure or self.results.missing(walk)
        if back is not None:
            back.ended(walk, self.results.keeper)
        try:
            if not self.results.aside:
                self._tell_ending(walk)
        finally:  # a stream that takes no more must not cost the page
            self.results.finish(walk, answers)
        if failure is not None:
            raise failure
        return ExitCode.DONE

    def _keep(self, walk: Walk, keeper: Keeper | None) -> RepairError | None:
        """Keeps a walk in which nobody is asked, if it is to be kept; gives why it could not be."""
        try:
            self.results.keeper = keeper or self.consent.given()
            self.results.keeper.note(walk)
        except RepairError as error:
            self.results.keeper = KeepNothing()
            return error
        return None

    def _tell_ending(self, walk: Walk) -> None:
        self.fronts.open().show(self.ending(walk))

    def ending(self, walk: Walk) -> Screen:
        """What is shown at the end of a walk."""
        from repair_cli.play.ending import ending_screen

        if walk.guide.practice is None:
            return ending_screen(walk, self.words, self.resolve)
        from repair_cli.play.transcript import parts  # late: most guides are no scene

        return ending_screen(walk, self.words, self.resolve, parts(walk, self.words, self.library.practice()))

    def answers(self, start: Walk) -> Answers:
        """The answers of the file that was named, each of them fit for its question. Raises RepairError (exit 4)."""
        name = self.wishes.answers
        if name is None:
            return NO_ANSWERS
        try:
            found = read_answers(_bytes(name), "standard input" if name == "-" else name)
        except Unreadable as error:
            raise self.results.refuse(start, (error.problem,), "unusable-answers") from None
        except AnswersError as error:
            raise self.results.refuse(start, error.problems, "unusable-answers") from None
        wrong = wrong_answers(found, start.guide, self.words)
        if wrong:
            fits = {key: value for key, value in found.values.items() if key not in wrong}
            walk = start.with_drafts(fits).replay(unattended=not self.fronts.can_ask)
            shown = start if isinstance(walk.here, Outcome) else walk  # a walk that was refused has no end
            first = next(iter(wrong.values()))
            raise self.results.refuse(shown, tuple(one.problem for one in wrong.values()), first.code)
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
