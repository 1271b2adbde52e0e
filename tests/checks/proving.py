"""Proves small packs and copies of what ships, and tells what came of it in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from repair_cli.checks.loading import subject_of
from repair_cli.checks.proofs import Break, Proof, Verdict, proofs
from repair_cli.checks.states import MOST
from repair_cli.checks.subjects import Subject
from repair_cli.library.packs import shipped

Change = Callable[[str], str]

LANGUAGE = """\
proofs: 1
stop-sign: {harm: yes}
"""


def subject(folder: Path, most: int = MOST) -> Subject:
    """All files of a folder."""
    return subject_of(sorted(folder.glob("*.yaml")), shipped(), [], most)


def proven(folder: Path, most: int = MOST) -> list[Proof]:
    return list(proofs(subject(folder, most)))


def breaks(found: list[Proof]) -> Iterator[Break]:
    return (one for proof in found if proof.verdict is not Verdict.PROVEN for one in proof.breaks)


def lines(folder: Path, most: int = MOST) -> list[str]:
    """The lines of what does not hold in a folder."""
    return [str(one.finding).replace(f"{folder}/", "") for one in breaks(proven(folder, most))]
