"""From a walk to what is remembered of it, and back."""

from __future__ import annotations

from repair_cli.guide.log import Memory
from repair_cli.guide.model import Guide, Pause
from repair_cli.guide.walk import Walk, begin


def memory_of(walk: Walk) -> Memory:
    """What is to be remembered of a walk."""
    return Memory(tuple((step.key, step.value) for step in walk.trail), walk.drafts)


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
