"""Chooses the front end: a drawn terminal, plain lines, or nobody there."""

from __future__ import annotations

import io
import shutil
import sys
from typing import TextIO

from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.library.interface import Interface
from repair_cli.play.plain import Plain
from repair_cli.play.reading import Lines, NoLines, PipedLines, TypedLines
from repair_cli.play.screen import FrontEnd


class Fronts:
    """The front ends of one run. `aside` moves the conversation to standard error: standard output is for a result."""

    def __init__(self, wishes: Wishes, around: Surroundings, words: Interface, aside: bool) -> None:
        self.wishes = wishes
        self.around = around
        self.words = words
        self.aside = aside
        self.out: TextIO = sys.stderr if aside else sys.stdout
        self.drawn = around.stderr_is_terminal if aside else around.stdout_is_terminal

    @property
    def can_ask(self) -> bool:
        """Whether somebody can answer. Beside an answers file only a person counts: a pipe could wait for ever."""
        if self.wishes.no_input or sys.stdin is None:
            return False
        return self.person or self.wishes.answers is None

    @property
    def person(self) -> bool:
        """Whether somebody sits at a terminal."""
        return self.around.stdin_is_terminal and not self.wishes.no_input

    def open(self) -> FrontEnd:
        """The front end for these streams and options."""
        width = shutil.get_terminal_size().columns if self.drawn else 0
        if not self.can_ask:
            return Plain(io.StringIO() if self.aside else self.out, NoLines(), self.words, width)
        if self.around.plain(self.wishes.plain) or not self.drawn:
            return Plain(self.out, self._lines(drawn=False), self.words, width)
        from repair_cli.play.terminal import Terminal  # late: rich is only for a terminal

        color = self.around.color(self.wishes.color, self.drawn)
        return Terminal(self.out, self._lines(drawn=True), self.words, color, width)

    def _lines(self, drawn: bool) -> Lines:
        if self.person:
            return TypedLines(editing=self.drawn and not self.aside, paste=drawn)
        return PipedLines(sys.stdin.buffer)
