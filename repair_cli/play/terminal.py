"""The terminal front end: calm screens with a header, drawn with rich. The words are those of the plain one."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from repair_cli.guide.frames import Block, Heading, Item, Paragraph
from repair_cli.library.interface import Interface
from repair_cli.play.reading import Lines
from repair_cli.play.screen import Screen
from repair_cli.text import printable

_WIDEST = 72
_CLEAR_ALL = "\x1b[H\x1b[2J\x1b[3J"


class Terminal:
    """Draws to a terminal; `color` False leaves bold and dim out as well."""

    def __init__(self, out: TextIO, lines: Lines, words: Interface, color: bool, width: int) -> None:
        self.out = out
        self.lines = lines
        self.words = words
        self.console = Console(
            file=out,
            width=max(20, min(_WIDEST, width - 1)),
            markup=False,
            emoji=False,
            highlight=False,
            force_terminal=True,
            color_system="standard" if color else None,
            no_color=not color,
            legacy_windows=False,
        )
        self.styled = color

    def show(self, screen: Screen) -> None:
        """One screenful."""
        if screen.fresh:
            self.console.clear()
        self._print(screen.title, "bold")
        if screen.stage:
            self._print(self._where(screen), "cyan")
        self.tell(screen.blocks)
        if screen.question:
            self._gap()
            self._print(screen.question, "bold")
        if screen.choices:
            self._gap()
        wide = len(str(len(screen.choices)))
        for place, choice in enumerate(screen.choices, 1):
            self._hanging(f"{place:>{wide}}  ", choice)
        if screen.hints:
            self._gap()
        for hint in screen.hints:
            self._print(hint, "dim")
        if screen.lead:
            self._gap()
            self._print(screen.lead)

    def tell(self, blocks: tuple[Block, ...]) -> None:
        """Blocks with room between them; items of a list stand close."""
        before: Block | None = None
        for block in blocks:
            if not (isinstance(block, Item) and isinstance(before, Item)):
                self._gap()
            match block:
                case Item(text):
                    self._hanging("- ", text)
                case Heading(text):
                    self._print(text, "bold")
                case Paragraph(text):
                    self._print(text)
                case _:
                    pass
            before = block

    def ask(self, prompt: str) -> str | None:
        """One line; None at the end of the input."""
        self._gap()
        self.out.flush()
        return self.lines.read(f"  {printable(prompt)} ", self.out)

    def wipe(self) -> None:
        """Clears the screen and what can be scrolled back to."""
        self.out.write(_CLEAR_ALL)
        self.out.flush()

    def _where(self, screen: Screen) -> str:
        """The stage, and dots for all stages where there is room for them."""
        here = self.words("stage", step=screen.step, steps=screen.steps, stage=screen.stage)
        dots = " ".join("●" * screen.step + "○" * (screen.steps - screen.step))
        return f"{here}   {dots}" if len(here) + len(dots) + 7 <= self.console.width else here

    def _gap(self) -> None:
        self.console.print()

    def _print(self, words: str, style: str = "") -> None:
        self._hanging("", words, style)

    def _hanging(self, mark: str, words: str, style: str = "") -> None:
        """Words whose further lines stand under the first, not under the mark; no line ends in spaces."""
        text = Text(printable(words), style=style if self.styled else "")
        indent = 4 if mark else 2
        for number, line in enumerate(text.wrap(self.console, max(8, self.console.width - indent - len(mark)))):
            line.rstrip()
            lead = mark if number == 0 else " " * len(mark)
            self.console.print(Text(" " * indent + lead) + line, soft_wrap=True)
