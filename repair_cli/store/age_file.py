"""The envelope around a key that a passphrase protects.

It is looked at before any work is done for it: somebody else could have changed it.
"""

from __future__ import annotations

import base64
import re

import msgspec

from repair_cli.errors import ExitCode, RepairError

MOST_WORK = 20
"""The work factor that is still done, as a power of two: 2^20 takes about 4 s and 1 GB, each step more doubles both."""

_LARGEST = 4096
"""Bytes. A key in its envelope has fewer than 500."""

_BEGIN, _END = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
_COLUMNS = 64
_BASE64 = rb"[A-Za-z0-9+/]"
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt %b{22} ([1-9][0-9]{0,5})\n%b{43}\n--- %b{43}\n" % (_BASE64, _BASE64, _BASE64)
)
"""The one header that a passphrase makes: a single scrypt stanza with its work factor."""

_FROM_A_COPY = "bring the file back from a copy; `repair paths` says where it is"


class Envelope(msgspec.Struct, frozen=True):
    """An age file in binary form, and the power of two that says how much work its passphrase takes."""

    data: bytes
    work: int

    @property
    def memory(self) -> int:
        """The bytes that scrypt needs for it (block size 8)."""
        return 1024 << self.work


def armored(data: bytes) -> bytes:
    """An age file as lines of text: `sqlite3` prints it, and `age` reads it."""
    text = base64.b64encode(data)
    lines = [text[start : start + _COLUMNS] for start in range(0, len(text), _COLUMNS)]
    return b"\n".join((_BEGIN, *lines, _END, b""))


def envelope(identity: bytes) -> Envelope:
    """What protects a key, from text lines or binary. Raises RepairError (exit 5) where it is not what we wrote."""
    data = identity if identity.startswith(b"age-encryption.org/") else _binary(identity[: _LARGEST + 1])
    header = _HEADER.match(data)
    if header is None or len(identity) > _LARGEST:
        raise damaged()
    work = int(header[1])
    if work > MOST_WORK:
        raise RepairError(f"the key of the vault asks for far too much work (2^{work})", ExitCode.STORAGE, _FROM_A_COPY)
    return Envelope(data, work)


def damaged(how: str = "") -> RepairError:
    """The failure that says that the key cannot be used, and how it was found."""
    return RepairError(f"the key of the vault is damaged{how}", ExitCode.STORAGE, _FROM_A_COPY)


def _binary(identity: bytes) -> bytes:
    begin, *lines, end = identity.strip().split(b"\n") if b"\n" in identity.strip() else (b"", b"")
    if (begin, end) != (_BEGIN, _END):
        raise damaged()
    try:
        return base64.b64decode(b"".join(lines), validate=True)
    except ValueError:
        raise damaged() from None
