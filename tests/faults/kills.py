"""Kills at random moments of a walk that is typed at a terminal."""

from __future__ import annotations

import random
from typing import NamedTuple

from tests.faults.ground import ground
from tests.faults.promises import kept
from tests.faults.pty_walk import terminal, type_all, type_until_killed
from tests.faults.rows import SEED, Row, Wrong, row, some
from tests.faults.stores import lock_with_little_work
from tests.faults.typed import GUIDE, typed
from tests.store.locks import WORDS

KILLS = 200

_WALK = ("run", GUIDE, "--keep")


class Kill(NamedTuple):
    """A kill so many seconds after the first prompt; every second walk is locked."""

    number: int
    after: float
    locked: bool


def at_random_moments(most: int | None) -> Row:
    """Kills spread at random from the first prompt to a little after the card."""
    with ground() as at, terminal(at, *_WALK) as screen:
        lasts = type_all(screen, typed())
    chance = random.Random(SEED)
    kills = [Kill(number, chance.uniform(0, lasts * 1.1), number % 2 == 1) for number in range(KILLS)]
    taken: list[int] = []
    found = row(lambda kill: _killed(kill, taken), some(kills, most))
    reached = f"{min(taken)} to {max(taken)} answers acknowledged, {sum(taken) / len(taken):.1f} on average"
    return found._replace(note=reached)


def _killed(kill: Kill, taken: list[int]) -> Wrong:
    with ground() as at:
        passphrase = WORDS if kill.locked else ""
        if kill.locked:
            lock_with_little_work(at)
        with terminal(at, *_WALK) as screen:
            type_until_killed(screen, typed(), kill.after)
            screen.close()
        count = typed().acknowledged(screen.shown)
        taken.append(count)
        wrong = [f"shows {word}" for word in ("Traceback", "a bug in repair") if word in screen.shown]
        return [*wrong, *kept(at, typed(), count, passphrase)]
