"""What is written down of a walk, entry by entry, and what the entries hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from repair_cli.guide.conditions import Value

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
    drafts: Mapping[str, Value | None] = MappingProxyType({})


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
