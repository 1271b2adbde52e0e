"""The scenes at hand, by what stands above their nodes: a list of many files reads little of each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from repair_cli.errors import ContentError, Problem
from repair_cli.library.files import Unreadable, read_text
from repair_cli.library.folders import SCENES
from repair_cli.library.packs import Library
from repair_cli.library.spots import Spot, read_spots

_BELOW = "\nnodes:"
"""Where the part of a file begins that a list does not need."""


class Listed(msgspec.Struct, frozen=True):
    """What a list tells of a scene; `audience` is the seat of who practises. Ids are those of the practice words."""

    id: str
    title: str
    about: str
    audience: str
    minutes: int
    skill: str
    level: int
    settings: tuple[str, ...]
    topics: tuple[str, ...]
    markers: tuple[str, ...]
    strategies: tuple[str, ...]


def scene_files(library: Library) -> dict[str, Path]:
    """The files of all scenes by id; nothing is read."""
    return {name: path for name, path in library.names().items() if path.parent.name == SCENES}


def scenes(library: Library) -> tuple[Listed, ...]:
    """Every scene, by id. Whether one is sound shows when it is played. Raises ContentError for an unreadable file."""
    problems: list[Problem] = []
    found = [_listed(name, path, problems) for name, path in sorted(scene_files(library).items())]
    if problems:
        raise ContentError(tuple(sorted(problems)))
    return tuple(one for one in found if one is not None)


def _listed(name: str, path: Path, problems: list[Problem]) -> Listed | None:
    """What stands above the nodes of a file; None for a guide that is no scene, and (with a problem) a broken file."""
    try:
        text = read_text(path)
    except Unreadable as error:
        problems.append(error.problem)
        return None
    head = text.partition(_BELOW)[0]
    spot = read_spots(f"{head}\n" if "\npractice:" in head else text, str(path), problems)
    fields = spot.value if spot is not None and isinstance(spot.value, dict) else {}
    practice = fields["practice"].value if "practice" in fields else None
    if not isinstance(practice, dict):
        return None
    return Listed(
        id=name,
        title=_text(fields, "title"),
        about=_text(fields, "about"),
        audience=_text(fields, "for"),
        minutes=_number(fields, "minutes"),
        skill=_text(practice, "skill"),
        level=_number(practice, "level"),
        settings=_several(practice, "settings"),
        topics=_several(practice, "topics"),
        markers=_several(practice, "markers"),
        strategies=_several(practice, "strategies"),
    )


def _text(fields: Mapping[str, Spot], name: str) -> str:
    value = fields[name].value if name in fields else ""
    return value if isinstance(value, str) else ""


def _number(fields: Mapping[str, Spot], name: str) -> int:
    words = _text(fields, name)
    return int(words) if words.isdecimal() and len(words) < 4 else 0


def _several(fields: Mapping[str, Spot], name: str) -> tuple[str, ...]:
    value = fields[name].value if name in fields else []
    rows = value if isinstance(value, list) else []
    return tuple(row.value for row in rows if isinstance(row.value, str))
