"""`practice:` makes a guide a scene. Its ids are those of the practice words, and every mistake has its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from repair_cli.errors import ContentError
from repair_cli.guide.model import Audience
from repair_cli.guide.scene import ANYTHING, Criterion, Practice
from repair_cli.library.counts import read_add
from repair_cli.library.fields import Desk, Fields
from repair_cli.library.practice import Language, PracticeWords
from repair_cli.library.says import Says
from repair_cli.library.spots import Spot
from repair_cli.text import shortened
from repair_cli.wording.finding import KINDS

PRACTICE_FIELDS = frozenset(
    {"skill", "level", "settings", "topics", "markers", "strategies", "partner", "criteria", "found"}
)
PRACTICE_NEEDS = frozenset({"skill", "level", "settings", "partner", "criteria"})
CRITERION_FIELDS = frozenset({"label", "add"})
CRITERION_NEEDS = frozenset({"label"})
LEVELS = (1, 3)
FEWEST, MOST = 2, 4
"""Criteria that somebody can keep in mind while they speak."""


class Scene(msgspec.Struct, frozen=True):
    """What the rounds of a guide need to know of it. Without `words` (they cannot be read) no id is judged."""

    seat: Audience
    practice: Practice
    words: PracticeWords | None


def read_scene(says: Says, spot: Spot, seat: Audience, language: Language) -> Scene:
    """What a guide practises."""
    desk = says.desk
    fields = desk.fields(spot, "`practice`", PRACTICE_FIELDS, PRACTICE_NEEDS)
    words = _words(desk, language)
    skill = desk.name(fields.get("skill"), "skill")
    if words is not None and "skill" in fields:
        _check_skill(desk, fields["skill"], skill, seat, words)
    practice = Practice(
        skill,
        desk.whole(fields.get("level"), "level", *LEVELS, 1),
        settings=_ids(desk, fields, "settings", words),
        topics=_ids(desk, fields, "topics", words),
        markers=_ids(desk, fields, "markers", words),
        strategies=_ids(desk, fields, "strategies", words),
        partner=says.literal(fields.get("partner"), "partner"),
        criteria=_criteria(says, fields.get("criteria")),
        found=_found(says, fields.get("found")),
    )
    return Scene(seat, practice, words)


def fields_in(spot: Spot | None) -> Fields:
    """What stands below names at a place; nothing where no names stand."""
    return spot.value if spot is not None and isinstance(spot.value, dict) else {}


def known_id(desk: Desk, spot: Spot, name: str, known: Mapping[str, object] | None, what: str) -> None:
    """A problem where an id is none of the practice words."""
    if known is not None and name and name not in known:
        near = desk.suggest.did_you_mean(name, known)
        desk.problem(spot, "R221", f"`{shortened(name)}` is no {what} of the practice words{near}")


def known_kind(desk: Desk, spot: Spot, kind: str, known: Collection[str] = KINDS) -> None:
    """A problem where a word is no kind of finding."""
    if kind and kind not in known:
        near = desk.suggest.did_you_mean(kind, known)
        desk.problem(spot, "R226", f"`{shortened(kind)}` is no kind of finding{near}")


def _words(desk: Desk, language: Language) -> PracticeWords | None:
    try:
        return language.practice()
    except ContentError as error:
        desk.problems += error.problems
        return None


def _check_skill(desk: Desk, spot: Spot, skill: str, seat: Audience, words: PracticeWords) -> None:
    known_id(desk, spot, skill, words.skills, "skill")
    if seat is Audience.ANYONE:
        desk.problem(spot, "R222", "a scene is `for: client` or `for: therapist`: for the seat of who practises")
    elif skill in words.skills and words.skills[skill].audience not in (seat, Audience.ANYONE):
        desk.problem(spot, "R222", f"`{skill}` is a skill for the other seat; this scene is `for: {seat}`")


def _ids(desk: Desk, fields: Fields, name: str, words: PracticeWords | None) -> tuple[str, ...]:
    known = None if words is None else getattr(words, name)
    what = "strategy" if name == "strategies" else name.removesuffix("s")
    found = desk.texts(fields.get(name), name)
    for one, place in found:
        known_id(desk, place, one, known, what)
    return tuple(one for one, _ in found)


def _criteria(says: Says, spot: Spot | None) -> dict[str, Criterion]:
    if spot is None:
        return {}
    desk = says.desk
    found = {}
    for name, value in desk.named(spot, "`criteria`"):
        if name == "none":
            desk.problem(spot.key(name), "R105", "`none` means something else here; take another id")
        if isinstance(value.value, str):
            found[name] = Criterion(name, says.literal(value, name))
        else:
            fields = desk.fields(value, f"the criterion `{name}`", CRITERION_FIELDS, CRITERION_NEEDS)
            label = says.literal(fields.get("label"), "label")
            found[name] = Criterion(name, label, read_add(says, fields.get("add")))
    if found and not FEWEST <= len(found) <= MOST:
        desk.problem(spot, "R223", f"a scene has {FEWEST} to {MOST} criteria, and here are {len(found)}")
    return found


def _found(says: Says, spot: Spot | None) -> dict[str, dict[str, int]]:
    found = {}
    kinds = (ANYTHING, *KINDS)
    for kind, value in says.desk.fields(spot, "`found`", frozenset(kinds)).items() if spot else ():
        found[kind] = read_add(says, value)
    return found
