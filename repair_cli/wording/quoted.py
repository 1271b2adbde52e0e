"""What somebody else said: the places of a text that stand in quotes."""

from __future__ import annotations

import re

_SIGN = re.compile("[\"\u201c\u201d\u2018\u2019'\u00ab\u00bb]|\n\\s*\n")
_CLOSES = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb", "\u2018": "\u2019'", "'": "'\u2019"}

_NEAR = 200
"""How far other words of the line are looked for."""


def quoted(text: str) -> list[tuple[int, int]]:
    """The (start, end) places in quotes, in order.

    A single word in quotes is no quotation, and neither is a whole line: that is a draft which somebody put in quotes.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _SIGN.finditer(text):
        at, sign = match.start(), match[0]
        if len(sign) > 1:  # a paragraph ends, and with it what nobody closed
            opened = None
        elif opened is None:
            opened = at if sign in _CLOSES and _opens(text, at) else None
        elif sign in _CLOSES[text[opened]] and not _inside(text, at):
            if _is_quotation(text, opened, at):
                found.append((opened + 1, at))
            opened = None
    return found


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isalnum() and not after.isspace() and after != ""


def _inside(text: str, at: int) -> bool:
    """Whether a sign is an apostrophe: a letter stands on each side."""
    return text[at] in "'\u2019" and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()


def _is_quotation(text: str, opened: int, closed: int) -> bool:
    if not any(sign.isspace() for sign in text[opened + 1 : closed].strip()):
        return False
    before = text[max(0, opened - _NEAR) : opened].rpartition("\n")[2]
    after = text[closed + 1 : closed + _NEAR].partition("\n")[0]
    return any(sign.isalnum() for sign in before + after)
