"""What a walk wrote down, entry by entry, and the walk that the entries give back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Guide, Pause
from repair_cli.guide.walk import Drafts, Walk, begin

Given = tuple[str, Value | None]
"""A question's key and its answer; None means skipped."""


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step: so many answers stand, these were given after them, and these became known without being given here."""

    kept: int = 0
    given: tuple[Given, ...] = ()
    known: Mapping[str, Value | None] = {}


class Memory(msgspec.Struct, frozen=True):
    """What is to be remembered of a walk: the answers that stand, in order, and those that are known besides."""

    trail: tuple[Given, ...] = ()
    drafts: Drafts = MappingProxyType({})


def memory_of(walk: Walk) -> Memory:
    """What is to be remembered of a walk."""
    return Memory(tuple((step.key, step.value) for step in walk.trail), walk.drafts)


def entry_between(before: Memory, after: Memory) -> Entry | None:
    """What has to be written down so that `before` becomes `after`; None where nothing changed."""
    both = zip(before.trail, after.trail, strict=False)
    kept = next((place for place, (one, other) in enumerate(both) if one != other), None)
    if kept is None:
        kept = min(len(before.trail), len(after.trail))
    given = after.trail[kept:]
    expected = {**before.drafts, **dict(before.trail[kept:])}
    for key, _ in given:
        expected.pop(key, None)
    known = {key: value for key, value in after.drafts.items() if key not in expected or expected[key] != value}
    return Entry(kept, given, known) if known or given or kept < len(before.trail) else None


def remembered(entries: Iterable[Entry]) -> Memory:
    """What a whole log holds."""
    trail: list[Given] = []
    drafts: dict[str, Value | None] = {}
    for entry in entries:
        drafts.update(trail[entry.kept :])
        trail[entry.kept :] = entry.given
        for key, _ in entry.given:
            drafts.pop(key, None)
        drafts.update(entry.known)
    return Memory(tuple(trail), drafts)


def restored(guide: Guide, memory: Memory) -> Walk:
    """The walk that a memory gives. Where its guide has changed, what does not stand any more is among the drafts."""
    walk = begin(guide, dict(memory.trail)).replay()
    standing = {step.key for step in walk.trail}
    return walk.with_drafts({key: value for key, value in memory.drafts.items() if key not in standing})


def displaced(walk: Walk, memory: Memory) -> tuple[str, ...]:
    """The answers of a memory that do not stand in the walk that was made of it: its guide has changed since."""
    standing = {step.key for step in walk.trail}
    pauses = {name for name, ask in walk.asks.items() if isinstance(ask.form, Pause)}
    return tuple(key for key, _ in memory.trail if key not in standing and key.partition("#")[0] not in pauses)
