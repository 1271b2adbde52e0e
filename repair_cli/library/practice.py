"""`practice.yaml`: the words for what scenes practise. Scenes name their ids; lists and pages show the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

import msgspec

from repair_cli.guide.model import Audience
from repair_cli.library.fields import Desk, Fields
from repair_cli.library.spots import Spot

if TYPE_CHECKING:
    from repair_cli.wording import Wording

PRACTICE_WORDS_FIELDS = frozenset({"practice", "skills", "markers", "strategies", "settings", "topics", "steps"})
PRACTICE_WORDS_NEEDS = PRACTICE_WORDS_FIELDS
SKILL_FIELDS = frozenset({"label", "for"})
SKILL_NEEDS = frozenset({"label"})


class Skill(msgspec.Struct, frozen=True):
    """What can be practised, in words, and by whom."""

    label: str
    audience: Audience


class PracticeWords(msgspec.Struct, frozen=True):
    """The words by id, in the order of the file. `steps`: the six steps, and `protect`."""

    skills: Mapping[str, Skill] = {}
    markers: Mapping[str, str] = {}
    strategies: Mapping[str, str] = {}
    settings: Mapping[str, str] = {}
    topics: Mapping[str, str] = {}
    steps: Mapping[str, str] = {}


class Language(Protocol):
    """What a language has for scenes, and for guides that look at findings. It is read only when it is asked for."""

    def practice(self) -> PracticeWords:
        """The words for what scenes practise. Raises ContentError."""

    def wording(self) -> Mapping[Audience, Wording]:
        """The wording rules of each seat. Raises ContentError."""


def read_practice_words(spot: Spot, desk: Desk) -> PracticeWords | None:
    """The words that a document holds; None (and problems) where something is missing."""
    before = len(desk.problems)
    fields = desk.fields(spot, "the practice words", PRACTICE_WORDS_FIELDS, PRACTICE_WORDS_NEEDS)
    words = PracticeWords(
        _skills(fields, desk),
        **{name: _words(fields, name, desk) for name in ("markers", "strategies", "settings", "topics", "steps")},
    )
    return words if len(desk.problems) == before else None


def _skills(fields: Fields, desk: Desk) -> dict[str, Skill]:
    found = {}
    for name, value in desk.named(fields["skills"], "`skills`") if "skills" in fields else ():
        if isinstance(value.value, str):
            found[name] = Skill(desk.line(value, name), Audience.ANYONE)
        else:
            skill = desk.fields(value, f"the skill `{name}`", SKILL_FIELDS, SKILL_NEEDS)
            whose = desk.word(skill.get("for"), "for", Audience, Audience.ANYONE)
            found[name] = Skill(desk.line(skill.get("label"), "label"), whose)
    return found


def _words(fields: Fields, name: str, desk: Desk) -> dict[str, str]:
    rows = desk.named(fields[name], f"`{name}`") if name in fields else ()
    return {one: desk.line(value, one) for one, value in rows}
