"""Asks for passphrases: on the terminal with echo off or from a descriptor, never from arguments or environment."""

from __future__ import annotations

import os
import sys
import unicodedata
import warnings

from repair_cli.errors import ExitCode, RepairError
from repair_cli.library.interface import Interface
from repair_cli.store.vault import Key, Lock, unlock, usable, weak
from repair_cli.text import printable

TRIES = 3
"""How often a person may type it. A descriptor has one try: it would say the same again."""

LONGEST = 4096
"""Bytes of a line from a descriptor, its end included."""

_FD_HINT = "give it on a descriptor: --passphrase-fd 3 3< FILE"


class Passphrases:
    """Where passphrases come from in this run.

    Each is one line of the descriptor `fd`, where there is one: a script that changes a passphrase gives the old one
    and then the new one. Else a person types them, if `can_ask`.
    """

    def __init__(self, words: Interface, fd: int | None, can_ask: bool) -> None:
        self._words = words
        self._fd = fd
        self._can_ask = can_ask

    def new(self) -> str:
        """A new passphrase, which a person types twice. There is a warning for a short one.

        Raises RepairError: exit 2 for a descriptor without a usable one, 6 where nobody can give one or chose one.
        """
        if self._fd is not None:
            given = usable(_line(self._fd))
            if weak(given):
                self._tell("passphrase-short")
            return given
        for _ in range(TRIES):
            chosen = self._chosen()
            if chosen:
                return chosen
        raise RepairError("no new passphrase was chosen", ExitCode.LOCKED, "nothing was changed; try again")

    def unlock(self, lock: Lock) -> Key:
        """The key behind the passphrase.

        Raises RepairError: exit 6 where it is wrong or nobody can give it, 2 for a descriptor without a usable one, and
        what `vault.unlock` raises.
        """
        if self._fd is not None:
            return self._opened(lock, _line(self._fd))
        for _ in range(TRIES):
            typed = self._ask("passphrase-ask")
            try:
                return self._opened(lock, typed)
            except RepairError as error:
                if error.code not in (ExitCode.LOCKED, ExitCode.USAGE):
                    raise
                self._tell("passphrase-wrong" if error.code is ExitCode.LOCKED else "passphrase-unusable")
        raise RepairError(f"the passphrase was wrong {TRIES} times", ExitCode.LOCKED, "nothing was changed")

    def _opened(self, lock: Lock, passphrase: str) -> Key:
        words = usable(passphrase)
        if sys.stderr.isatty():  # somebody watches
            self._tell("unlocking")
        return unlock(lock, words)

    def _chosen(self) -> str:
        """What was typed twice; empty where it is to be asked again, and the person knows why."""
        first = self._typed("passphrase-new")
        if first and weak(first):
            self._tell("passphrase-short")
            self._tell("passphrase-short-choice")
        again = self._ask("passphrase-again") if first else ""
        if again and unicodedata.normalize("NFC", again) != first:
            self._tell("passphrase-different")
            return ""
        return again and first

    def _typed(self, prompt: str) -> str:
        """What was typed, or empty (and the person knows why) where it is not usable."""
        typed = self._ask(prompt)
        try:
            return usable(typed)
        except RepairError:
            self._tell("passphrase-unusable")
            return ""

    def _ask(self, prompt: str) -> str:
        if not self._can_ask:
            message = "the vault is locked, and nobody can be asked for the passphrase"
            raise RepairError(message, ExitCode.LOCKED, _FD_HINT)
        import getpass

        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            try:
                return getpass.getpass(f"{printable(self._words(prompt))} ")
            except getpass.GetPassWarning:
                message = "the passphrase cannot be asked for here without showing it"
            except (EOFError, OSError):
                message = "no passphrase was given"
            except UnicodeDecodeError:
                message = "the passphrase is not UTF-8, so it cannot be used"
        raise RepairError(message, ExitCode.LOCKED, _FD_HINT)

    def _tell(self, key: str) -> None:
        sys.stderr.write(f"{printable(self._words(key))}\n")
        sys.stderr.flush()


def _line(fd: int) -> str:
    """One line of a descriptor without its end, and not a byte more. Raises RepairError (exit 2)."""
    line = _bytes(fd)
    if not line:
        raise _unusable(fd, "gave no line")
    if len(line) >= LONGEST and not line.endswith(b"\n"):
        raise _unusable(fd, f"gave a line of more than {LONGEST} bytes")
    try:
        return line.decode().removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise _unusable(fd, "gave a line that is not UTF-8") from None


def _bytes(fd: int) -> bytes:
    line = bytearray()
    try:
        if os.isatty(fd):
            raise _unusable(fd, "is a terminal, which would show the passphrase")
        while len(line) < LONGEST and (byte := os.read(fd, 1)):
            line += byte
            if byte == b"\n":
                break
    except (OSError, OverflowError):
        raise _unusable(fd, "cannot be read") from None
    return bytes(line)


def _unusable(fd: int, how: str) -> RepairError:
    message = f"the descriptor {fd} of --passphrase-fd {how}"
    return RepairError(message, ExitCode.USAGE, "open it with the passphrase on one line: --passphrase-fd 3 3< FILE")
