"""Who plays: a walk, a front end, and what both need. The loop and the commands move it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import msgspec

from repair_cli.errors import RepairError
from repair_cli.guide.frames import Item, Paragraph
from repair_cli.guide.values import Misfit
from repair_cli.guide.walk import Walk
from repair_cli.library.interface import Interface
from repair_cli.play.keepers import Keeper, KeepNoMore
from repair_cli.play.remarks import Rules, no_rules
from repair_cli.play.screen import FrontEnd, Resolve


class Status(StrEnum):
    """How a walk stopped. `ended`: the input ended before the walk did."""

    FINISHED = "finished"
    PAUSED = "paused"
    ENDED = "ended"
    LEFT = "left"


SaveAnswers = Callable[[str, Walk], str]
"""Writes what is known to a file that was named, and gives the command that goes on; raises RepairError."""


class Renewed(msgspec.Struct, frozen=True):
    """A walk whose guide was read again, as far as its answers lead now, and what there is to tell about that."""

    walk: Walk
    notes: tuple[str, ...]


Renew = Callable[[Walk], Renewed | None]
"""Looks whether the guide of a walk has changed; None where nothing is new."""


class Player(msgspec.Struct):
    """One walk on one front end.

    `person` says that somebody sits at a terminal, so that the end of the input means "pause" and not "cut off". With
    `follow` known answers are taken as they come up; otherwise they are only offered again, but for a while after a
    change (`changing`). `notes` stand on the first screen. `failure` is why the walk could not be kept any longer. With
    `renew` the guide may change while it is walked. `rules` are those of the wording check; `looking` says whether the
    person is told what it sees. `secret`: what is on the screen is for one person's eyes.
    """

    walk: Walk
    front: FrontEnd
    words: Interface
    resolve: Resolve
    save_answers: SaveAnswers
    keeper: Keeper
    person: bool
    follow: bool = False
    notes: tuple[str, ...] = ()
    status: Status | None = None
    asked: int = 0
    changing: bool = False
    fresh: bool = True
    failure: RepairError | None = None
    rules: Rules = no_rules
    looking: bool = True
    renew: Renew | None = None
    secret: bool = False

    def move(self, onward: Walk | Misfit | None) -> None:
        """Goes on, or says what is wrong with the answer; the walk is still good."""
        if isinstance(onward, Misfit):
            self.say(f"misfit-{onward.code}", **onward.values)
        elif onward is not None:
            self.walk = onward.replay() if self.changing or self.follow else onward
            self.changing = self.changing and bool(self.walk.drafts)
            self.fresh = True

    def go(self, walk: Walk) -> None:
        """Stands at another place of the walk."""
        self.walk = walk
        self.changing = False
        self.fresh = True

    def look_again(self) -> bool:
        """Goes on with the guide as it is now; whether anything is new."""
        found = None if self.renew is None else self.renew(self.walk)
        if found is None:
            return False
        self.walk = found.walk
        self.notes = (*self.notes, *found.notes)
        self.fresh = True
        return True

    def note(self) -> None:
        """Has the walk written down. Where that fails the person hears it at once, and it goes on in memory."""
        try:
            self.keeper.note(self.walk)
        except RepairError as error:
            self.failure = error
            self.keeper = KeepNoMore(self.keeper)
            self.notes = (*self.notes, error.told, self.words("kept-no-more"))

    def say(self, key: str, **values: str | int) -> None:
        """Tells something between two lines."""
        self.front.tell((Paragraph(self.words(key, **values)),))

    def tell(self, lines: tuple[str, ...]) -> None:
        """Tells a list."""
        self.front.tell(tuple(Item(line) for line in lines))
