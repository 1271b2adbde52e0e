"""Writes `docs/rules.md` from the manuals of the rules: `python -m tests.docs.rules_page --write`; else prints it."""

from __future__ import annotations

import sys
from pathlib import Path

from repair_cli.checks.manuals import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"

if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
