"""What many tests of this folder need: an archive in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from repair_cli.store.archive import Archive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the archive is kept; not made yet."""
    return tmp_path / "kept"


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    """A new archive."""
    made = Archive(folder)
    yield made
    made.close()
