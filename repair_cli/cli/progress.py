"""`repair progress`: the diary of what was practised. It shows, hands out and removes; it grades nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import asdict

from repair_cli.cli import archives
from repair_cli.cli.printing import as_json, put
from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.diary import Compared, Rehearsal, by_month, by_skill, compared
from repair_cli.text import did_you_mean, printable

if TYPE_CHECKING:
    from repair_cli.store.archive import Archive

Diary = list[tuple[int, Rehearsal]]
"""The lines with the numbers of their sessions, the oldest first."""

_EXPORTS = ("csv", "json")
_NAMES = (
    "day", "scene", "title", "skill", "level", "ending", "rounds", "replies", "asked", "met", "clean", "found",
    "difficulty", "learned", "session",
)  # fmt: skip


class ProgressWishes(NamedTuple):
    """How the diary is told."""

    json: bool = False
    export: str | None = None
    output: str | None = None
    force: bool = False
    plain: bool = False
    lang: str = "en"


def show_progress(wishes: ProgressWishes, passphrase_fd: int | None) -> None:
    """Prints what was practised, or writes the lines of the diary to a file. Raises RepairError."""
    name = _format(wishes)
    around = Surroundings.here()
    archive = archives.there(around)
    diary = diary_in(archives.unlocked(archive, around, passphrase_fd)) if archive is not None else []
    if name is not None:
        _export(diary, name, wishes)
    elif wishes.json:
        put(as_json(_document(diary)))
    elif not diary:
        put("No rehearsal is kept. `repair rehearse` begins one.\n")
    else:
        put(printable("\n".join(_lines(diary, wishes, around))) + "\n")


def delete_diary(force: bool, passphrase_fd: int | None) -> None:
    """Removes every rehearsal, its walk as well, after asking. Raises RepairError as `sessions delete` does."""
    from repair_cli.cli.sessions import delete_sessions

    around = Surroundings.here()
    archive = archives.there(around)
    numbers = [number for number, _ in diary_in(archives.unlocked(archive, around, passphrase_fd))] if archive else []
    if archive is not None:
        archive.close()
    if numbers:
        delete_sessions(numbers, False, force)
    else:
        put("No rehearsal is kept.\n")


def diary_in(archive: Archive) -> Diary:
    """The lines of an archive that can be read."""
    return [(number, head.rehearsal) for number, head in archive.heads() if head.rehearsal is not None]


def _format(wishes: ProgressWishes) -> str | None:
    """What to write, by option or by the ending of the file. Raises RepairError (exit 2)."""
    if wishes.export is not None and wishes.export not in _EXPORTS:
        message = f"the diary is not written as `{wishes.export}`{did_you_mean(wishes.export, _EXPORTS)}"
        raise RepairError(message, ExitCode.USAGE, f"use --export with one of: {', '.join(_EXPORTS)}")
    if wishes.export is not None or wishes.output is None:
        return wishes.export
    ending = wishes.output.rpartition(".")[2].lower()
    if ending not in _EXPORTS:
        message = f"{wishes.output} does not tell the format"
        raise RepairError(message, ExitCode.USAGE, "end it in .csv or .json, or use --export")
    return ending


def _export(diary: Diary, name: str, wishes: ProgressWishes) -> None:
    from repair_cli.cli.output import STDOUT, write_new

    if name == "csv":
        from repair_cli.export.csv_text import write

        rows = (_row(number, line) for number, line in diary)
        text = write(_NAMES, ([_cell(row[key]) for key in _NAMES] for row in rows))
    else:
        text = as_json({"rehearsals": [_row(number, line) for number, line in diary]})
    if wishes.output in (None, STDOUT):
        put(text)
    else:
        write_new(str(wishes.output), text, wishes.force)


def _lines(diary: Diary, wishes: ProgressWishes, around: Surroundings) -> list[str]:
    from repair_cli.library.packs import Library, shipped
    from repair_cli.play.progress import lines

    drawn = around.stdout_is_terminal and not around.plain(wishes.plain) and sys.stdout.encoding.lower() == "utf-8"
    words = Library((), shipped(wishes.lang)).practice()
    labels = {name: skill.label for name, skill in words.skills.items()}
    return list(lines([line for _, line in diary], labels, "█" if drawn else "#"))


def _document(diary: Diary) -> dict[str, Any]:
    kept = [line for _, line in diary]
    return {
        "rehearsals": [_row(number, line) for number, line in diary],
        "skills": [asdict(one) for one in by_skill(kept)],
        "months": [_looks(one) for one in by_month(kept)],
        "all": _looks(compared(kept)),
    }


def _looks(one: Compared) -> dict[str, Any]:
    return {**asdict(one), "ticked": one.ticked, "quiet": one.quiet}


def _row(number: int, line: Rehearsal) -> dict[str, Any]:
    return {**asdict(line), "session": number}


def _cell(value: Any) -> str | int:
    return "; ".join(f"{kind} {count}" for kind, count in sorted(value.items())) if isinstance(value, dict) else value
