"""What a check finds: a code, how bad it is, a place, and words."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from repair_cli.errors import Problem


class Severity(StrEnum):
    """Errors make a check fail; warnings are told."""

    ERROR = "error"
    WARNING = "warning"


class Found(NamedTuple):
    """What a rule says about a place. Lines and columns count from 1."""

    path: str
    line: int
    col: int
    message: str


class Finding(NamedTuple):
    """What was found, and by which rule."""

    path: str
    line: int
    col: int
    code: str
    message: str
    severity: Severity

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}: {self.severity} {self.code} {self.message}"


def of_problem(problem: Problem) -> Finding:
    """A problem of the structure: always an error."""
    return Finding(*problem, Severity.ERROR)
