"""Prints how fast `repair` is, as ratios that hold on any machine. `python benchmarks/run.py`; no time fails it."""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the checkout is measured, installed or not

from benchmarks.inside import INSIDE, inside_rows
from benchmarks.programs import PROGRAMS, program_rows
from benchmarks.rows import Row, table
from benchmarks.stage import Failed


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 where a program that was to be measured does not work."""
    wishes = _wishes(arguments)
    only = frozenset(wishes.only or (*PROGRAMS, *INSIDE))
    rows: list[Row] = []
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            rows += program_rows(only.__contains__, wishes.runs, folder)
            rows += inside_rows(only.__contains__, wishes.runs, folder)
    except Failed as failed:
        sys.stderr.write(f"benchmarks: {failed}\n")
        return 1
    print(_document(rows, wishes.runs) if wishes.json else f"{_about(wishes.runs)}\n\n{table(rows)}")
    return 0


def _wishes(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=_count, default=15, metavar="N", help="rounds (15)")
    names = (*PROGRAMS, *INSIDE)
    parser.add_argument("--only", action="append", choices=names, metavar="NAME", help=f"one of {', '.join(names)}")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    return parser.parse_args(arguments)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1 round is needed")
    return number


def _about(runs: int) -> str:
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; medians of {runs} rounds"


def _document(rows: Sequence[Row], runs: int) -> str:
    found = {"schema": 1, "python": platform.python_version(), "runs": runs, "rows": [row.as_json() for row in rows]}
    return json.dumps(found, indent=2)


if __name__ == "__main__":
    sys.exit(main())
