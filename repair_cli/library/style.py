"""The style of a language: words to avoid, words that everybody knows, the signs of a fact and of a second question."""

from __future__ import annotations

import msgspec

from repair_cli.library.fields import Desk, Fields
from repair_cli.library.spots import Spot

STYLE_FIELDS = frozenset({"words", "avoid", "familiar", "facts", "joints"})
STYLE_NEEDS = frozenset({"words"})
AVOIDED_FIELDS = frozenset({"word", "forms", "better"})
AVOIDED_NEEDS = frozenset({"word", "better"})


class Avoided(msgspec.Struct, frozen=True):
    """A word (or words) to avoid in any of its forms, and what to write instead. `*`: with any ending."""

    forms: tuple[str, ...]
    better: str


class Style(msgspec.Struct, frozen=True):
    """What a language asks of its words; without anything, nothing.

    `familiar`: long words that people know, each as good as a short one. `facts`: words that a fact is told with.
    `joints`: words with which a second question begins.
    """

    avoid: tuple[Avoided, ...] = ()
    familiar: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()


def read_style(spot: Spot, desk: Desk) -> Style | None:
    """The style that a document holds; None (and problems) where it has mistakes."""
    before = len(desk.problems)
    fields = desk.fields(spot, "the words", STYLE_FIELDS, STYLE_NEEDS)
    style = Style(
        _avoided(fields, desk), _words(fields, "familiar", desk), _words(fields, "facts", desk),
        _words(fields, "joints", desk),
    )  # fmt: skip
    return style if len(desk.problems) == before else None


def _avoided(fields: Fields, desk: Desk) -> tuple[Avoided, ...]:
    rows = fields.get("avoid")
    if rows is None:
        return ()
    if not isinstance(rows.value, list):
        desk.problem(rows, "R104", "`avoid` needs a list of entries with `word` and `better`")
        return ()
    found = []
    for row in rows.value:
        entry = desk.fields(row, "a word to avoid", AVOIDED_FIELDS, AVOIDED_NEEDS)
        word, better = desk.line(entry.get("word"), "word"), desk.line(entry.get("better"), "better")
        found.append(Avoided((word, *_words(entry, "forms", desk)), better))
    return tuple(found)


def _words(fields: Fields, name: str, desk: Desk) -> tuple[str, ...]:
    return tuple(word for word, _ in desk.texts(fields.get(name), name))
