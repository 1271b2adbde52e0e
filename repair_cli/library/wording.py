"""The wording rules of a language, by seat: all that stands in its folder `wording`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from repair_cli.errors import ContentError, Problem
from repair_cli.guide.model import Audience
from repair_cli.library.fields import Desk
from repair_cli.library.links import opened_file
from repair_cli.library.wording_rules import Told, read_language, read_rules
from repair_cli.wording import Wording
from repair_cli.wording.look import Language
from repair_cli.wording.patterns import Patterns
from repair_cli.wording.spelling import Spelling

FOLDER = "wording"
SHARED = "shared"
MOST_PLACES = 30_000
"""Places for words that all patterns of a seat may have together: a look takes as long as they are many."""


def wordings(folder: Path) -> Mapping[Audience, Wording]:
    """The rules of each seat; without such a folder they are empty. Raises ContentError."""
    problems: list[Problem] = []
    language, told = read_folder(folder, problems)
    if problems:
        raise ContentError(tuple(sorted(set(problems))))
    return by_seat(language, told)


def read_folder(folder: Path, problems: list[Problem]) -> tuple[Language, tuple[Told, ...]]:
    """What the files of a folder say; adds the problems of all of them."""
    files = sorted(folder.glob("*.yaml"))
    language, patterns = Language(), Patterns({}, Spelling())
    shared = folder / f"{SHARED}.yaml"
    if shared in files and (opened := opened_file(shared, problems)) is not None:
        language, patterns = read_language(opened[0], Desk(str(shared), problems))
    told: list[Told] = []
    for path in files:
        if path != shared and (opened := opened_file(path, problems)) is not None:
            told += read_rules(opened[0], Desk(str(path), problems), patterns)
    problems += (Problem(str(folder), 1, 1, "R153", message) for message in _too_large(told))
    return language, tuple(told)


def by_seat(language: Language, told: Iterable[Told]) -> Mapping[Audience, Wording]:
    """The rules of each seat; those that are for anyone belong to both."""
    everything = tuple(told)
    found = {}
    for seat in Audience:
        some = tuple(one for one in everything if one.seat in (seat, Audience.ANYONE))
        found[seat] = Wording(tuple(one.rule for one in some), language, _examples(some))
    return found


def _examples(told: Iterable[Told]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in told:
        found[one.rule.kind] = (*found.get(one.rule.kind, ()), *(text for text, _ in one.examples))
    return found


def _too_large(told: Iterable[Told]) -> Iterable[str]:
    for seat in (Audience.CLIENT, Audience.THERAPIST):
        rules = [one.rule for one in told if one.seat in (seat, Audience.ANYONE)]
        places = sum(len(row) for rule in rules for row in (*rule.find, *rule.unless))
        if places > MOST_PLACES:
            yield f"the patterns for a {seat} have {places:,} places for words, and {MOST_PLACES:,} is the most"
