"""Tells a story: walks its guide with the answers that are given, and finds where it goes another way than expected."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from repair_cli.checks.differences import Difference, compare
from repair_cli.checks.stories import Story, StoryFile, Turn
from repair_cli.errors import Problem
from repair_cli.guide.model import Ask, Outcome, Pause
from repair_cli.guide.values import DONE, Misfit
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.spots import Spot
from repair_cli.text import printable

LONGEST = 2000
"""Answers after which a story goes round in circles."""


class Told(msgspec.Struct, frozen=True):
    """How a story went: every place where its walk stood, and the differences to what was expected, turn by turn."""

    story: Story
    shown: tuple[Walk, ...]
    differences: tuple[Difference, ...]


def tell(file: StoryFile, story: Story) -> Told:
    """Tells a story from its beginning. After a turn that cannot be told as it stands, the rest is not told."""
    walk = begin(story.guide)
    shown = [walk]
    differences: list[Difference] = []
    new: list[Walk] = [walk]
    for turn in story.turns:
        going = _Turn(file, story, turn, walk)
        new += going.shown
        if going.wrong:
            differences += going.wrong
        elif turn.expect is not None:
            differences += compare(file, story.name, turn.expect, going.walk, tuple(new), going.refused)
        walk = going.walk
        shown += going.shown
        new = []
        if going.wrong:
            break
    return Told(story, tuple(shown), tuple(differences))


class _Turn:
    """One turn: the walk after it, the places on the way, the answer that was refused, and what went wrong."""

    def __init__(self, file: StoryFile, story: Story, turn: Turn, walk: Walk) -> None:
        self.path = file.source.path
        self.story = story
        self.turn = turn
        self.walk = walk
        self.shown: list[Walk] = []
        self.refused: tuple[str, Misfit] | None = None
        self.wrong: list[Difference] = []
        self.left = dict(turn.given)
        self._back()
        self._change()
        if not self.wrong and (turn.given or turn.change or not turn.back):
            self._go_on()
            self._check_taken()

    def _stand(self, walk: Walk) -> None:
        self.walk = walk
        self.shown.append(walk)

    def _back(self) -> None:
        """So many questions back, as `/back` goes: a breath is no question."""
        for _ in range(self.turn.back):
            if not self.walk.trail:
                self._fail("S118", self.turn.places["back"], "there are not so many questions to go back to")
                return
            walk = self.walk.back()
            while walk.trail and _is_pause(walk):
                walk = walk.back()
            self._stand(walk)

    def _change(self) -> None:
        """Other answers to questions that have one, as `/review` takes them."""
        for key, value in self.turn.change.items():
            again = self.walk.revisit(key)
            if again is None:
                self._fail("S118", self.turn.places[key], f"`{key}` has no answer yet that could be changed")
                return
            self._stand(again)
            onward = again.skip() if value is None else again.answer(value)
            if isinstance(onward, Misfit):
                self.refused = key, onward
                self._check_taken()
                return
            self._stand(onward)
            self._go_on()

    def _go_on(self) -> None:
        """On, with the answers of the turn, then with what is known from before, as far as they lead."""
        passed: set[str] = set()  # breaths since the last answer: a circle of them has an end
        while self.refused is None and isinstance(here := self.walk.here, Ask):
            if len(self.shown) > LONGEST:
                self._fail(
                    "S119", self.turn.spot, f"there is no end after {LONGEST:,} answers; it goes round in circles"
                )
                return
            onward = self._answer(here, passed)
            if onward is None:
                return
            if isinstance(onward, Misfit):
                self.refused = self.walk.key, onward
            else:
                self._stand(onward)

    def _answer(self, here: Ask, passed: set[str]) -> Walk | Misfit | None:
        """The walk one answer on; None where there is no answer to this question."""
        walk = self.walk
        if walk.key in self.left:
            passed.clear()
            value = self.left.pop(walk.key)
            return walk.skip() if value is None else walk.answer(value)
        known = walk.offer_draft()
        if isinstance(known, Walk):
            passed.clear()
            return known
        if isinstance(here.form, Pause) and here.id not in passed:
            passed.add(here.id)
            return walk.answer(DONE)
        onward = walk.skip() if self.story.skips and known is None else None
        return onward if isinstance(onward, Walk) else None

    def _check_taken(self) -> None:
        expected = self.turn.expect.refused if self.turn.expect else None
        if self.refused is not None and expected is None:
            key, misfit = self.refused
            given = ", ".join(f"{name} {value}" for name, value in misfit.values.items())
            reason = f"{misfit.code}: {given}" if given else misfit.code
            self._fail("S111", self.turn.places[key], f"`{key}` refuses this answer ({printable(reason)})")
            return
        for key in self.left if self.refused is None else ():
            self._fail("S112", self.turn.places[key], f"`{key}` is not asked on this way; {_stands(self.walk)}")

    def _fail(self, code: str, spot: Spot, message: str) -> None:
        problem = Problem(self.path, spot.line, spot.col, code, f"{self.story.name}: {message}")
        self.wrong.append(Difference(problem))


def _is_pause(walk: Walk) -> bool:
    return isinstance(walk.here, Ask) and isinstance(walk.here.form, Pause)


def _stands(walk: Walk) -> str:
    return f"it ends at `{walk.here.id}`" if isinstance(walk.here, Outcome) else f"it waits at `{walk.key}`"


def tell_all(file: StoryFile) -> Iterator[Told]:
    """Tells the stories of a file, in order."""
    for story in file.stories:
        yield tell(file, story)
