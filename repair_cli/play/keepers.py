"""What becomes of the answers of a walk while it is walked."""

from __future__ import annotations

from typing import Protocol

from repair_cli.guide.walk import Walk


class Keeper(Protocol):
    """What becomes of the answers of a walk while it is walked."""

    def note(self, walk: Walk) -> None:
        """Writes down how the walk stands, so that it is safe when this returns. Raises RepairError."""
        ...

    @property
    def number(self) -> int | None:
        """The number of the session; None where nothing was kept."""
        ...

    def forget(self) -> None:
        """Removes all that was written down of this walk. Raises RepairError."""
        ...


def way_back(keeper: Keeper) -> str:
    """The command that goes on with a walk another day; empty where nothing was kept."""
    return "" if keeper.number is None else f"repair resume {keeper.number}"


def way_before(keeper: Keeper) -> str:
    """The command that goes on from what was kept of a walk before; empty where it is kept whole, or nothing was."""
    return way_back(keeper.before) if isinstance(keeper, KeepNoMore) else ""


class KeepNothing:
    """Keeps a walk in memory alone."""

    number: int | None = None

    def note(self, walk: Walk) -> None:
        """Nothing."""

    def forget(self) -> None:
        """There is nothing to remove."""


class KeepNoMore(KeepNothing):
    """Keeps in memory what comes; what was written down before stays, and can be removed."""

    def __init__(self, before: Keeper) -> None:
        self.before = before

    def forget(self) -> None:
        """Removes what was written down before. Raises RepairError."""
        self.before.forget()
