"""Changes of everything at once that meet a fault: all of it is done, or nothing of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from repair_cli.errors import ExitCode
from tests.conftest import Ran
from tests.faults.calls import every
from tests.faults.ground import Ground
from tests.faults.promises import KILLED, plainly
from tests.faults.rows import Row
from tests.faults.stores import CANARIES, all_sessions, everything, filled_store, holds
from tests.store.locks import WORDS

OPEN = ("what was removed can still be found", " fails; ")
"""Said where the change may be made all the same: the file could not be written anew after it (the next command does
that), or the disk did not answer for the last step, so that nobody knows."""

_GONE = 1
"""The session that is deleted."""


def lock_everything(most: int | None) -> Row:
    """`vault on`."""
    return every(lambda at, before: _vault(at, before, "on"), lambda ran, at: [*_whole(ran, at, True)], most)


def open_everything(most: int | None) -> Row:
    """`vault off`."""
    return every(lambda at, before: _vault(at, before, "off"), lambda ran, at: [*_whole(ran, at, False)], most)


def delete_one(most: int | None) -> Row:
    """`sessions delete`."""
    return every(_delete, lambda ran, at: [*_deleted(ran, at)], most)


def _vault(at: Ground, before: Sequence[str], way: str) -> Ran:
    filled_store(at, locked=way == "off")
    return at.run("vault", way, "--passphrase-fd", "0", typed=f"{WORDS}\n", before=before)


def _whole(ran: Ran, at: Ground, on: bool) -> Iterator[str]:
    yield from plainly(ran, ExitCode.DONE, ExitCode.STORAGE, KILLED)
    looked = at.run("paths", "--json")
    yield from plainly(looked, ExitCode.DONE)
    locked = json.loads(looked.out)["locked"] if looked.out else None
    if ran.code == ExitCode.DONE and locked is not on:
        yield "it says that it was done, and it was not"
    if ran.code == ExitCode.STORAGE and locked is on and not _left_open(ran):
        yield "it says that it failed, and it was done"
    told, found = everything(at, WORDS if locked else "")
    yield from plainly(told, ExitCode.DONE)
    if found != all_sessions():
        yield "not all is there as it was"
    if locked and (places := holds(at.store, *CANARIES)):
        yield f"plain text in {places}"


def _delete(at: Ground, before: Sequence[str]) -> Ran:
    filled_store(at)
    return at.run("sessions", "delete", str(_GONE), "--force", before=before)


def _deleted(ran: Ran, at: Ground) -> Iterator[str]:
    yield from plainly(ran, ExitCode.DONE, ExitCode.STORAGE, KILLED)
    told, found = everything(at)
    yield from plainly(told, ExitCode.DONE)
    whole = all_sessions()
    if found not in (whole, whole[_GONE:]):
        yield "another session has changed"
    if ran.code == ExitCode.DONE and found == whole:
        yield "it says that it was done, and it was not"
    if ran.code == ExitCode.STORAGE and found != whole and not _left_open(ran):
        yield "it says that it failed, and it was done"
    if found == whole:
        again = at.run("sessions", "delete", str(_GONE), "--force")
        yield from plainly(again, ExitCode.DONE)
    if places := holds(at.store, CANARIES[_GONE - 1]):
        yield f"deleted text in {places}"


def _left_open(ran: Ran) -> bool:
    return any(words in ran.err for words in OPEN)
