"""Packs for tests: folders with a `pack.yaml` and small sound guides."""

from __future__ import annotations

from pathlib import Path

GUIDE = """\
guide: {0}
title: {1}
about: For a test.
for: anyone
minutes: 1
start: {0}-end
nodes:
  {0}-end: {{outcome: return, title: T, say: S}}
"""
IMPRINT = """\
pack: {0}
name: The pack {0}
version: 1.2
language: en
licence: CC0-1.0
author: Somebody
"""


def pack(folder: Path, *guides: str, more: str = "") -> Path:
    """A pack called as its folder; `more` are further lines of its `pack.yaml`, which begin in line 7."""
    plain(folder, *guides)
    (folder / "pack.yaml").write_text(IMPRINT.format(folder.name) + more, encoding="utf-8")
    return folder


def plain(folder: Path, *guides: str) -> Path:
    """A folder of guides (`scenes/x` for one in a folder below)."""
    folder.mkdir(parents=True, exist_ok=True)
    for guide in guides:
        file = folder / f"{guide}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(GUIDE.format(file.stem, folder.name), encoding="utf-8")
    return folder
