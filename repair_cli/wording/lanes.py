"""Where rows stand in lanes of some columns."""

from __future__ import annotations

from collections.abc import Collection

from repair_cli.wording.elements import Row

FEWEST_COLUMNS = 12
_FEW_LANES = 100


class Lanes:
    """Lanes that are filled with rows, one after the other; a place is a number, lane by lane. `size`: all so far."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.size = 0

    def take(self, row: Row) -> int:
        """Where a row begins: at the first free place from which none that may be missing comes to the first column.

        A row that begins with the sentence has a place before it that no word fits. All others may begin at any word:
        it does no harm that the row before goes on into them.
        """
        start = self.size + row[0].first
        while not _fits(row, start, self.columns):
            start += 1
        self.size = start + len(row)
        return start

    def close(self) -> int:
        """Leaves the rest of a lane free; the number of the next lane."""
        lane = -(-self.size // self.columns)
        self.size = lane * self.columns
        return lane


def columns_for(rows: Collection[Row]) -> int:
    """The fewest columns with which all rows fit in: each column is a step at each word, so it is no more than need be.

    Where places are few, columns are, too; many short rows have as many as others, for lanes are not free either.
    """
    lengths = [len(row) for row in rows]
    most = max([1, sum(lengths) // _FEW_LANES, *lengths])
    least = min(most, FEWEST_COLUMNS)
    long = [row for row in rows if len(row) > least]
    return next(
        columns
        for columns in range(least, most + 1)
        if all(any(_fits(row, start, columns) for start in range(columns)) for row in long)
    )


def _fits(row: Row, start: int, columns: int) -> bool:
    """Whether a row can begin there: from the last column no step goes to a place that may be missing."""
    return not any(one.optional for one in row[-start % columns :: columns])
