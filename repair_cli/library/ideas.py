"""`ideas.yaml`: the ideas that guides carry, by number. They hold for all languages, and stand above them."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from repair_cli.library.fields import Desk
from repair_cli.library.spots import Spot

IDEAS_FIELDS = frozenset({"ideas", "sections"})
SECTION_FIELDS = frozenset({"title", "ideas"})


class Section(msgspec.Struct, frozen=True):
    """Ideas that belong together, by number."""

    title: str
    ideas: Mapping[int, str]


class Ideas(msgspec.Struct, frozen=True):
    """Every idea, in sections; a number stands once."""

    sections: tuple[Section, ...]

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers that there are."""
        return frozenset(number for section in self.sections for number in section.ideas)


def read_ideas(spot: Spot, desk: Desk) -> Ideas | None:
    """The ideas that a document holds; None (and problems) where it has mistakes."""
    before = len(desk.problems)
    fields = desk.fields(spot, "the ideas", IDEAS_FIELDS, IDEAS_FIELDS)
    rows = fields.get("sections")
    if rows is not None and not isinstance(rows.value, list):
        desk.problem(rows, "R104", "`sections` needs a list of sections with `title` and `ideas`")
    taken: set[int] = set()
    given = rows.value if rows is not None and isinstance(rows.value, list) else []
    sections = tuple(_section(row, desk, taken) for row in given)
    return Ideas(sections) if len(desk.problems) == before else None


def _section(spot: Spot, desk: Desk, taken: set[int]) -> Section:
    """One section; its numbers are added to those that are `taken`."""
    fields = desk.fields(spot, "a section of ideas", SECTION_FIELDS, SECTION_FIELDS)
    found: dict[int, str] = {}
    for name, words in desk.named(fields["ideas"], "`ideas`") if "ideas" in fields else ():
        place = fields["ideas"].key(name)
        number = desk.whole(place, "ideas", 1, 9999, 0)
        if number in taken and number:
            desk.problem(place, "R210", f"the idea {number} stands twice; take another number")
        taken.add(number)
        found[number] = desk.line(words, name)
    return Section(desk.line(fields.get("title"), "title"), found)
