"""How many years of school a text asks of its readers (Flesch-Kincaid). The counts are for English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

FEWEST = 10
"""Fewer words than this have no grade that means anything."""

_LETTERS = re.compile(r"[^\w]+")
_PLACE = re.compile(r"\$\{[^}]*\}")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?:[^laeiouy]|[aeiouy]l)e$"  # make, whole; not: table
    r"|(?:[^aeiouyscgxzhl]|[aeiouy][hl])es$"  # makes, rules; not: faces, watches, settles
    r"|(?:[^aeiouytdl]|[aeiouy]ll?)ed$"  # asked, called; not: wanted, handled
    r"|[^aeiouyl]e(?=less|ful|ly$|ment|ness)"  # careful, safely
    r"|(?<=som|hom|wer|her|for|lik|lif|tim|nam|els|mad|nin)e(?=[bcdfghjklmnpqrtvwxz])"  # something, elsewhere
)
_SPLIT = re.compile(r"[aeiouy]ing|i(?:er$|est$|et|sm$|um)|[^ct]iou|ua(?:l|t)|ia(?!l|n|g|b)|io(?!n|u)|[rl]eal(?=i|$)")
"""Vowels side by side that are said apart, and endings with one more syllable than they have vowels."""


class Tally(NamedTuple):
    """How many sentences, words and syllables."""

    sentences: int
    words: int
    heard: int

    @property
    def grade(self) -> float:
        """The grade; 0 where there are too few words to tell."""
        if self.words < FEWEST:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.heard / self.words - 15.59

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.sentences + other.sentences, self.words + other.words, self.heard + other.heard)


_WORD, _END = 1 << 20, 1 << 40
"""A word with letters and the end of a sentence, as parts of one number above the syllables: sums add up all three."""


class _Seen(dict[str, int]):
    """What each word that stands in a text adds to the tally."""

    def __init__(self, familiar: Iterable[str]) -> None:
        self._familiar = frozenset(familiar)

    def __missing__(self, word: str) -> int:
        letters, found = word, 0
        if not word.isalpha():
            letters = _LETTERS.sub("", word)
            found = _END if word.rstrip("\"')").endswith((".", "?", "!")) else 0
        letters = letters.lower()
        if letters:
            found += _WORD + (2 if letters in self._familiar else syllables(letters))
        self[word] = found
        return found


class _Told(dict[str, int]):
    """What each text adds to the tally; it ends its last sentence. Scenes have many texts in common."""

    def __init__(self, familiar: Iterable[str]) -> None:
        self._look = _Seen(familiar).__getitem__

    def __missing__(self, text: str) -> int:
        words = (_PLACE.sub("this thing", text) if "$" in text else text).split()
        found = sum(map(self._look, words))
        if words and self._look(words[-1]) < _END:
            found += _END
        self[text] = found
        return found


class Counts:
    """Counts texts, with the long words that everybody knows as words of two syllables."""

    def __init__(self, familiar: Iterable[str]) -> None:
        self._look = _Told(familiar).__getitem__

    def of(self, texts: Iterable[str]) -> Tally:
        """The tally of some texts."""
        told = sum(map(self._look, texts))
        return Tally(told // _END, told % _END // _WORD, told % _WORD)


@cache
def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    if word.isdigit():
        return 1
    more = len(_SPLIT.findall(word)) if "i" in word or "a" in word else 0
    fewer = len(_SILENT.findall(word)) if "e" in word else 0
    return max(1, len(_VOWELS.findall(word)) + more - fewer)
