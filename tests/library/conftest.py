"""Small files in a folder of their own, and what the checks say about them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent, indent

import pytest

from repair_cli.errors import Problem
from repair_cli.guide.model import Guide
from repair_cli.library.packs import Library, shipped

HEAD = """\
guide: g
title: A guide
about: For a test.
for: anyone
minutes: 2
start: {start}
nodes:
"""
DONE = """\
  done:
    outcome: end
    title: Done
    say: Done.
"""

Write = Callable[[str, str], Path]
Lint = Callable[..., list[str]]
Lines = Callable[..., list[str]]
Read = Callable[..., Guide]


def with_nodes(nodes: str, start: str = "a", tail: str = "") -> str:
    """A guide of these nodes, which begin in line 8, and of an outcome `done`."""
    return HEAD.format(start=start) + indent(dedent(nodes), "  ") + DONE + dedent(tail)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file into the folder of the test."""

    def put(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    return put


@pytest.fixture
def lint(tmp_path: Path) -> Lint:
    """The lines that the checks print for files of the folder (all of it, when none is named)."""

    def check(*names: str) -> list[str]:
        problems: list[Problem] = []
        paths = [tmp_path / name for name in names] or sorted(tmp_path.glob("*.yaml"))
        Library((), shipped()).check(paths, problems)
        return [str(problem).replace(f"{tmp_path}/", "") for problem in problems]

    return check


@pytest.fixture
def lines(write: Write, lint: Lint) -> Lines:
    """The lines for the text of one guide, `g.yaml`."""

    def check(text: str) -> list[str]:
        write("g.yaml", text)
        return lint("g.yaml")

    return check


@pytest.fixture
def problems_of(lines: Lines) -> Lines:
    """The lines for the nodes of one guide; see `with_nodes`."""

    def check(nodes: str, start: str = "a", tail: str = "") -> list[str]:
        return lines(with_nodes(nodes, start, tail))

    return check


@pytest.fixture
def read(write: Write, tmp_path: Path) -> Read:
    """The guide that the nodes make; they have no mistakes."""

    def guide(nodes: str, start: str = "a", tail: str = "") -> Guide:
        write("g.yaml", with_nodes(nodes, start, tail))
        return Library((tmp_path,), shipped()).guide("g")

    return guide
