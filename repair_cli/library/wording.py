"""The wording rules of a language, by seat: all that stands in its folder `wording`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec.json import decode, encode

from repair_cli.errors import ContentError, Problem
from repair_cli.guide.model import Audience
from repair_cli.library.fields import Desk
from repair_cli.library.folders import files_in
from repair_cli.library.links import opened_file
from repair_cli.library.wording_rules import Told, read_language, read_rules
from repair_cli.wording import Wording
from repair_cli.wording.look import Language, Prepared
from repair_cli.wording.patterns import Patterns
from repair_cli.wording.spelling import Spelling

FOLDER = "wording"
SHARED = "shared"
MADE = "made.json"
FORMAT = 1
"""Grows when patterns come to mean something else, or `Prepared` looks different: what was made before is void."""

_SEATS = (Audience.CLIENT, Audience.THERAPIST)
MOST_PLACES = 32_000
"""Places for words that all patterns of a seat may have together: a look takes as long as they are many."""
MOST_WORDS = 30_000
"""Words at all those places; places for the same words count once."""


class _Made(msgspec.Struct, frozen=True):
    """Rules that were made ready before: of which files, and the rules of each seat."""

    of: str
    seats: dict[Audience, msgspec.Raw]


def wordings(folder: Path) -> Mapping[Audience, Wording]:
    """The rules of each seat; without such a folder they are empty. Raises ContentError.

    Making rules ready takes longer than a whole walk: what was made of these files is read instead, if it is there.
    """
    ready = _made_before(folder)
    return ready if ready is not None else _made_now(folder)


def made_ready(folder: Path) -> bytes:
    """What `made.json` is to hold for the files of a folder. Raises ContentError."""
    seats = {seat: encode(one.prepared, order="sorted") for seat, one in _made_now(folder).items()}
    return encode(_Made(_sum_of(folder), {seat: msgspec.Raw(seats[seat]) for seat in _SEATS})) + b"\n"


def are_ready(folder: Path) -> bool:
    """Whether rules were made ready of just these files: then they could be read, and their examples were tried."""
    return _made_before(folder) is not None


def _made_before(folder: Path) -> Mapping[Audience, Wording] | None:
    try:
        made = decode((folder / MADE).read_bytes(), type=_Made)
    except (OSError, msgspec.MsgspecError):  # there is none, or somebody changed it
        return None
    if made.of != _sum_of(folder):
        return None
    return {seat: Wording.of(partial(decode, raw, type=Prepared)) for seat, raw in made.seats.items()}


def _sum_of(folder: Path) -> str:
    """A sum over the files and the format of what is made of them."""
    found = FORMAT
    for path in sorted(folder.glob("*.yaml")):
        found = crc32(path.read_bytes(), crc32(path.name.encode(), found))
    return f"{found:08x}"


def _made_now(folder: Path) -> Mapping[Audience, Wording]:
    problems: list[Problem] = []
    language, told = read_folder(folder, problems)
    if problems:
        raise ContentError(tuple(sorted(set(problems))))
    return by_seat(language, told)


def read_folder(folder: Path, problems: list[Problem]) -> tuple[Language, tuple[Told, ...]]:
    """What the files of a folder say; adds the problems of all of them, and what leads out of the folder's folder."""
    files = files_in(folder.parent, (folder.name,), problems)
    language, patterns = Language(), Patterns({}, Spelling())
    shared = folder / f"{SHARED}.yaml"
    if shared in files and (opened := opened_file(shared, problems)) is not None:
        language, patterns = read_language(opened[0], Desk(str(shared), problems))
    if problems:  # what the rules lack then, they lack because of that
        return language, ()
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
    for seat in _SEATS:
        some = tuple(one for one in everything if one.seat in (seat, Audience.ANYONE))
        found[seat] = Wording(tuple(one.rule for one in some), language, _examples(some))
    return found


def _examples(told: Iterable[Told]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in told:
        found[one.rule.kind] = (*found.get(one.rule.kind, ()), *(text for text, _ in one.examples))
    return found


def _too_large(told: Iterable[Told]) -> Iterable[str]:
    for seat in _SEATS:
        rules = [one.rule for one in told if one.seat in (seat, Audience.ANYONE)]
        elements = [one for rule in rules for row in (*rule.find, *rule.unless) for one in row]
        words = sum(map(len, {one.words for one in elements if one.words}))
        for count, most, what in ((len(elements), MOST_PLACES, "places"), (words, MOST_WORDS, "words")):
            if count > most:
                yield f"the patterns for a {seat} have {count:,} {what}, and {most:,} is the most; take some out"
