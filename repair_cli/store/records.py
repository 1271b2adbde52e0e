"""The records of the file: a head that tells what a session is, and the entries of its log; plain or sealed."""

from __future__ import annotations

import zlib
from typing import Generic, Protocol, TypeVar

import msgspec

from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.diary import Rehearsal
from repair_cli.guide.log import Entry
from repair_cli.guide.rules import Plan
from repair_cli.store.vault import Lock, seal

Where = tuple[int, int]
"""Where a record stands: its session, and its place in the log (0: the head)."""

_STEP = 0x9E3779B1
"""Odd and large, so that neighbours get checksums that are far apart."""


class Head(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):  # a list makes thousands, none on a circle
    """What a list tells of a session. Times are ISO 8601 with their offset, days YYYY-MM-DD.

    `waits` is the question that waits, without answers in it, or the title of the outcome. `due` is the day to look
    back at the plan (empty: none), `done` says that this has been done; `back` is the session whose plan this walk
    looks back at (0: none). `entries` counts the log, so that a lost one is noticed. `rehearsal` is the line that a
    scene which was played to its end has in the diary.
    """

    guide: str
    title: str
    started: str
    changed: str
    lang: str = "en"
    content: tuple[str, ...] = ()
    finished: bool = False
    step: int = 0
    steps: int = 0
    stage: str = ""
    waits: str = ""
    plan: Plan | None = None
    due: str = ""
    done: bool = False
    back: int = 0
    entries: int = 0
    rehearsal: Rehearsal | None = None


class Opener(Protocol):
    """What opens sealed records."""

    def open(self, data: bytes) -> bytes:
        """The plain bytes. Raises RepairError for a damaged record."""
        ...


Thing = TypeVar("Thing", bound=msgspec.Struct)


class Record(Generic[Thing]):
    """How one kind of record becomes bytes, and comes back."""

    def __init__(self, kind: type[Thing]) -> None:
        self._decode = msgspec.json.Decoder(kind).decode

    def written(self, thing: Thing, lock: Lock | None) -> bytes:
        """The bytes, sealed where there is a lock."""
        plain = msgspec.json.encode(thing)
        return seal(lock.recipient, plain) if lock else plain

    def read(self, body: bytes, where: Where, key: Opener | None) -> Thing:
        """The thing. Raises RepairError where the bytes do not hold one."""
        try:
            return self._decode(key.open(body) if key else body)
        except msgspec.MsgspecError:
            raise damaged(named(where)) from None


HEADS = Record(Head)
ENTRIES = Record(Entry)


def checksum(body: bytes, where: Where) -> int:
    """Of a record and of where it stands: one that turns up in another row is damaged as well."""
    session, place = where
    return zlib.crc32(body, (session * _STEP + place) & 0xFFFFFFFF)


def sound(body: object, total: object, where: Where) -> bytes:
    """The bytes of a record. Raises RepairError where they are not what was written there."""
    if not isinstance(body, bytes) or checksum(body, where) != total:
        raise damaged(named(where))
    return body


def named(where: Where) -> str:
    """Where a record stands, in words."""
    session, place = where
    return f"entry {place} of session {session}" if place else f"session {session}"


def damaged(what: str) -> RepairError:
    """One record is not as it was written."""
    return RepairError(
        f"{what} is damaged on disk",
        ExitCode.STORAGE,
        "nothing was changed; bring the file back from a copy, or remove the session: repair sessions delete",
    )
