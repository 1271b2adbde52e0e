"""`docs/scenes.md` against the scenes that ship."""

from __future__ import annotations

from repair_cli.library.packs import Library
from tests.docs.scenes_page import PAGE, page


def test_the_page_of_scenes_is_up_to_date(library: Library) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(library), "write it anew: python -m tests.docs.scenes_page --write"
