"""A text as sentences of words. Each word knows where it stands in the text that was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from repair_cli.wording.quoted import quoted
from repair_cli.wording.spelling import Spelling

_APOSTROPHE = "'\u2019\u2018\u02bc\u00b4`\uff07"
_PIECE = re.compile(
    rf"(?P<word>[^\W_]+(?:[{_APOSTROPHE}][^\W_]+)*)"
    r"|(?P<stop>[.!?\u2026]+)|(?P<gap>\n\s*\n|\n[ \t]*[-*\u2022\u2013][ \t])|(?P<line>\n)"
    r"|(?P<mark>[,;:()\[\]\u2013\u2014]|--+|(?<=\s)-(?=\s))"
)
_QUESTION = "?"

Known = dict[str, tuple[str, ...]]
"""What written words stand for."""


class Token(NamedTuple):
    """A word as the rules see it, and where what was written for it stands.

    `breaks`: a comma or the like stands before it. `part`: it is not the first word of what was written (`n't`).
    """

    word: str
    start: int
    end: int
    breaks: bool
    part: bool


class Sentence(NamedTuple):
    """The words up to a full stop."""

    tokens: list[Token]
    asks: bool


def sentences(text: str, spelling: Spelling, joined: frozenset[str], known: Known | None = None) -> Iterator[Sentence]:
    """The sentences of a text. Words in quotes have no letters; a sentence that begins with a `joined` word is none.

    `known` keeps what written words stand for, from one text to the next.
    """
    known = {} if known is None else known
    quotes = quoted(text)
    tokens: list[Token] = []
    breaks, ended, asks = True, False, False
    for match in _PIECE.finditer(text):
        kind, (start, end) = match.lastgroup, match.span()
        if kind != "word":
            breaks = breaks or kind != "line" or not _goes_on(text, end)
            stops = kind == "gap" or (kind == "stop" and _ends(text, match, tokens, spelling))
            ended = ended or stops
            asks = asks or (stops and _QUESTION in match[0])
            continue
        written = match[0]
        words = known.get(written)
        if words is None:
            words = known[written] = spelling.words(written)
        if ended and tokens and (asks or words[0] not in joined):
            yield Sentence(tokens, asks)
            tokens = []
        if ended:
            breaks, ended, asks = True, False, False
        while quotes and quotes[0][1] <= start:
            quotes.pop(0)
        if quotes and quotes[0][0] <= start:
            words = ("",)
        tokens.append(Token(words[0], start, end, breaks, False))
        tokens += [Token(word, start, end, False, True) for word in words[1:]]
        breaks = False
    if tokens:
        yield Sentence(tokens, asks)


def _ends(text: str, match: re.Match[str], tokens: list[Token], spelling: Spelling) -> bool:
    """Whether a stop ends a sentence: not in `10.30`, `e.g.`, or where somebody trails off ..."""
    sign, after = match[0], text[match.end() : match.end() + 1]
    if "!" in sign or _QUESTION in sign:
        return True
    if len(sign) > 1 or sign == "\u2026":
        return text[match.end() : match.end() + 80].lstrip()[:1].isupper()
    if after.isalnum():
        return after.isupper()
    return not (tokens and tokens[-1].word in spelling.short)


def _goes_on(text: str, end: int) -> bool:
    """Whether a line is the rest of the one before, which was only folded."""
    return text[end : end + 80].lstrip()[:1].islower()
