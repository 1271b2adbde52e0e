"""`repair content lint`: every problem of every file, what the rules find, or how much is sound."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from repair_cli.checks.findings import Finding, Severity, of_problem
from repair_cli.checks.lint import CODES, lint
from repair_cli.checks.silences import CODES as SILENCE_CODES
from repair_cli.checks.study import Beside, Pack
from repair_cli.checks.wording import is_wording, wording_folders, wording_problems
from repair_cli.cli.printing import as_json, put
from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ExitCode, Problem, RepairError
from repair_cli.library.beneath import beneath
from repair_cli.library.files import is_folder
from repair_cli.library.folders import SCENES, files_in
from repair_cli.library.links import Written
from repair_cli.library.others import SUPPORT
from repair_cli.library.packs import Library, shipped
from repair_cli.library.wording import FOLDER, are_ready
from repair_cli.text import did_you_mean, printable

FORMATS = ("text", "json", "github")
_SELECTABLE = sorted(CODES | SILENCE_CODES)


class LintWishes(msgspec.Struct, frozen=True):
    """How findings are printed, which rules count (codes, or their beginnings), what to compare with, packs at hand."""

    format: str = "text"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    against: str | None = None
    content: tuple[Path, ...] = ()


def lint_paths(paths: list[Path], lang: str, wishes: LintWishes | None = None) -> ExitCode:
    """Checks files and folders (without any: what ships) and prints what it found.

    Rules run where the structure is sound. Errors give exit status 3, warnings alone do not.
    """
    wishes = wishes or LintWishes()
    rules = _rules(wishes)
    library = Library(Surroundings.here().packs(wishes.content), shipped(lang))
    problems: list[Problem] = []
    given = paths or [library.ships]
    files = [file for path in given if not is_wording(path) for file in files_of(path, problems)]
    if paths or not are_ready(library.ships / FOLDER):
        problems += (problem for folder in wording_folders(given) for problem in wording_problems(folder))
    written = _written(files, library, problems)
    findings = [of_problem(problem) for problem in problems] or [
        one for one in lint(_pack(written, library, paths, wishes)) if one.code in rules
    ]
    put(_told(wishes.format, findings, written, _count(files, given)))
    return ExitCode.CONTENT if any(one.severity is Severity.ERROR for one in findings) else ExitCode.DONE


def _count(files: list[Path], given: list[Path]) -> int:
    """How many files were looked at, those of wording rules included where they were named."""
    rules = [path for path in given if is_wording(path)]
    named = [file for path in rules for file in (path.glob("*.yaml") if is_folder(path) else [path])]
    return len({os.path.realpath(file) for file in [*files, *named]})


def _written(files: list[Path], library: Library, problems: list[Problem]) -> list[Written]:
    """The sound guides among the files; what they break in the packs whose guides they replace is a problem, too."""
    below = beneath(library, files, problems)
    found = library.check([*files, *below.guides], problems, instead=below.instead)
    asked = {str(file) for file in files}
    return [one for one in found if one.source.path in asked]


def _pack(written: list[Written], library: Library, paths: list[Path], wishes: LintWishes) -> Pack:
    before = None
    if wishes.against is not None:
        from repair_cli.cli.earlier import guides_before

        before = guides_before(wishes.against, paths or [library.ships], library)
    support = tuple(opened for path, opened in library.opened.items() if Path(path).stem == SUPPORT)
    ideas = library.ideas()
    numbers = None if ideas is None else ideas.numbers
    return Pack(written, library.style(), Beside(support, Surroundings.here().today, before, numbers))


def _rules(wishes: LintWishes) -> set[str]:
    """The codes that count. Raises RepairError for one that no rule has."""
    if wishes.format not in FORMATS:
        message = f"there is no format `{wishes.format}`{did_you_mean(wishes.format, FORMATS)}"
        raise RepairError(message, ExitCode.USAGE, f"use --format with one of: {', '.join(FORMATS)}")
    return (_named(wishes.select) if wishes.select else set(_SELECTABLE)) - _named(wishes.ignore)


def _named(given: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for word in (word.strip().upper() for words in given for word in words.split(",")):
        codes = {code for code in _SELECTABLE if word and code.startswith(word)}
        if not codes:
            message = f"`{word}` is the code of no rule{did_you_mean(word, _SELECTABLE)}"
            raise RepairError(message, ExitCode.USAGE, "`repair help rules` lists them")
        found |= codes
    return found


def _told(format: str, findings: list[Finding], written: list[Written], files: int) -> str:
    if format == "json":
        nodes = sum(len(one.guide.nodes) for one in written)
        return as_json({"findings": [_row(one) for one in findings], "guides": len(written), "nodes": nodes})
    line = _annotation if format == "github" else _line
    lines = "".join(line(one) for one in findings)
    if any(one.severity is Severity.ERROR for one in findings):
        return lines
    end = f"; {_counted(len(findings), 'warning')}" if findings else ""
    return f"{lines}{_sound(written, files)} sound{end}\n"


def _line(one: Finding) -> str:
    return f"{printable(str(one))}\n"


def _row(one: Finding) -> dict[str, str | int]:
    return {name: value.value if isinstance(value, Severity) else value for name, value in one._asdict().items()}


def _annotation(one: Finding) -> str:
    """A line that GitHub shows beside the code, escaped: nothing in a finding can begin another command."""
    place = f"file={_escaped(one.path, more=True)},line={one.line},col={one.col},title={one.code}"
    return f"::{one.severity} {place}::{_escaped(printable(one.message))}\n"


def _escaped(text: str, more: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if more else text


def _sound(written: list[Written], files: int) -> str:
    if not written:
        return f"{_counted(files, 'file')} without a guide {_be(files)}"
    nodes = sum(len(one.guide.nodes) for one in written)
    return f"{_counted(len(written), 'guide')} with {_counted(nodes, 'node')} {_be(len(written))}"


def files_of(path: Path, problems: list[Problem]) -> list[Path]:
    """The files that a path stands for: itself, or those of a folder; an empty folder is a problem."""
    if not is_folder(path):
        return [path]
    before = len(problems)
    found = files_in(path, ("", SCENES), problems)
    if not found and len(problems) == before:
        message = "there is no .yaml file in this folder; give a file, or the folder of a pack"
        problems.append(Problem(str(path), 1, 1, "R006", message))
    return found


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _be(number: int) -> str:
    return "is" if number == 1 else "are"
