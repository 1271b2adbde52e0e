"""Tries all faults in full and prints the table: `python -m tests.faults`. Exits 1 where something went wrong."""

from __future__ import annotations

import argparse
import sys
import time

from tests.faults.rows import Row
from tests.faults.table import TRIALS, lines


def main() -> int:
    """Tries what is wanted; the table goes to standard output, what went wrong to standard error."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--only", metavar="WORDS", default="", help="only the rows with these words")
    parser.add_argument("--most", type=int, metavar="N", help="at most N cases a row")
    wishes = parser.parse_args()
    rows: dict[str, Row] = {}
    for what, trial in TRIALS.items():
        if wishes.only not in what:
            continue
        started = time.monotonic()
        rows[what] = trial(wishes.most)
        sys.stderr.write(f"{time.monotonic() - started:5.0f} s  {what}\n")
        sys.stderr.writelines(f"         {wrong}\n" for wrong in rows[what].wrong)
    print("\n".join(lines(rows)))
    return 1 if any(row.wrong for row in rows.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
