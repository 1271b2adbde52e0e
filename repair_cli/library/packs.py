"""Finds guides by id in folders and makes them ready to walk. Only the guide that is asked for, and what it visits, is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from repair_cli.errors import ContentError, ExitCode, Problem, RepairError
from repair_cli.guide.model import Guide
from repair_cli.library.drafts import GuideDraft
from repair_cli.library.fields import Desk
from repair_cli.library.files import Unreadable, read_text
from repair_cli.library.graph import check_graph
from repair_cli.library.guides import read_guide
from repair_cli.library.interface import Interface, read_interface
from repair_cli.library.names import check_names
from repair_cli.library.spots import Spot, read_spots
from repair_cli.library.support import Support, read_support
from repair_cli.text import did_you_mean

Thing = TypeVar("Thing")

INTERFACE = "interface"
SUPPORT = "support-lines"
_SUFFIX = ".yaml"


def shipped(language: str = "en") -> Path:
    """The folder of the pack that ships: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for root in (package / "_content", package.parent / "content"):
        if (root / language).is_dir():
            return root / language
        if root.is_dir():
            known = sorted(path.name for path in root.iterdir() if path.is_dir())
            near = did_you_mean(language, known)
            message = f"there is no content in the language `{language}`{near}"
            raise RepairError(message, ExitCode.USAGE, f"use --lang with one of: {', '.join(known)}")
    raise RepairError("the content of repair is missing", ExitCode.CONTENT, "install repair again")


class Library:
    """The packs at hand: folders of guides, the last one being the pack that ships, which also brings the interface words."""

    def __init__(self, folders: tuple[Path, ...], ships: Path) -> None:
        self.folders = (*folders, ships)
        self.ships = ships
        self._drafts: dict[str, GuideDraft] = {}
        self._guides: dict[str, Guide | None] = {}
        self._interface: Interface | None = None

    @property
    def interface(self) -> Interface:
        """The words of the language. Raises ContentError."""
        if self._interface is None:
            self._interface = _sound(read_interface, self.ships / f"{INTERFACE}{_SUFFIX}")
        return self._interface

    def support(self) -> Support:
        """Crisis lines and routes. Raises ContentError."""
        return _sound(read_support, self.ships / f"{SUPPORT}{_SUFFIX}")

    def names(self) -> dict[str, Path]:
        """Every guide at hand by id, without reading it: a guide's file has the guide's name."""
        found: dict[str, Path] = {}
        for folder in self.folders:
            for path in guide_files(folder):
                if path.stem in found:
                    message = f"there are two guides `{path.stem}`: {found[path.stem]} and {path}"
                    raise RepairError(message, ExitCode.CONTENT, "rename one, or take it out")
                found[path.stem] = path
        return found

    def guide(self, name: str) -> Guide:
        """A guide that is ready to walk. Raises RepairError for an unknown id, ContentError for a broken file."""
        names = self.names()
        if name not in names:
            near = did_you_mean(name, names)
            raise RepairError(f"there is no guide `{name}`{near}", ExitCode.USAGE, "`repair guides` lists them")
        problems: list[Problem] = []
        guide = self._linked(name, names, problems, ())
        if problems or guide is None:
            raise ContentError(tuple(sorted(problems)))
        return guide

    def check(self, paths: list[Path], problems: list[Problem]) -> list[Guide]:
        """The sound guides among some files, and the problems of all."""
        names = {**{path.stem: path for path in paths}, **self._others(paths)}
        found: dict[str, Guide] = {}
        for path in paths:
            if path.stem not in (INTERFACE, SUPPORT):
                guide = self._linked(path.stem, names, problems, ())
                if guide is not None:
                    found[path.stem] = guide
        return list(found.values())

    def _others(self, paths: list[Path]) -> dict[str, Path]:
        """Guides that the files may name without being among them: neighbours, and what ships."""
        folders = [*{path.parent: None for path in paths}, *self.folders]
        given = {path.stem for path in paths}
        found: dict[str, Path] = {}
        for folder in folders:
            for path in guide_files(folder):
                if path.stem not in given:
                    found.setdefault(path.stem, path)
        return found

    def _draft(self, name: str, path: Path, problems: list[Problem]) -> GuideDraft | None:
        if name not in self._drafts:
            opened = _open(path, problems)
            if opened is None:
                return None
            spot, source = opened
            desk = Desk(str(path), problems)
            interface = self.interface
            draft = read_guide(spot, desk, source, interface.labels, interface.phrasing)
            if draft.guide.id and draft.guide.id != path.stem:
                where = spot.value["guide"] if isinstance(spot.value, dict) else spot
                desk.problem(
                    where,
                    "R130",
                    f"the guide `{draft.guide.id}` must stand in a file named `{draft.guide.id}{_SUFFIX}`",
                )
            self._drafts[name] = draft
        return self._drafts[name]

    def _linked(
        self, name: str, names: dict[str, Path], problems: list[Problem], on_the_way: tuple[str, ...]
    ) -> Guide | None:
        """A guide with what it visits; None where its file, or one that it needs, cannot be used."""
        if name not in self._guides:
            self._guides[name] = self._link(name, names, problems, on_the_way)
        return self._guides[name]

    def _link(
        self, name: str, names: dict[str, Path], problems: list[Problem], on_the_way: tuple[str, ...]
    ) -> Guide | None:
        before = len(problems)
        draft = self._draft(name, names[name], problems)
        if draft is None:
            return None
        readable = len(problems) == before
        visits: dict[str, Guide] = {}
        whole = True
        for visit in draft.visits:
            if visit.name in (*on_the_way, name):
                problems.append(
                    Problem(
                        draft.path,
                        visit.spot.line,
                        visit.spot.col,
                        "R216",
                        f"`{visit.name}` is visited by way of itself; a visit must come back",
                    )
                )
                whole = False
            elif visit.name not in names:
                near = did_you_mean(visit.name, names)
                problems.append(
                    Problem(draft.path, visit.spot.line, visit.spot.col, "R202", f"`{visit.name}` is no guide{near}")
                )
                whole = False
            elif visit.name not in visits:
                visited = self._linked(visit.name, names, problems, (*on_the_way, name))
                whole = whole and visited is not None
                if visited is not None:
                    visits[visit.name] = visited
        if not whole:
            return None
        guide = draft.linked(visits)
        problems += check_names(draft, guide, frozenset(names))
        if len(problems) == before and readable:
            problems += check_graph(draft, guide)
        return guide if len(problems) == before else None


def guide_files(folder: Path) -> Iterator[Path]:
    """The files of a folder that hold guides, in order. Raises RepairError where the folder cannot be read."""
    try:
        found = sorted(folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else None
    except OSError:
        found = None
    if found is None:
        raise RepairError(f"{folder} is no folder that can be read", ExitCode.CONTENT, "give the folder of a pack")
    return (path for path in found if path.stem not in (INTERFACE, SUPPORT))


def _open(path: Path, problems: list[Problem]) -> tuple[Spot, str] | None:
    try:
        source = read_text(path)
    except Unreadable as error:
        problems.append(error.problem)
        return None
    spot = read_spots(source, str(path), problems)
    return None if spot is None else (spot, source)


def _sound(read: Callable[[Spot, Desk], Thing | None], path: Path) -> Thing:
    problems: list[Problem] = []
    opened = _open(path, problems)
    found = read(opened[0], Desk(str(path), problems)) if opened else None
    if found is None:
        raise ContentError(tuple(sorted(problems)))
    return found
