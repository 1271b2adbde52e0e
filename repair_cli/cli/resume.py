"""`repair resume`: goes on with a walk that was kept, at the question where it stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from repair_cli.cli import archives
from repair_cli.cli.keeping import InArchive, kept_on
from repair_cli.cli.session import Session
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import ContentError, ExitCode, RepairError
from repair_cli.guide.model import Guide
from repair_cli.guide.restore import displaced, restored
from repair_cli.guide.walk import Walk

if TYPE_CHECKING:
    from repair_cli.cli.conversation import LookBack
    from repair_cli.guide.log import Memory
    from repair_cli.store.archive import Archive
    from repair_cli.store.records import Head

_GONE = "bring it back, or name its folder with --content; every answer is in: repair sessions export --all"


def resume(number: int | None, wishes: Wishes, passphrase_fd: int | None) -> ExitCode:
    """Goes on with a session, the latest unfinished one without a number. Raises RepairError (exit 5) for none."""
    around = Surroundings.here()
    archive = archives.unlocked(archives.needed(around), around, passphrase_fd)
    number = _latest(archive) if number is None else number
    head = archive.head(number)
    session = Session(as_kept(wishes, head), around)
    walk, memory = walk_of(session, archive, number, head)
    keeper = kept_on(InArchive.again(archive, around.clock, number, head, memory), number, wishes.keep)
    lost = displaced(walk, memory)
    told = session.words("resumed-changed", answers=", ".join(lost)) if lost else session.words("resumed")
    notes = (told, session.words("resumed-not-kept")) if wishes.keep is False else (told,)
    back = _onward(session, around) if walk.guide.practice else _plan_behind(session, archive, head, around)
    return session.resume(walk, keeper, notes, back)


def _onward(session: Session, around: Surroundings) -> LookBack:
    """What is offered at the end of a scene."""
    from repair_cli.cli.rehearse import Hall, Onward  # late: for scenes alone

    return Onward(Hall(session, around))


def _plan_behind(session: Session, archive: Archive, head: Head, around: Surroundings) -> LookBack | None:
    """The plan that a walk looks back at, where it is open still."""
    if head.finished or head.back not in archive.numbers():
        return None
    from repair_cli.cli.due import PlanKept  # late: it needs what stands here

    plan = archive.head(head.back)
    return None if plan.done or not plan.due else PlanKept(session, archive, head.back, plan, around)


def as_kept(wishes: Wishes, head: Head) -> Wishes:
    """The wishes with the language and the folders of content that a session was walked with."""
    return wishes._replace(lang=head.lang, content=wishes.content or [Path(folder) for folder in head.content])


def walk_of(session: Session, archive: Archive, number: int, head: Head) -> tuple[Walk, Memory]:
    """The walk of a session, and what its log holds. Raises RepairError where its guide is not there any more."""
    memory = archive.memory(number, head)
    return restored(guide_of(session, head.guide, number), memory), memory


def guide_of(session: Session, name: str, number: int) -> Guide:
    """A guide that a session needs. Raises RepairError (exit 3) where it is not there any more, or is broken now."""
    try:
        return session.library.guide(name)
    except ContentError as error:
        error.hint = _GONE
        raise
    except RepairError as error:
        raise RepairError(f"session {number} cannot be opened: {error.message}", ExitCode.CONTENT, _GONE) from None


def _latest(archive: Archive) -> int:
    open_ones = [(head.changed, number) for number, head in archive.heads() if not head.finished]
    if not open_ones:
        message = "there is no walk that waits to be finished"
        raise RepairError(message, ExitCode.STORAGE, "`repair sessions list` shows what is kept")
    return max(open_ones)[1]
