"""A file that was damaged: cut off, or with bits turned over."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from repair_cli.errors import ExitCode
from tests.faults.ground import Ground, ground
from tests.faults.promises import plainly
from tests.faults.rows import SEED, Row, row, some
from tests.faults.stores import all_sessions, everything, filled_store
from tests.faults.typed import GUIDE, typed
from tests.store.locks import WORDS

FLIPS = 200
STEP = 512
"""Bytes between two places where the file is cut off."""


class Damage(NamedTuple):
    """Where a file is damaged, in shares of its length, and whether it is locked."""

    place: float
    bit: int
    locked: bool


def cut_off(most: int | None) -> Row:
    """The file ends at every 512th byte."""
    with ground() as at:
        filled_store(at)
        size = at.database.stat().st_size
    places = [Damage(end / size, 0, end // STEP % 2 == 1) for end in range(0, size, STEP)]
    return row(lambda one: [*_looked_at(one, _cut)], some(places, most))


def bits_over(most: int | None) -> Row:
    """One bit is turned over at a random place; every fourth time in the first 100 bytes, which steer all."""
    chance = random.Random(SEED)
    turned = []
    for number in range(FLIPS):
        place = chance.random() * (0.004 if number % 4 == 0 else 1)
        turned.append(Damage(place, chance.randrange(8), number % 2 == 1))
    return row(lambda one: [*_looked_at(one, _flip)], some(turned, most))


def _cut(data: bytes, one: Damage) -> bytes:
    return data[: int(one.place * len(data))]


def _flip(data: bytes, one: Damage) -> bytes:
    place = int(one.place * len(data))
    return data[:place] + bytes([data[place] ^ 1 << one.bit]) + data[place + 1 :]


def _looked_at(one: Damage, damaged: Callable[[bytes, Damage], bytes]) -> Iterator[str]:
    """Reads it with every command that reads: it is told, or nothing of what is told is wrong."""
    with ground() as at:
        filled_store(at, one.locked)
        data = damaged(at.database.read_bytes(), one)
        at.database.write_bytes(data)
        yield from _told(at, WORDS if one.locked else "")
        if data and at.database.read_bytes() != data:
            yield "the file was changed"
        aside = Ground(at.root / "desk")
        yield from plainly(aside.run("run", GUIDE, "--keep", typed=typed().piped), ExitCode.DONE)


def _told(at: Ground, passphrase: str) -> Iterator[str]:
    told, found = everything(at, passphrase)
    yield from plainly(told, ExitCode.DONE, ExitCode.STORAGE, ExitCode.LOCKED)
    sound = {json.dumps(one) for one in all_sessions()}
    if any(json.dumps(one) not in sound for one in found):
        yield "it tells what was never written"
    fd = ("--passphrase-fd", "0") if passphrase else ()
    for command in (("sessions", "list", *fd), ("resume", "3", "--no-input", *fd), ("paths",)):
        ran = at.run(*command, typed=f"{passphrase}\n")
        yield from plainly(ran, ExitCode.DONE, ExitCode.ANSWERS, ExitCode.STORAGE, ExitCode.LOCKED)
