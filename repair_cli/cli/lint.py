"""`repair content lint`: every problem of every file, or how much is sound."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from repair_cli.errors import ExitCode, Problem
from repair_cli.library.files import is_folder
from repair_cli.library.links import Written
from repair_cli.library.packs import Library, shipped
from repair_cli.text import printable


def lint_paths(paths: list[Path], lang: str) -> ExitCode:
    """Checks files and folders (without any: what ships) and prints what it found."""
    ships = shipped(lang)
    problems: list[Problem] = []
    files = [file for path in paths or [ships] for file in _files(path, problems)]
    guides = Library((), ships).check(files, problems)
    if problems:
        sys.stdout.write("".join(f"{printable(str(problem))}\n" for problem in problems))
        return ExitCode.CONTENT
    sys.stdout.write(f"{_sound(guides, len({os.path.realpath(file) for file in files}))} sound\n")
    return ExitCode.DONE


def _sound(written: list[Written], files: int) -> str:
    guides = [one.guide for one in written]
    if not guides:
        return f"{_counted(files, 'file')} without a guide {_be(files)}"
    nodes = sum(len(guide.nodes) for guide in guides)
    return f"{_counted(len(guides), 'guide')} with {_counted(nodes, 'node')} {_be(len(guides))}"


def _files(path: Path, problems: list[Problem]) -> list[Path]:
    if not is_folder(path):
        return [path]
    found = sorted(path.glob("*.yaml"))
    if not found:
        message = "there is no .yaml file in this folder; give a file, or the folder of a pack"
        problems.append(Problem(str(path), 1, 1, "R006", message))
    return found


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _be(number: int) -> str:
    return "is" if number == 1 else "are"
