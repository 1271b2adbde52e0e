"""Other people and other terminals: somebody without rights, without a home, eight writers, wrong passphrases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from repair_cli.errors import ExitCode
from tests.faults.disks import lacking_row
from tests.faults.ground import OLD_CARD, PROGRAM, Ground, ground, works
from tests.faults.promises import kept, plainly
from tests.faults.rows import Row, Wrong, row, some
from tests.faults.stores import all_sessions, everything, filled_store
from tests.faults.typed import GUIDE, typed
from tests.store.locks import WORDS

WRITERS = 8

_NOBODY = "65534"
_UNKNOWN = "54321"
"""A number that no account has."""


def _as(user: str) -> tuple[str, ...]:
    return ("setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups")


def _skipped() -> Row | None:
    found = lacking_row("setpriv", root=True)
    if found is None and not works(*_as(_NOBODY), *PROGRAM, "--version"):
        return Row(0, skipped="another user cannot run this interpreter here")
    return found


def without_rights(most: int | None) -> Row:
    """User 65534 in a folder of their own, in one that belongs to root, and in one that cannot be written."""
    return _skipped() or row(_nobody, some(["their own", "of root", "not writable"], most))


def _nobody(folder: str) -> Wrong:
    with ground() as at:
        filled_store(at)
        at.card.write_text(OLD_CARD, encoding="utf-8")
        for path in (at.root, at.home, at.desk, at.card):
            os.chown(path, int(_NOBODY), int(_NOBODY))
        if folder != "of root":
            for path in (at.store, *at.store.iterdir()):
                os.chown(path, int(_NOBODY), int(_NOBODY))
        if folder == "not writable":
            for path in at.store.iterdir():
                path.chmod(0o400)
            at.store.chmod(0o500)
        theirs = Ground(at.root, _as(_NOBODY))
        ran = theirs.run(
            "run", GUIDE, "--keep", "--plain", "-o", str(at.card), "--force", typed=typed().piped
        )  # session 4
        own = folder == "their own"
        wrong = plainly(ran, ExitCode.DONE if own else ExitCode.STORAGE)
        told, found = everything(theirs)
        wrong += plainly(told, ExitCode.STORAGE if folder == "of root" else ExitCode.DONE)
        if folder != "of root" and found[:3] != all_sessions():
            wrong.append("what is kept cannot be read")
        return [*wrong, *(["nothing was kept"] if own and len(found) != 4 else [])]


def without_home(most: int | None) -> Row:
    """HOME is not set: somebody whose home is not there, and somebody whom the system does not know."""
    return _skipped() or row(_homeless, some([_NOBODY, _UNKNOWN], most))


def _homeless(user: str) -> Wrong:
    with ground() as at:
        for path in (at.root, at.home, at.desk):
            os.chown(path, int(user), int(user))
        bare = {name: value for name, value in at.environment.items() if name not in ("HOME", "REPAIR_HOME")}
        theirs = Ground(at.root, _as(user))
        wrong = plainly(theirs.run("run", GUIDE, "--keep", typed=typed().piped, env=bare), ExitCode.STORAGE)
        wrong += plainly(theirs.run("run", GUIDE, typed=typed().piped, env=bare), ExitCode.DONE)
        named = {**bare, "REPAIR_HOME": str(at.store)}
        wrong += plainly(theirs.run("run", GUIDE, "--keep", typed=typed().piped, env=named), ExitCode.DONE)
        return [*wrong, *kept(theirs, typed(), len(typed().steps))]


def at_once(most: int | None) -> Row:
    """Eight walks are begun and kept at the same moment in one store that is not there yet."""
    rounds = some(range(20), most and 2)
    return row(_together, rounds, note=f"{WRITERS} writers each")


def _together(number: int) -> Wrong:
    with ground() as at:
        walks = [typed(f"round {number} writer {writer}") for writer in range(WRITERS)]
        with ThreadPoolExecutor(WRITERS) as pool:
            ran = list(pool.map(lambda walk: at.run("run", GUIDE, "--keep", "--plain", typed=walk.piped), walks))
        wrong = [what for one in ran for what in plainly(one, ExitCode.DONE)]
        told, found = everything(at)
        answers = [one["walk"]["answers"] for one in found]  # type: ignore[index]
        lost = [walk.steps[-1] for walk in walks if walk.answers(len(walk.steps)) not in answers]
        if lost or len(found) != WRITERS:
            wrong.append(f"{len(found)} sessions, lost: {lost}")
        return [*wrong, *plainly(told, ExitCode.DONE)]


_LOCKED = (
    ("sessions", "list"),
    ("sessions", "show", "1"),
    ("sessions", "export", "--all"),
    ("resume", "--no-input"),
    ("due",),
    ("vault", "off"),
    ("vault", "change"),
)
_WRONG = ("a", WORDS[:-1], WORDS.lower(), f"{WORDS} ", WORDS * 50, "🔑" * 9)


def wrong_passphrases(most: int | None) -> Row:
    """Every command that reads, with six wrong passphrases: refused, and not a byte is changed."""
    cases = [(command, passphrase) for command in _LOCKED for passphrase in _WRONG]
    return row(lambda case: [*_refused(*case)], some(cases, most))


def _refused(command: tuple[str, ...], passphrase: str) -> Iterator[str]:
    with ground() as at:
        filled_store(at, locked=True)
        before = at.database.read_bytes()
        yield from plainly(at.run(*command, "--passphrase-fd", "0", typed=f"{passphrase}\n"), ExitCode.LOCKED)
        if at.database.read_bytes() != before:
            yield "the file has changed"
        told, found = everything(at, WORDS)
        if plainly(told, ExitCode.DONE) or found != all_sessions():
            yield "the right passphrase does not open it any more"
