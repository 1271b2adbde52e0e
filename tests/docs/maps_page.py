"""Writes `docs/maps.md` from the guides that ship: `python -m tests.docs.maps_page --write`; else prints it."""

from __future__ import annotations

import sys
from pathlib import Path

from repair_cli.checks.maps.chart import chart
from repair_cli.checks.maps.mermaid import as_mermaid
from repair_cli.library.packs import Library, shipped

PAGE = Path(__file__).resolve().parents[2] / "docs" / "maps.md"
GUIDES = ("fit", "six-steps-client", "six-steps-therapist", "six-steps-quick")

_TOP = """\
# Maps
<!-- Made from the guides that ship: `python -m tests.docs.maps_page --write` writes it anew. -->

The guides that most people walk, as maps.

A box with sharp corners is a question, one with round corners a text, one with a double border a visit to another guide, and one with round ends an
outcome, whose colour is its kind. An arrow says which answers lead there: by the ids of the options, and by conditions (`said: yes` looks at the question
`said`). Of several arrows, the first whose words hold is taken; the numbers give the order. A frame is a step at the top of the screen.

`repair content graph GUIDE` prints such a map of any guide: see [Writing guides](authoring.md#see-its-map).
"""


def page(library: Library) -> str:
    """The whole page."""
    charts = [chart(library.guide(name)) for name in GUIDES]
    return "\n".join([_TOP, *(f"## {one.title} (`{one.id}`)\n```mermaid\n{as_mermaid(one)}```\n" for one in charts)])


if __name__ == "__main__":
    text = page(Library((), shipped()))
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
