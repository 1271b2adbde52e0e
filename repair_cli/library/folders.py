"""What lies in the folder of a pack: files that stay inside it, are not too many, and have names that can be shown."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from repair_cli.errors import Problem
from repair_cli.library.files import is_folder
from repair_cli.text import printable, shortened

MOST_FILES = 2_000
"""YAML files that a folder of a pack may hold."""

MOST_BYTES = 10_000_000
"""Bytes that the files of a pack may have together."""

SCENES = "scenes"
"""The folder of a pack for guides of one kind, so that the others are found more easily. Their ids must differ, too."""

STORIES = "stories"
"""The folder of a pack for stories."""

PACK = "pack"
"""The file that makes a pack of a folder, without its ending."""

SUFFIX = ".yaml"


def files_in(folder: Path, parts: tuple[str, ...], problems: list[Problem]) -> list[Path]:
    """The YAML files of a folder that can be read, in order: of itself (`""`), and of folders in it.

    A link that leads out of the folder is a problem, and so are too many files, too many bytes, and hidden names.
    """
    inside = os.path.realpath(folder).rstrip(os.sep) + os.sep
    found: list[Path] = []
    size = 0
    for part in parts:
        place = folder / part if part else folder
        if part and not is_folder(place):
            continue
        if part and not _stays(place, inside):
            problems.append(_leads_out(place))
            continue
        for entry in _entries(place, problems):
            path = place / entry.name
            problem = _wrong(entry, path, place, inside)
            if problem is None:
                found.append(path)
                size += _size(entry)
            else:
                problems.append(problem)
    if size > MOST_BYTES:
        message = f"the files of this pack have more than {MOST_BYTES:,} bytes together; split it"
        problems.append(Problem(str(folder), 1, 1, "K123", message))
    return found


def root_of(path: Path) -> Path:
    """The folder of the pack that a guide's file belongs to."""
    folder = path.parent
    above = folder.parent if folder.name else folder / ".."
    is_part = name_of(folder) == SCENES and os.path.lexists(above / f"{PACK}{SUFFIX}")
    return above if is_part else folder


def name_of(folder: Path) -> str:
    """What a folder is called, also where it is named `.`."""
    return folder.absolute().name


def _entries(folder: Path, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    """The YAML files of one folder by name; none where there are too many."""
    try:
        with os.scandir(folder) as entries:
            found = list(islice((one for one in entries if one.name.endswith(SUFFIX)), MOST_FILES + 1))
    except OSError as error:
        problems.append(Problem(str(folder), 1, 1, "R001", f"cannot be read: {str(error.strerror).lower()}"))
        return iter(())
    if len(found) > MOST_FILES:
        message = f"there are more than {MOST_FILES:,} YAML files in this folder; split the pack"
        problems.append(Problem(str(folder), 1, 1, "K122", message))
        return iter(())
    return iter(sorted(found, key=lambda one: one.name))


def _wrong(entry: os.DirEntry[str], path: Path, place: Path, inside: str) -> Problem | None:
    """Why a file is not looked at."""
    name = entry.name
    if "\n" in name or printable(name) != name:  # a name must not steer a terminal, or look like a line of ours
        message = f"a file here is called `{shortened(name)}`; take out what cannot be shown"
        return Problem(str(place), 1, 1, "K124", message)
    if entry.is_symlink() and not _stays(path, inside):
        return _leads_out(path)
    return None


def _stays(path: Path, inside: str) -> bool:
    """Whether a path leads to something inside a folder, by way of whatever links."""
    try:
        return os.path.realpath(path).startswith(inside)
    except (OSError, ValueError):
        return False


def _leads_out(path: Path) -> Problem:
    return Problem(str(path), 1, 1, "K121", "this link leads out of the pack; put what it leads to into the pack")


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_size
    except OSError:  # a link to nothing, or to itself: whoever reads it says so
        return 0
