"""`ideas.yaml`: the ideas that guides carry, by number."""

from __future__ import annotations

from repair_cli.library.packs import Library
from tests.library.conftest import Lint, Write


def test_the_list_that_ships_has_every_number_once(library: Library) -> None:
    ideas = library.ideas()
    assert ideas is not None
    assert ideas.numbers == set(range(1, 174))
    assert [number for section in ideas.sections for number in section.ideas] == list(range(1, 174))


def test_there_can_be_none(write: Write) -> None:
    assert Library((), write("en/interface.yaml", "x").parent).ideas() is None


def test_its_mistakes_are_problems_like_others(write: Write, lint: Lint) -> None:
    write(
        "ideas.yaml",
        "ideas: 1\nsections:\n"
        "  - {title: A, ideas: {1: One, two: Two, 3: ''}}\n"
        "  - {titel: B, ideas: {1: One again, 0: None}}\n"
        "  - title: C\n",
    )
    assert lint("ideas.yaml") == [
        "ideas.yaml:3:32: error R104 `ideas` takes a whole number from 1 to 9999",
        "ideas.yaml:3:45: error R104 `3` is empty; write a text or take the line out",
        "ideas.yaml:4:6: error R102 a section of ideas has no field `titel`; did you mean `title`?",
        "ideas.yaml:4:24: error R210 the idea 1 stands twice; take another number",
        "ideas.yaml:4:38: error R104 `ideas` takes a whole number from 1 to 9999",
        "ideas.yaml:5:5: error R103 a section of ideas needs the field `ideas`",
    ]
    write("ideas.yaml", "ideas: 1\nsections: x\n")
    assert lint("ideas.yaml") == [
        "ideas.yaml:2:11: error R104 `sections` needs a list of sections with `title` and `ideas`"
    ]


def test_it_is_no_guide(write: Write) -> None:
    folder = write("ideas.yaml", "ideas: 1\nsections: []\n").parent
    assert Library((), folder).names() == {}
