"""Reads a file that somebody handed us: regular, small, strict UTF-8, nothing that could steer a terminal."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_right
from functools import cache, cached_property
from pathlib import Path

from repair_cli.errors import Problem

LARGEST = 1_000_000
"""Bytes a content or answers file may have."""

_USUAL = b"\t\n\r" + bytes(range(0x20, 0x7F))
"""What nearly all of a file is: taken out first, because a look at every character takes longer than all else here."""


_FAR = 20_000
"""Characters that a placeholder may stand below the beginning of its text."""


@cache
def _control() -> re.Pattern[str]:
    """The characters that no content file may hold; compiled when needed, for that takes as long as a small guide."""
    return re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff\ufffe\uffff]")


def find_control(text: str) -> re.Match[str] | None:
    """The first character of a text that no content file may hold."""
    return None if text.isprintable() else _control().search(text)


class Unreadable(Exception):
    """A file that cannot be read, with its one problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder. One that the system refuses (a name of 300 letters) leads nowhere."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def read_text(path: Path) -> str:
    """The text of a file. Raises Unreadable with the place and the reason."""
    return decode(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file, one more than `LARGEST` at the most. Raises Unreadable."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise _unreadable(path, 1, 1, "R002", "this is no regular file; give the path of a text file")
            with open(handle, "rb", closefd=False) as file:
                return file.read(LARGEST + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "this is no path"
        raise _unreadable(path, 1, 1, "R001", f"cannot be read: {str(reason).lower()}") from None


def decode(data: bytes, name: str) -> str:
    r"""Bytes as text: at most `LARGEST`, strict UTF-8, no control characters. A byte order mark and `\r` go."""
    if len(data) > LARGEST:
        raise _unreadable(name, 1, 1, "R003", f"this file is larger than {LARGEST:,} bytes; split it")
    try:
        text = data.decode("utf-8")
        unusual = data.translate(None, _USUAL).decode("utf-8")
    except UnicodeDecodeError as error:
        line, col = place(data[: error.start].decode("utf-8").removeprefix("\ufeff"), error.start)
        raise _unreadable(
            name, line, col, "R004", "from here on this is not UTF-8 text; save the file as UTF-8"
        ) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    bad = find_control(text) if find_control(unusual) else None
    if bad:
        line, col = place(text, bad.start())
        what = f"U+{ord(bad[0]):04X}"
        raise _unreadable(name, line, col, "R005", f"there is a control character here ({what}); take it out")
    return text


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset (or of the end of the text), both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


class Source:
    """The text of a file, where places are looked up often."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def lines(self) -> list[int]:
        """The offset of each line."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def below(self, line: int, col: int) -> tuple[int, int]:
        """The offsets between which something in a text is looked for that begins at a place."""
        start = self.offset(line, col)
        return start, start + _FAR

    def offset(self, line: int, col: int) -> int:
        """The offset of a place."""
        return self.lines[line - 1] + col - 1

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset."""
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


def _unreadable(path: Path | str, line: int, col: int, code: str, message: str) -> Unreadable:
    return Unreadable(Problem(str(path), line, col, code, message))
