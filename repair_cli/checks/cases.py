"""Answers that make conditions hold or fail: found by trying what they can tell apart, or known not to exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from repair_cli.guide.conditions import AllOf, Between, Condition, Test, Value, decided, tests
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Choose, ChooseAny, Guide, options_of
from repair_cli.guide.rules import Counter
from repair_cli.guide.samples import samples
from repair_cli.wording.finding import KINDS

Domains = Mapping[str, Sequence[Value | None]]
"""What can be known of each question, of what was found in its answer, and of each counter; None: no answer."""

Wanted = Sequence[tuple[Condition | None, bool]]
"""Conditions, and whether each is to hold."""

MOST = 20_000
"""How many looks at answers a search may take."""

_KINDS = 7
"""How many kinds of options of one question are combined."""


class TooManyCases(Exception):
    """A search was given up: there may be such answers."""


def domains(
    guide: Guide, conditions: Iterable[Condition | None], asks: Mapping[str, Ask]
) -> dict[str, Sequence[Value | None]]:
    """At least one answer of each kind that the conditions tell apart, for each name that they look at.

    Raises TooManyCases where one question has too many kinds.
    """
    looked_at: dict[str, list[Test]] = {}
    for condition in conditions:
        for test in tests(condition):
            looked_at.setdefault(test.name, []).append(test)
    if looked_at.keys() <= asks.keys():
        return {name: (None, *answers(asks[name], some)) for name, some in looked_at.items()}
    counters = {name: counter for one in guide.everything() for name, counter in one.counters.items()}
    return {name: tuple(_values(name, some, counters, asks)) for name, some in looked_at.items()}


def _values(
    name: str, some: Sequence[Test], counters: Mapping[str, Counter], asks: Mapping[str, Ask]
) -> Iterator[Value | None]:
    if name in counters:
        yield from _numbers(counters[name], some)
    elif name in asks:
        yield from (None, *answers(asks[name], some))
    else:
        yield from (None, *_together(KINDS, some), ())  # what was found in an answer: kinds, or nothing


def answers(ask: Ask, some: Sequence[Test]) -> Iterator[Value]:
    """Answers to a question, at least one of each kind that the tests tell apart. Raises TooManyCases."""
    match ask.form:
        case Choose(options=options):
            yield from options
        case ChooseAny(options=options):
            yield from ((option.id,) for option in options.values() if option.alone)
            yield from _together([option.id for option in options.values() if not option.alone], some)
        case _:
            yield from samples(ask, Facts({}, {}, None), some)  # type: ignore[arg-type]


def case(wanted: Wanted, there: Domains, most: int = MOST) -> dict[str, Value | None] | None:
    """Answers for which each condition is as wanted; None where there are none. Raises TooManyCases."""
    return _Search(wanted, there, most).onward({}, set(there))


class _Search:
    def __init__(self, wanted: Wanted, there: Domains, most: int) -> None:
        self.wanted = wanted
        self.there = there
        self.left = most

    def onward(self, chosen: dict[str, Value | None], unknown: set[str]) -> dict[str, Value | None] | None:
        self.left -= 1
        if self.left < 0:
            raise TooManyCases
        values = {name: value for name, value in chosen.items() if value is not None}
        open_name = None
        for condition, want in self.wanted:
            told = decided(condition, values, unknown)
            if told is not None and told is not want:
                return None
            if told is None and open_name is None:
                open_name = next(test.name for test in tests(condition) if test.name in unknown)
        if open_name is None:
            return chosen
        for value in self.there[open_name]:
            found = self.onward({**chosen, open_name: value}, unknown - {open_name})
            if found is not None:
                return found
        return None


def _together(options: Sequence[str], some: Sequence[Test]) -> Iterator[Value]:
    """Choices of several options: each mixture of kinds, and each number of options that a test counts."""
    kinds: dict[object, list[str]] = {}
    for option in options:
        kinds.setdefault(tuple(_told(option, test) for test in some), []).append(option)
    if len(kinds) > _KINDS:
        raise TooManyCases
    counted = any(isinstance(test, Between) for test in some)
    for size in range(1, len(kinds) + 1):
        for mixture in combinations(kinds.values(), size):
            first = [kind[0] for kind in mixture]
            rest = [name for kind in mixture for name in kind[1:]]
            for more in range(len(rest) + 1 if counted else 1):
                yield (*first, *rest[:more])


def _told(option: str, test: Test) -> object:
    """What a test sees in one option. One that wants several at once sees each of them."""
    match test:
        case Between():
            return None
        case AllOf(values=values):
            return option if option in values else None
        case _:
            return option in getattr(test, "values", ())


def _numbers(counter: Counter, some: Sequence[Test]) -> Iterator[int]:
    """The values of a counter on each side of every limit."""
    edges = {counter.least, counter.start, counter.most}
    for test in some:
        if isinstance(test, Between):
            edges |= set() if test.least is None else {test.least - 1, test.least}
            edges |= set() if test.most is None else {test.most, test.most + 1}
    yield from sorted(edge for edge in edges if counter.least <= edge <= counter.most)


def ways_on(ask: Ask) -> frozenset[str]:
    """The options of a question that have a way of their own: who takes them does not come to its branches."""
    return frozenset(option.id for option in options_of(ask).values() if option.next)
