"""Reads the documents as a reader does: pages, tables, blocks, and the commands in them, which are run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/tutorial.md",
    "docs/authoring.md",
    "docs/rules.md",
    "docs/maps.md",
    "docs/scripting.md",
    "docs/architecture.md",
    "docs/privacy.md",
    "docs/rehearsal.md",
    "docs/wording.md",
    "docs/scenes.md",
    "docs/reliability.md",
)

TYPED = """\
no
none
no
none
3
no
looked at your phone while I talked about my dad
misunderstood
how much it took to say it
hurt alone
fine
none
2
/skip
/skip
how
breathe
/skip
our hour is the only place where I talk about him
none
name-it
screens
you to put your phone away in our hour
/skip
/skip
hand
say-more
few
again
read
none
walk
"""
"""A whole walk of `six-steps-client`, with a plan."""

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# ([\w./-]+\.(?:yaml|py))\n")

Blocks = Callable[[str], list[tuple[str, str]]]
Table = Callable[[str, str], list[list[str]]]
Follow = Callable[[str], None]


def text_of(page: str) -> str:
    """The text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


def named(words: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", words)


@pytest.fixture
def blocks() -> Blocks:
    """The fenced blocks of a page, in order: language and text."""
    return lambda page: [(match[1], match[2]) for match in _BLOCK.finditer(text_of(page))]


@pytest.fixture
def table() -> Table:
    """The rows of the tables of a page whose first column has this title."""

    def rows(page: str, title: str) -> list[list[str]]:
        found: list[list[str]] = []
        wanted, before = False, ""
        for line in text_of(page).splitlines():
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if cells and not before.startswith("|"):
                wanted = cells[0] == title
            elif cells and wanted and not line.startswith("|---"):
                found.append(cells)
            before = line
        assert found, f"{page} has no table `{title}`"
        return found

    return rows


@pytest.fixture
def follow(blocks: Blocks, tmp_path: Path, environment: dict[str, str]) -> Follow:
    """Does what a page says: writes the files that it shows, runs its commands, compares what they print.

    A block that begins with `# name.yaml` is that file; a `diff` block changes it. In a `console` block `$ ` begins a
    command, `> ` an answer that is typed, and `...` stands for any lines. What a command exports stays.
    """
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, arguments in (("repair", "-m repair_cli"), ("python3", "")):
        (tools / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {arguments} "$@"\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    folder = tmp_path / "folder"
    folder.mkdir()
    around = {**environment, "PATH": f"{tools}:{environment['PATH']}"}
    exports: list[str] = []

    def run(command: str, printed: str) -> str:
        typed = re.findall(r"^> (.*\n)", printed, re.MULTILINE)
        done = subprocess.run(
            ["sh", "-c", "\n".join(["exec 2>&1", *exports, command])],
            input="".join(typed).encode(),
            capture_output=True,
            cwd=folder,
            env=around,
            timeout=120,
        )
        if command.startswith("export "):
            exports.append(command)
        return done.stdout.decode()

    def do(page: str) -> None:
        for language, text in blocks(page):
            file = _FILE.match(text)
            if file and language == "diff":
                _change(folder / file[1], text[file.end() :])
            elif file:
                (folder / file[1]).parent.mkdir(parents=True, exist_ok=True)
                (folder / file[1]).write_text(text, encoding="utf-8")
            elif language == "console":
                for command, printed in _commands(text):
                    said = run(command, printed)
                    assert re.fullmatch(_pattern(printed), said), f"{page}: $ {command}\n{said}"

    return do


def _change(file: Path, lines: str) -> None:
    """Changes a file as these lines say: `-` goes, `+` comes, the others are there. The place must be a single one."""
    before, after = (re.sub(rf"^[{kept} ]|^[-+].*\n", "", lines, flags=re.MULTILINE) for kept in ("-", "+"))
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, before
    file.write_text(text.replace(before, after), encoding="utf-8")


def _commands(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed


def _pattern(printed: str) -> str:
    lines = re.sub(r"^> .*$", "> ", printed, flags=re.MULTILINE).splitlines(keepends=True)
    return "".join(r"(?s:.*)" if line == "...\n" else re.escape(line) for line in lines)
