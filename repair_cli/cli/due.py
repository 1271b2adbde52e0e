"""`repair due`: the plans whose day has come, and how they went."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from repair_cli.cli import archives
from repair_cli.cli.conversation import Way, converse
from repair_cli.cli.keeping import InArchive, kept_on
from repair_cli.cli.printing import as_json, put
from repair_cli.cli.resume import as_kept, guide_of, walk_of
from repair_cli.cli.session import Session
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.plan import back_to_plan, handed_on, plan_of, state_after
from repair_cli.guide.rules import PlanState
from repair_cli.guide.walk import Walk, begin
from repair_cli.play.keepers import Keeper
from repair_cli.play.picking import chosen
from repair_cli.play.screen import Screen
from repair_cli.text import printable

if TYPE_CHECKING:
    from repair_cli.store.archive import Archive
    from repair_cli.store.records import Head

Due = list[tuple[int, "Head"]]


def due(on: str | None, wishes: Wishes, passphrase_fd: int | None) -> ExitCode:
    """Prints the plans to look back at; on a terminal, one can be looked back at right away."""
    around = Surroundings.here()
    day = _day(on) if on else around.today
    archive = archives.there(around)
    found = due_on(day, archives.unlocked(archive, around, passphrase_fd)) if archive is not None else []
    if wishes.json:
        put(as_json({"day": day.isoformat(), "due": [_row(number, head) for number, head in found]}))
        return ExitCode.DONE
    person = around.stdin_is_terminal and around.stdout_is_terminal and not wishes.no_input
    if archive is None or not found or not person:
        lines = [line for number, head in found for line in _lines(number, head)]
        put(printable("\n".join(lines or [f"Nothing is due on {day}."])) + "\n")
        return ExitCode.DONE
    return _ask(archive, found, wishes, around)


def due_on(day: datetime.date, archive: Archive) -> Due:
    """The sessions with a plan whose day has come by `day`, the earliest first."""
    told = day.isoformat()
    found = [(number, head) for number, head in archive.heads() if head.due and head.due <= told and not head.done]
    return sorted(found, key=lambda one: (one[1].due, one[0]))


def look_back(archive: Archive, number: int, head: Head, wishes: Wishes, around: Surroundings) -> ExitCode:
    """Asks how a plan went, and takes up the answer."""
    archive.take(number)
    session = Session(as_kept(wishes, head), around)
    if head.plan is None:
        raise RepairError(f"session {number} has no plan", ExitCode.STORAGE, "`repair due` lists those that have one")
    guide = guide_of(session, head.plan.then, number)
    start = begin(guide, handed_on(head.plan, guide))
    return converse(session, Way(guide.title, lambda: start), back=PlanKept(session, archive, number, head, around))


class PlanKept:
    """A plan that somebody looks back at: what comes of it is kept with its session."""

    def __init__(self, session: Session, archive: Archive, number: int, head: Head, around: Surroundings) -> None:
        self._session = session
        self._archive = archive
        self._number = number
        self._head = head
        self._around = around
        self._keep = session.wishes.keep

    def begun(self, keeper: Keeper) -> None:
        """Has it kept which plan the walk looks back at: it may be finished another day."""
        if isinstance(keeper, InArchive):
            keeper.back = self._number

    def ended(self, walk: Walk, keeper: Keeper) -> tuple[Way, ...]:
        """Closes the plan, or moves its day, if that is to be kept; offers to make it anew, where it came to that."""
        match state_after(walk):
            case PlanState.AGAIN:
                return tuple(self._again())
            case _ if self._keep is False:
                pass
            case PlanState.DONE:
                self._archive.mark(self._number, replace(self._head, done=True))
            case PlanState.OPEN if (plan := plan_of(walk)) is not None:
                self._archive.mark(self._number, replace(self._head, due=plan.day(self._around.today).isoformat()))
                if keeper.number is not None:  # the day is the plan's: the walk that looked back has none of its own
                    self._archive.mark(keeper.number, replace(self._archive.head(keeper.number), done=True))
            case PlanState.OPEN:
                pass
        return ()

    def _again(self) -> Iterator[Way]:
        walk, memory = walk_of(self._session, self._archive, self._number, self._head)
        again = back_to_plan(walk)
        if again is not None:
            before = InArchive.again(self._archive, self._around.clock, self._number, self._head, memory)
            keeper = kept_on(before, self._number, self._keep)
            notes = (self._session.words("resumed-not-kept"),) if self._keep is False else ()
            yield Way(self._session.words("due-again"), lambda: again, keeper, notes)


def _ask(archive: Archive, found: Due, wishes: Wishes, around: Surroundings) -> ExitCode:
    """Lets the person take one up."""
    session = Session(wishes, around)
    words = session.words
    rows = tuple(words("due-row", title=head.title, day=head.due) for _, head in found)
    choices = (*rows, words("next-leave"))
    screen = Screen(title=words("due-title"), question=words("due-question"), choices=choices)
    number = chosen(session.fronts.open(), words, screen)
    if not 1 <= number <= len(found):
        return ExitCode.DONE
    return look_back(archive, *found[number - 1], wishes, around)


def _day(told: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(told)
    except ValueError:
        raise RepairError(f"`{told}` is no day", ExitCode.USAGE, "write it as YYYY-MM-DD") from None


def _row(number: int, head: Head) -> dict[str, Any]:
    plan = head.plan
    return {
        "session": number,
        "title": head.title,
        "due": head.due,
        "moves": list(plan.moves) if plan else [],
        "known_by": plan.known_by if plan else "",
        "then": plan.then if plan else None,
    }


def _lines(number: int, head: Head) -> Iterator[str]:
    yield f"{head.due}  session {number}, {head.title}"
    if head.plan:
        yield from (f"    - {move}" for move in head.plan.moves)
        if head.plan.known_by:
            yield f"    it works when: {head.plan.known_by}"
