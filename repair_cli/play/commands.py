"""The words that can be typed at every prompt."""

from __future__ import annotations

import re

import msgspec

from repair_cli.text import nearest


class Row(msgspec.Struct, frozen=True):
    """What a command is; one that only `tells` leaves a half-written answer as it is."""

    name: str
    tells: bool = False


COMMANDS = {
    row.name: row
    for row in (
        Row("back"),
        Row("review"),
        Row("why", tells=True),
        Row("examples", tells=True),
        Row("skip"),
        Row("pause"),
        Row("support", tells=True),
        Row("help", tells=True),
        Row("leave"),
    )
}

_COMMAND = re.compile(r"/([a-z]+)(?:\s+(\S.*?))?\s*", re.IGNORECASE)


class Command(msgspec.Struct, frozen=True):
    """A command that was typed, and what stood behind it."""

    name: str
    argument: str = ""


def command_in(line: str) -> Command | str | None:
    """The command in a line; the word itself where it looks like one and is none; None for an answer.

    A path (`/home/me`) or two slashes are no command: `//` begins an answer with a slash.
    """
    match = _COMMAND.fullmatch(line.strip())
    if match is None:
        return None
    name, argument = match[1].lower(), match[2] or ""
    if name in COMMANDS:
        return Command(name, argument)
    if argument and nearest(name, COMMANDS) is None:
        return None
    return f"/{name}"
