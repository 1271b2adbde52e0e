"""Text that is safe to print, and the nearest known word. All that is from content or a person passes `printable`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

# C0 but tab and line feed, DEL, C1, line and paragraph separators, bidi controls, lone surrogates.
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"

_LONGEST_WORD = 60
"""Characters that a near miss may have: the search takes their square."""


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def printable(text: str) -> str:
    r"""The same text with every character that could steer a terminal shown as text (ESC becomes `\x1b`)."""
    if text.isprintable() or text.replace("\n", "").isprintable():  # nearly all texts: the search costs more
        return text
    return re.sub(_UNSAFE, _visible, text.replace("\r\n", "\n").replace("\t", "    "))


def heading(text: str) -> str:
    """The same words as a heading: they begin with a capital."""
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """The same words with single spaces and no line breaks."""
    return " ".join(text.split())


def shortened(text: str, most: int = 60) -> str:
    """The words on one line, safe to print, and not longer than a line."""
    words = one_line(text[: 10 * most])
    return printable(words if len(words) <= most else f"{words[:most]}...")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, or None."""
    import difflib  # late: only a mistake needs it

    if len(word) > _LONGEST_WORD:
        return None
    close = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean ...?` for a near miss, else nothing."""
    close = nearest(word, known)
    return f"; did you mean `{close}`?" if close else ""


class Suggestions:
    """Near misses in one file, as long as it stays quick: a file can hold thousands of mistakes and of words.

    The effort is about the microseconds that the search takes at worst, where all words have the same letters: with the
    default it ends after a fifth of a second. That is enough for twenty mistakes among two hundred names.
    """

    def __init__(self, effort: int = 200_000) -> None:
        self._effort = effort

    def nearest(self, word: str, known: Collection[str]) -> str | None:
        """The known word that `word` was probably meant to be, or None."""
        effort = 10 + len(known) * (10 + len(word)) ** 2 // 12
        if len(word) > _LONGEST_WORD or effort > self._effort:
            return None
        self._effort -= effort
        return nearest(word, known)

    def did_you_mean(self, word: str, known: Collection[str]) -> str:
        """`; did you mean ...?` for a near miss, else nothing."""
        close = self.nearest(word, known)
        return f"; did you mean `{close}`?" if close else ""
