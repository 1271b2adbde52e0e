"""The scenes as a list, printed or to pick from. It tells no marker, unless one was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from repair_cli.cli.printing import as_json, put
from repair_cli.cli.session import Session
from repair_cli.guide.frames import Paragraph
from repair_cli.library.catalogue import Listed
from repair_cli.library.practice import PracticeWords
from repair_cli.play.picking import chosen
from repair_cli.play.scenes import Practised, Wanted, drawn, in_order
from repair_cli.play.screen import Screen
from repair_cli.text import printable

_MOST = 12
"""Scenes that stand in one list; of more, the skill is chosen first."""


def print_scenes(
    found: Sequence[Listed], words: PracticeWords, practised: Practised, wanted: Wanted, json: bool
) -> None:
    """Prints the scenes by skill, what was practised least first."""
    ordered = in_order(found, list(words.skills), practised)
    if json:
        put(as_json({"scenes": [_row(one, practised, wanted) for one in ordered]}))
        return
    lines: list[str] = []
    skill = ""
    for one in ordered:
        if one.skill != skill:
            skill = one.skill
            lines.append(_label(skill, words))
        played = f", played {practised.often(one)}" if practised.often(one) else ""
        settings = ", ".join(words.settings.get(name, name) for name in one.settings)
        lines.append(f"    {one.id}: {one.title} (level {one.level}, {settings}, {one.minutes} min{played})")
        lines.append(f"        {one.about}")
    put(printable("\n".join(lines)) + "\n")


def pick_scene(session: Session, found: Sequence[Listed], words: PracticeWords, practised: Practised) -> Listed | None:
    """The scene that a person takes; None where they leave."""
    ordered = in_order(found, list(words.skills), practised)
    skills = list(dict.fromkeys(one.skill for one in ordered))
    if len(ordered) > _MOST and len(skills) > 1:
        rows = tuple(_skill_row(session, skill, ordered, words) for skill in skills)
        place = _picked(session, "rehearse-skill-question", (*rows, session.words("rehearse-any")))
        if place == len(skills):
            return drawn(found, None, practised)
        if place < 0:
            return None
        ordered = [one for one in ordered if one.skill == skills[place]]
    place = _picked(session, "rehearse-question", tuple(_told(session, one, words, practised) for one in ordered))
    return ordered[place] if place >= 0 else None


def _picked(session: Session, question: str, rows: tuple[str, ...]) -> int:
    """The place of the row that was taken, from 0; below 0 where the person leaves."""
    words = session.words
    choices = (*rows, words("next-leave"))
    about = (Paragraph(words("rehearse-about")),)
    screen = Screen(title=words("rehearse-title"), blocks=about, question=words(question), choices=choices)
    number = chosen(session.fronts.open(), words, screen)
    return number - 1 if 1 <= number <= len(rows) else -1


def _skill_row(session: Session, skill: str, ordered: Sequence[Listed], words: PracticeWords) -> str:
    count = sum(one.skill == skill for one in ordered)
    return session.words("rehearse-skill-row", skill=_label(skill, words), count=count)


def _told(session: Session, one: Listed, words: PracticeWords, practised: Practised) -> str:
    settings = ", ".join(words.settings.get(name, name) for name in one.settings)
    row = session.words("rehearse-row", title=one.title, level=one.level, settings=settings, minutes=one.minutes)
    often = practised.often(one)
    return session.words("rehearse-row-played", row=row, count=often) if often else row


def _label(skill: str, words: PracticeWords) -> str:
    return words.skills[skill].label if skill in words.skills else skill


def _row(one: Listed, practised: Practised, wanted: Wanted) -> dict[str, Any]:
    return {
        "scene": one.id,
        "title": one.title,
        "about": one.about,
        "for": one.audience,
        "minutes": one.minutes,
        "skill": one.skill,
        "level": one.level,
        "settings": list(one.settings),
        "topics": list(one.topics),
        "strategies": list(one.strategies),
        "markers": list(one.markers) if wanted.marker else None,
        "played": practised.often(one),
    }
