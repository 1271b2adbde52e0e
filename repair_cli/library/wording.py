"""The wording rules of a language, by seat: all that stands in its folder `wording`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec
from msgspec.json import decode, encode
from msgspec.structs import replace

from repair_cli.errors import ContentError, Problem
from repair_cli.guide.model import Audience
from repair_cli.library.fields import Desk
from repair_cli.library.folders import files_in
from repair_cli.library.links import opened_file
from repair_cli.wording import Wording
from repair_cli.wording.look import Examples, Language, Prepared, Ready, prepared
from repair_cli.wording.machine import Block, size
from repair_cli.wording.places import NOTHING_TOLD
from repair_cli.wording.spelling import Spelling

if TYPE_CHECKING:
    from repair_cli.library.wording_rules import Told

FOLDER = "wording"
SHARED = "shared"
MADE = "made.jsonl"
FORMAT = 5
"""Grows when patterns come to mean something else, or `Prepared` looks different: what was made before is void."""

_SEATS = (Audience.CLIENT, Audience.THERAPIST)
MOST_PLACES = 56_000
"""Places for words that all patterns may take up: a look takes as long as they are many."""
MOST_WORDS = 40_000
"""Words at all those places; places for the same words count once."""


def wordings(folder: Path) -> Mapping[Audience, Wording]:
    """The rules of each seat; without such a folder they are empty. Raises ContentError.

    Making rules ready takes longer than a whole walk: what was made of these files is read instead, if it is there.
    """
    return _for_each(_made_before(folder) or _made_now(folder))


def made_ready(folder: Path) -> bytes:
    """What `made.jsonl` is to hold for a folder: a sum, rules, what their findings need. Raises ContentError.

    What is on a line is read when it is needed, and the sum is over all else.
    """
    ready = _made_now(folder).prepared
    rules = encode(replace(ready, rows=replace(ready.rows, told=NOTHING_TOLD)), order="sorted")
    rest = rules + b"\n" + bytes(ready.rows.told) + b"\n"
    return encode(_sum_of(folder, rest)) + b"\n" + rest


def are_ready(folder: Path) -> bool:
    """Whether rules were made ready of just these files: then they could be read, and their examples were tried."""
    return _made_before(folder) is not None


def _made_before(folder: Path) -> Ready | None:
    try:
        sum_, _, rest = (folder / MADE).read_bytes().partition(b"\n")
    except OSError:  # there is none
        return None
    if sum_ != encode(_sum_of(folder, rest)):  # somebody changed it, or the files
        return None
    return Ready(partial(_read_again, *rest.splitlines()))


def _read_again(rules: bytes, told: bytes) -> Prepared:
    ready = decode(rules, type=Prepared)
    return replace(ready, rows=replace(ready.rows, told=msgspec.Raw(told)))


def _sum_of(folder: Path, rest: bytes) -> str:
    """A sum over the files, the format of what is made of them, and that."""
    found = crc32(rest, FORMAT)
    for path in sorted(folder.glob("*.yaml")):
        found = crc32(path.read_bytes(), crc32(path.name.encode(), found))
    return f"{found:08x}"


def _made_now(folder: Path) -> Ready:
    problems: list[Problem] = []
    language, told = read_folder(folder, problems)
    if problems:
        raise ContentError(tuple(sorted(set(problems))))
    return _ready(language, told)


def read_folder(folder: Path, problems: list[Problem]) -> tuple[Language, tuple[Told, ...]]:
    """What the files of a folder say; adds the problems of all of them, and what leads out of the folder's folder."""
    from repair_cli.library.wording_rules import read_language, read_rules  # late: what was made ready needs neither
    from repair_cli.wording.patterns import Patterns

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
    problems += (Problem(str(folder), 1, 1, "R153", message) for message in _too_large(language, told))
    return language, tuple(told)


def by_seat(language: Language, told: Iterable[Told]) -> Mapping[Audience, Wording]:
    """The rules of each seat; those that are for anyone belong to both."""
    return _for_each(_ready(language, told))


def _for_each(ready: Ready) -> Mapping[Audience, Wording]:
    return {seat: Wording.of(ready, seat) for seat in _SEATS}


def _ready(language: Language, told: Iterable[Told]) -> Ready:
    everything = tuple(told)
    examples: dict[str, Examples] = {seat: _examples(everything, seat) for seat in _SEATS}
    return Ready(lambda: prepared((one.rule for one in everything), language, examples))


def _examples(told: Iterable[Told], seat: Audience) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in (one for one in told if one.seat in (seat, Audience.ANYONE)):
        found[one.rule.kind] = (*found.get(one.rule.kind, ()), *(text for text, _ in one.examples))
    return found


def _too_large(language: Language, told: Iterable[Told]) -> Iterable[str]:
    blocks = (Block(language.aside), *(Block(one.rule.find, one.rule.unless) for one in told))
    elements = {one for block in blocks for row in (*block.find, *block.unless) for one in row}
    words = sum(len(some) for some, _ in {(one.words, one.negated) for one in elements if one.words})
    for count, most, what in ((size(blocks), MOST_PLACES, "places"), (words, MOST_WORDS, "words")):
        if count > most:
            yield f"the patterns have {count:,} {what}, and {most:,} is the most; take some out"
