"""What is kept, laid out for a benchmark: many sessions, and a walk that is written down while it goes on."""

from __future__ import annotations

import datetime
from pathlib import Path

from repair_cli.cli.keeping import InArchive, Source
from repair_cli.guide.log import Entry
from repair_cli.store.archive import Archive
from repair_cli.store.records import Head

SESSIONS = 10_000
_NOW = datetime.datetime(2026, 11, 22, 20, 15, tzinfo=datetime.UTC)


def many_sessions(folder: Path) -> None:
    """An archive of sessions that each wait at a question."""
    archive = Archive(folder)
    for number in range(SESSIONS):
        told = (_NOW + datetime.timedelta(minutes=number)).isoformat()
        head = Head(
            guide="six-steps-client",
            title="Prepare to raise a concern",
            started=told,
            changed=told,
            step=1,
            steps=6,
            stage="Notice and name",
            waits="How stirred up are you right now?",
        )
        archive.add(head, Entry(given=(("danger", "no"),)))
    archive.close()


def keeper(archive: Archive) -> InArchive:
    """What writes a walk down."""
    return InArchive(archive, lambda: _NOW, Source())
