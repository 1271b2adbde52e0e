"""What can go wrong, and the exit status that says so.

A `Problem` is data with a place in a file; a `RepairError` is one expected failure. Anything else is a bug.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class ExitCode(IntEnum):
    """The exit statuses, a public interface: `repair help exit-codes` prints this table."""

    DONE = 0
    BUG = 1
    USAGE = 2
    CONTENT = 3
    ANSWERS = 4
    STORAGE = 5
    LOCKED = 6
    HUNG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143

    @property
    def meaning(self) -> str:
        """One line for people, as the help prints it."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.DONE: "finished, or paused because you said so",
    ExitCode.BUG: "a bug in repair (the report never holds an answer)",
    ExitCode.USAGE: "wrong usage",
    ExitCode.CONTENT: "content that cannot be used, or a check on content that found something",
    ExitCode.ANSWERS: "answers that do not fit, are missing, or ended early",
    ExitCode.STORAGE: "storage: cannot read, cannot write, full, or no such thing",
    ExitCode.LOCKED: "the vault is locked, or the passphrase is wrong",
    ExitCode.HUNG_UP: "hung up: the terminal was closed",
    ExitCode.INTERRUPTED: "interrupted with Ctrl-C",
    ExitCode.TERMINATED: "terminated",
}


_TOLD = 20
"""Problems of an answers file that are told: where there are more, it was probably written for another guide."""


class Problem(NamedTuple):
    """Something wrong in a file. Lines and columns count from 1; a file as a whole is 1:1."""

    path: str
    line: int
    col: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}: error {self.code} {self.message}"


class RepairError(Exception):
    """One expected failure: what is wrong, what to do, and the exit status.

    The message is lower case, has no full stop, and never holds an answer.
    """

    def __init__(self, message: str, code: ExitCode, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.hint = hint

    @property
    def told(self) -> str:
        """What is wrong and what to do, as one sentence of a conversation."""
        return "; ".join(filter(None, (self.message, self.hint)))


class ContentError(RepairError):
    """Content that cannot be used, with all its problems."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            "\n".join(str(problem) for problem in problems),
            ExitCode.CONTENT,
        )
        self.problems = problems


class AnswersError(RepairError):
    """An answers file that cannot be used, with all its problems; the message tells the first 20."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        lines = [str(problem) for problem in problems[:_TOLD]]
        more = len(problems) - len(lines)
        super().__init__(
            "\n".join([*lines, f"and {more} more"] if more else lines),
            ExitCode.ANSWERS,
            "`repair run GUIDE --template` prints an answers file to fill in",
        )
        self.problems = problems
