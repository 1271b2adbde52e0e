"""What a row of the table is: so many cases of one fault, and what went wrong in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, TypeVar

SEED = 20261122
"""Every random choice comes from it."""

Wrong = list[str]
"""What was promised and is not so; empty where all is well."""

Case = TypeVar("Case")


class Row(NamedTuple):
    """One line of the table. `skipped` says why nothing was tried."""

    tried: int
    wrong: tuple[str, ...] = ()
    skipped: str = ""
    note: str = ""


Trial = Callable[[int | None], Row]
"""Tries a fault, in at most so many cases; None: in all of them."""


def row(tried: Callable[[Case], Wrong], cases: Iterable[Case], note: str = "") -> Row:
    """Tries all cases, as many at once as there are processors."""

    def told(case: Case) -> Iterator[str]:
        return (f"{case}: {what}" for what in tried(case))

    every = list(cases)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = [what for several in pool.map(told, every) for what in several]
    return Row(len(every), tuple(found), note=note)


def some(cases: Iterable[Case], most: int | None) -> list[Case]:
    """At most so many of the cases, spread over all of them; the first and the last are among them."""
    every = list(cases)
    if most is None or len(every) <= most:
        return every
    if most == 1:
        return every[:1]
    return [every[place * (len(every) - 1) // (most - 1)] for place in range(most)]
