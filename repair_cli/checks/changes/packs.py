"""Compares two versions of a pack: guides that are new or gone, where answers lead, what is asked and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
from msgspec.structs import replace

from repair_cli.checks.changes.ends import Ends, compare_ends
from repair_cli.checks.changes.files import Change, Comparison
from repair_cli.checks.states import MOST
from repair_cli.library.links import Opened, Written


class Version(msgspec.Struct, frozen=True):
    """The guides of a pack by id, and its other files that people see something of, by name."""

    guides: Mapping[str, Written]
    others: Mapping[str, Opened] = {}


class Compared(msgspec.Struct, frozen=True):
    """What changed in one file; `after` is None where it is gone. `ends`: where the same answers lead in its guide."""

    file: str
    changes: tuple[Change, ...]
    after: Written | None = None
    ends: Ends = Ends()

    @property
    def alike(self) -> bool:
        """Whether nothing changed, as far as could be seen."""
        return not self.changes and not self.ends.moved and self.ends.complete


def compare(before: Version, after: Version, most: int = MOST) -> Iterator[Compared]:
    """Every file of both versions, in the order of their names. `most`: how many answers are tried in one guide."""
    guides = {name: _guide(name, before, after, most) for name in sorted({*before.guides, *after.guides})}
    for one in guides.values():
        yield _told_once(one, guides)
    for name in sorted(before.others.keys() & after.others.keys()):
        yield Compared(name, tuple(Comparison(name, before.others[name], after.others[name]).changes()))


def _told_once(one: Compared, guides: Mapping[str, Compared]) -> Compared:
    """Without the ends that changed in a guide that is visited: they are told there."""
    visited = one.after.guide.everything()[1:] if one.after else ()
    there = {moved.ends() for guide in visited if guide.id in guides for moved in guides[guide.id].ends.moved}
    own = tuple(moved for moved in one.ends.moved if moved.ends() not in there)
    return replace(one, ends=replace(one.ends, moved=own))


def _guide(name: str, old: Version, new: Version, most: int) -> Compared:
    before, after = old.guides.get(name), new.guides.get(name)
    if before is None or after is None:
        change, there = ("gone", before) if after is None else ("new", after)
        return Compared(name, (_whole(name, change, there),) if there else (), after)
    changes = Comparison(name, (before.root, before.source), (after.root, after.source)).changes()
    return Compared(name, tuple(changes), after, compare_ends(before.guide, after.guide, most))


def _whole(name: str, change: str, there: Written) -> Change:
    place, title = there.root.key("guide"), there.guide.title
    words = {"old": title} if change == "gone" else {"new": title}
    return Change(there.source.path, place.line, place.col, name, change, "guide", (), **words)
