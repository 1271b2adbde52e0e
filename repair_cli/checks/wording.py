"""What is wrong with wording rules: what cannot be read, examples that are not found, and near misses that are."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from repair_cli.errors import Problem
from repair_cli.guide.model import Audience
from repair_cli.library.files import is_folder
from repair_cli.library.folders import name_of
from repair_cli.library.spots import Spot
from repair_cli.library.wording import FOLDER, by_seat, read_folder
from repair_cli.wording import Wording

if TYPE_CHECKING:
    from repair_cli.library.wording_rules import Told


def wording_folders(paths: Iterable[Path]) -> list[Path]:
    """The folders with wording rules that some files and folders stand for, each once."""
    found = (_folder_of(path) for path in paths)
    return list(dict.fromkeys(folder for folder in found if folder is not None))


def is_wording(path: Path) -> bool:
    """Whether a path leads to wording rules that are there: their folder, or a file in it."""
    return FOLDER in (name_of(path), name_of(path.parent)) and os.path.lexists(path)


def wording_problems(folder: Path) -> list[Problem]:
    """All problems of the rules in a folder. Examples are tried where the rules can be read."""
    problems: list[Problem] = []
    language, told = read_folder(folder, problems)
    if not problems:
        problems += _wrong_examples(told, by_seat(language, told))
    return problems


def _folder_of(path: Path) -> Path | None:
    if name_of(path) == FOLDER and is_folder(path):
        return path
    if name_of(path.parent) == FOLDER:
        return path.parent
    return path / FOLDER if is_folder(path / FOLDER) else None


def _wrong_examples(told: Iterable[Told], seats: Mapping[Audience, Wording]) -> Iterator[Problem]:
    for one in told:
        for seat in seats if one.seat is Audience.ANYONE else (one.seat,):
            for text, spot in one.examples:
                if not _finds(seats[seat], one.rule.kind, text):
                    yield _problem(one, spot, "R154", f"`{one.rule.id}` does not find this example (for a {seat})")
            for text, spot in one.near_misses:
                if _finds(seats[seat], one.rule.kind, text):
                    message = f"`{one.rule.kind}` is found in this near miss (for a {seat})"
                    yield _problem(one, spot, "R155", message)


def _finds(wording: Wording, kind: str, text: str) -> bool:
    return any(found.kind == kind for found in wording.find(text))


def _problem(told: Told, spot: Spot, code: str, message: str) -> Problem:
    return Problem(told.path, spot.line, spot.col, code, message)
