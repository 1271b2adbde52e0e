"""Changes of everything at once that meet a fault: all of it is done, or nothing of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from repair_cli.errors import ExitCode
from tests.conftest import Ran
from tests.faults.calls import every
from tests.faults.ground import Ground
from tests.faults.promises import KILLED, MADE, plainly
from tests.faults.rows import Row
from tests.faults.stores import CANARIES, all_sessions, everything, filled_store, holds
from tests.store.locks import WORDS

DONE = ("what was removed can still be found", MADE)
"""Said where the change was made, and something after it failed: the file could not be written anew (the next command
does that), or the disk did not answer for the last step."""

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
    yield from _told(ran, locked is on)
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
    yield from _told(ran, found != whole)
    if found == whole:
        again = at.run("sessions", "delete", str(_GONE), "--force")
        yield from plainly(again, ExitCode.DONE)
    if places := holds(at.store, CANARIES[_GONE - 1]):
        yield f"deleted text in {places}"


def _told(ran: Ran, done: bool) -> Iterator[str]:
    """What the program said against what there is. Who cannot read after the fault says that nobody knows."""
    says = ran.code == ExitCode.DONE or any(words in ran.err for words in DONE)
    if says and not done:
        yield "it says that it was done, and it was not"
    if ran.code == ExitCode.STORAGE and done and not says and "nobody knows" not in ran.err:
        yield "it says that it failed, and it was done"
