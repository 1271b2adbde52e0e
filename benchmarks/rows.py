"""A row of the table: what was measured, against what, and the limit that design.md sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.rounds import Times


@dataclass(frozen=True, slots=True)
class Row:
    """One measure. `most` limits the ratio to `against`, `most_ms` the median; without times a note says why."""

    name: str
    what: str
    times: Times | None = None
    against: Times | None = None
    unit: str = ""
    most: float | None = None
    most_ms: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Median to median."""
        return self.times.median / self.against.median if self.times and self.against else None

    @property
    def least_ratio(self) -> float | None:
        """Quietest run to quietest run: what is left when the noise is not."""
        return self.times.least / self.against.least if self.times and self.against else None

    @property
    def cpu_ratio(self) -> float | None:
        """Processor to processor: waiting for a busy machine is not in it."""
        return self.times.cpu / self.against.cpu if self.times and self.against else None

    @property
    def limit(self) -> str:
        """The limit in words."""
        ratio = f"{self.most:g} x {self.unit}" if self.most else ""
        return ", ".join(filter(None, (f"{self.most_ms:g} ms" if self.most_ms else "", ratio)))

    @property
    def holds(self) -> bool | None:
        """Whether the medians keep the limit; None where there is none, or nothing to judge."""
        if self.times is None or not self.limit:
            return None
        fast = self.most_ms is None or self.times.median <= self.most_ms
        return fast and (self.most is None or (self.ratio is not None and self.ratio <= self.most))

    def as_json(self) -> dict[str, object]:
        """The row for a program."""
        return {
            "name": self.name,
            "what": self.what,
            "median_ms": self.times and round(self.times.median, 4),
            "least_ms": self.times and round(self.times.least, 4),
            "cpu_ms": self.times and round(self.times.cpu, 4),
            "ratio": self.ratio and round(self.ratio, 3),
            "least_ratio": self.least_ratio and round(self.least_ratio, 3),
            "cpu_ratio": self.cpu_ratio and round(self.cpu_ratio, 3),
            "against": self.unit or None,
            "limit": self.limit or None,
            "holds": self.holds,
            "note": self.note or None,
        }


_HEAD = ("what", "median ms", "least ms", "ratio", "of least", "of CPU", "limit", "holds")
_HOLDS = {True: "yes", False: "NO", None: ""}


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    cells = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(_HEAD))]
    ruler = tuple("-" * width for width in widths)
    lines = [cells[0], ruler, *cells[1:]]
    return "\n".join(f"| {' | '.join(_placed(line, widths))} |" for line in lines)


def _cells(row: Row) -> tuple[str, ...]:
    if row.times is None:
        return (row.what, row.note, "", "", "", "", row.limit, "")
    return (
        row.what,
        _number(row.times.median),
        _number(row.times.least),
        _number(row.ratio),
        _number(row.least_ratio),
        _number(row.cpu_ratio),
        row.limit,
        _HOLDS[row.holds],
    )


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.4f}"


def _placed(cells: tuple[str, ...], widths: list[int]) -> list[str]:
    """Numbers stand at the right of their column."""
    return [
        cell.rjust(width) if cell[:1].isdigit() and place in range(1, 6) else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
