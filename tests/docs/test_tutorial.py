"""`docs/tutorial.md` against the program."""

from __future__ import annotations

from tests.docs.conftest import Blocks, Follow

PAGE = "docs/tutorial.md"


def test_every_step_does_what_the_page_shows(follow: Follow) -> None:
    follow(PAGE)


def test_it_is_set_up_as_the_first_page_says(blocks: Blocks) -> None:
    setup = blocks(PAGE)[0][1].splitlines()[0]
    assert blocks("README.md")[0][1].startswith(f"{setup} && ")
