"""The bits find what a plain search finds."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from repair_cli.wording.align import aligned
from repair_cli.wording.elements import Element, Row
from repair_cli.wording.machine import Block, Machine, laid_out
from repair_cli.wording.sentences import Sentence, Token

WORDS = st.sampled_from("abcd")


def elements(optional: bool) -> st.SearchStrategy[Element]:
    words = st.one_of(st.none(), st.frozensets(WORDS, min_size=1, max_size=3))
    return st.builds(
        Element,
        words,
        negated=st.booleans(),
        optional=st.just(True) if optional else st.booleans(),
        breaks=st.sampled_from([None, None, None, True, False]),
        name=st.just(""),
        first=st.just(False),
        last=st.just(False),
    ).map(lambda one: one if one.words else one._replace(negated=False))


def ends(one: Element) -> Element:
    return one._replace(optional=False)


def rows_of(least: int, most: int) -> st.SearchStrategy[Row]:
    return st.builds(
        lambda first, middle, last, starts, stops: (
            ends(first)._replace(first=starts),
            *middle,
            ends(last)._replace(last=stops),
        ),
        elements(False),
        st.lists(elements(False), min_size=least, max_size=most),
        elements(False),
        st.sampled_from([False, False, True]),
        st.sampled_from([False, False, True]),
    )


rows = rows_of(0, 5)
tokens = st.lists(
    st.builds(Token, WORDS, st.just(0), st.just(0), st.booleans(), st.just(False)), min_size=1, max_size=12
)


def plain(row: Row, some: list[Token], at: int, place: int) -> bool:
    """Whether a row up to a place fits the words up to a word, both included."""
    return _plain(row, tuple(some), at, place)


@cache
def _plain(row: Row, some: tuple[Token, ...], at: int, place: int) -> bool:
    if place < 0:
        return True
    one = row[place]
    if one.optional and _plain(row, some, at, place - 1):
        return True
    if at < 0 or (one.breaks is not None and one.breaks != some[at].breaks):
        return False
    if (one.first and at > 0) or (one.last and at < len(some) - 1):
        return False
    fits = one.words is None or (some[at].word in one.words) != one.negated
    return fits and _plain(row, some, at - 1, place - 1)


@given(st.lists(rows, min_size=1, max_size=4), tokens)
def test_the_machine_finds_each_row_where_a_plain_search_finds_it(some: list[Row], words: list[Token]) -> None:
    ways = Machine(laid_out([Block(tuple(some))])).ends(Sentence(words, False))
    assert ways == [at for at in range(len(words)) if any(plain(row, words, at, len(row) - 1) for row in some)]


@given(st.lists(rows_of(14, 38), min_size=1, max_size=3), tokens)
def test_a_row_of_which_nearly_all_may_be_missing_is_found_too(some: list[Row], words: list[Token]) -> None:
    loose = [
        (row[0], *(one._replace(optional=place % 16 > 0) for place, one in enumerate(row[1:-1])), row[-1])
        for row in some
    ]
    ways = Machine(laid_out([Block(tuple(loose))])).ends(Sentence(words, False))
    assert ways == [at for at in range(len(words)) if any(plain(row, words, at, len(row) - 1) for row in loose)]


@given(st.lists(rows, min_size=1, max_size=3), st.lists(rows, max_size=3), tokens)
def test_a_rule_is_found_unless_it_is_called_off(find: list[Row], unless: list[Row], words: list[Token]) -> None:
    def there(some: list[Row]) -> bool:
        return any(plain(row, words, at, len(row) - 1) for row in some for at in range(len(words)))

    blocks = [Block(tuple(find), tuple(unless), group="a"), Block(tuple(find), group="b")]
    hits = Machine(laid_out(blocks)).hits(Sentence(words, False))
    assert [hit.block for hit in hits if hit.block == 0] == [0] * (there(find) and not there(unless))
    assert [hit.block for hit in hits if hit.block == 1] == [1] * there(find)


@given(rows, tokens)
def test_each_word_of_a_row_that_was_found_fits_its_place(row: Row, words: list[Token]) -> None:
    for hit in Machine(laid_out([Block((row,))])).hits(Sentence(words, False)):
        places = aligned(row, words, hit.at)
        taken = [places[word] for word in sorted(places)]
        assert taken == sorted(set(taken))
        assert {place for place, one in enumerate(row) if not one.optional} <= set(taken)
        assert sorted(places) == list(range(min(places), hit.at + 1))
