"""Locks what is kept: a passphrase protects one age key, and each record is encrypted to its public half.

So writing needs no passphrase and reading does. The stock `age` program opens both.
"""

from __future__ import annotations

import mmap
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from repair_cli.errors import ExitCode, RepairError
from repair_cli.store.age_file import MOST_WORK, Envelope, armored, damaged, envelope

if TYPE_CHECKING:
    from pyrage.x25519 import Identity

SHORT = 12
"""Characters, about three short words. A guess takes 2 s of one core and half a gigabyte, so a thousand hired cores try
4 * 10^7 a day: a word with digits, or two words from a list of 8,000, fall in a day or two; three last for years."""

_SPARE = 16 << 20
"""Bytes that are needed beside the block that scrypt works in."""

_WRONG = "decryption failed"
_SLOW = "excessive work parameter"
"""What pyrage says when a passphrase does not open an envelope. It has one class for all failures."""


class Lock(msgspec.Struct, frozen=True):
    """The public half of the key (`age1...`), and the secret half in an age file that the passphrase opens.

    The age file is made of text lines and holds one line, as `age-keygen` writes it: `age -d` gives a key for `age -i`.
    """

    recipient: str
    identity: bytes


class Key:
    """The secret half, in memory while the vault is open."""

    __slots__ = ("_identity",)

    def __init__(self, identity: Identity) -> None:
        self._identity = identity

    def open(self, data: bytes) -> bytes:
        """What was sealed. Raises RepairError (exit 5) where the record is damaged or was sealed for another key."""
        import pyrage

        try:
            return bytes(pyrage.decrypt(data, [self._identity]))
        except pyrage.DecryptError:
            raise RepairError(
                "a locked record is damaged, or belongs to another vault",
                ExitCode.STORAGE,
                "bring the file back from a copy; `repair paths` says where it is",
            ) from None

    def locked(self, passphrase: str) -> Lock:
        """The same key behind a passphrase: what was sealed stays readable. About 2 s; raises as `new_lock` does."""
        import pyrage

        words = usable(passphrase)
        if _limited():  # how much it takes shows only afterwards
            _make_room(1024 << MOST_WORK)
        identity = armored(pyrage.passphrase.encrypt(f"{self._identity}\n".encode(), words))
        envelope(identity)  # the work is chosen by the speed of this computer: never lock what would not open
        return Lock(str(self._identity.to_public()), identity)


def usable(passphrase: str) -> str:
    """The passphrase as it is used: in the composed form of Unicode (NFC), which most keyboards send.

    So the same words open it from any keyboard and system; `age` opens it with the composed form.
    Raises RepairError (exit 2) where it is empty, or holds what nobody can type at the prompt of `age`.
    """
    if not passphrase:
        raise RepairError("the passphrase is empty", ExitCode.USAGE, "use at least one character, better three words")
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in passphrase):
        message = "the passphrase holds a control character or a broken one"
        raise RepairError(message, ExitCode.USAGE, "use letters, digits, signs and spaces")
    return unicodedata.normalize("NFC", passphrase)


def weak(passphrase: str) -> bool:
    """Whether it is so short that somebody who has the file could guess it."""
    return len(unicodedata.normalize("NFC", passphrase)) < SHORT


def new_lock(passphrase: str) -> Lock:
    """A new key behind a passphrase. About 2 s and 530 MB; raises RepairError (exit 2: unusable, 5: no memory)."""
    import pyrage

    return Key(pyrage.x25519.Identity.generate()).locked(passphrase)


def unlock(lock: Lock, passphrase: str) -> Key:
    """The key behind a passphrase. About 2 s and 530 MB.

    Raises RepairError: exit 6 where the passphrase is wrong, 2 where it is unusable, 5 where the lock is damaged, asks
    for more than a few seconds of work, or for more memory than there is.
    """
    import pyrage

    words, sealed = usable(passphrase), envelope(lock.identity)
    _make_room(sealed.memory)
    try:
        identity = pyrage.x25519.Identity.from_str(_secret(sealed, words))
    except (pyrage.IdentityError, UnicodeDecodeError):
        raise damaged() from None
    if str(identity.to_public()) != lock.recipient:  # else new records could be written for somebody else
        raise damaged(": its two halves do not belong together")
    return Key(identity)


def change(lock: Lock, old: str, new: str) -> Lock:
    """The same key behind another passphrase. About 4 s; raises as `unlock` and `new_lock` do."""
    words = usable(new)  # before the wait
    return unlock(lock, old).locked(words)


def seal(recipient: str, data: bytes) -> bytes:
    """A record that only the key behind `recipient` opens. Raises RepairError (exit 5) where that is no public key."""
    import pyrage

    try:
        return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(recipient)]))
    except pyrage.RecipientError:
        raise damaged() from None


def _secret(sealed: Envelope, words: str) -> str:
    import pyrage

    try:
        return bytes(pyrage.passphrase.decrypt(sealed.data, words)).decode("ascii").strip()
    except pyrage.DecryptError as error:
        reason = str(error)
    raise not_opened(reason)


def not_opened(reason: str) -> RepairError:
    """The failure for what age says when a passphrase does not open a key."""
    reason = reason.split("\n")[0].rstrip(".").lower()
    if reason == _WRONG:
        hint = (
            "nothing was changed; try again (where it is surely right, the key may be damaged: use a copy of the file)"
        )
        return RepairError("the passphrase is wrong", ExitCode.LOCKED, hint)
    if reason.startswith(_SLOW):  # age measures how fast it is, and refuses what would take far too long
        hint = "nothing was changed; close other programs and try again"
        return RepairError("this computer is too busy, or too slow, to open the vault now", ExitCode.STORAGE, hint)
    return damaged(f": {reason}")


def _limited() -> bool:
    """Whether somebody has set a limit to the memory of this process."""
    try:
        import resource
    except ImportError:  # a system without such limits
        return False
    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY


def _make_room(size: int) -> None:
    """Raises RepairError where scrypt could not get its memory: pyrage would abort the whole program."""
    try:
        mmap.mmap(-1, size + _SPARE).close()  # asks for it, and touches none of it
    except (OSError, ValueError):
        raise RepairError(
            f"the passphrase needs {size + _SPARE >> 20} MB of memory, and this program may not have so much",
            ExitCode.STORAGE,
            "raise the limit (`ulimit -v unlimited`), or use a computer with more memory",
        ) from None
