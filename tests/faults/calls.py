"""The Nth system call of each kind fails, or kills the program, for every N that there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.conftest import Ran
from tests.faults.ground import OLD_CARD, Ground, ground, lacking, works
from tests.faults.promises import walked
from tests.faults.rows import Row, Wrong, row, some
from tests.faults.typed import GUIDE, typed

CALLS = ("fdatasync", "fsync", "pwrite64", "write", "ftruncate", "openat", "unlink", "rename", "mkdir")

ERRORS = ("EIO", "ENOSPC")
"""A call fails with one of them; the next of its kind with the other."""

_FILES = ("", "sessions.db", "sessions.db-journal", "sessions.lock")


class Nth(NamedTuple):
    """The `number`th call of a kind fails, or the program is killed at it."""

    call: str
    number: int
    kills: bool

    @property
    def inject(self) -> str:
        """It as strace wants it told."""
        fault = "signal=KILL" if self.kills else f"error={ERRORS[self.number % len(ERRORS)]}"
        return f"inject={self.call}:{fault}:when={self.number}"


def traced(at: Ground, *options: str) -> tuple[str, ...]:
    """strace, looking at what the program does in its folder and to the card."""
    paths = [*(at.store / name for name in _FILES), at.card, at.card.with_name(f".{at.card.name}.new")]
    looked_at = [part for path in paths for part in ("-P", str(path).rstrip("/"))]
    return ("strace", "-f", "-qq", "--seccomp-bpf", "-o", str(at.root / "calls"), *looked_at, *options)


def calls_made(act: Callable[[Ground, Sequence[str]], object]) -> dict[str, int]:
    """How often each call is made where nothing fails."""
    with ground() as at:
        act(at, traced(at, "-e", f"trace={','.join(CALLS)}"))
        made = re.findall(r"^\d+ +(\w+)\(", (at.root / "calls").read_text(errors="replace"), re.MULTILINE)
    return {call: made.count(call) for call in CALLS if call in made}


def faulted(act: Callable[[Ground, Sequence[str]], Ran], at: Ground, nth: Nth) -> Ran:
    """Acts while the Nth call meets its fault."""
    return act(at, traced(at, "-e", f"trace={nth.call}", "-e", nth.inject))


def walk_through(most: int | None) -> Row:
    """A typed walk that is kept, with a card."""
    return every(walk, lambda ran, at: walked(ran, typed(), at), most)


def walk(at: Ground, before: Sequence[str] = ()) -> Ran:
    """Types the walk through a pipe, keeps it, and has its card written over an old one."""
    at.card.write_text(OLD_CARD, encoding="utf-8")
    return at.run("run", GUIDE, "--keep", "--plain", "-o", str(at.card), "--force", typed=typed().piped, before=before)


def every(act: Callable[[Ground, Sequence[str]], Ran], judged: Callable[[Ran, Ground], Wrong], most: int | None) -> Row:
    """Tries an act with each call and each fault, and looks at what is left."""
    skipped = lacking("strace") or ("" if works("strace", "-f", "-o", "/dev/null", "true") else "strace may not trace")
    if skipped:
        return Row(0, skipped=skipped)

    def tried(nth: Nth) -> Wrong:
        with ground() as at:
            return judged(faulted(act, at, nth), at)

    made = calls_made(act)
    cases = [
        Nth(call, number, kills) for call in made for kills in (False, True) for number in range(1, made[call] + 2)
    ]
    note = ", ".join(f"{count} {call}" for call, count in made.items())
    return row(tried, some(cases, most), note)
