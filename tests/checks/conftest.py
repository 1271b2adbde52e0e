"""Small guides in a folder of their own, and what the rules say about them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent, indent

import pytest

from repair_cli.checks.lint import lint
from repair_cli.checks.study import Beside, Pack
from repair_cli.errors import Problem
from repair_cli.library.packs import Library, shipped
from repair_cli.library.style import Avoided, Style

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
STYLE = Style(
    avoid=(
        Avoided(("should", "shouldn't"), "you can"),
        Avoided(("of course",), "nothing"),
        Avoided(("manipulat*",), "what they do"),
    ),
    familiar=("therapist", "supervision"),
    facts=("studies", "tend to do"),
    joints=("and did",),
)
DAY = datetime.date(2027, 6, 1)

Lint = Callable[..., list[str]]
Rules = Callable[..., list[str]]


def with_nodes(nodes: str, start: str = "a", tail: str = "") -> str:
    """A guide of these nodes, which begin in line 8, and of an outcome `done` where they name it."""
    return HEAD.format(start=start) + indent(dedent(nodes), "  ") + (DONE if "done" in nodes else "") + dedent(tail)


@pytest.fixture
def lint_files(tmp_path: Path) -> Lint:
    """The lines for files of the folder, given as names and texts; `before` is a folder to compare with."""

    def check(
        files: dict[str, str],
        before: dict[str, str] | None = None,
        style: Style = STYLE,
        ideas: frozenset[int] | None = None,
    ) -> list[str]:
        library = Library((), shipped())
        problems: list[Problem] = []
        written = library.check(_written(tmp_path, files), problems)
        assert problems == []
        earlier = None
        if before is not None:
            earlier = {
                one.guide.id: one.guide
                for one in Library((), shipped()).check(_written(tmp_path / "before", before), problems)
            }
        beside = Beside(tuple(library.opened.values()), DAY, earlier, ideas)
        return [str(one).replace(f"{tmp_path}/", "") for one in lint(Pack(written, style, beside))]

    return check


def _written(folder: Path, files: dict[str, str]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


@pytest.fixture
def found(lint_files: Lint) -> Rules:
    """The lines for the nodes of one guide, `g.yaml`; see `with_nodes`."""

    def check(nodes: str, start: str = "a", tail: str = "") -> list[str]:
        return lint_files({"g.yaml": with_nodes(nodes, start, tail)})

    return check
