"""Results on standard output."""

from __future__ import annotations

import sys
from typing import Any

SCHEMA = 1
"""The version of the documents that lists print."""


def put(text: str) -> None:
    """Prints a result, and finds out at once whether it could be printed."""
    sys.stdout.write(text)
    sys.stdout.flush()


def as_json(found: dict[str, Any]) -> str:
    """One JSON document, ASCII only: nothing in it can steer a terminal. Long lists have a line for each row."""
    from json import dumps

    fields = {"schema": SCHEMA, **found}
    return "{\n" + ",\n".join(f"  {dumps(name)}: {_spelled(value)}" for name, value in fields.items()) + "\n}\n"


def _spelled(value: object) -> str:
    from json import dumps

    if not isinstance(value, list) or not value:
        return dumps(value)
    rows = ",\n    ".join(map(dumps, value))
    return f"[\n    {rows}\n  ]"
