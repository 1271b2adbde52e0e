"""`repair wording`: a look at a draft, from a file, a pipe, or typed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec.structs import asdict

from repair_cli.cli.fronts import Fronts
from repair_cli.cli.printing import as_json, put
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.frames import Paragraph
from repair_cli.guide.model import Audience
from repair_cli.library.files import LARGEST, Unreadable, decode, read_bytes
from repair_cli.library.packs import Library, shipped
from repair_cli.play.picking import picked
from repair_cli.play.screen import Screen
from repair_cli.play.second_look import told
from repair_cli.text import did_you_mean

STDIN = "-"
_SEATS = (Audience.CLIENT, Audience.THERAPIST)


class WordingWishes(msgspec.Struct, frozen=True):
    """The file of the draft (None: what is typed or piped), whose words they are, and how the result is given."""

    name: str | None = None
    role: str | None = None
    json: bool = False
    strict: bool = False
    plain: bool = False
    lang: str = "en"


def look(wishes: WordingWishes, around: Surroundings) -> ExitCode:
    """Looks at a draft and tells what it sees; with `strict`, exit status 3 where that is something."""
    return _Look(wishes, around).run()


class _Look:
    def __init__(self, wishes: WordingWishes, around: Surroundings) -> None:
        self.wishes = wishes
        self.library = Library((), shipped(wishes.lang))
        self.words = self.library.interface
        self.fronts = Fronts(Wishes(plain=wishes.plain), around, self.words, aside=wishes.json)
        self.typed = wishes.name in (None, STDIN) and self.fronts.person
        self.can_ask = self.fronts.person and (self.typed or around.stdout_is_terminal) and not wishes.json

    def run(self) -> ExitCode:
        seat = self._seat()
        if seat is None:
            return ExitCode.DONE
        text = self._draft()
        found = self.library.wording()[seat].find(text)
        if self.wishes.json:
            put(as_json({"findings": [{**asdict(one), "frames": list(one.frames)} for one in found]}))
        else:
            blocks = told(found, self.words, text) or (Paragraph(self.words("wording-none")),)
            self.fronts.open().tell((Paragraph(self.words("wording-about")), *blocks))
        return ExitCode.CONTENT if found and self.wishes.strict else ExitCode.DONE

    def _seat(self) -> Audience | None:
        """Whose words they are; None where a person was asked and left. Raises RepairError (exit 2)."""
        role = self.wishes.role
        if role in list(_SEATS):
            return Audience(role)
        choices = ", ".join(_SEATS)
        if role is not None:
            near = did_you_mean(role, _SEATS)
            raise RepairError(f"there is no role `{role}`{near}", ExitCode.USAGE, f"use --as with one of: {choices}")
        if not self.can_ask:
            raise RepairError("it is not said whose words they are", ExitCode.USAGE, f"use --as with one of: {choices}")
        front, rows = self.fronts.open(), tuple(self.words(f"wording-as-{seat}") for seat in _SEATS)
        front.show(Screen(question=self.words("wording-as"), choices=rows, fresh=False))

        def say(key: str, **values: str | int) -> None:
            front.tell((Paragraph(self.words(key, **values)),))

        number = picked(rows, lambda: front.ask(self.words("prompt")), say)
        return _SEATS[number - 1] if number else None

    def _draft(self) -> str:
        """The words to look at. Raises RepairError (exit 4) where they cannot be read."""
        try:
            if self.typed:
                return "\n".join(self._lines())
            if self.wishes.name in (None, STDIN):
                return decode(_standard_input(), "standard input")
            return decode(read_bytes(Path(str(self.wishes.name))), str(self.wishes.name))
        except Unreadable as error:
            raise RepairError(str(error.problem), ExitCode.ANSWERS) from None

    def _lines(self) -> Iterator[str]:
        front = self.fronts.open()
        front.tell((Paragraph(self.words("wording-type")),))
        while (line := front.ask(self.words("prompt-more"))) is not None:
            yield line


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise RepairError("standard input is closed", ExitCode.ANSWERS, "name a file")
    return sys.stdin.buffer.read(LARGEST + 1)
