"""`repair content lint`: every problem of every file, or how much is sound."""

from __future__ import annotations

import sys
from pathlib import Path

from repair_cli.errors import ExitCode, Problem, RepairError
from repair_cli.library.packs import Library, shipped


def lint_paths(paths: list[Path], lang: str) -> ExitCode:
    """Checks files and folders (without any: what ships) and prints what it found."""
    ships = shipped(lang)
    files = [file for path in paths or [ships] for file in _files(path)]
    problems: list[Problem] = []
    library = Library((), ships)
    guides = library.check(files, problems)
    if problems:
        lines = "".join(f"{problem}\n" for problem in sorted(set(problems)))
        sys.stdout.write(lines)
        return ExitCode.CONTENT
    nodes = sum(len(guide.nodes) for guide in guides)
    sys.stdout.write(f"{len(guides)} guides with {nodes} nodes are sound\n")
    return ExitCode.DONE


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("*.yaml"))
    if not found:
        raise RepairError(f"there is no .yaml file in {path}", ExitCode.CONTENT, "give a file or the folder of a pack")
    return found
