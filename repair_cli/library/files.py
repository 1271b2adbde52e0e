"""Reads a file that somebody handed us: regular, small, strict UTF-8, nothing that could steer a terminal."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from repair_cli.errors import Problem

LARGEST = 1_000_000
"""Bytes a content or answers file may have."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff\ufffe\uffff]")
"""Characters that no content file may hold."""


class Unreadable(Exception):
    """A file that cannot be read, with its one problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_text(path: Path) -> str:
    """The text of a file. Raises Unreadable with the place and the reason."""
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file, one more than `LARGEST` at the most. Raises Unreadable."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "this is no path"
        raise _unreadable(path, 0, 0, "R001", f"cannot be read: {str(reason).lower()}") from None
    with open(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise _unreadable(path, 0, 0, "R002", "is no regular file; give the path of a text file")
        return file.read(LARGEST + 1)


def decode(data: bytes, name: str) -> str:
    """Bytes as text: at most `LARGEST`, strict UTF-8 (a byte order mark is dropped), no control characters."""
    if len(data) > LARGEST:
        raise _unreadable(name, 0, 0, "R003", f"is larger than {LARGEST} bytes; split it")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, col = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
        raise _unreadable(name, line, col, "R004", "is not UTF-8 text; save it as UTF-8") from None
    text = text.removeprefix("\ufeff")
    bad = CONTROL.search(text)
    if bad:
        line, col = place(text, bad.start())
        what = f"U+{ord(bad[0]):04X}"
        raise _unreadable(name, line, col, "R005", f"there is a control character here ({what}); take it out")
    return text


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _unreadable(path: Path | str, line: int, col: int, code: str, message: str) -> Unreadable:
    return Unreadable(Problem(str(path), line, col, code, message))
