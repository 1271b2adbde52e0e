"""What a rule looks for, and what it says."""

from __future__ import annotations

import msgspec

from repair_cli.wording.elements import Row


class Rule(msgspec.Struct, frozen=True):
    """Rows of words to find, and others that call it off in the same sentence. `questions`: questions count, too.

    `seat`: whose words it is for; "" for anyone's.
    """

    id: str
    kind: str
    find: tuple[Row, ...]
    why: str
    frames: tuple[str, ...] = ()
    unless: tuple[Row, ...] = ()
    questions: bool = False
    seat: str = ""
