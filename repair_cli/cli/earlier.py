"""The guides as they were, to compare with: in another folder, or at a revision of git."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from repair_cli.errors import ExitCode, Problem, RepairError
from repair_cli.guide.model import Guide
from repair_cli.library.files import LARGEST, is_folder
from repair_cli.library.folders import SCENES, SUFFIX, root_of
from repair_cli.library.links import Written
from repair_cli.library.listing import guide_files
from repair_cli.library.packs import Library
from repair_cli.text import shortened


def guides_before(against: str, paths: list[Path], library: Library) -> Mapping[str, Guide]:
    """The earlier guides of some files and folders, by id. Raises RepairError where they cannot be had.

    `against` is a folder, else a revision of the git repository that the files are in.
    """
    found: dict[str, Guide] = {}
    for folder, names in _wanted(paths).items():
        with folder_before(against, folder) as earlier:
            guides = _read(earlier, Library((), library.ships))
        found.update({name: guide for name, guide in guides.items() if not names or name in names})
    return found


@contextmanager
def folder_before(against: str, folder: Path) -> Iterator[Path]:
    """The earlier version of a folder: the folder `against`, else what stood there at that revision of git.

    Raises RepairError where there is neither.
    """
    if is_folder(Path(against)):
        yield Path(against)
        return
    with TemporaryDirectory() as scratch:
        _unpack(_archive(folder, against), Path(scratch))
        yield Path(scratch)


def _wanted(paths: list[Path]) -> dict[Path, set[str]]:
    """The folders, and which guides of each; none stands for all."""
    found: dict[Path, set[str]] = {}
    for path in paths:
        if is_folder(path):
            found[path] = set()
        elif found.get(root := root_of(path), {""}):
            found.setdefault(root, set()).add(path.stem)
    return found


def _read(folder: Path, library: Library) -> dict[str, Guide]:
    return {one.guide.id: one.guide for one in written_before(folder, library)}


def written_before(folder: Path, library: Library) -> list[Written]:
    """The guides of an earlier version. Raises RepairError where one has errors."""
    problems: list[Problem] = []
    written = library.check(list(guide_files(folder)), problems)
    if problems:
        first = problems[0]
        message = (
            f"the earlier version cannot be read: {Path(first.path).name}:{first.line} {first.code} {first.message}"
        )
        raise RepairError(message, ExitCode.CONTENT, "compare with a version that has no errors")
    return written


def _archive(folder: Path, revision: str) -> bytes:
    """What stood in a folder at a revision, as a tar file."""
    if _git(folder, "rev-parse", "--is-inside-work-tree") is None:
        raise RepairError(f"{folder} is in no git repository", ExitCode.USAGE, "give --against a folder")
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        message = f"`{shortened(revision)}` is neither a folder nor a revision of this repository"
        raise RepairError(message, ExitCode.USAGE, "`git log` lists the revisions")
    data = _git(folder, "archive", "--format=tar", commit.decode().strip())
    if data is None:
        raise RepairError(f"{folder} was not there at `{shortened(revision)}`", ExitCode.USAGE, "take a later revision")
    return data


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints; None where it fails. Raises RepairError where there is no git."""
    import subprocess

    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL)  # noqa: S603  (no shell, fixed words)
    except FileNotFoundError:
        message = "git is needed to compare with a revision, and it is not installed"
        raise RepairError(message, ExitCode.USAGE, "install it, or give --against a folder") from None
    return done.stdout if done.returncode == 0 else None


def _unpack(data: bytes, folder: Path) -> None:
    """The files of the folder and its scenes, not of others below it; what is no regular file stays out."""
    with tarfile.open(fileobj=BytesIO(data)) as archive:
        for member in archive:
            name = member.name
            wanted = "/" not in name.removeprefix(f"{SCENES}/") and name.endswith(SUFFIX)
            file = archive.extractfile(member) if member.isreg() and wanted else None
            if file is not None:
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_bytes(file.read(LARGEST + 1))
