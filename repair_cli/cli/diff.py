"""`repair content diff`: what changes for users between two versions of a pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from repair_cli.checks.changes.ends import Moved
from repair_cli.checks.changes.packs import Compared, Version, compare
from repair_cli.cli.earlier import folder_before, written_before
from repair_cli.cli.printing import as_json, put
from repair_cli.errors import ContentError, ExitCode, Problem, RepairError
from repair_cli.guide.model import Outcome
from repair_cli.library.answers import SKIP, spelled
from repair_cli.library.files import is_folder
from repair_cli.library.folders import SUFFIX
from repair_cli.library.links import Written, opened_file
from repair_cli.library.listing import guide_files
from repair_cli.library.others import INTERFACE, PRACTICE, SUPPORT
from repair_cli.library.packs import Library, shipped
from repair_cli.text import printable

_FOR_USERS = (INTERFACE, SUPPORT, PRACTICE)
"""Files besides the guides of which people see something."""


def print_diff(before: str, after: Path, json: bool, lang: str) -> None:
    """Prints what changed from an earlier version (a folder, or a revision of git) to a folder. Raises RepairError."""
    if not is_folder(after):
        raise RepairError(f"{after} is no folder that can be read", ExitCode.USAGE, "give the folder of a pack")
    library = Library((), shipped(lang))
    new = _version(after, _written(after, library))
    with folder_before(before, after) as folder:
        old = _version(folder, written_before(folder, library))
        found = list(compare(old, new))
        text = as_json(document(found, new)) if json else as_text(found, new)
        put(printable(text if is_folder(Path(before)) else text.replace(f"{folder}/", f"{before}:")))


def _written(folder: Path, library: Library) -> list[Written]:
    """The guides of a folder. Raises ContentError where one cannot be used."""
    problems: list[Problem] = []
    written = library.check(list(guide_files(folder)), problems)
    if problems:
        raise ContentError(tuple(problems))
    return written


def _version(folder: Path, written: list[Written]) -> Version:
    """Guides, and what lies beside them. Words that the program lacks or no longer knows are no obstacle here."""
    others = {name: opened_file(folder / f"{name}{SUFFIX}", []) for name in _FOR_USERS}
    known = {name: opened for name, opened in others.items() if opened is not None}
    return Version({one.guide.id: one for one in written}, known)


def as_text(found: list[Compared], new: Version) -> str:
    """What changed, a line each, and how much that is."""
    changed = [one for one in found if not one.alike]
    lines = [line for one in changed for line in _lines(one, new)]
    files = _counted(len(found), "file")
    if not changed:
        return f"nothing changes for users; {files} compared\n"
    count = sum(len(one.changes) + len(one.ends.moved) for one in changed)
    lines.append(f"{_counted(count, 'change')} for users in {len(changed)} of {files}")
    return "\n".join(lines) + "\n"


def _lines(one: Compared, new: Version) -> Iterator[str]:
    for moved in one.ends.moved:
        where = ":".join(map(str, _place(moved, one, new).values()))
        yield f"{where}: the same answers to `{one.file}` lead elsewhere: {_ends(moved)}"
        yield from _answers(moved)
    if one.after is not None and not one.ends.complete:
        spot = one.after.root.key("guide")
        where = f"{one.after.source.path}:{spot.line}:{spot.col}"
        yield f"{where}: not compared to the end: `{one.file}` has more than {_counted(one.ends.states, 'state')}"
    yield from map(str, one.changes)


def _ends(moved: Moved) -> str:
    before, after = moved.before.here, moved.after.here
    return f"{_end(before)} -> {_end(after)}" if isinstance(before, Outcome) and isinstance(after, Outcome) else ""


def _end(outcome: Outcome) -> str:
    return f"`{outcome.id}` ({outcome.kind})"


def _answers(moved: Moved) -> Iterator[str]:
    """The answers, a line each; what is left open stands together at the end."""
    answers = moved.answers()
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in answers.items()}
    yield from (f"    {key}: {spelled(value)}" for key, value in given.items() if value is not None)
    skipped = [key for key, value in given.items() if value is None]
    if skipped:
        yield f"    {SKIP}: {', '.join(skipped)}"
    if not given:
        yield "    whatever is answered"


def _place(moved: Moved, one: Compared, new: Version) -> dict[str, Any]:
    """The new end; the guide, where the end stands in one that is visited and not among these."""
    owner = moved.after.at.inside[-1][0].id
    written = new.guides.get(owner, one.after)
    assert written is not None  # noqa: S101  (both versions have the guide, else nothing is walked)
    spot = written.node(moved.after.here.id) if written.guide.id == owner else written.root.key("guide")
    return {"path": written.source.path, "line": spot.line, "col": spot.col}


def document(found: list[Compared], new: Version) -> dict[str, Any]:
    """What changed, as one document."""
    return {
        "compared": len(found),
        "ends": [_end_row(moved, one, new) for one in found for moved in one.ends.moved],
        "changes": [msgspec.to_builtins(change) for one in found for change in one.changes],
        "not_compared": [{"guide": one.file, "states": one.ends.states} for one in found if not one.ends.complete],
    }


def _end_row(moved: Moved, one: Compared, new: Version) -> dict[str, Any]:
    ends = {"old": moved.before.here, "new": moved.after.here}
    told = {name: _outcome(end) for name, end in ends.items() if isinstance(end, Outcome)}
    return {**_place(moved, one, new), "guide": one.file, **told, "answers": moved.answers()}


def _outcome(end: Outcome) -> dict[str, str]:
    return {"id": end.id, "kind": end.kind.value, "title": end.title}


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
