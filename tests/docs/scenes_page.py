"""Writes `docs/scenes.md` from the scenes that ship: `python -m tests.docs.scenes_page --write`; else prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from repair_cli.library.catalogue import Listed, scenes
from repair_cli.library.packs import Library, shipped
from repair_cli.library.practice import PracticeWords
from repair_cli.play.scene_table import Table, table
from repair_cli.play.scenes import Practised, in_order

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scenes.md"

_TOP = """\
# Scenes
<!-- Made from the scenes that ship: `python -m tests.docs.scenes_page --write` writes it anew. -->

What can be practised, and which scenes cover what: `repair rehearse --table` prints the same. [Rehearsal](rehearsal.md) tells how a scene is played. A scene keeps
its sign of a strain for the end; who wants to be surprised by it reads no further than the list.
"""


def page(library: Library) -> str:
    """The whole page."""
    words, found = library.practice(), scenes(library)
    return "\n".join([_TOP, *_list(found, words), *(line for one in table(found, words) for line in _table(one))])


def _list(found: Sequence[Listed], words: PracticeWords) -> Iterator[str]:
    yield f"## The {len(found)} scenes"
    yield "| scene | for | skill | level | setting | minutes | what happens |"
    yield "|---|---|---|---|---|---|---|"
    for one in in_order(found, list(words.skills), Practised()):
        settings = ", ".join(words.settings[name] for name in one.settings)
        skill = words.skills[one.skill].label
        yield f"| `{one.id}` | {one.audience} | {skill} | {one.level} | {settings} | {one.minutes} | {one.about} |"
    yield ""


def _table(one: Table) -> Iterator[str]:
    yield f"## {one.name.title()}"
    yield "| what | scenes |"
    yield "|---|---|"
    for row in one.rows:
        yield f"| {row.label} | {', '.join(f'`{name}`' for name in row.scenes) or 'none'} |"
    yield ""


if __name__ == "__main__":
    text = page(Library((), shipped()))
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
