"""Answers to try where nobody has given one: some of each kind that conditions tell apart, or one of every kind."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product

from repair_cli.guide.conditions import AllOf, Answered, Between, Test, Value
from repair_cli.guide.found import telling
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Items, Number, Option, Pause, Text
from repair_cli.guide.says import SupportLines
from repair_cli.guide.values import DONE, offered


def samples(ask: Ask, facts: Facts, tests: Sequence[Test]) -> Iterator[Value]:
    """Answers that fit; `tests` are those that look at the question, or at what is found in its answer.

    Each option alone, and all together where several can be taken; numbers, and how many lines, from each side of
    every limit; words in which other things are found.
    """
    match ask.form:
        case Choose():
            yield from offered(ask, facts)
        case ChooseAny():
            there = [option for option, _ in offered(ask, facts).values()]
            yield from ((option.id,) for option in there)
            together = tuple(option.id for option in there if not option.alone)
            if len(together) > 1:
                yield together
        case Number(least=least, most=most):
            yield from _told_apart(tests, least, most)
        case Items(most=most):
            yield from (("-",) * size for size in _told_apart(tests, 1, most))
        case Text():
            yield "-"
            yield from telling(ask, tests)
        case Date():
            yield "2000-01-01"
        case Pause():  # pragma: no branch
            yield DONE


def every_kind(ask: Ask, facts: Facts, tests: Sequence[Test]) -> Iterator[Value]:
    """One answer of every kind that `tests` and the ways on tell apart: of several options, every combination.

    Options are of one kind where no test names one without the other, and both lead to, count, ask, take up and show
    the same. The few come before the many, and what asks for no own words before what does.
    """
    options = [option for option, _ in offered(ask, facts).values()]
    own = {option.id: option.own is not None for option in options}
    match ask.form:
        case Choose():
            yield from sorted((group[0] for group in _alike(options, tests)), key=own.__getitem__)
        case ChooseAny():
            alone = [group[0] for group in _alike([option for option in options if option.alone], tests)]
            yield from ((name,) for name in alone if not own[name])
            together = _alike([option for option in options if not option.alone], tests)
            together.sort(key=lambda group: not own[group[0]])
            numbers = [_numbers(group, tests, ask.form.options[group[0]]) for group in together]
            for some in product(*numbers):
                chosen = {name for group, number in zip(together, some, strict=True) for name in group[:number]}
                if chosen:
                    yield tuple(option.id for option in options if option.id in chosen)
            yield from ((name,) for name in alone if own[name])
        case _:
            yield from samples(ask, facts, tests)


def _alike(options: Sequence[Option], tests: Sequence[Test]) -> list[list[str]]:
    """The ids of the options, those of one kind together."""
    groups: dict[object, list[str]] = {}
    for option in options:
        named = tuple(option.id in test.values for test in tests if not isinstance(test, Between | Answered))
        said = option.id if option.own or "$" in (option.phrase or option.label) else ""
        shows = tuple(part for part in option.say if isinstance(part, SupportLines))
        kind = (named, said, shows, option.next, tuple(sorted(option.add.items())))
        groups.setdefault(kind, []).append(option.id)
    return list(groups.values())


def _numbers(group: Collection[str], tests: Sequence[Test], one: Option) -> Sequence[int]:
    """How many options of one kind to take: none, one, all; every number where they are counted."""
    if one.add or any(isinstance(test, Between) for test in tests):
        return range(len(group) + 1)
    if any(isinstance(test, AllOf) and one.id in test.values for test in tests):
        return sorted({0, 1, len(group)})
    return (0, 1)


def _told_apart(tests: Sequence[Test], least: int, most: int) -> list[int]:
    edges = {least, most}
    for test in tests:
        match test:
            case Between(least=low, most=high):
                edges |= {least if low is None else low, most if high is None else high + 1}
            case Answered():
                pass
            case _:
                edges |= {edge for one in test.values if _is_whole(one) for edge in (int(one), int(one) + 1)}
    return sorted(edge for edge in edges if least <= edge <= most)


def _is_whole(text: str) -> bool:
    return text.removeprefix("-").isdecimal()
