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


class Counts:
    """Counts texts, with the long words that everybody knows as words of two syllables."""

    def __init__(self, familiar: Iterable[str]) -> None:
        self._familiar = frozenset(familiar)
        self._seen: dict[str, tuple[int, bool]] = {}
        self._texts: dict[str, Tally] = {}
        """What a program says stands on many screens."""

    def of(self, texts: Iterable[str]) -> Tally:
        """The tally of some texts, each of which ends its last sentence."""
        sentences = words = heard = 0
        for text in texts:
            one = self._texts.get(text) or self._tally(text)
            sentences += one[0]
            words += one[1]
            heard += one[2]
        return Tally(sentences, words, heard)

    def _tally(self, text: str) -> Tally:
        sentences = words = heard = 0
        ended = True
        for word in (_PLACE.sub("this thing", text) if "$" in text else text).split():
            told, ended = self._seen.get(word) or self._look(word)
            words += told > 0
            heard += told
            sentences += ended
        found = self._texts[text] = Tally(sentences + (not ended), words, heard)
        return found

    def _look(self, word: str) -> tuple[int, bool]:
        """The syllables of a word as it stands, and whether a sentence ends with it."""
        ends = word.rstrip("\"')").endswith((".", "?", "!"))
        letters = _LETTERS.sub("", word).lower()
        told = 2 if letters in self._familiar else syllables(letters) if letters else 0
        self._seen[word] = told, ends
        return told, ends


@cache
def syllables(word: str) -> int:
    """About how many syllables an English word has."""
    if word.isdigit():
        return 1
    return max(1, len(_VOWELS.findall(word)) + len(_SPLIT.findall(word)) - len(_SILENT.findall(word)))
