"""Where rows stand in lanes of some columns, and how much room they take."""

from __future__ import annotations

from repair_cli.wording.elements import Row

MOST_COLUMNS = 20


class Lanes:
    """Lanes that are filled with rows, one after the other; a place is a number, lane by lane.

    `cost`: all places so far; those of a row that goes `across` count twice.
    """

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.size = 0
        self._twice = 0

    @property
    def cost(self) -> int:
        """What a look at all places costs."""
        return self.size + self._twice

    def take(self, row: Row) -> int:
        """Where a row begins: at the first free place from which none that may be missing comes to the first column.

        Where there is no such place, the row goes across: there, what is missing is found missing in a second step. A
        row that begins with the sentence has a place before it that no word fits. All others may begin at any word: it
        does no harm that the row before goes on into them.
        """
        free = self.size + row[0].first
        ways = (start for start in range(free, free + self.columns) if not self._across(row, start))
        start = next(ways, None)
        if start is None:
            start = free
            self._twice += len(row)
        self.size = start + len(row)
        return start

    def close(self) -> int:
        """Leaves the rest of a lane free; the number of the next lane."""
        lane = -(-self.size // self.columns)
        self.size = lane * self.columns
        return lane

    def _across(self, row: Row, start: int) -> bool:
        return any(one.optional for one in row[-start % self.columns :: self.columns])
