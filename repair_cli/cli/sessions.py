"""`repair sessions`: what is kept, and how to see it, take it along, or remove it."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from repair_cli.cli import archives
from repair_cli.cli.printing import as_json, put
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import ExitCode, RepairError
from repair_cli.text import printable

if TYPE_CHECKING:
    from repair_cli.cli.session import Session
    from repair_cli.guide.walk import Walk
    from repair_cli.store.archive import Archive
    from repair_cli.store.records import Head


def list_sessions(json: bool, passphrase_fd: int | None) -> None:
    """Prints every session: number, guide, when, where it stands, what comes next."""
    around = Surroundings.here()
    archive = archives.there(around)
    heads = list(archives.unlocked(archive, around, passphrase_fd).heads()) if archive is not None else []
    if json:
        put(as_json({"sessions": [row(number, head) for number, head in heads]}))
        return
    lines = [_told(number, head) for number, head in heads]
    put(printable("\n".join(lines or ["Nothing is kept."])) + "\n")


def show_session(number: int, json: bool, passphrase_fd: int | None) -> None:
    """Prints the answers of a session, and its page where it is finished. Raises RepairError (exit 5) for none."""
    around = Surroundings.here()
    archive = archives.unlocked(archives.needed(around), around, passphrase_fd)
    head = archive.head(number)
    session, walk = _walk(archive, number, head, Wishes(json=json, format=None if json else "txt"), around)
    if json:
        put(as_json(_document(session, walk, number)))
        return
    page = [""] if session.results.page(walk) is not None else []
    put(printable("\n".join([_told(number, head), "", *_answers(session, walk), *page, ""])))
    session.results.write_page(walk)


def export_sessions(number: int | None, everything: bool, wishes: Wishes, passphrase_fd: int | None) -> None:
    """Writes the page of a session again, or everything as JSON. Raises RepairError (exit 2) where neither is named."""
    if everything == (number is not None):
        raise RepairError("it is not clear what to export", ExitCode.USAGE, "name a session, or use --all")
    if number is None:
        _export_all(wishes, passphrase_fd)
    else:
        wishes = wishes if wishes.output or wishes.format else wishes._replace(format="md")
        _export_page(number, wishes, passphrase_fd)


def _export_page(number: int, wishes: Wishes, passphrase_fd: int | None) -> None:
    around = Surroundings.here()
    archive = archives.unlocked(archives.needed(around), around, passphrase_fd)
    head = archive.head(number)
    session, walk = _walk(archive, number, head, wishes, around)
    if session.results.target is not None:
        session.results.target.check()
    if session.results.page(walk) is None:
        message = f"session {number} is not finished, so it has no page yet"
        raise RepairError(message, ExitCode.STORAGE, f"go on with: repair resume {number}")
    session.results.write_page(walk)


def _export_all(wishes: Wishes, passphrase_fd: int | None) -> None:
    """Everything that is kept. A guide that is not there any more costs no answer."""
    from repair_cli.cli.output import target, write_new

    named = wishes.output not in (None, "-")
    wanted = target(wishes.output or "-", wishes.format or (None if named else "json"), wishes.force)
    if wanted is None or wanted.format.name != "json":
        hint = "use --format json, or name a file that ends in .json"
        raise RepairError("everything at once is one JSON document", ExitCode.USAGE, hint)
    wanted.check()
    around = Surroundings.here()
    archive = archives.there(around)
    found = list(archives.unlocked(archive, around, passphrase_fd).heads()) if archive is not None else []
    told = as_json({"sessions": [_whole(archive, number, head, around) for number, head in found if archive]})
    if wanted.is_stdout:
        put(told)
    else:
        write_new(wanted.name, told, wishes.force)


def delete_sessions(numbers: list[int], everything: bool, force: bool) -> None:
    """Removes sessions, after asking. Raises RepairError: exit 5 for one that is not there, 2 if it cannot ask."""
    around = Surroundings.here()
    if everything == bool(numbers):
        raise RepairError("it is not clear what to delete", ExitCode.USAGE, "name a session, or use --all")
    archive = archives.there(around) if everything else archives.needed(around)
    there = archive.numbers() if archive is not None else []
    wanted = there if everything else list(dict.fromkeys(numbers))
    if archive is None or not wanted:
        put("Nothing is kept.\n")
        return
    unknown = not set(wanted) <= set(there)  # then there is nothing to ask
    if not (force or unknown or _agreed(len(wanted), around)):
        put("Nothing was deleted.\n")
        return
    archive.delete(wanted)
    put(f"Deleted: {', '.join(map(str, wanted))}.\n")


def _agreed(count: int, around: Surroundings) -> bool:
    if not (around.stdin_is_terminal and around.stdout_is_terminal):
        raise RepairError("nobody can be asked whether to delete", ExitCode.USAGE, "use --force")
    sys.stdout.write(f"Delete {count} session{'' if count == 1 else 's'} for good? Type yes: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("yes", "y")


def _walk(archive: Archive, number: int, head: Head, wishes: Wishes, around: Surroundings) -> tuple[Session, Walk]:
    """The session as it was walked: the days of its plan count from the day when it was finished."""
    from repair_cli.cli.resume import as_kept, walk_of
    from repair_cli.cli.session import Session

    session = Session(as_kept(wishes, head), around)
    session.results.today = datetime.date.fromisoformat(head.changed[:10])
    walk, _ = walk_of(session, archive, number, head)
    return session, walk


def _document(session: Session, walk: Walk, number: int) -> dict[str, Any]:
    from repair_cli.guide.model import Outcome
    from repair_cli.play.document import document

    status = "finished" if isinstance(walk.here, Outcome) else "paused"
    return document(walk, status, session.resolve, session=number, rules=session.library.wording)


def _whole(archive: Archive, number: int, head: Head, around: Surroundings) -> dict[str, Any]:
    memory = archive.memory(number, head)
    try:
        session, walk = _walk(archive, number, head, Wishes(), around)
        found = _document(session, walk, number)
    except RepairError:  # its pack is away, or broken
        found = None
    return {**row(number, head), "known": {**memory.drafts, **dict(memory.trail)}, "walk": found}


def row(number: int, head: Head) -> dict[str, Any]:
    """What a list tells of a session, as plain data."""
    return {
        "session": number,
        "guide": head.guide,
        "title": head.title,
        "started": head.started,
        "changed": head.changed,
        "status": "finished" if head.finished else "paused",
        "step": head.step,
        "steps": head.steps,
        "stage": head.stage,
        "next": head.waits,
        "due": head.due or None,
        "done": head.done,
    }


def _told(number: int, head: Head) -> str:
    stage = f"step {head.step} of {head.steps}, {head.stage}" if head.step else "begun"
    where, what = ("finished", "ended with") if head.finished else (stage, "next")
    due = f"\n    look back: {head.due}" if head.due and not head.done else ""
    return f"{number}  {head.title}\n    {minute(head.changed)}, {where}\n    {what}: {head.waits}{due}"


def _answers(session: Session, walk: Walk) -> Iterator[str]:
    from repair_cli.play.screen import filled, shown_answer

    for step in walk.trail:
        if step.key in walk.answers():
            told = shown_answer(step.ask, step.value, walk.facts, session.words).replace("\n", "\n    ")
            yield f"{filled(step.ask.question, walk.facts)}\n    {told}"


def minute(time: str) -> str:
    """`2026-11-22T20:15:00+00:00` as people read it."""
    return time[:16].replace("T", " ")
