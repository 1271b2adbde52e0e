"""How a language writes a word in other ways: contractions, missing apostrophes, common slips."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

LONGEST_WORD = 40
_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc\u00b4`\uff07", "''''''")
_STRETCHED = re.compile(r"(.)\1{2,}")


class Spelling(msgspec.Struct, frozen=True):
    """What is written, and the words that it stands for.

    `whole`: words. `endings`: ends of words (`n't`), and the words that they add. `short`: abbreviations, after which
    a full stop ends no sentence.
    """

    whole: Mapping[str, tuple[str, ...]] = {}
    endings: Mapping[str, tuple[str, ...]] = {}
    short: frozenset[str] = frozenset()

    def words(self, written: str) -> tuple[str, ...]:
        """The words that a written word stands for, in lower case: `Don't` is `do not`."""
        word = written[:LONGEST_WORD].lower().translate(_APOSTROPHES)
        found = self._known(word)
        if found is None and _STRETCHED.search(word):
            word = _STRETCHED.sub(r"\1", word)
            found = self._known(word)
        return found or (word,)

    def _known(self, word: str) -> tuple[str, ...] | None:
        if word in self.whole:
            return self.whole[word]
        at = word.find("'", 1)
        for begin in (at, at - 1) if at > 0 else ():  # `n't` begins before its apostrophe
            if begin > 0 and word[begin:] in self.endings:
                stem = word[:begin]
                return (*self.whole.get(stem, (stem,)), *self.endings[word[begin:]])
        return None
