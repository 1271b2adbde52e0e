"""`repair content new`: a pack with a guide and a story, or a guide, to begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from shlex import quote

from repair_cli.cli.output import write_new
from repair_cli.cli.printing import put
from repair_cli.errors import ExitCode, RepairError
from repair_cli.library.fields import is_id
from repair_cli.library.folders import PACK, STORIES, SUFFIX, root_of
from repair_cli.library.packs import Library, shipped
from repair_cli.text import printable

_FIRST = "first-guide"
_STORY = "first-story.yaml"


def start(path: Path, lang: str) -> None:
    """Writes a small guide: as this file, or into this folder. Replaces no file. Raises RepairError.

    A folder that is not there, or empty, becomes a pack.
    """
    file = path if path.suffix == SUFFIX else path / f"{_FIRST}{SUFFIX}"
    library = Library((), shipped(lang))
    _check_name(file.stem, library)
    models = library.ships / "new"
    whole = file != path and _is_new(path)
    if whole:
        _make(path / STORIES)
        own = path.absolute().name
        fields = {"pack": own if is_id(own) else "my-pack", "language": lang}
        _write(models / f"{PACK}{SUFFIX}", path / f"{PACK}{SUFFIX}", fields)
        _write(models / _STORY, path / STORIES / f"{_FIRST}{SUFFIX}", {})
    _write(models / f"{_FIRST}{SUFFIX}", file, {"guide": file.stem})
    checked = path if whole else file
    told = (
        f"{checked} is yours to change.\n"
        f"Check it:  repair content lint {quote(str(checked))}\n"
        f"Walk it:   repair run {file.stem} --content {quote(str(root_of(file)))}\n"
    )
    put(printable(told))


def _is_new(folder: Path) -> bool:
    """Whether there is nothing in a folder, or no such folder."""
    try:
        return next(folder.iterdir(), None) is None
    except FileNotFoundError:
        return True
    except OSError as error:
        raise _cannot_make(folder, error) from None


def _write(model: Path, file: Path, fields: Mapping[str, str]) -> None:
    """Writes a file after its model, with values of its own for some fields. The notes beside them stay in line."""
    text = model.read_text(encoding="utf-8")
    for name, value in fields.items():
        before, after = re.split(rf"^{name}: \S+ +", text, maxsplit=1, flags=re.MULTILINE)
        column = len(text) - len(before) - len(after)
        text = f"{before}{f'{name}: {value} '.ljust(column)}{after}"
    write_new(str(file), text)


def _check_name(name: str, library: Library) -> None:
    if not is_id(name):
        message = f"a guide cannot be called `{name}`"
        raise RepairError(message, ExitCode.USAGE, "use lower case letters, digits and single hyphens: my-guide.yaml")
    if name in library.names():
        raise RepairError(f"there is a guide `{name}` already", ExitCode.USAGE, "take another name")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_make(folder, error) from None


def _cannot_make(folder: Path, error: OSError) -> RepairError:
    message = f"{folder} cannot be made: {str(error.strerror).lower()}"
    return RepairError(message, ExitCode.STORAGE, "take another place")
