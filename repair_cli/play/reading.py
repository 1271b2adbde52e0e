"""Where lines come from: a terminal with line editing, or bytes that are decoded strictly."""

from __future__ import annotations

from typing import BinaryIO, Protocol, TextIO

from repair_cli.errors import ExitCode, RepairError


class Lines(Protocol):
    """A source of lines."""

    def read(self, prompt: str, out: TextIO) -> str | None:
        """The next line without its end; None when the input has ended. The prompt goes to `out`."""
        ...


class NoLines:
    """Nobody is there."""

    def read(self, prompt: str, out: TextIO) -> str | None:
        """None, and no prompt: it would never be answered."""
        return None


class PipedLines:
    """Lines of a pipe or a file: strict UTF-8, so that a broken byte is named and not stored."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.number = 0

    def read(self, prompt: str, out: TextIO) -> str | None:
        """The next line. Raises RepairError where it is not UTF-8."""
        out.write(prompt)
        data = self.stream.readline()
        out.write("\n")
        out.flush()
        if not data:
            return None
        self.number += 1
        try:
            return data.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            message = f"line {self.number} of the input is not UTF-8 text (byte {error.start + 1})"
            raise RepairError(message, ExitCode.ANSWERS, "save or send it as UTF-8") from None


class TypedLines:
    """Lines typed at a terminal. Line editing is on, its history is off: nothing of it is kept.

    With `paste` the terminal marks what is pasted, so that several pasted lines come as one text: the second would
    answer the next question unseen.
    """

    def __init__(self, editing: bool, paste: bool = False) -> None:
        self.editing = editing
        if editing:
            _edit_without_history(paste)

    def read(self, prompt: str, out: TextIO) -> str | None:
        """The next line, without control characters."""
        try:
            if self.editing:
                line = input(prompt)
            else:
                out.write(prompt)
                out.flush()
                line = input()
        except EOFError:
            out.write("\n")
            return None
        return "".join(letter for letter in line if letter >= " " or letter in "\t\n")


def _edit_without_history(paste: bool) -> None:
    try:
        import readline
    except ImportError:  # no line editing on this system: typing still works
        return
    readline.set_auto_history(False)
    if paste:  # readline switches the mode on for a line, and off at every way out of it
        readline.parse_and_bind("set enable-bracketed-paste on")
