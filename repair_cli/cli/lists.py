"""`repair guides`: what can be run, and the pack that each guide comes from. Scenes are listed by `repair rehearse`."""

from __future__ import annotations

import json as encoder
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from repair_cli.cli.surroundings import Surroundings
from repair_cli.guide.model import Guide
from repair_cli.library.catalogue import scenes
from repair_cli.library.joining import Pack, Standing
from repair_cli.library.packs import Library, shipped
from repair_cli.text import printable


def list_guides(json: bool, lang: str, content: list[Path] | None) -> None:
    """Prints every guide at hand: id, for whom, how long, what it is, where it comes from. Scenes are only counted."""
    library = Library(Surroundings.here().packs(content), shipped(lang))
    standing = library.standing(with_what_ships=True)
    practised = {one.id for one in scenes(library)}
    if json:
        rows = [_row(library.guide(name), one, name in practised) for name, one in standing.items()]
        sys.stdout.write(encoder.dumps({"schema": 1, "guides": rows}, indent=2) + "\n")
        return
    found = [(library.guide(name), one) for name, one in standing.items() if name not in practised]
    for guide, one in found:
        sys.stdout.write(printable("".join(f"{line}\n" for line in _lines(guide, one))))
    if practised:
        sys.stdout.write(f"and {_counted(len(practised))} to practise: `repair rehearse` lists them\n")


def _counted(scenes: int) -> str:
    return f"{scenes} scene{'' if scenes == 1 else 's'}"


def _lines(guide: Guide, one: Standing) -> Iterator[str]:
    yield guide.id
    yield f"    {guide.title} (for: {guide.audience.value}, {guide.minutes} min)"
    yield f"    {guide.about}"
    yield f"    from: {one.pack.told}{f', replaces that of {one.instead.told}' if one.instead else ''}"


def _row(guide: Guide, one: Standing, practised: bool) -> dict[str, Any]:
    return {
        "guide": guide.id,
        "title": guide.title,
        "for": guide.audience.value,
        "minutes": guide.minutes,
        "about": guide.about,
        "scene": practised,
        "from": _pack(one.pack),
        "replaces": _pack(one.instead) if one.instead else None,
    }


def _pack(pack: Pack) -> dict[str, str | None]:
    """A pack as data; a plain folder has no id, name and version."""
    imprint = pack.imprint
    return {
        "pack": imprint.pack if imprint else None,
        "name": imprint.name if imprint else None,
        "version": imprint.version if imprint else None,
        "folder": str(pack.folder),
    }
