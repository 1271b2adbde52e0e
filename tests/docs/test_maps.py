"""`docs/maps.md` against the guides that ship."""

from __future__ import annotations

from repair_cli.library.packs import Library
from tests.docs.maps_page import PAGE, page


def test_the_page_of_maps_is_up_to_date(library: Library) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(library), "write it anew: python -m tests.docs.maps_page --write"
