"""Text that is safe to print, and the nearest known word. Everything from content or from a person passes through `printable`."""

from __future__ import annotations

import re
from collections.abc import Iterable

# C0 but tab and line feed, DEL, C1, line and paragraph separators, bidi embeddings, overrides and isolates, lone surrogates.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def printable(text: str) -> str:
    r"""The same text with every character that could steer a terminal shown as text (ESC becomes `\x1b`)."""
    return _UNSAFE.sub(_visible, text.replace("\r\n", "\n").replace("\t", "    "))


def one_line(text: str) -> str:
    """The same words with single spaces and no line breaks."""
    return " ".join(text.split())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, or None."""
    import difflib  # late: only a mistake needs it

    close = difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean ...?` for a near miss, else nothing."""
    close = nearest(word, known)
    return f"; did you mean `{close}`?" if close else ""
