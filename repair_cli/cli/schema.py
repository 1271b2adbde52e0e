"""`repair content schema`: the JSON Schema of a file of a pack, for editors."""

from __future__ import annotations

import json

from repair_cli.checks.schema.schemas import SCHEMAS
from repair_cli.cli.printing import put
from repair_cli.errors import ExitCode, RepairError
from repair_cli.text import did_you_mean


def print_schema(kind: str) -> None:
    """Prints the schema of a kind of file. Raises RepairError (exit 2) for a kind that there is not."""
    if kind not in SCHEMAS:
        message = f"there is no schema `{kind}`{did_you_mean(kind, SCHEMAS)}"
        raise RepairError(message, ExitCode.USAGE, f"use --of with one of: {', '.join(SCHEMAS)}")
    put(json.dumps(SCHEMAS[kind](), indent=2) + "\n")
