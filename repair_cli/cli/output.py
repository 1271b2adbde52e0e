"""Where a page goes: a file that is not overwritten by accident, or standard output."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from repair_cli.errors import ExitCode, RepairError
from repair_cli.export.formats import FORMATS, Format, format_for
from repair_cli.text import did_you_mean

STDOUT = "-"


class Target(msgspec.Struct, frozen=True):
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
    """Where to write, from the options; None where nothing was asked for. Raises RepairError (exit 2)."""
    if format_name is not None and format_name not in FORMATS:
        near = did_you_mean(format_name, FORMATS)
        raise RepairError(
            f"there is no format `{format_name}`{near}", ExitCode.USAGE, f"use one of: {', '.join(FORMATS)}"
        )
    if output is None and format_name is None:
        return None
    if output == "":
        raise RepairError("--output names no file", ExitCode.USAGE, "give it a name, or `-` for standard output")
    name = output or STDOUT
    found = FORMATS[format_name] if format_name else format_for(name) if name != STDOUT else FORMATS["md"]
    if found is None:
        endings = ", ".join(one.suffix for one in FORMATS.values())
        raise RepairError(
            f"{name} does not tell the format", ExitCode.USAGE, f"end it in one of {endings}, or use --format"
        )
    return Target(name, found, force)


def write_new(name: str, text: str, force: bool = False) -> str:
    """Writes a file that only its owner can read, and gives its name. Half a file is never left behind.

    Raises RepairError (exit 5) where a file stands there already (unless `force`) or where it cannot be written.
    """
    try:
        path = Path(name).expanduser()
        if force and path.exists() and not path.is_file():  # a pipe or a device is written to, not replaced
            path.write_text(text, encoding="utf-8", newline="\n")
        elif force:
            _replace(path.resolve(), text)
        else:
            _create(path, text)
    except FileExistsError:
        raise RepairError(f"{name} exists already", ExitCode.STORAGE, "take another name") from None
    except (OSError, ValueError, RuntimeError) as error:
        reason = str(error.strerror).lower() if isinstance(error, OSError) else "this is no file name"
        raise RepairError(f"{name} cannot be written: {reason}", ExitCode.STORAGE, "take another place") from None
    return name


def _create(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _replace(path: Path, text: str) -> None:
    draft = path.with_name(f".{path.name}.new")
    draft.unlink(missing_ok=True)
    _create(draft, text)
    try:
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
