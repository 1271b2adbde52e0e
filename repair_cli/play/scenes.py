"""Which scene comes next: what was asked for, what was practised least, and how hard the last one was."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from repair_cli.guide.diary import Rehearsal, times
from repair_cli.library.catalogue import Listed

STEPS = {"easy": 1, "good": 0, "hard": -1}
"""How much harder the next scene is, by how hard the last one was."""


class Wanted(msgspec.Struct, frozen=True):
    """What was asked for; what is None holds for every scene."""

    skill: str | None = None
    marker: str | None = None
    level: int | None = None
    setting: str | None = None
    topic: str | None = None
    seat: str | None = None

    def fits(self, scene: Listed) -> bool:
        """Whether a scene is one of those."""
        return (
            self.skill in (None, scene.skill)
            and self.level in (None, scene.level)
            and (self.seat is None or scene.audience in (self.seat, "anyone"))
            and (self.marker is None or self.marker in scene.markers)
            and (self.setting is None or self.setting in scene.settings)
            and (self.topic is None or self.topic in scene.topics)
        )


class Practised(msgspec.Struct, frozen=True):
    """What the diary tells of scenes and skills: how often each was played. Without a diary: nothing."""

    scenes: Mapping[str, int] = {}
    skills: Mapping[str, int] = {}

    @classmethod
    def of(cls, diary: Sequence[Rehearsal]) -> Practised:
        """What these lines tell."""
        skills: dict[str, int] = {}
        for line in diary:
            skills[line.skill] = skills.get(line.skill, 0) + 1
        return cls(times(diary), skills)

    def often(self, scene: Listed) -> int:
        """How often a scene was played."""
        return self.scenes.get(scene.id, 0)


def in_order(scenes: Iterable[Listed], skills: Sequence[str], practised: Practised) -> list[Listed]:
    """The scenes by skill, the skill that was practised least first; within one by level, what was played least first.

    `skills` is the order of skills that were practised as often as each other.
    """
    places = {name: place for place, name in enumerate(skills)}

    def key(scene: Listed) -> tuple[int, int, int, int, str]:
        place = places.get(scene.skill, len(places))
        return practised.skills.get(scene.skill, 0), place, scene.level, practised.often(scene), scene.id

    return sorted(scenes, key=key)


def drawn(scenes: Iterable[Listed], seed: int | None, practised: Practised) -> Listed:
    """One of the scenes by chance, from those that were played least: none comes twice before all came once.

    A `seed` always gives the same order. There is at least one scene.
    """
    chance = random.Random(seed)  # noqa: S311  (nothing secret)
    shuffled = sorted(scenes, key=lambda one: one.id)
    chance.shuffle(shuffled)
    return min(shuffled, key=practised.often)


def after(scene: Listed, difficulty: str, scenes: Sequence[Listed], practised: Practised) -> list[Listed]:
    """The other scenes of the same seat, what follows best from how hard the last one was first.

    Too easy: a level up in the same skill. Good: the same level, too hard: a level down. Where the skill has no such
    scene, another skill at that level comes before another level.
    """
    level = max(1, min(3, scene.level + STEPS.get(difficulty, 0)))

    def key(other: Listed) -> tuple[bool, int, int, str]:
        return other.skill != scene.skill, abs(other.level - level), practised.often(other), other.id

    others = [one for one in scenes if one.id != scene.id and one.audience == scene.audience]
    at_level = [one for one in others if one.level == level]
    rest = [one for one in others if one.level != level]
    return [*sorted(at_level, key=key), *sorted(rest, key=key)]
