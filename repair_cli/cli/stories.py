"""`repair content stories`: tells stories, shows where they go another way, blesses them, counts what they cover."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from repair_cli.checks.blessing import bless, holds
from repair_cli.checks.cover import Seen
from repair_cli.checks.coverage import coverage
from repair_cli.checks.differences import Difference
from repair_cli.checks.player import Player
from repair_cli.checks.stories import StoryFile, read_stories
from repair_cli.checks.telling import Told, tell_all
from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ContentError, ExitCode, Problem, RepairError
from repair_cli.guide.walk import Walk
from repair_cli.library.answers import written as answers_file
from repair_cli.library.files import is_folder
from repair_cli.library.folders import STORIES, files_in
from repair_cli.library.links import Written
from repair_cli.library.listing import guide_files
from repair_cli.library.packs import Library, shipped
from repair_cli.text import printable

_NOISE = frozenset({"S115", "S116"})
"""What differs of itself where the walk stands elsewhere (S113)."""


class StoryWishes(msgspec.Struct, frozen=True):
    """What the options of `repair content stories` asked for; `least` is in per cent, `content` are packs."""

    update: bool = False
    cover: bool = False
    least: int | None = None
    plays: int = 0
    seed: int = 1
    content: tuple[Path, ...] = ()


class _Pack(msgspec.Struct, frozen=True):
    """A folder of guides (None: stories that lie elsewhere), the files of its stories, whether all of it was named."""

    folder: Path | None
    stories: list[Path]
    whole: bool


def check_stories(paths: list[Path], lang: str, wishes: StoryWishes) -> ExitCode:
    """Tells the stories of files and packs (without any: of what ships), prints what differs, and the coverage."""
    ships = shipped(lang)
    wishes = replace(wishes, content=Surroundings.here().packs(wishes.content))
    failed = False
    told = 0
    for pack in _packs(paths or [ships]):
        checking = _Checking(pack, ships, wishes)
        told += checking.tell()
        if wishes.plays or wishes.cover or wishes.least is not None:
            checking.cover()
        failed = failed or checking.failed
    if not failed:
        _print("1 story is" if told == 1 else f"{told} stories are", " told as expected")
    return ExitCode.CONTENT if failed else ExitCode.DONE


class _Checking:
    """The stories of one pack."""

    def __init__(self, pack: _Pack, ships: Path, wishes: StoryWishes) -> None:
        self.pack = pack
        self.library = Library((*(() if pack.folder is None else (pack.folder,)), *wishes.content), ships)
        self.wishes = wishes
        self.seen = Seen()
        self.walks: dict[str, list[Walk]] = {}
        self.failed = False

    def tell(self) -> int:
        """Tells every story; gives how many there are."""
        count = 0
        for path in self.pack.stories:
            problems: list[Problem] = []
            file = read_stories(path, self.library, problems)
            self._fail(sorted(set(problems)))
            if file is None:
                continue
            told = list(tell_all(file))
            count += len(told)
            for one in told:
                self.seen.see(one.shown)
                self.walks.setdefault(file.guide.id, []).extend(one.shown)
            self._differences(path, file, told)
        return count

    def _differences(self, path: Path, file: StoryFile, told: list[Told]) -> None:
        found = [difference for one in told for difference in _telling(one.differences)]
        if self.wishes.update and any(one.rewrite for one in found):
            found = [one for one in found if one.rewrite is None]
            self._bless(path, file, told)
        self._fail(found)

    def _bless(self, path: Path, file: StoryFile, told: list[Told]) -> None:
        """Writes what came in the place of what was expected."""
        blessed = bless(file, told)
        self._fail(blessed.problems)
        if not blessed.notes:
            return
        if not holds(blessed.text, file, self.library, len(blessed.problems)):
            message = "this file cannot be rewritten as it stands; change what it expects by hand"
            self._fail([Problem(str(path), 1, 1, "S120", message)])
            return
        _replace(path, blessed.text)
        for note in blessed.notes:
            _print(note)

    def cover(self) -> None:
        """Lets the player play, and prints what was seen of each guide."""
        problems: list[Problem] = []
        names = self.library.names()
        whole = guide_files(self.pack.folder) if self.pack.folder is not None and self.pack.whole else None
        files = [names[guide] for guide in sorted(self.walks)] if whole is None else list(whole)
        found = self.library.check(files, problems)
        self._fail(problems)
        for written in found if self.wishes.plays else ():
            self._play(written)
        least = self.wishes.least
        for one in [coverage(written, self.seen) for written in found] if self.wishes.cover or least else ():
            _print(str(one))
            for missing in one.missing:
                _print(f"  {missing}")
            if least is not None and one.least < least:
                self.failed = True
                _print(f"  {one.guide}: {one.least} % is less than --min {least}")

    def _play(self, written: Written) -> None:
        guide = written.guide
        known = self.walks.get(guide.id, ())
        failure = Player(guide, self.wishes.seed, self.seen, known).play(self.wishes.plays)
        if failure is not None:
            message = f"{guide.id}: {failure.message}; these answers lead there:"
            self._fail([Problem(written.source.path, 1, 1, failure.code, message)])
            _print(answers_file(guide, failure.answers).rstrip("\n"))

    def _fail(self, found: Iterable[Problem | Difference]) -> None:
        for one in found:
            self.failed = True
            _print(str(one))


def _telling(differences: tuple[Difference, ...]) -> list[Difference]:
    """The differences that tell something: where a walk stands elsewhere, so do its words and its card."""
    elsewhere = {one.problem.code for one in differences} & {"S113"}
    return [one for one in differences if not (elsewhere and one.problem.code in _NOISE)]


def _packs(paths: list[Path]) -> list[_Pack]:
    """The packs that are named by their folders, by that of their stories, or by files of stories."""
    found: dict[str, _Pack] = {}
    for path in paths:
        whole = is_folder(path)
        folder = _pack_of(path if whole else path.parent, whole)
        problems: list[Problem] = []
        stories = files_in(folder, (STORIES,), problems) if whole and folder is not None else [path]
        if problems:
            raise ContentError(tuple(problems))
        if not stories:
            message = f"there are no stories in {folder}"
            raise RepairError(message, ExitCode.CONTENT, f"put them into a folder `{STORIES}` there")
        key = "" if folder is None else os.path.realpath(folder)
        pack = found.get(key, _Pack(folder, [], whole=False))
        known = {os.path.realpath(one) for one in pack.stories}
        new = [one for one in stories if os.path.realpath(one) not in known]
        found[key] = _Pack(folder, [*pack.stories, *new], pack.whole or whole)
    return list(found.values())


def _pack_of(folder: Path, whole: bool) -> Path | None:
    """The pack whose stories a folder holds, or that a folder is; None for stories that lie anywhere."""
    if folder.absolute().name == STORIES:
        return folder.absolute().parent if folder.name in ("", ".") else folder.parent
    return folder if whole else None


def _replace(path: Path, text: str) -> None:
    """Writes a file anew, whole or not at all, with the rights that it has."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        shutil.copymode(path, draft)
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        reason = str(error.strerror).lower()
        raise RepairError(f"{path} cannot be written: {reason}", ExitCode.STORAGE, "look at its rights") from None


def _print(*words: str) -> None:
    sys.stdout.write(printable("".join(words)) + "\n")
