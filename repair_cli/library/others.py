"""Files of a pack that are no guides: interface words, help lines and the others, each read when it is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from repair_cli.errors import ContentError, Problem
from repair_cli.guide.model import Audience
from repair_cli.library.fields import Desk
from repair_cli.library.folders import PACK, SUFFIX
from repair_cli.library.interface import Interface, read_interface
from repair_cli.library.links import opened_file
from repair_cli.library.spots import Spot
from repair_cli.library.support import Support, read_support

if TYPE_CHECKING:
    from repair_cli.library.ideas import Ideas
    from repair_cli.library.practice import PracticeWords
    from repair_cli.library.style import Style
    from repair_cli.wording import Wording

Thing = TypeVar("Thing")

INTERFACE = "interface"
SUPPORT = "support-lines"
STYLE = "words"
PROOFS = "proofs"
IDEAS = "ideas"
PRACTICE = "practice"

NO_GUIDES = (INTERFACE, SUPPORT, STYLE, PROOFS, IDEAS, PACK, PRACTICE)
"""Files of a pack that are no guides."""


class Shipped:
    """What the pack that ships says besides its guides."""

    def __init__(self, ships: Path) -> None:
        self.ships = ships
        self._interface: Interface | None = None
        self._practice: PracticeWords | None = None
        self._wording: Mapping[Audience, Wording] | None = None

    @property
    def interface(self) -> Interface:
        """The words of the language. Raises ContentError."""
        if self._interface is None:
            self._interface = _sound(read_interface, self.ships / f"{INTERFACE}{SUFFIX}")
        return self._interface

    def support(self) -> Support:
        """Crisis lines and routes. Raises ContentError."""
        return _sound(read_support, self.ships / f"{SUPPORT}{SUFFIX}")

    def style(self) -> Style:
        """What the language asks of its words; without such a file, nothing. Raises ContentError."""
        from repair_cli.library.style import Style, read_style  # late: a walk does not need it

        path = self.ships / f"{STYLE}{SUFFIX}"
        return _sound(read_style, path) if path.exists() else Style()

    def practice(self) -> PracticeWords:
        """The words for what scenes practise; without such a file, none. Raises ContentError."""
        if self._practice is None:
            from repair_cli.library.practice import PracticeWords, read_practice_words  # late: for scenes alone

            path = self.ships / f"{PRACTICE}{SUFFIX}"
            self._practice = _sound(read_practice_words, path) if path.exists() else PracticeWords()
        return self._practice

    def ideas(self) -> Ideas | None:
        """The ideas that guides carry, which stand above the languages; None without a list. Raises ContentError."""
        from repair_cli.library.ideas import read_ideas  # late: a walk does not need them

        path = self.ships.parent / f"{IDEAS}{SUFFIX}"
        return _sound(read_ideas, path) if path.exists() else None

    def wording(self) -> Mapping[Audience, Wording]:
        """The wording rules of each seat; without any, they find nothing. Raises ContentError."""
        if self._wording is None:
            from repair_cli.library.wording import FOLDER, wordings  # late: most starts need no rules

            self._wording = wordings(self.ships / FOLDER)
        return self._wording


def reader_of(name: str) -> Callable[[Spot, Desk], object]:
    """Who reads the file of this name, which is one of those that are no guides."""
    from repair_cli.library.ideas import read_ideas  # late: a walk needs none of these
    from repair_cli.library.imprint import read_imprint
    from repair_cli.library.practice import read_practice_words
    from repair_cli.library.statements import read_statements
    from repair_cli.library.style import read_style

    return {
        INTERFACE: read_interface, SUPPORT: read_support, STYLE: read_style, PROOFS: read_statements, IDEAS: read_ideas,
        PRACTICE: read_practice_words,
        PACK: read_imprint,
    }[name]  # fmt: skip


def read_file(read: Callable[[Spot, Desk], Thing | None], path: Path, problems: list[Problem]) -> Thing | None:
    """What a file holds; None where it cannot be read, or holds nothing sound. Adds its problems."""
    opened = opened_file(path, problems)
    return read(opened[0], Desk(str(path), problems)) if opened else None


def _sound(read: Callable[[Spot, Desk], Thing | None], path: Path) -> Thing:
    problems: list[Problem] = []
    found = read_file(read, path, problems)
    if found is None or problems:
        raise ContentError(tuple(sorted(problems)))
    return found
