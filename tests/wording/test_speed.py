"""However rules and texts are made, 10,000 words are looked at within a fifth of a second."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from repair_cli.guide.model import Audience
from repair_cli.library.packs import Library
from repair_cli.library.wording import MOST_PLACES, MOST_WORDS
from repair_cli.wording import Wording
from repair_cli.wording.elements import Element
from repair_cli.wording.finding import KINDS
from repair_cli.wording.rule import Rule

WORDS = 10_000
SECONDS = 0.2


def widest() -> Wording:
    """As many places as there may be, of words that all fit, may be missing or not, and are called off in the end."""
    gap, word, other = Element(None, optional=True), Element(frozenset({"a"})), Element(frozenset({"b"}), negated=True)
    row = (word, *(gap, other) * 19, word)
    gaps = (word, *(gap,) * 38, word)  # needs lanes of 40 places, which are the slowest
    count = MOST_PLACES // (2 * len(row))
    rules = (Rule(str(number), KINDS[number % 11], (row,), "why", ("frame",), (row,)) for number in range(count - 1))
    return Wording((*rules, Rule("gaps", "blame", (gaps,), "why", ("frame",), (gaps,))))


def most_words() -> Wording:
    """As many words as there may be, each in as many sets as there is room for."""
    sets = [frozenset(f"w{word}" for word in range(MOST_WORDS // 100) if word % 97 != number) for number in range(100)]
    rows = tuple((Element(some), Element(some)) for some in sets) * (MOST_PLACES // 400)
    return Wording((Rule("x", "blame", rows, "why", ("frame",)),))


def everywhere() -> Wording:
    """Short rows that end at every word, and are called off there."""
    rows = ((Element(frozenset({"a"})),),) * 12
    return Wording(
        tuple(
            Rule(str(number), KINDS[number % 11], rows, "why", ("frame",), rows) for number in range(MOST_PLACES // 24)
        )
    )


def many_sets() -> Wording:
    """Words each of which is in other sets than the next."""
    sets = [
        frozenset(f"word{word}" for word in range(WORDS) if number in (word % 41, word % 43, word % 47))
        for number in range(47)
    ]
    gap = Element(None, optional=True)
    rows = (
        (
            Element(sets[number % 47]),
            gap,
            Element(sets[number % 43]),
            gap,
            Element(sets[number % 41]),
            Element(sets[number % 37]),
        )
        for number in range(MOST_PLACES // 6)
    )
    return Wording((Rule("x", "blame", tuple(rows), "why", ("frame",)),))


def texts() -> Iterator[str]:
    yield "a " * WORDS
    yield "a. " * WORDS
    yield "you said 'a b' \"a c\" " * (WORDS // 6)
    yield " ".join(f"w{number % 300}" for number in range(WORDS))
    yield " ".join(f"word{number}" for number in range(WORDS))
    yield "sorry, but you never listen and I am such a burden? " * (WORDS // 10)


def seconds(check: Wording, text: str) -> float:
    """The least processor time of up to ten looks: what else the machine does is not in it."""
    least = float("inf")
    for _ in range(10):
        before = time.process_time()
        check.find(text)
        least = min(least, time.process_time() - before)
        if least < SECONDS:
            break
    return least


@pytest.mark.clock
@pytest.mark.parametrize("make", [widest, most_words, everywhere, many_sets])
def test_ten_thousand_words_take_no_longer_whatever_the_rules_are(make: type[Wording]) -> None:
    check = make()
    check.find("a")
    assert max(seconds(check, text) for text in texts()) < SECONDS


@pytest.mark.clock
def test_ten_thousand_words_take_no_longer_with_the_rules_that_ship(library: Library) -> None:
    for seat in (Audience.CLIENT, Audience.THERAPIST):
        assert max(seconds(library.wording()[seat], text) for text in texts()) < SECONDS
