"""`repair guides`: what can be run."""

from __future__ import annotations

import json as encoder
import sys
from pathlib import Path

from repair_cli.library.packs import Library, shipped
from repair_cli.text import printable


def list_guides(json: bool, lang: str, content: list[Path] | None) -> None:
    """Prints every guide at hand: id, for whom, how long, what it is."""
    library = Library(tuple(content or ()), shipped(lang))
    guides = [library.guide(name) for name in library.names()]
    if json:
        rows = [
            {"guide": one.id, "title": one.title, "for": one.audience.value, "minutes": one.minutes, "about": one.about}
            for one in guides
        ]
        sys.stdout.write(encoder.dumps({"schema": 1, "guides": rows}, indent=2) + "\n")
        return
    for one in guides:
        sys.stdout.write(
            printable(f"{one.id}\n    {one.title} (for: {one.audience.value}, {one.minutes} min)\n    {one.about}\n")
        )
