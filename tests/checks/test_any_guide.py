"""Whatever a sound guide says: the rules end, and what they find has a place in its file."""

from __future__ import annotations

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from repair_cli.checks.findings import Finding
from repair_cli.checks.lint import CODES, lint
from repair_cli.checks.silences import CODES as SILENCES
from repair_cli.checks.study import Beside, Pack
from repair_cli.errors import Problem
from repair_cli.library.listing import guide_files
from repair_cli.library.packs import Library, shipped

ROWS = {path.name: path.read_text(encoding="utf-8").split("\n") for path in guide_files(shipped())}
STYLE = Library((), shipped()).style()
PIECES = (
    "", "    next: done", "      - when: {danger: me}", "        go: safety", "# silence R401", "  # silence R403: because",
    "    needed: It has to be.", "    share: session", "      none: {label: N, alone: yes}", "    say: You should ${feeling}.",
)  # fmt: skip


def found_in(name: str, text: str) -> list[Finding]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        problems: list[Problem] = []
        library = Library((), shipped())
        written = library.check([path], problems)
        return lint(Pack(written, STYLE, Beside((), datetime.date(2027, 1, 1))))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(ROWS)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2), st.sampled_from(PIECES)), min_size=1, max_size=3),
)
def test_every_finding_has_a_place(name: str, changes: list[tuple[float, int, str]]) -> None:
    rows = [*ROWS[name]]
    for where, length, piece in changes:
        at = int(where * len(rows))
        rows[at : at + length] = [piece] if piece else []
    for one in found_in(name, "\n".join(rows)):
        assert one.code in CODES | SILENCES
        assert 1 <= one.line <= len(rows)
        assert 1 <= one.col <= len(rows[one.line - 1]) + 1
