"""Measures the wording check on the labelled set: `python -m tests.wording.report` prints it; `--write` renews docs/wording.md."""

from __future__ import annotations

import sys
from pathlib import Path

from repair_cli.guide.model import Audience
from repair_cli.library.packs import Library, shipped
from repair_cli.wording.finding import KINDS
from tests.wording.measure import PARTS, Check, Entry, Result, Tally, labelled, measured

PAGE = Path(__file__).resolve().parents[2] / "docs" / "wording.md"
BEGIN = "<!-- Numbers, begin: `python -m tests.wording.report --write` writes them anew. -->\n"
END = "<!-- Numbers, end. -->\n"


def shipped_check() -> Check:
    """The wording check with the rules that ship."""
    rules = Library((), shipped()).wording()
    return lambda seat, text: {finding.kind for finding in rules[Audience(seat)].find(text)}


def report(entries: tuple[Entry, ...], check: Check) -> str:
    """A table for each part of the set, in Markdown."""
    return "\n".join(
        _part(part, measured((entry for entry in entries if entry.part == part), check)) for part in reversed(PARTS)
    )


def renewed(page: str, numbers: str) -> str:
    """The page with these numbers between its two marks. Raises ValueError when a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("the page lacks the two marks between which the numbers stand")
    return f"{before}{BEGIN}{numbers}{END}{after}"


def _part(part: str, result: Result) -> str:
    tally = result.any
    rows = [_row("any finding", tally), *(_row(f"`{kind}`", result.kinds[kind]) for kind in KINDS)]
    return (
        f"Part `{part}`: {tally.right + tally.missed} texts with something to find, {result.fine} fine ones. "
        f"Something was found in {tally.wrong} of the fine ones: {result.alarms:.1%} false alarms.\n\n"
        "| Kind | to find | precision | recall | F1 |\n|---|---|---|---|---|\n" + "".join(rows)
    )


def _row(name: str, tally: Tally) -> str:
    there, found = tally.right + tally.missed, tally.right + tally.wrong
    precision = f"{tally.precision:.2f}" if found else "none found"
    return f"| {name} | {there} | {precision} | {tally.recall:.2f} | {tally.f1:.2f} |\n"


if __name__ == "__main__":
    text = report(labelled(), shipped_check())
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")
    else:
        sys.stdout.write(text)
