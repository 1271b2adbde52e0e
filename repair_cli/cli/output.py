"""Where a page goes: a file that is not overwritten by accident, or standard output. Nothing is lost when it cannot be written."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from repair_cli.errors import ExitCode, RepairError
from repair_cli.export.formats import FORMATS, Format, format_for
from repair_cli.text import did_you_mean

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """A file name (or `-`), the format, and whether a file that exists may be replaced."""

    name: str
    format: Format
    force: bool

    @property
    def is_stdout(self) -> bool:
        """Whether the page goes to standard output."""
        return self.name == STDOUT

    def check(self) -> None:
        """Looks before the first question whether the page could be written at the end. Raises RepairError."""
        if self.is_stdout:
            return
        path = Path(self.name).expanduser()
        if path.exists() and not self.force:
            raise RepairError(
                f"{self.name} exists already", ExitCode.STORAGE, "use --force to replace it, or another name"
            )
        if path.is_dir() or not path.parent.is_dir():
            raise RepairError(f"{self.name} cannot be written", ExitCode.STORAGE, "name a file in a folder that exists")


def target(output: str | None, format_name: str | None, force: bool) -> Target | None:
    """Where to write, from the options; None where nothing was asked for. Raises RepairError (exit 2) for an unknown format."""
    if format_name is not None and format_name not in FORMATS:
        near = did_you_mean(format_name, FORMATS)
        raise RepairError(
            f"there is no format `{format_name}`{near}", ExitCode.USAGE, f"use one of: {', '.join(FORMATS)}"
        )
    if output is None and format_name is None:
        return None
    name = output or STDOUT
    found = FORMATS[format_name] if format_name else format_for(name) if name != STDOUT else FORMATS["md"]
    if found is None:
        endings = ", ".join(one.suffix for one in FORMATS.values())
        raise RepairError(
            f"{name} does not tell the format", ExitCode.USAGE, f"end it in one of {endings}, or use --format"
        )
    return Target(name, found, force)


def write_new(name: str, text: str, force: bool = False) -> str:
    """Writes a file that only its owner can read, and gives its name.

    Raises RepairError (exit 5) where a file stands there already (unless `force`) or where it cannot be written.
    """
    path = Path(name).expanduser()
    draft = path.with_name(f".{path.name}.new") if force else path
    made = False
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        made = True
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if force:
            draft.replace(path)
        made = False
    except FileExistsError:
        raise RepairError(f"{draft} exists already", ExitCode.STORAGE, "take another name") from None
    except (OSError, ValueError) as error:
        reason = str(error.strerror).lower() if isinstance(error, OSError) else "this is no file name"
        raise RepairError(f"{name} cannot be written: {reason}", ExitCode.STORAGE, "take another place") from None
    finally:
        if made:  # half a file is of no use to anybody
            draft.unlink(missing_ok=True)
    return name
