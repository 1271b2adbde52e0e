"""`repair content proofs`: what holds on every path, what does not, and the answers that show it."""

from __future__ import annotations

import json as encoder
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from repair_cli.checks.loading import subject_of
from repair_cli.checks.memory import Leg
from repair_cli.checks.proofs import Break, Proof, Verdict, proofs
from repair_cli.checks.subjects import Subject
from repair_cli.cli.lint import files_of
from repair_cli.cli.output import write_new
from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ExitCode, Problem
from repair_cli.library.answers import written
from repair_cli.library.folders import root_of
from repair_cli.library.packs import shipped
from repair_cli.text import printable


def prove(paths: list[Path], lang: str, json: bool, save: Path | None, content: list[Path]) -> ExitCode:
    """Proves files and folders (without any: what ships) and prints what came of it.

    Answers that break something are printed, and written into the folder `save`. Raises RepairError for content that
    cannot be used, and where a file cannot be written.
    """
    ships, problems = shipped(lang), list[Problem]()
    files = [file for path in paths or [ships] for file in files_of(path, problems)]
    packs = Surroundings.here().packs(content)
    report = _Report(subject_of(files, ships, problems, packs=packs), ships, save)
    found = []
    for proof in proofs(report.subject):
        found.append(proof)
        lines = list(report.lines(proof))
        if not json:
            sys.stdout.write(printable("\n".join(lines)) + "\n")
    if json:
        document = {"schema": 1, "proofs": [report.row(proof) for proof in found]}
        sys.stdout.write(encoder.dumps(document, indent=2, ensure_ascii=False) + "\n")
    return ExitCode.DONE if all(proof.verdict is Verdict.PROVEN for proof in found) else ExitCode.CONTENT


class _Report:
    """How proofs are told."""

    def __init__(self, subject: Subject, ships: Path, save: Path | None) -> None:
        self.subject = subject
        self.ships = ships
        self.save = save
        self.saved = 0

    def lines(self, proof: Proof) -> Iterator[str]:
        """The line of a proof, and below it where it does not hold, with the answers that show it."""
        yield f"{proof.verdict}: {proof.prove} ({proof.states} {proof.of})"
        for one in proof.breaks:
            yield str(one.finding)
            for number, leg in enumerate(one.legs):
                yield f"  {'then' if number else 'this shows it'}: {self._command(leg)}"
                yield from (f"    {line}" for line in self._answers(leg).splitlines()[1:] if line)

    def row(self, proof: Proof) -> dict[str, Any]:
        """A proof as data."""
        return {
            "prove": proof.prove,
            "verdict": proof.verdict.value,
            proof.of: proof.states,
            "breaks": [self._break(one) for one in proof.breaks],
        }

    def _break(self, one: Break) -> dict[str, Any]:
        legs = [{"guide": leg.guide, "answers": dict(leg.answers)} for leg in one.legs]
        return {**one.finding._asdict(), "severity": one.finding.severity.value, "walks": legs}

    def _answers(self, leg: Leg) -> str:
        return written(self.subject.all[leg.guide].guide, leg.answers)

    def _command(self, leg: Leg) -> str:
        """The command that walks there; writes its answers file where that was asked for."""
        name = "FILE"
        if self.save is not None:
            self.saved += 1
            name = write_new(str(self.save / f"{self.saved}-{leg.guide}.yaml"), self._answers(leg))
        own = root_of(Path(self.subject.all[leg.guide].source.path))
        folders = dict.fromkeys(folder for folder in (own, *self.subject.replacing) if not folder.samefile(self.ships))
        packs = [part for folder in folders for part in ("--content", str(folder))]
        return shlex.join(["repair", "run", leg.guide, "--answers", name, *packs])
