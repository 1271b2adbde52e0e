"""The file of a guide that may change while it is walked, and is read again when it has."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from repair_cli.errors import ContentError, ExitCode, Problem, RepairError
from repair_cli.guide.model import Guide
from repair_cli.library.files import Unreadable, read_bytes
from repair_cli.library.folders import root_of
from repair_cli.library.packs import Library


class GuideFile:
    """A guide as its file has it: `guide` is the last that was sound, `problems` what is wrong with the file now.

    The guides beside it that it visits count as parts of it. Raises RepairError for what holds no sound guide at first.
    """

    def __init__(self, path: Path, library: Library) -> None:
        self.path = path
        self.problems: tuple[Problem, ...] = ()
        self._library = library
        self._seen: Mapping[Path, bytes | None] = {path: _bytes(path)}
        found = self._read()
        if self.problems:
            raise ContentError(self.problems)
        if found is None:
            raise RepairError(f"{path} holds no guide", ExitCode.USAGE, "give the file of a guide")
        self.guide = found
        self._seen = {**self._parts(), **self._seen}

    def again(self) -> bool:
        """Looks at the files and reads them if they have changed; whether there is anything new."""
        there = self._parts()
        changed = there != self._seen
        if not changed and not self.problems:  # what a problem lacks may come to be in another file
            return False
        before = self.problems
        self.guide = self._read() or self.guide
        self._seen = {**self._parts(), **there}
        return changed or self.problems != before

    def _read(self) -> Guide | None:
        problems: list[Problem] = []
        written = self._library.check([self.path], problems)
        self.problems = tuple(problems)
        return next((one.guide for one in written if not problems and one.source.path == str(self.path)), None)

    def _parts(self) -> dict[Path, bytes | None]:
        """What stands in the files that the guide is made of; None for one that is not there."""
        files = [f"{guide.id}{self.path.suffix}" for guide in self.guide.everything()]
        folders = {self.path.parent, root_of(self.path)}
        return {path: _bytes(path) for path in (self.path, *(folder / file for folder in folders for file in files))}


def _bytes(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except Unreadable:
        return None
