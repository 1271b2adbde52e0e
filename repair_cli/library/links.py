"""Reads guides together with what they visit; each file once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from repair_cli.errors import Problem
from repair_cli.guide.model import Guide
from repair_cli.guide.says import Phrasing
from repair_cli.library.drafts import GuideDraft, Named
from repair_cli.library.fields import Desk, is_id
from repair_cli.library.files import Source, Unreadable, read_text
from repair_cli.library.graph import check_graph
from repair_cli.library.guides import read_guide
from repair_cli.library.names import check_names
from repair_cli.library.options import Labels
from repair_cli.library.spots import Spot, read_spots
from repair_cli.text import shortened

_DEEPEST = 32
"""Visits inside visits."""


class Links:
    """Guides by id out of files; the problems of every file that was needed."""

    def __init__(self, files: Mapping[str, Path], labels: Labels, phrasing: Phrasing) -> None:
        self.files = files
        self.labels = labels
        self.phrasing = phrasing
        self.problems: list[Problem] = []
        self._guides: dict[str, Guide | None] = {}

    def guide(self, name: str, on_the_way: tuple[str, ...] = ()) -> Guide | None:
        """A guide with what it visits; None where its file, or one that it needs, cannot be used."""
        if name not in self._guides:
            with _undisturbed():
                self._guides[name] = self._read(name, (*on_the_way, name))
        return self._guides[name]

    def _read(self, name: str, on_the_way: tuple[str, ...]) -> Guide | None:
        before = len(self.problems)
        draft = self._draft(name)
        if draft is None:
            return None
        visits, whole = self._visits(draft, on_the_way)
        guide = draft.linked(visits)
        meant = draft.meant()
        self.problems += check_names(draft, guide, frozenset(self.files), meant, whole)
        self.problems += check_graph(draft, guide, meant)
        return guide if len(self.problems) == before else None

    def _draft(self, name: str) -> GuideDraft | None:
        path = self.files[name]
        opened = opened_file(path, self.problems)
        if opened is None:
            return None
        spot, source = opened
        desk = Desk(source.path, self.problems)
        draft = read_guide(spot, desk, source, self.labels, self.phrasing)
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


def opened_file(path: Path, problems: list[Problem]) -> tuple[Spot, Source] | None:
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
