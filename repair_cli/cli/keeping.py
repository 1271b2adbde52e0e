"""Writes a walk down while it is walked: one entry for each step, on disk before the next question appears."""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec.structs import replace

from repair_cli.cli.surroundings import Clock
from repair_cli.guide.diary import Rehearsal
from repair_cli.guide.frames import Facts
from repair_cli.guide.log import Entry, Memory, entry_between
from repair_cli.guide.model import Outcome
from repair_cli.guide.plan import plan_of
from repair_cli.guide.restore import memory_of
from repair_cli.guide.walk import Walk
from repair_cli.play.keepers import Keeper, KeepNoMore
from repair_cli.play.screen import filled, stage_of
from repair_cli.store.archive import Archive
from repair_cli.store.database import Stands
from repair_cli.store.records import Head


class Source(msgspec.Struct, frozen=True):
    """Where a guide came from: what is needed to find it again."""

    lang: str = "en"
    content: tuple[str, ...] = ()


class InArchive:
    """Keeps a walk as a session of the archive. The session begins with the first answer."""

    def __init__(self, archive: Archive, clock: Clock, source: Source) -> None:
        self.archive = archive
        self.number: int | None = None
        self.back = 0
        """The session whose plan this walk looks back at; 0 where it is any other walk."""
        self._clock = clock
        self._source = source
        self._head: Head | None = None
        self._memory = Memory()

    @classmethod
    def again(cls, archive: Archive, clock: Clock, number: int, head: Head, memory: Memory) -> InArchive:
        """A session that is there. Its turn is not taken yet."""
        kept = cls(archive, clock, Source(head.lang, head.content))
        kept.number, kept.back, kept._head, kept._memory = number, head.back, head, memory
        return kept

    def note(self, walk: Walk) -> None:
        """Writes down what is new since the last time."""
        memory = memory_of(walk)
        entry = entry_between(self._memory, memory)
        if entry is None or (self.number is None and not walk.trail):
            return
        before = self._head
        head = replace(head_of(walk, self._clock(), self._source, before), back=self.back)
        if self.number is None or before is None:
            self.number = self._begun(head, entry)
        else:
            self.archive.append(self.number, head, entry)
        self._head, self._memory = head, memory

    def _begun(self, head: Head, entry: Entry) -> int:
        try:
            return self.archive.add(head, entry)
        except Stands as error:
            self.number = error.session  # it is there, and is to be removed with all else
            raise

    def forget(self) -> None:
        """Removes the session."""
        if self.number is not None:
            self.archive.delete([self.number])
            self.number = None


def kept_on(before: InArchive, number: int, keep: bool | None) -> Keeper:
    """Goes on with a session that is there. Where nothing is to be kept (False), it stays as it is until forgotten.

    Raises RepairError where it is to be kept and is open in another terminal.
    """
    if keep is False:
        return KeepNoMore(before)
    before.archive.take(number)
    return before


def head_of(walk: Walk, now: datetime, source: Source, before: Head | None) -> Head:
    """What lists tell of a walk: nothing of it is in the person's own words but the plan, and what a scene left."""
    told = now.isoformat(timespec="seconds")
    stage, step, steps = stage_of(walk)
    plan = plan_of(walk)
    ended = isinstance(walk.here, Outcome)
    head = Head(
        guide=walk.guide.id,
        title=walk.guide.title,
        started=before.started if before else told,
        changed=told,
        lang=source.lang,
        content=source.content,
        finished=ended,
        step=step,
        steps=steps,
        stage=stage,
        waits=walk.here.title
        if isinstance(walk.here, Outcome)
        else filled(walk.here.question, Facts(walk.asks, {}, walk.guide.phrasing)),
        plan=plan,
        due=plan.day(now.date()).isoformat() if plan else "",
        entries=1 + (before.entries if before else 0),
        rehearsal=_rehearsal(walk, now),
    )
    if before is not None and before.plan == plan:  # the day counts from the walk, not from a later look at it
        return replace(head, due=before.due, done=before.done)
    return head


def _rehearsal(walk: Walk, now: datetime) -> Rehearsal | None:
    if walk.guide.practice is None:
        return None
    from repair_cli.guide.practice import rehearsal  # late: most walks are no scene

    return rehearsal(walk, now.date().isoformat())
