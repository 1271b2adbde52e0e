"""Answers to try where nobody has given one: at least one of each kind that conditions tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repair_cli.guide.conditions import Answered, Between, Test, Value
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Items, Number, Pause, Text
from repair_cli.guide.values import DONE, offered


def samples(ask: Ask, facts: Facts, tests: Sequence[Test]) -> Iterator[Value]:
    """Answers that fit; `tests` are those that look at the question.

    Each option alone, and all together where several can be taken; numbers, and how many lines, from each side of
    every limit.
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
        case Date():
            yield "2000-01-01"
        case Pause():  # pragma: no branch
            yield DONE


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
