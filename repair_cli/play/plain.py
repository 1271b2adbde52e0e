"""The plain front end: the same words as static lines. No box, no escape sequence, one prompt a line."""

from __future__ import annotations

import textwrap
from typing import TextIO

from repair_cli.guide.frames import Block, Heading, Item, Paragraph
from repair_cli.library.interface import Interface
from repair_cli.play.reading import Lines
from repair_cli.play.screen import Screen
from repair_cli.text import printable


class Plain:
    """Writes lines to a stream, reads lines from another. `width` is 0 where nothing is to be wrapped."""

    def __init__(self, out: TextIO, lines: Lines, words: Interface, width: int = 0) -> None:
        self.out = out
        self.lines = lines
        self.words = words
        self.width = width
        self._stage = ("", 0)

    def show(self, screen: Screen) -> None:
        """A screen, one thing a line."""
        where = (screen.title, screen.step)
        if where != self._stage:
            self._stage = where
            self._line("")
            self._line(screen.title)
            if screen.stage:
                self._line(self.words("stage", step=screen.step, steps=screen.steps, stage=screen.stage))
        self.tell(screen.blocks)
        if screen.question:
            self._line("")
            self._line(screen.question)
        for place, choice in enumerate(screen.choices, 1):
            self._line(f"{place}. {choice}", "   ")
        for hint in screen.hints:
            self._line(hint)
        if screen.lead:
            self._line(screen.lead)

    def tell(self, blocks: tuple[Block, ...]) -> None:
        """Blocks, a line each."""
        for block in blocks:
            match block:
                case Item(text):
                    self._line(f"- {text}", "  ")
                case Paragraph(text) | Heading(text):
                    self._line("")
                    self._line(text)
                case _:
                    pass

    def ask(self, prompt: str) -> str | None:
        """One line; None at the end of the input."""
        self.out.flush()
        return self.lines.read(printable(prompt) + " ", self.out)

    def wipe(self) -> None:
        """Plain output stays where it is: it may be in a file or a screen reader's log."""

    def _line(self, text: str, indent: str = "") -> None:
        text = printable(text)
        if self.width:
            text = textwrap.fill(text, self.width, subsequent_indent=indent, break_on_hyphens=False)
        self.out.write(text + "\n")
