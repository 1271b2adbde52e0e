"""Which word of a sentence stands at which place of a row that was found there."""

from __future__ import annotations

from repair_cli.wording.elements import Element, Row
from repair_cli.wording.patterns import REST_SIGN, SHORTEST_STEM
from repair_cli.wording.sentences import Token


def aligned(row: Row, tokens: list[Token], at: int) -> dict[int, int]:
    """The place in the row of each word, by the place of the word, for a row that ends at the word `at`."""
    failed: set[tuple[int, int]] = set()
    steps: list[tuple[int, int, bool]] = []
    place, word, take = len(row) - 1, at, True
    while place >= 0:
        fits = take and word >= 0 and (place, word) not in failed and _fits(row[place], tokens, word)
        if fits:
            steps.append((place, word, True))
            place, word, take = place - 1, word - 1, True
        elif row[place].optional:
            steps.append((place, word, False))
            place, take = place - 1, True
        else:  # back to the last word that may stay out
            while True:
                place, word, taken = steps.pop()
                failed.add((place, word))
                if taken and row[place].optional:
                    break
            take = False
    return {word: place for place, word, taken in steps if taken}


def _fits(one: Element, tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if (one.first and at > 0) or (one.last and at < len(tokens) - 1) or one.breaks not in (None, token.breaks):
        return False
    if one.words is None:
        return True
    word = token.word
    among = word in one.words or any(word[:end] + "*" in one.words for end in range(SHORTEST_STEM, len(word) + 1))
    return among is not one.negated


def clause_end(tokens: list[Token], at: int, joints: frozenset[str]) -> int:
    """The last word of the clause in which a word stands."""
    end = at
    while end + 1 < len(tokens) and not tokens[end + 1].breaks and tokens[end + 1].word not in joints:
        end += 1
    return end


def taken(row: Row, places: dict[int, int], tokens: list[Token], end: int) -> dict[str, tuple[int, int]]:
    """What a row takes up, by name: its first and its last word. The rest of a clause goes up to `end`."""
    found: dict[str, tuple[int, int]] = {}
    for word in sorted(places):
        name = row[places[word]].name
        if name.endswith(REST_SIGN):
            found[name.removesuffix(REST_SIGN)] = (word, end)
        elif name:
            found[name] = (found.get(name, (word, word))[0], word)
    return found
