"""Finds guides by id in folders. To walk one, only it and what it visits is read; to check, all that is given."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from repair_cli.errors import ContentError, ExitCode, Problem, RepairError
from repair_cli.guide.model import Audience, Guide
from repair_cli.library.fields import Desk
from repair_cli.library.files import is_folder
from repair_cli.library.interface import Interface, read_interface
from repair_cli.library.links import Links, Opened, Written, opened_file
from repair_cli.library.spots import Spot
from repair_cli.library.support import Support, read_support
from repair_cli.library.word_list import WORDS
from repair_cli.text import did_you_mean

if TYPE_CHECKING:
    from repair_cli.library.ideas import Ideas
    from repair_cli.library.practice import PracticeWords
    from repair_cli.library.style import Style
    from repair_cli.wording import Wording

Thing = TypeVar("Thing")

INTERFACE = "interface"
SUPPORT = "support-lines"
STYLE = "words"
PROOFS = "proofs"
PRACTICE = "practice"
IDEAS = "ideas"
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
    """The packs at hand: folders of guides, the last one being the pack that ships, which has the interface words."""

    def __init__(self, folders: tuple[Path, ...], ships: Path) -> None:
        self.folders = (*folders, ships)
        self.ships = ships
        self.opened: dict[str, Opened] = {}
        self._links: Links | None = None
        self._interface: Interface | None = None
        self._wording: Mapping[Audience, Wording] | None = None

    @property
    def interface(self) -> Interface:
        """The words of the language. Raises ContentError."""
        if self._interface is None:
            self._interface = _sound(read_interface, self.ships / f"{INTERFACE}{_SUFFIX}")
        return self._interface

    def support(self) -> Support:
        """Crisis lines and routes. Raises ContentError."""
        return _sound(read_support, self.ships / f"{SUPPORT}{_SUFFIX}")

    def style(self) -> Style:
        """What the language asks of its words; without such a file, nothing. Raises ContentError."""
        from repair_cli.library.style import Style, read_style  # late: a walk does not need it

        path = self.ships / f"{STYLE}{_SUFFIX}"
        return _sound(read_style, path) if path.exists() else Style()

    def practice(self) -> PracticeWords:
        """The words for what scenes practise; without such a file, none. Raises ContentError."""
        from repair_cli.library.practice import PracticeWords, read_practice_words  # late: for scenes alone

        path = self.ships / f"{PRACTICE}{_SUFFIX}"
        return _sound(read_practice_words, path) if path.exists() else PracticeWords()

    def wording(self) -> Mapping[Audience, Wording]:
        """The wording rules of each seat; without any, they find nothing. Raises ContentError."""
        if self._wording is None:
            from repair_cli.library.wording import FOLDER, wordings  # late: most starts need no rules

            self._wording = wordings(self.ships / FOLDER)
        return self._wording

    def ideas(self) -> Ideas | None:
        """The ideas that guides carry, which stand above the languages; None without a list. Raises ContentError."""
        from repair_cli.library.ideas import read_ideas  # late: a walk does not need them

        path = self.ships.parent / f"{IDEAS}{_SUFFIX}"
        return _sound(read_ideas, path) if path.exists() else None

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
        if self._links is None:
            self._links = Links(names, self.interface.labels, self.interface.phrasing, self)
        guide = self._links.guide(name)
        if guide is None:
            raise ContentError(tuple(sorted(set(self._links.problems))))
        return guide

    def check(self, paths: list[Path], problems: list[Problem], offers: bool = False) -> list[Written]:
        """The sound guides among some files; adds the problems of all, and of what they depend on, each once.

        With `offers`, the guides that they offer at their ends come after them, and what those offer, and so on.
        `opened` then has what stands in the other files among them, by path.
        """
        found: dict[str, Written] = {}
        words = self._words_for_checks(problems)
        for group in _groups(paths):
            links = Links({**self._others(group, paths), **group}, words.labels, words.phrasing, self)
            for name, path in group.items():
                if name in _SPECIAL:
                    self._read_other(name, path, problems)
                elif links.guide(name) is not None:
                    found[str(path)] = links.written[name]
            if offers:
                _add_offered(links, found)
            problems += links.problems
        problems[:] = sorted(set(problems))
        return list(found.values())

    def _read_other(self, name: str, path: Path, problems: list[Problem]) -> None:
        opened = opened_file(path, problems)
        if opened is not None:
            self.opened[str(path)] = opened
            _reader(name)(opened[0], Desk(str(path), problems))

    def _words_for_checks(self, problems: list[Problem]) -> Interface:
        """The interface words; where they are broken their keys stand for them, so that guides can be checked."""
        try:
            return self.interface
        except ContentError as error:
            problems += error.problems
            return Interface({key: key for key in WORDS})

    def _others(self, group: Mapping[str, Path], paths: list[Path]) -> dict[str, Path]:
        """Guides that the files of a group may name: neighbours, the other files, and what ships."""
        folder = next(iter(group.values())).parent
        found: dict[str, Path] = {}
        for path in (*_files_if_any(folder), *paths, *(path for one in self.folders for path in guide_files(one))):
            found.setdefault(path.stem, path)
        return found


def _groups(paths: list[Path]) -> list[dict[str, Path]]:
    """The files by folder, each once; files of one folder by what their guides must be called."""
    groups: list[dict[str, Path]] = []
    once: dict[str, Path] = {}
    for path in paths:
        once.setdefault(os.path.realpath(path), path)
    for path in once.values():
        fitting = (one for one in groups if path.stem not in one and next(iter(one.values())).parent == path.parent)
        group = next(fitting, None)
        if group is None:
            groups.append(group := {})
        group[path.stem] = path
    return groups


def _add_offered(links: Links, found: dict[str, Written]) -> None:
    """Adds the guides that the guides of a group offer, and those that these offer."""
    waiting = [one.guide for one in found.values()]
    there = {one.id for one in waiting}
    while waiting:
        for name in waiting.pop().offers():
            if name not in there and (guide := links.guide(name)) is not None:
                there.add(name)
                waiting.append(guide)
                found[str(links.files[name])] = links.written[name]


def guide_files(folder: Path) -> Iterator[Path]:
    """The files of a folder that hold guides, in order. Raises RepairError where the folder cannot be read."""
    if not is_folder(folder):
        raise RepairError(f"{folder} is no folder that can be read", ExitCode.CONTENT, "give the folder of a pack")
    return (path for path in sorted(folder.glob(f"*{_SUFFIX}")) if path.stem not in _SPECIAL)


def _files_if_any(folder: Path) -> Iterator[Path]:
    return guide_files(folder) if is_folder(folder) else iter(())


def _read(read: Callable[[Spot, Desk], Thing | None], path: Path, problems: list[Problem]) -> Thing | None:
    opened = opened_file(path, problems)
    return read(opened[0], Desk(str(path), problems)) if opened else None


def _sound(read: Callable[[Spot, Desk], Thing | None], path: Path) -> Thing:
    problems: list[Problem] = []
    found = _read(read, path, problems)
    if found is None or problems:
        raise ContentError(tuple(sorted(problems)))
    return found


_SPECIAL = (INTERFACE, SUPPORT, STYLE, PROOFS, PRACTICE, IDEAS)
"""Files of a pack that are no guides."""


def _reader(name: str) -> Callable[[Spot, Desk], object]:
    from repair_cli.library.ideas import read_ideas  # late: a walk needs none of these
    from repair_cli.library.practice import read_practice_words
    from repair_cli.library.statements import read_statements
    from repair_cli.library.style import read_style

    return {
        INTERFACE: read_interface, SUPPORT: read_support, STYLE: read_style, PRACTICE: read_practice_words, PROOFS: read_statements, IDEAS: read_ideas,
    }[name]  # fmt: skip
