"""`repair content graph`: the map of a guide, printed or written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Repair

needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not here")


def test_a_map_is_printed_as_text(repair: Repair, pack: Path) -> None:
    ran = repair("content", "graph", "talk", "--content", pack)
    assert (ran.code, ran.err) == (0, "")
    assert "\nEnds:\n" in ran.out


def test_the_ending_of_the_file_tells_the_format(repair: Repair, tmp_path: Path) -> None:
    for name, begins in (("fit.mmd", "flowchart TD\n"), ("fit.dot", 'digraph "fit" {\n'), ("fit.txt", "Is it the")):
        ran = repair("content", "graph", "fit", "-o", name)
        assert (ran.code, ran.out, ran.err) == (0, "", "")
        assert (tmp_path / name).read_text().startswith(begins)


def test_the_format_that_is_named_wins(repair: Repair) -> None:
    assert repair("content", "graph", "fit", "--format", "mermaid").out.startswith("flowchart TD\n")


def test_a_file_is_replaced_only_when_asked(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "map.txt").write_text("mine")
    ran = repair("content", "graph", "fit", "-o", "map.txt")
    assert (ran.code, ran.err) == (5, "repair: map.txt exists already; take another name\n")
    assert (tmp_path / "map.txt").read_text() == "mine"
    assert repair("content", "graph", "fit", "-o", "map.txt", "--force").code == 0
    assert (tmp_path / "map.txt").read_text().startswith("Is it the right fit?")


@needs_dot
def test_graphviz_draws_an_svg(repair: Repair, tmp_path: Path) -> None:
    assert repair("content", "graph", "fit", "-o", "fit.svg").code == 0
    assert "<svg " in (tmp_path / "fit.svg").read_text()


def test_without_graphviz_it_says_so_and_writes_nothing(repair: Repair, tmp_path: Path) -> None:
    ran = repair("content", "graph", "fit", "-o", "fit.svg", env={"PATH": str(tmp_path)})
    assert (ran.code, ran.out) == (5, "")
    assert ran.err == (
        "repair: an SVG map needs Graphviz, and there is no program `dot` here; "
        "install Graphviz, or use --format text, mermaid or dot\n"
    )
    assert not (tmp_path / "fit.svg").exists()


def test_a_graphviz_that_fails_is_told(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "dot").write_text("#!/bin/sh\nexit 3\n")
    (tmp_path / "dot").chmod(0o755)
    ran = repair("content", "graph", "fit", "--format", "svg", env={"PATH": str(tmp_path)})
    assert (ran.code, ran.out) == (5, "")
    assert "`dot` failed with status 3" in ran.err


def test_an_unknown_format_or_guide_is_refused_with_the_nearest(repair: Repair) -> None:
    ran = repair("content", "graph", "fit", "--format", "mermad")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no format `mermad`; did you mean `mermaid`?" in ran.err
    ran = repair("content", "graph", "fitt")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean `fit`?" in ran.err


def test_a_guide_with_problems_is_told_and_not_drawn(repair: Repair, pack: Path) -> None:
    text = (pack / "talk.yaml").read_text()
    (pack / "talk.yaml").write_text(text.replace("start: ", "start: no-", 1))
    ran = repair("content", "graph", "talk", "--content", pack)
    assert (ran.code, ran.out) == (3, "")
    assert "talk.yaml:" in ran.err
