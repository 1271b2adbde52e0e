"""What comes out of a walk: the JSON document, the page, and what is said when an answer is missing or refused."""

from __future__ import annotations

import datetime
import sys
from typing import TYPE_CHECKING, Any

from repair_cli.cli.printing import put
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import AnswersError, ExitCode, Problem, RepairError
from repair_cli.guide.model import Ask
from repair_cli.guide.page import Page, Part, Review, page
from repair_cli.guide.plan import plan_of
from repair_cli.guide.values import Misfit, offered
from repair_cli.guide.walk import Walk
from repair_cli.library.answer_check import wrong_value
from repair_cli.library.answers import Answers
from repair_cli.library.interface import Interface
from repair_cli.play import document
from repair_cli.play.keepers import Keeper, KeepNothing, way_back
from repair_cli.play.titles import titles

if TYPE_CHECKING:
    from repair_cli.cli.output import Target
    from repair_cli.cli.record import Recorder
    from repair_cli.play.remarks import Rules
    from repair_cli.play.screen import Resolve


class Results:
    """Prints and writes what a walk gives."""

    def __init__(self, wishes: Wishes, words: Interface, resolve: Resolve, today: datetime.date, rules: Rules) -> None:
        self.wishes = wishes
        self.words = words
        self.resolve = resolve
        self.today = today
        self.rules = rules
        self.target = _target(wishes)
        self.quiet = False
        self.keeper: Keeper = KeepNothing()
        self.recorder = _recorder(wishes)
        if wishes.json and self.target is not None and self.target.is_stdout:
            message = "--json and a page both want standard output"
            raise RepairError(message, ExitCode.USAGE, "give --output a file name")

    @property
    def aside(self) -> bool:
        """Whether standard output is for a result, so that a conversation goes to standard error."""
        return self.wishes.json or (self.target is not None and self.target.is_stdout)

    def document(
        self, walk: Walk, status: str, error: dict[str, Any] | None = None, unused: tuple[str, ...] = ()
    ) -> None:
        """Prints the JSON document, if it was asked for."""
        if self.wishes.json:
            number = self.keeper.number
            found = document.document(walk, status, self.resolve, error, unused, number, self.rules)
            put(document.written(found))

    def refuse(self, walk: Walk, problems: tuple[Problem, ...], code: str) -> AnswersError:
        """The failure of an answers file that cannot be used; the document tells it too."""
        first = problems[0]
        error = {"code": code, "message": first.message, "path": first.path, "line": first.line}
        self.document(walk, "paused", error)
        return AnswersError(problems)

    def refuse_misfit(self, walk: Walk, answers: Answers) -> None:
        """Raises RepairError where the answer of a file to the question that waits does not fit it."""
        misfit = walk.offer_draft() if walk.key in answers.values else None
        if isinstance(misfit, Misfit) and isinstance(walk.here, Ask):
            shown = offered(walk.here, walk.facts)
            wrong = wrong_value(answers, walk.key, walk.here, misfit, shown, self.words)
            raise self.refuse(walk, (wrong.problem,), wrong.code)

    def missing(self, walk: Walk) -> RepairError:
        """The failure of a walk that waits for an answer that nobody can give; the document tells it too."""
        waiting = document.waiting_for(walk, walk.here) if isinstance(walk.here, Ask) else {}
        choices = _choices(walk)
        kind = f"{waiting['kind']}: {choices}" if choices else waiting["kind"]
        message = f"no answer for `{walk.key}`: {waiting['question']} ({kind})"
        self.document(walk, "paused", {"code": "missing", "message": message, "question": walk.key})
        self.record(walk)
        hint = "add it to the answers, or run this in a terminal"
        if self.keeper.number is not None:
            hint = f"what was answered is kept; go on with: {way_back(self.keeper)}"
        return RepairError(message, ExitCode.ANSWERS, hint)

    def finish(self, walk: Walk, answers: Answers) -> None:
        """Prints and writes what a finished walk gives, and says which answers of a file it did not need."""
        unused = tuple(key for key in answers.values if key in walk.drafts)
        try:
            self.document(walk, "finished", unused=unused)
            if unused and not self.quiet:
                sys.stderr.write(f"repair: not used, because they lie on another way: {', '.join(unused)}\n")
        finally:  # a stream that takes no more must not cost the page
            self.write_page(walk)
            self.record(walk)

    def record(self, walk: Walk) -> None:
        """Writes the story of a walk that has ended or stopped, if one was asked for. Raises RepairError."""
        if self.recorder is not None:
            self.recorder.record(walk)
            self.recorder = None  # a guide that is chosen afterwards is another story

    def write_page(self, walk: Walk) -> None:
        """The page that was asked for. Where it cannot be written it is printed, and the failure is raised."""
        found = self.page(walk)
        if self.target is None or found is None:
            return
        text = self.target.format.write(found, self.wishes.lang)
        if self.target.is_stdout:
            put(text)
            return
        from repair_cli.cli.output import write_new

        try:
            write_new(self.target.name, text, self.target.force)
        except RepairError:
            if not self.wishes.json:  # with --json the card stands in the document
                put(text)
            raise
        sys.stderr.write(f"repair: written to {self.target.name}\n")
        self.target = None  # a guide that is chosen afterwards has its own page

    def save(self, name: str, walk: Walk) -> str:
        """Writes the page to a file that a person named. Raises RepairError."""
        from repair_cli.cli.output import target, write_new

        wanted, found = target(name, None, False), self.page(walk)
        if wanted is None or wanted.is_stdout or found is None:
            raise RepairError(f"{name} is no file name", ExitCode.STORAGE, "take another name")
        return write_new(name, wanted.format.write(found, self.wishes.lang))

    def page(self, walk: Walk) -> Page | None:
        """The page of a finished walk, with the region's lines in their places, and the day to look back."""
        found = page(walk, titles(self.words))
        if found is None:
            return None
        parts = tuple(Part(part.title, self.resolve(part.blocks)) for part in found.parts)
        return Page(found.title, parts, self._review(walk))

    def _review(self, walk: Walk) -> Review | None:
        """The day to look back, and what a calendar calls it."""
        plan = plan_of(walk)
        if plan is None:
            return None
        return Review(plan.day(self.today).isoformat(), self.words("review-title"), walk.guide.id)


def _target(wishes: Wishes) -> Target | None:
    if wishes.output is None and wishes.format is None:
        return None
    from repair_cli.cli.output import target  # late: the formats are only for a page

    return target(wishes.output, wishes.format, wishes.force)


def _recorder(wishes: Wishes) -> Recorder | None:
    if wishes.record is None:
        return None
    from repair_cli.cli.record import Recorder  # late: few walks become stories

    return Recorder(wishes.record, wishes.force)


def _choices(walk: Walk) -> str:
    if not isinstance(walk.here, Ask):
        return ""
    return ", ".join(choice["id"] for choice in document.waiting_for(walk, walk.here)["choices"])
