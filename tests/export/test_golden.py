"""A typical card in every format, held by files.

Where a change is meant, bless it and read the difference before it is committed:

    UPDATE_GOLDEN=1 python -m pytest tests/export/test_golden.py
    git diff tests/export/golden
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from repair_cli.export.formats import FORMATS

from .cards import CARD

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", FORMATS)
def test_the_card_is_written_as_in_its_golden_file(name: str) -> None:
    path = GOLDEN / f"card{FORMATS[name].suffix}"
    written = FORMATS[name].write(CARD, "en").encode("utf-8")
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_bytes(written)
    assert path.read_bytes() == written, "if this change is meant, bless it: UPDATE_GOLDEN=1"
