"""What proofs look at: guides with their states, statements about them, support lines. Each is worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from repair_cli.checks.moments import Scene
from repair_cli.checks.states import MOST, Space, explored
from repair_cli.guide.alike import Tests, branch_tests
from repair_cli.guide.conditions import Test, tests
from repair_cli.guide.walk import Walk
from repair_cli.library.links import Opened, Written
from repair_cli.library.spots import Spot
from repair_cli.library.statements import Statements
from repair_cli.library.support import Support


class Said(msgspec.Struct, frozen=True):
    """The statements of one file. `own`: it belongs to what is checked, so that each statement must have a case."""

    path: str
    statements: Statements
    own: bool

    def brought(self) -> Iterator[str]:
        """The names whose answers come along to guides that are offered."""
        claims = [one.whenever for one in self.statements.statements if one.never is not None]
        for claim in (self.statements.stop_sign, *claims):
            yield from (test.name for test in tests(claim.condition if claim else None))


class Subject:
    """Guides to prove something of (`guides`), all that they lead on to (`all`), and what is said of them."""

    def __init__(
        self,
        guides: Mapping[str, Written],
        further: Mapping[str, Written],
        said: Sequence[Said],
        support: Support,
        lines: Opened,
        most: int = MOST,
        replacing: Sequence[Path] = (),
    ) -> None:
        self.guides = guides
        self.all = {**further, **guides}
        self.said = said
        self.support = support
        self.lines = lines
        self.most = most
        self.replacing = replacing
        """The folders of packs whose guides take the place of others, wherever those are named."""

    @cached_property
    def told(self) -> Tests:
        """The tests that tell answers apart: those of the statements, and of the guides to which answers come along."""
        found: dict[str, dict[Test, None]] = {}
        stated = [tested.test for said in self.said for tested in said.statements.tested]
        if any(test.name == "shows" for test in stated):
            scenes = [Scene(written.guide) for written in self.all.values()]
            stated += [test for scene in scenes for test in scene.tests()]
            found.update((name, {}) for scene in scenes for name in sorted(scene.choices()))
        for test in stated:
            found.setdefault(test.name, {})[test] = None
        for name in sorted({name for said in self.said for name in said.brought()}):
            for some in self._deciding:
                found[name].update(dict.fromkeys(some.get(name, ())))
        return {name: tuple(some) for name, some in found.items()}

    @cached_property
    def _deciding(self) -> list[Tests]:
        everything = [written.guide.everything() for written in self.all.values()]
        return [branch_tests(node for one in guides for node in one.nodes.values()) for guides in everything]

    @cached_property
    def spaces(self) -> Mapping[str, Space]:
        """The states of every guide, by its id."""
        return {name: explored(written.guide, self.told, self.most) for name, written in self.all.items()}

    def place(self, walk: Walk) -> tuple[str, Spot]:
        """The file and the place of the question where a walk stands; of the visit that leads there, if need be."""
        known = ((self.all[guide.id], node) for guide, node in reversed(walk.at.inside) if guide.id in self.all)
        written, node = next(known)  # the guide that was begun is always there
        return written.source.path, written.node(node)
