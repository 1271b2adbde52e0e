"""Finds and opens the archive of this person."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ExitCode, RepairError
from repair_cli.text import printable

if TYPE_CHECKING:
    from repair_cli.store.archive import Archive


def folder(around: Surroundings) -> Path:
    """The folder of the archive. Raises RepairError (exit 5) where no place is known."""
    from repair_cli.store.place import folder_for

    return folder_for(around.environment)


def made(around: Surroundings) -> Archive:
    """The archive, made if it is not there. Raises RepairError (exit 5) where it cannot be used."""
    from repair_cli.store.archive import Archive

    found = Archive(folder(around))
    _warn(found.folder)
    return found


def there(around: Surroundings) -> Archive | None:
    """The archive, if there is one. Raises RepairError (exit 5) where it cannot be used."""
    from repair_cli.store.archive import Archive

    found = Archive.there(folder(around))
    if found is not None:
        _warn(found.folder)
    return found


def needed(around: Surroundings) -> Archive:
    """The archive. Raises RepairError (exit 5) where nothing was ever kept."""
    found = there(around)
    if found is None:
        message = f"nothing is kept in {folder(around)}"
        raise RepairError(message, ExitCode.STORAGE, "`repair walk --keep` keeps a walk")
    return found


def unlocked(archive: Archive, around: Surroundings, fd: int | None, lang: str = "en") -> Archive:
    """The archive with its records open to be read. Raises RepairError (exit 6) where the vault stays locked."""
    lock = archive.lock
    if lock is not None:
        from repair_cli.cli.passphrase import Passphrases
        from repair_cli.library.packs import Library, shipped

        words = Library((), shipped(lang)).interface
        archive.key = Passphrases(words, fd, around.stdin_is_terminal).unlock(lock)
    return archive


def _warn(place: Path) -> None:
    from repair_cli.store.place import open_to_others

    for path in open_to_others(place):
        mode = 700 if path == place else 600
        note = f"repair: others on this computer can read {path}; make it yours alone: chmod {mode} {path}"
        sys.stderr.write(printable(note) + "\n")
