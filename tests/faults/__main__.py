"""Tries all faults in full and prints the table: `python -m tests.faults`. Exits 1 where something went wrong."""

from __future__ import annotations

import argparse
import datetime
import platform
import re
import sqlite3
import sys
import time
from pathlib import Path

from tests.faults.rows import Row
from tests.faults.table import TRIALS, lines

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"

_TABLE = re.compile(r"(?<=<!-- made by the harness -->\n).*?(?=<!-- to here -->)", re.DOTALL)


def main() -> int:
    """Tries what is wanted; the table goes to standard output, what went wrong to standard error."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--only", metavar="WORDS", default="", help="only the rows with these words")
    parser.add_argument("--most", type=int, metavar="N", help="at most N cases a row")
    parser.add_argument("--write", action="store_true", help="put the whole table into docs/reliability.md")
    wishes = parser.parse_args()
    if wishes.write and (wishes.only or wishes.most):
        parser.error("only the whole table is written to the page")
    rows = _tried(wishes.only, wishes.most)
    table = "\n".join(lines(rows)) + "\n"
    print(table, end="")
    if wishes.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_TABLE.sub(lambda _: f"{_made()}\n\n{table}", page), encoding="utf-8")
    return 1 if any(row.wrong for row in rows.values()) else 0


def _tried(only: str, most: int | None) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for what, trial in TRIALS.items():
        if only not in what:
            continue
        started = time.monotonic()
        rows[what] = trial(most)
        sys.stderr.write(f"{time.monotonic() - started:5.0f} s  {what}\n")
        sys.stderr.writelines(f"         {wrong}\n" for wrong in rows[what].wrong)
        sys.stderr.flush()
    return rows


def _made() -> str:
    """When and with what the table was made."""
    system = f"{platform.system()} {platform.release().split('-')[0]}"
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {system}"
    return f"Made on {datetime.datetime.now().astimezone().date()} by `python -m tests.faults --write`: {versions}."


if __name__ == "__main__":
    sys.exit(main())
