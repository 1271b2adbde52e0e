"""Rows as CSV for a spreadsheet: every cell is a text or a number, and none can become a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from repair_cli.text import one_line, printable

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a formula begins; the wide forms are taken for the same by some programs."""


def write(names: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """The text of the file: a line of names, then a line a row, each ended as RFC 4180 says."""
    return "".join(",".join(map(cell, row)) + "\r\n" for row in (names, *rows))


def cell(value: str | int) -> str:
    """A cell. A text that a spreadsheet would calculate gets an apostrophe in front, which makes it a text."""
    if isinstance(value, int):
        return str(value)
    words = one_line(printable(value))
    if words.startswith(_FORMULA):
        words = f"'{words}"
    return '"' + words.replace('"', '""') + '"' if any(sign in words for sign in '",;') else words
