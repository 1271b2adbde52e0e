"""What the wording check found in an answer, under a name of its own, as conditions and texts look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from repair_cli.guide.conditions import AllOf, AnyOf, Between, NoneOf, Test, Value, holds
from repair_cli.guide.model import Ask

if TYPE_CHECKING:
    from repair_cli.wording import Wording

Kinds = tuple[str, ...]


def found_in(question: str) -> str:
    """The name of what was found in the answer to a question."""
    return f"{question}-found"


def kinds_in(ask: Ask, words: str) -> Kinds:
    """The kinds of what the check of a question finds in an answer, each once; without a check, none."""
    return _kinds(ask.found, words) if ask.found else ()


@lru_cache(maxsize=256)  # whoever tries all answers asks for the same few texts thousands of times
def _kinds(check: Wording, words: str) -> Kinds:
    return tuple(dict.fromkeys(one.kind for one in check.find(words)))


def looked_into(asks: Iterable[Ask]) -> dict[str, Ask]:
    """The questions whose answers are looked into, by the names of what is found there."""
    return {found_in(ask.id): ask for ask in asks if ask.found}


def names_of(ask: Ask) -> tuple[str, ...]:
    """The names that an answer to a question changes: its own, and that of what is found in it."""
    return (ask.id, found_in(ask.id)) if ask.found else (ask.id,)


def answered(ask: Ask, value: Value | None) -> dict[str, Value | None]:
    """What is known by an answer (None: left open), by the names that it changes."""
    found = {} if ask.found is None else {found_in(ask.id): None if value is None else kinds_in(ask, str(value))}
    return {ask.id: value, **found}


def tests_about(ask: Ask, tests: Mapping[str, Sequence[Test]]) -> tuple[Test, ...]:
    """The tests that look at the answer to a question, or at what is found in it."""
    return tuple(test for name in names_of(ask) for test in tests.get(name, ()))


def telling(ask: Ask, tests: Sequence[Test]) -> Iterator[str]:
    """Texts with findings that the tests tell apart, one for each way in which the tests turn out.

    They are made of the examples of the rules, and each was looked at: what no examples show is not among them.
    """
    name = found_in(ask.id)
    some = [test for test in tests if test.name == name]
    if ask.found is None or not some:
        return
    seen = {_turn_out(some, name, ())}
    for words in _texts(ask.found, frozenset(_named(some)), _counted(some)):
        turned = _turn_out(some, name, kinds_in(ask, words))
        if turned not in seen:
            seen.add(turned)
            yield words


def _turn_out(tests: Iterable[Test], name: str, kinds: Kinds) -> tuple[bool, ...]:
    return tuple(holds(test, {name: kinds}) for test in tests)


def _named(tests: Iterable[Test]) -> Iterator[str]:
    for test in tests:
        yield from test.values if isinstance(test, AnyOf | AllOf | NoneOf) else ()


def _counted(tests: Iterable[Test]) -> int:
    """How many kinds are to be there, so that each test of how many has turned out both ways."""
    limits = ((test.least or 0, test.most) for test in tests if isinstance(test, Between))
    return max((max(least, 0 if most is None else most + 1) for least, most in limits), default=0)


@lru_cache(maxsize=32)
def _texts(check: Wording, named: frozenset[str], counted: int) -> tuple[str, ...]:
    """Examples of the kinds that are named, alone and together, and with so many of other kinds."""
    clearest = {kind: _clearest(check, kind) for kind, texts in check.examples.items() if texts}
    wanted = [clearest[kind] for kind in clearest if kind in named]
    others = [clearest[kind] for kind in clearest if kind not in named]
    return tuple(
        " ".join((*some, *others[:more]))
        for size in range(len(wanted) + 1)
        for some in combinations(wanted, size)
        for more in range(min(counted, len(others)) + 1)
        if some or more
    )


@lru_cache(maxsize=64)
def _clearest(check: Wording, kind: str) -> str:
    """An example in which nothing else is found, if there is one, as a sentence."""
    texts = check.examples[kind]
    text = next((text for text in texts if _kinds(check, text) == (kind,)), texts[0])
    return text if text.endswith((".", "!", "?")) else f"{text}."
