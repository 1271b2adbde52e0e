"""What stands in the folder of a pack: its guides, and what the pack says of itself. No guide is read."""

from __future__ import annotations

import os
from pathlib import Path

from repair_cli.errors import ContentError, ExitCode, Problem, RepairError
from repair_cli.library.files import is_folder
from repair_cli.library.folders import PACK, SCENES, SUFFIX, files_in, root_of
from repair_cli.library.joining import Pack
from repair_cli.library.others import NO_GUIDES, read_file


def guide_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that hold guides, in order: its own, then its scenes.

    Raises RepairError where it is no folder, ContentError where something in it is not read.
    """
    problems: list[Problem] = []
    found = guides_in(folder, problems)
    if problems:
        raise ContentError(tuple(problems))
    return found


def pack_in(folder: Path, problems: list[Problem]) -> Pack:
    """A folder of guides, with what its `pack.yaml` says, if it has one. Raises RepairError where it is no folder."""
    before = len(problems)
    guides = guides_in(folder, problems)
    file = folder / f"{PACK}{SUFFIX}"
    if len(problems) > before or not os.path.lexists(file):
        return Pack(folder, guides)
    from repair_cli.library.imprint import read_imprint  # late: most walks are of what ships

    return Pack(folder, guides, read_file(read_imprint, file, problems))


def guides_in(folder: Path, problems: list[Problem]) -> tuple[Path, ...]:
    """As `guide_files`, and adds what is not read to the problems. Raises RepairError where it is no folder."""
    if not is_folder(folder):
        raise RepairError(f"{folder} is no folder that can be read", ExitCode.CONTENT, "give the folder of a pack")
    return tuple(path for path in files_in(folder, ("", SCENES), problems) if path.stem not in NO_GUIDES)


def groups_of(paths: list[Path]) -> list[dict[str, Path]]:
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


def each_once(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders in order, each once, by whatever names they are given; of two names the last counts."""
    once = {os.path.realpath(folder): folder for folder in reversed(folders)}
    return tuple(reversed(once.values()))
