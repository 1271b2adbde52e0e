"""Reads guides together with what they visit; each file once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from repair_cli.errors import Problem
from repair_cli.guide.model import Guide
from repair_cli.guide.says import Phrasing
from repair_cli.library.drafts import GuideDraft, Named
from repair_cli.library.fields import Desk, is_id
from repair_cli.library.files import Source, Unreadable, read_text
from repair_cli.library.graph import Through, check_graph
from repair_cli.library.guides import read_guide
from repair_cli.library.looks import look_into
from repair_cli.library.names import check_names
from repair_cli.library.options import Labels
from repair_cli.library.spots import Spot, read_spots
from repair_cli.text import shortened

if TYPE_CHECKING:
    from repair_cli.library.practice import Language

Opened = tuple[Spot, Source]
"""The tree of a file and its text."""

_DEEPEST = 32
"""Visits inside visits."""


class Written(msgspec.Struct, frozen=True):
    """A guide that is ready to walk, and its file: the tree of what stands there, each with its place, and the text."""

    guide: Guide
    root: Spot
    source: Source
    made: Mapping[str, str] = {}
    """The ids of nodes that stand nowhere, because a round was made into them, each with the id of the round."""

    def node(self, name: str) -> Spot:
        """The place of a node's id. Raises KeyError for a node of a guide that is visited."""
        return self.nodes.key(self.made.get(name, name))

    def field(self, name: str, field: str) -> Spot:
        """The place of what a node's field holds; of the node's id where it has no such field."""
        nodes = self.nodes.value
        fields = nodes[self.made.get(name, name)].value if isinstance(nodes, dict) else {}
        return fields[field] if isinstance(fields, dict) and field in fields else self.node(name)

    @property
    def nodes(self) -> Spot:
        """What stands under `nodes:`."""
        return self.root.value["nodes"] if isinstance(self.root.value, dict) else self.root


class Links:
    """Guides by id out of files; the problems of every file that was needed."""

    def __init__(self, files: Mapping[str, Path], labels: Labels, phrasing: Phrasing, language: Language) -> None:
        self.files = files
        self.labels = labels
        self.phrasing = phrasing
        self.language = language
        self.problems: list[Problem] = []
        self.written: dict[str, Written] = {}
        self._guides: dict[str, Guide | None] = {}
        self._through: dict[str, Through] = {}

    def guide(self, name: str, on_the_way: tuple[str, ...] = ()) -> Guide | None:
        """A guide with what it visits; None where its file, or one that it needs, cannot be used."""
        if name not in self._guides:
            with _undisturbed():
                self._guides[name] = self._read(name, (*on_the_way, name))
        return self._guides[name]

    def _read(self, name: str, on_the_way: tuple[str, ...]) -> Guide | None:
        before = len(self.problems)
        opened = opened_file(self.files[name], self.problems)
        if opened is None:
            return None
        draft = self._draft(self.files[name], *opened)
        visits, whole = self._visits(draft, on_the_way)
        guide = draft.linked(visits)
        meant = draft.meant()
        self.problems += check_names(draft, guide, frozenset(self.files), meant, whole)
        self.problems += check_graph(draft, guide, meant, self._through)
        if len(self.problems) > before:
            return None
        self.written[name] = Written(guide, *opened, draft.made)
        return guide

    def _draft(self, path: Path, spot: Spot, source: Source) -> GuideDraft:
        desk = Desk(source.path, self.problems)
        draft = read_guide(spot, desk, source, self.labels, self.phrasing, self.language)
        look_into(draft, self.language.wording)
        self.problems += draft.unsound
        if is_id(draft.guide.id) and draft.guide.id != path.stem and isinstance(spot.value, dict):
            message = (
                f"the guide `{shortened(draft.guide.id)}` stands in a file named `{path.name}`; the two must agree"
            )
            desk.problem(spot.value["guide"], "R130", message)
        return draft

    def _visits(self, draft: GuideDraft, on_the_way: tuple[str, ...]) -> tuple[dict[str, Guide], bool]:
        """The guides that a guide visits, and whether all of them can be used."""
        found: dict[str, Guide] = {}
        whole = True
        for visit in draft.visits:
            wrong = self._wrong(draft, visit, on_the_way)
            if wrong is not None:
                self.problems.append(wrong)
            visited = None if wrong else self.guide(visit.name, on_the_way)
            if visited is None:
                whole = False
            else:
                found[visit.name] = visited
        return found, whole

    def _wrong(self, draft: GuideDraft, visit: Named, on_the_way: tuple[str, ...]) -> Problem | None:
        """Why a guide cannot be visited."""
        name = visit.name
        if name in on_the_way:
            return draft.problem(visit.spot, "R216", f"`{name}` is visited by way of itself; a visit must come back")
        if name not in self.files:
            near = draft.suggest.did_you_mean(name, self.files)
            return draft.problem(visit.spot, "R202", f"`{shortened(name)}` is no guide{near}")
        if len(on_the_way) >= _DEEPEST:
            return draft.problem(visit.spot, "R217", f"guides visit each other more than {_DEEPEST} deep")
        return None


def opened_file(path: Path, problems: list[Problem]) -> Opened | None:
    """The tree of spots and the text of a file; None (and a problem) where it cannot be read."""
    try:
        source = Source(str(path), read_text(path))
    except Unreadable as error:
        problems.append(error.problem)
        return None
    spot = read_spots(source.text, source.path, problems)
    return None if spot is None else (spot, source)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """The collector would look at every value again and again while a file is read; none of them lies on a circle."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
