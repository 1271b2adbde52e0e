"""What stands below packs that are checked: with the guides that they replace, all of it has to be sound still."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from repair_cli.errors import Problem
from repair_cli.library.folders import PACK, SUFFIX, root_of
from repair_cli.library.joining import Pack, joined, with_those_beneath
from repair_cli.library.listing import pack_in
from repair_cli.library.packs import Library


class Beneath(NamedTuple):
    """Packs whose guides are replaced, and by id the guides that stand in the place of those."""

    packs: tuple[Pack, ...]
    instead: dict[str, Path]

    @property
    def guides(self) -> list[Path]:
        """The guides of those packs that still stand."""
        return [path for pack in self.packs for path in pack.guides if path.stem not in self.instead]


def beneath(library: Library, paths: Sequence[Path], problems: list[Problem]) -> Beneath:
    """What stands below the packs that some files belong to, where these replace a guide of it.

    Adds the problems that the packs have with those that they extend.
    """
    given = _packs_of(paths)
    at_hand = library.packs(problems) if given else []
    packs: dict[str, Pack] = {}
    instead: dict[str, Path] = {}
    for one in given:
        below = with_those_beneath(one, [*given, *at_hand])[1:]
        below += [ships for ships in at_hand[-1:] if ships.id not in (one.id, *(other.id for other in below))]
        standing = joined([one, *below], problems)
        replaced = {name: found.path for name, found in standing.items() if found.pack is one and found.instead}
        instead |= replaced
        packs |= {str(other.folder): other for other in below if replaced}
    return Beneath(tuple(packs.values()), instead)


def _packs_of(paths: Sequence[Path]) -> list[Pack]:
    """The packs that some files belong to, each once. What is wrong with a `pack.yaml` is told where it is read."""
    roots = {os.path.realpath(root): root for root in map(root_of, paths)}
    packs = [pack_in(root, []) for root in roots.values() if os.path.lexists(root / f"{PACK}{SUFFIX}")]
    return [pack for pack in packs if pack.imprint is not None]
