"""The interface words of a verdict, for the screen and for the page alike."""

from __future__ import annotations

from repair_cli.guide.changes import ChangeWords
from repair_cli.guide.page import Titles
from repair_cli.library.interface import Interface


def titles(words: Interface) -> Titles:
    """What stands above the parts of a verdict, and in its changes."""
    changes = ChangeWords(
        either=words("change-or"),
        as_now=words("change-as-now"),
        several=words("change-several"),
        one_is=words("change-one-is", ends="${ends}"),
        another=words("change-another", question="${question}"),
    )
    return Titles(words("because"), words("would-change"), changes)
