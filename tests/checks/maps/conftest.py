"""Maps of small guides."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from repair_cli.checks.maps.chart import Chart, Place, Shape, Step, chart
from repair_cli.guide.model import Kind
from repair_cli.library.packs import Library, shipped
from tests.checks.conftest import with_nodes

Mapped = Callable[..., Chart]

HOSTILE = '"]; click a <script>alert(1)</script> & &quot; #quot; $$x$$ `b` \\ \x1b[2J |c| --> end\n  end {d} _e_'
"""Words that try to be more than words in each of the formats."""


@pytest.fixture
def mapped(tmp_path: Path) -> Mapped:
    """The map of a guide of these nodes (the guide `g`), beside other guides by id."""

    def read(nodes: str, tail: str = "", **others: str) -> Chart:
        for name, text in {"g": with_nodes(nodes, tail=tail), **others}.items():
            (tmp_path / f"{name}.yaml").write_text(text.replace("guide: g\n", f"guide: {name}\n"), encoding="utf-8")
        return chart(Library((tmp_path,), shipped()).guide("g"))

    return read


@pytest.fixture
def hostile() -> Chart:
    """A map in which every text that somebody writes is hostile; its ids are words of the formats."""
    places = {
        "end": Place(
            "end", Shape.QUESTION, "choose", HOSTILE, (Step("graph", HOSTILE), Step("o-x", HOSTILE)), stage="s"
        ),
        "graph": Place("graph", Shape.OUTCOME, "end", HOSTILE, ends=Kind.END),
        "o-x": Place("o-x", Shape.TEXT, "text", HOSTILE, (Step("graph"),)),
    }
    return Chart("end", HOSTILE, "end", places, {"s": HOSTILE})
