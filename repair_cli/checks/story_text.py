"""How the parts of a story are written, so that they read back as the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from textwrap import wrap

from repair_cli.guide.conditions import Value
from repair_cli.library.answers import SKIP, spelled

_PLAIN = re.compile(r"[A-Za-z0-9(][A-Za-z0-9 .,()'/!?;+=-]*")
_WIDE = 100
_IN_ROWS = frozenset({"path", "passes", "never"})
"""Fields of ids, which stand in rows; the lines of the others stand each on its own."""


def scalar(text: str, inside: bool = False) -> str:
    """A text as YAML: without quotes where it can be. `inside`: in a row between brackets."""
    plain = _PLAIN.fullmatch(text) and not text.endswith(" ") and text not in ("null", "---")
    return text if plain and not (inside and "," in text) else spelled(text)


def answer(value: Value | None) -> str:
    """An answer as YAML."""
    match value:
        case None:
            return SKIP
        case tuple():
            return f"[{', '.join(scalar(one, inside=True) for one in value)}]"
        case _:
            return scalar(str(value))


def answers(values: Mapping[str, Value | None], indent: int) -> list[str]:
    """The lines of some answers."""
    return [
        f"{' ' * indent}{key if '#' not in key else spelled(key)}: {answer(value)}" for key, value in values.items()
    ]


def field(name: str, value: str | Sequence[str] | Mapping[str, str], indent: int) -> list[str]:
    """The lines of a field of `expect`."""
    before = " " * indent
    match value:
        case str():
            return [f"{before}{name}: {_id(value)}"]
        case Mapping():
            return [f"{before}{name}: {{{', '.join(f'{_id(key)}: {one}' for key, one in value.items())}}}"]
        case _ if not value:
            return [f"{before}{name}: []"]
        case _ if name in _IN_ROWS:
            rows = wrap(", ".join(map(_id, value)), _WIDE - indent, break_long_words=False, break_on_hyphens=False)
            if len(rows) == 1:
                return [f"{before}{name}: [{rows[0]}]"]
            return [f"{before}{name}:", f"{before}  [", *(f"{before}    {row}" for row in rows), f"{before}  ]"]
        case _:
            return [f"{before}{name}:", *(f"{before}  - {scalar(one)}" for one in value)]


def _id(name: str) -> str:
    return spelled(name) if "#" in name else name
