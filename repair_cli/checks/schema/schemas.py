"""Every schema that there is, by the kind of file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from repair_cli.checks.schema.guides import guide_schema
from repair_cli.checks.schema.others import (
    ideas_schema,
    interface_schema,
    pack_schema,
    practice_schema,
    proofs_schema,
    story_schema,
    support_schema,
    words_schema,
)
from repair_cli.checks.schema.shapes import Schema

SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "guide": guide_schema,
    "pack": pack_schema,
    "stories": story_schema,
    "proofs": proofs_schema,
    "words": words_schema,
    "interface": interface_schema,
    "support-lines": support_schema,
    "practice": practice_schema,
    "ideas": ideas_schema,
}
