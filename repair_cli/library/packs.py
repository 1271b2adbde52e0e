"""Finds guides by id in folders. To walk one, only it and what it visits is read; to check, all that is given."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from repair_cli.errors import ContentError, ExitCode, Problem, RepairError
from repair_cli.guide.model import Guide
from repair_cli.library.fields import Desk
from repair_cli.library.files import is_folder
from repair_cli.library.folders import root_of
from repair_cli.library.interface import Interface
from repair_cli.library.joining import Pack, Standing, joined
from repair_cli.library.links import Links, Opened, Written, opened_file
from repair_cli.library.listing import each_once, groups_of, guide_files, guides_in, pack_in
from repair_cli.library.others import NO_GUIDES, Shipped, reader_of
from repair_cli.library.word_list import WORDS
from repair_cli.text import did_you_mean


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


class Library(Shipped):
    """The packs at hand: folders of guides, the last one being the pack that ships, which has the interface words."""

    def __init__(self, folders: tuple[Path, ...], ships: Path) -> None:
        super().__init__(ships)
        self.folders = each_once((*folders, ships))
        self.opened: dict[str, Opened] = {}
        self._standing: dict[str, Standing] | None = None
        self._links: Links | None = None

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
            packs = [Pack(self.ships, guides_in(self.ships, problems))] if alone else self.packs(problems)
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
        for group in groups_of(paths):
            others = self._others(group, paths)
            links = Links({**others, **(instead or {}), **group}, words.labels, words.phrasing, self)
            for name, path in group.items():
                if name in NO_GUIDES:
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
            reader_of(name)(opened[0], Desk(str(path), problems))

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
        near = guides_in(root, []) if is_folder(root) else ()  # what is wrong beside these files is not their fault
        found: dict[str, Path] = {}
        for path in (*near, *paths, *(path for one in self.folders for path in guide_files(one))):
            found.setdefault(path.stem, path)
        return found


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
