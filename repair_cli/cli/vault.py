"""`repair vault`: locks what is kept with a passphrase, opens it again, changes the passphrase."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from repair_cli.cli import archives
from repair_cli.cli.printing import put
from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ExitCode, RepairError
from repair_cli.library.packs import Library, shipped
from repair_cli.text import printable

if TYPE_CHECKING:
    from repair_cli.cli.passphrase import Passphrases
    from repair_cli.store.archive import Archive
    from repair_cli.store.vault import Lock


def turn_on(passphrase_fd: int | None) -> None:
    """Locks everything that is kept, and all that comes. Raises RepairError (exit 2) where it is locked already."""
    from repair_cli.store.vault import new_lock

    around = Surroundings.here()
    archive = archives.made(around)
    if archive.lock is not None:
        raise RepairError(
            "the vault is on already", ExitCode.USAGE, "to choose another passphrase: repair vault change"
        )
    passphrases = _passphrases(around, passphrase_fd)
    _tell("consent-lost", around)
    passphrase = passphrases.new()
    _tell("locking", around)
    archive.seal_all(new_lock(passphrase))
    put("The vault is on. Everything that is kept is locked.\n")


def turn_off(passphrase_fd: int | None) -> None:
    """Makes everything plain again. Raises RepairError: exit 2 where it is not locked, 6 for a wrong passphrase."""
    around = Surroundings.here()
    archive = archives.needed(around)
    archive.open_all(_passphrases(around, passphrase_fd).unlock(_lock(archive)))
    put("The vault is off. What is kept can be read without a passphrase.\n")


def change_passphrase(passphrase_fd: int | None) -> None:
    """Another passphrase for the same key. Raises as `turn_off`."""
    around = Surroundings.here()
    archive = archives.needed(around)
    passphrases = _passphrases(around, passphrase_fd)
    key = passphrases.unlock(_lock(archive))
    passphrase = passphrases.new()
    _tell("locking", around)
    archive.change_lock(key.locked(passphrase))
    put("The passphrase is changed.\n")


def _lock(archive: Archive) -> Lock:
    lock = archive.lock
    if lock is None:
        raise RepairError("the vault is off", ExitCode.USAGE, "to lock what is kept: repair vault on")
    return lock


def _passphrases(around: Surroundings, fd: int | None) -> Passphrases:
    from repair_cli.cli.passphrase import Passphrases

    return Passphrases(Library((), shipped()).interface, fd, around.stdin_is_terminal)


def _tell(key: str, around: Surroundings) -> None:
    if around.stderr_is_terminal:
        sys.stderr.write(printable(Library((), shipped()).interface(key)) + "\n")
