"""Finds guides by id in folders. To walk one, only it and what it visits is read; to check, all that is given."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from repair_cli.errors import ContentError, ExitCode, Problem, RepairError
from repair_cli.guide.model import Audience, Guide
from repair_cli.library.fields import Desk
from repair_cli.library.files import is_folder
from repair_cli.library.folders import PACK, SCENES, SUFFIX, files_in, root_of
from repair_cli.library.interface import Interface, read_interface
from repair_cli.library.joining import Pack, Standing, joined
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
IDEAS = "ideas"
PRACTICE = "practice"


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
        self.folders = _each_once((*folders, ships))
        self.ships = ships
        self.opened: dict[str, Opened] = {}
        self._standing: dict[str, Standing] | None = None
        self._links: Links | None = None
        self._interface: Interface | None = None
        self._wording: Mapping[Audience, Wording] | None = None

    @property
    def interface(self) -> Interface:
        """The words of the language. Raises ContentError."""
        if self._interface is None:
            self._interface = _sound(read_interface, self.ships / f"{INTERFACE}{SUFFIX}")
        return self._interface

    def support(self) -> Support:
        """Crisis lines and routes. Raises ContentError."""
        return _sound(read_support, self.ships / f"{SUPPORT}{SUFFIX}")

    def style(self) -> Style:
        """What the language asks of its words; without such a file, nothing. Raises ContentError."""
        from repair_cli.library.style import Style, read_style  # late: a walk does not need it

        path = self.ships / f"{STYLE}{SUFFIX}"
        return _sound(read_style, path) if path.exists() else Style()

    def practice(self) -> PracticeWords:
        """The words for what scenes practise; without such a file, none. Raises ContentError."""
        from repair_cli.library.practice import PracticeWords, read_practice_words  # late: for scenes alone

        path = self.ships / f"{PRACTICE}{SUFFIX}"
        return _sound(read_practice_words, path) if path.exists() else PracticeWords()

    def ideas(self) -> Ideas | None:
        """The ideas that guides carry, which stand above the languages; None without a list. Raises ContentError."""
        from repair_cli.library.ideas import read_ideas  # late: a walk does not need them

        path = self.ships.parent / f"{IDEAS}{SUFFIX}"
        return _sound(read_ideas, path) if path.exists() else None

    def wording(self) -> Mapping[Audience, Wording]:
        """The wording rules of each seat; without any, they find nothing. Raises ContentError."""
        if self._wording is None:
            from repair_cli.library.wording import FOLDER, wordings  # late: most starts need no rules

            self._wording = wordings(self.ships / FOLDER)
        return self._wording

    def names(self) -> dict[str, Path]:
        """Every guide at hand by id, without reading it: a guide's file has the guide's name. Raises ContentError."""
        return {name: one.path for name, one in self.standing().items()}

    def standing(self, with_what_ships: bool = False) -> dict[str, Standing]:
        """Every guide at hand by id, with its pack. What the pack that ships says of itself is read only if need be.

        Raises ContentError where packs clash, or where one cannot be read.
        """
        if self._standing is None or with_what_ships:
            problems: list[Problem] = []
            alone = len(self.folders) == 1 and not with_what_ships
            packs = [Pack(self.ships, _guides_in(self.ships, problems))] if alone else self.packs(problems)
            self._standing = {} if problems else joined(packs, problems)
            if problems:
                raise ContentError(tuple(sorted(set(problems))))
        return self._standing

    def packs(self, problems: list[Problem]) -> list[Pack]:
        """The packs at hand, what ships being the last, with what they say of themselves; adds their problems."""
        return [pack_in(folder, problems) for folder in self.folders]

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

    def check(
        self,
        paths: list[Path],
        problems: list[Problem],
        offers: bool = False,
        instead: Mapping[str, Path] | None = None,
    ) -> list[Written]:
        """The sound guides among some files; adds the problems of all, and of what they depend on, each once.

        With `offers`, the guides that they offer at their ends come after them, and what those offer, and so on.
        `opened` then has what stands in the other files among them, by path. `instead` has guides that stand for an id
        wherever it is named.
        """
        found: dict[str, Written] = {}
        words = self._words_for_checks(problems)
        for group in _groups(paths):
            others = self._others(group, paths)
            links = Links({**others, **(instead or {}), **group}, words.labels, words.phrasing, self)
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
        root = root_of(next(iter(group.values())))
        near = _guides_in(root, []) if is_folder(root) else ()  # what is wrong beside these files is not their fault
        found: dict[str, Path] = {}
        for path in (*near, *paths, *(path for one in self.folders for path in guide_files(one))):
            found.setdefault(path.stem, path)
        return found


def _groups(paths: list[Path]) -> list[dict[str, Path]]:
    """The files by folder, each once; files of one folder by what their guides must be called."""
    groups: list[dict[str, Path]] = []
    once: dict[str, Path] = {}
    for path in paths:
        once.setdefault(os.path.realpath(path), path)
    for path in once.values():
        root = root_of(path)
        fitting = (one for one in groups if path.stem not in one and root_of(next(iter(one.values()))) == root)
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


def guide_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that hold guides, in order: its own, then its scenes.

    Raises RepairError where it is no folder, ContentError where something in it is not read.
    """
    problems: list[Problem] = []
    found = _guides_in(folder, problems)
    if problems:
        raise ContentError(tuple(problems))
    return found


def pack_in(folder: Path, problems: list[Problem]) -> Pack:
    """A folder of guides, with what its `pack.yaml` says, if it has one. Raises RepairError where it is no folder."""
    before = len(problems)
    guides = _guides_in(folder, problems)
    file = folder / f"{PACK}{SUFFIX}"
    if len(problems) > before or not os.path.lexists(file):
        return Pack(folder, guides)
    from repair_cli.library.imprint import read_imprint  # late: most walks are of what ships

    return Pack(folder, guides, _read(read_imprint, file, problems))


def _guides_in(folder: Path, problems: list[Problem]) -> tuple[Path, ...]:
    if not is_folder(folder):
        raise RepairError(f"{folder} is no folder that can be read", ExitCode.CONTENT, "give the folder of a pack")
    return tuple(path for path in files_in(folder, ("", SCENES), problems) if path.stem not in _SPECIAL)


def _each_once(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders in order, each once, by whatever names they are given; of two names the last counts."""
    once = {os.path.realpath(folder): folder for folder in reversed(folders)}
    return tuple(reversed(once.values()))


def _read(read: Callable[[Spot, Desk], Thing | None], path: Path, problems: list[Problem]) -> Thing | None:
    opened = opened_file(path, problems)
    return read(opened[0], Desk(str(path), problems)) if opened else None


def _sound(read: Callable[[Spot, Desk], Thing | None], path: Path) -> Thing:
    problems: list[Problem] = []
    found = _read(read, path, problems)
    if found is None or problems:
        raise ContentError(tuple(sorted(problems)))
    return found


_SPECIAL = (INTERFACE, SUPPORT, STYLE, PROOFS, IDEAS, PACK, PRACTICE)
"""Files of a pack that are no guides."""


def _reader(name: str) -> Callable[[Spot, Desk], object]:
    from repair_cli.library.ideas import read_ideas  # late: a walk needs none of these
    from repair_cli.library.imprint import read_imprint
    from repair_cli.library.practice import read_practice_words
    from repair_cli.library.statements import read_statements
    from repair_cli.library.style import read_style

    return {
        INTERFACE: read_interface, SUPPORT: read_support, STYLE: read_style, PROOFS: read_statements, IDEAS: read_ideas,
        PRACTICE: read_practice_words,
        PACK: read_imprint,
    }[name]  # fmt: skip
