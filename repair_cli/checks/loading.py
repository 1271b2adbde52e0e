"""Reads what is to be proven: guides, those that they lead on to, statements, support lines."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from repair_cli.checks.statements import unknown_names
from repair_cli.checks.states import MOST
from repair_cli.checks.subjects import Said, Subject
from repair_cli.errors import ContentError, Problem
from repair_cli.library.beneath import beneath
from repair_cli.library.fields import Desk
from repair_cli.library.folders import root_of
from repair_cli.library.links import Opened, Written
from repair_cli.library.others import PROOFS, SUPPORT
from repair_cli.library.packs import Library
from repair_cli.library.statements import read_statements


def subject_of(
    files: Sequence[Path], ships: Path, problems: list[Problem], most: int = MOST, packs: Sequence[Path] = ()
) -> Subject:
    """The guides and statements among some files. Raises ContentError with every problem of them, and those given.

    Where none of the files says what a stop sign is, the statements of the language count as well; support lines are
    those of the language, unless the files bring some. Where the files replace guides of other packs (the language, or
    `packs`), all that is left of those packs is to be proven as well, with every statement that they make.
    """
    library = Library(tuple(packs), ships)
    below = beneath(library, files, problems)
    said_below = [path for pack in below.packs if (path := pack.folder / f"{PROOFS}.yaml").exists()]
    files = [*files, *below.guides, *said_below]
    of_language = [ships / f"{name}.yaml" for name in (SUPPORT, PROOFS)]
    others = [path for path in of_language if path.exists()]
    guides = library.check([*files, *others], problems, offers=True, instead=below.instead)
    given = {os.path.realpath(file) for file in files}
    mine = {one.guide.id: one for one in guides if os.path.realpath(one.source.path) in given}
    further = {one.guide.id: one for one in guides if one.guide.id not in mine}
    said = _said(library.opened, given)
    if not problems:
        problems += _unknown(said, {**further, **mine})
    if problems:
        raise ContentError(tuple(sorted(set(problems))))
    replacing = sorted({root_of(path) for path in below.instead.values()})
    lines = _nearest(library.opened, given, SUPPORT)
    return Subject(mine, further, said, Library((), Path(lines[1].path).parent).support(), lines, most, replacing)


def _said(opened: dict[str, Opened], given: set[str]) -> list[Said]:
    found = []
    for path, (spot, _) in opened.items():
        statements = read_statements(spot, Desk(path, [])) if Path(path).stem == PROOFS else None
        if statements is not None:
            found.append(Said(path, statements, os.path.realpath(path) in given))
    mine = [said for said in found if said.own]
    return mine if any(said.statements.stop_sign for said in mine) else found


def _unknown(said: Sequence[Said], guides: dict[str, Written]) -> list[Problem]:
    there = [written.guide for written in guides.values()]
    return [problem for one in said if one.own for problem in unknown_names(one.path, one.statements, there)]


def _nearest(opened: dict[str, Opened], given: set[str], name: str) -> Opened:
    """What stands in a file of this name: one that is given, otherwise that of the language."""
    named = sorted((os.path.realpath(path) not in given, path) for path in opened if Path(path).stem == name)
    return opened[named[0][1]]
