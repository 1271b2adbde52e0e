"""What holds for the whole file. Each setting is always there, so that a lost one is noticed; empty: nothing chosen."""

from __future__ import annotations

from repair_cli.store.database import Database
from repair_cli.store.vault import Lock

_CONSENT, _RECIPIENT, _IDENTITY, _SESSIONS, _REMAINS = "consent", "recipient", "identity", "sessions", "remains"
_CHOICES = {b"": None, b"keep": True, b"nothing": False}
_TOLD = {keep: value for value, keep in _CHOICES.items()}


class Settings:
    """The settings of an open file. Whoever changes one has begun a change of the file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def consent(self) -> bool | None:
        """Whether walks at a terminal are kept; None where nobody has been asked."""
        found = self._words(_CONSENT)
        if found not in _CHOICES:
            raise self._database.damaged()
        return _CHOICES[found]

    @consent.setter
    def consent(self, keep: bool) -> None:
        self._set(_CONSENT, _TOLD[keep])

    @property
    def lock(self) -> Lock | None:
        """The lock of the vault; None where records are plain."""
        recipient, identity = self._words(_RECIPIENT), self._words(_IDENTITY)
        if bool(recipient) != bool(identity):
            raise self._database.damaged()
        return Lock(recipient.decode("ascii", "replace"), identity) if identity else None

    @lock.setter
    def lock(self, lock: Lock | None) -> None:
        self._set(_RECIPIENT, lock.recipient.encode("ascii") if lock else b"")
        self._set(_IDENTITY, lock.identity if lock else b"")

    @property
    def sessions(self) -> int:
        """How many sessions there are."""
        return self._number(_SESSIONS)

    @sessions.setter
    def sessions(self, count: int) -> None:
        self._set(_SESSIONS, count)

    @property
    def remains(self) -> int:
        """How many removals there were whose text can still be found in the file."""
        return self._number(_REMAINS)

    @remains.setter
    def remains(self, count: int) -> None:
        self._set(_REMAINS, count)

    def _words(self, name: str) -> bytes:
        match self._value(name):
            case bytes(words):
                return words
            case _:
                raise self._database.damaged()

    def _number(self, name: str) -> int:
        match self._value(name):
            case int(number):
                return number
            case _:
                raise self._database.damaged()

    def _value(self, name: str) -> object:
        rows = self._database.rows("SELECT value FROM setting WHERE name = ?", (name,))
        return rows[0][0] if rows else None

    def _set(self, name: str, value: bytes | int) -> None:
        if not self._database.do("UPDATE setting SET value = ? WHERE name = ?", (value, name)):
            raise self._database.damaged()
