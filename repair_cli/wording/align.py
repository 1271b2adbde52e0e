"""Which word of a sentence stands at which place of a row that was found there."""

from __future__ import annotations

from repair_cli.wording.elements import REST_SIGN, SHORTEST_STEM, Element, Row
from repair_cli.wording.sentences import Token


def aligned(row: Row, tokens: list[Token], at: int) -> dict[int, int]:
    """The place in the row of each word, by the place of the word, for a row that ends at the word `at`."""
    left = _ways(row, tokens, at)
    before = max(left.pop())
    found: dict[int, int] = {}
    for place, one in enumerate(row):
        after = left.pop()
        if before + 1 in after and _fits(one, tokens, before + 1):
            before += 1
            found[before] = place
    return found


def is_end(row: Row, tokens: list[Token], at: int) -> bool:
    """Whether a row ends at the word `at`."""
    return bool(_ways(row, tokens, at)[-1])


def _ways(row: Row, tokens: list[Token], at: int) -> list[set[int]]:
    """For each place, from behind the last one on: the words with which the places before it may end."""
    left = [{at}]
    for one in reversed(row):
        taken = {word - 1 for word in left[-1] if word >= 0 and _fits(one, tokens, word)}
        left.append(taken | left[-1] if one.optional else taken)
    return left


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
