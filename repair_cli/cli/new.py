"""`repair content new`: a folder with a guide, or a guide, to begin with."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

from repair_cli.cli.output import write_new
from repair_cli.cli.printing import put
from repair_cli.errors import ExitCode, RepairError
from repair_cli.library.fields import is_id
from repair_cli.library.packs import Library, shipped
from repair_cli.text import printable

_FIRST = "first-guide"
_ENDING = ".yaml"


def start(path: Path, lang: str) -> None:
    """Writes a small guide: as this file, or into this folder, which is made. Replaces no file. Raises RepairError."""
    file = path if path.suffix == _ENDING else path / f"{_FIRST}{_ENDING}"
    library = Library((), shipped(lang))
    _check_name(file.stem, library)
    text = (library.ships / "new" / f"{_FIRST}{_ENDING}").read_text(encoding="utf-8")
    if file != path:
        _make(path)
    write_new(str(file), text.replace(f"guide: {_FIRST}", f"guide: {file.stem}", 1))
    told = (
        f"{file} is yours to change.\n"
        f"Check it:  repair content lint {quote(str(file))}\n"
        f"Walk it:   repair run {file.stem} --content {quote(str(file.parent))}\n"
    )
    put(printable(told))


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
        reason = str(error.strerror).lower()
        raise RepairError(f"{folder} cannot be made: {reason}", ExitCode.STORAGE, "take another place") from None
