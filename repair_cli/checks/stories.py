"""Stories: transcripts of walks with what is expected of them, read out of YAML with the place of every value."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from repair_cli.errors import ContentError, Problem
from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Guide, Outcome
from repair_cli.library.answers import answer_in, base
from repair_cli.library.fields import Desk, Fields
from repair_cli.library.files import Source
from repair_cli.library.links import opened_file
from repair_cli.library.packs import Library
from repair_cli.library.spots import Spot
from repair_cli.library.word_list import WORDS
from repair_cli.text import shortened

REFUSALS = frozenset(key.removeprefix("misfit-") for key in WORDS if key.startswith("misfit-"))
"""The codes of answers that do not fit."""

FILE_FIELDS = frozenset({"guide", "stories"})
TURN_FIELDS = frozenset({"given", "back", "change", "expect"})
STORY_FIELDS = frozenset({"about", "rest", "turns", *TURN_FIELDS})
EXPECT_FIELDS = frozenset({"asks", "outcome", "path", "passes", "never", "says", "card", "card-has", "refused"})

Given = Mapping[str, Value | None]
"""Answers by question key; None leaves the question open."""


class Expect(msgspec.Struct, frozen=True, gc=False):
    """What is expected where a turn ends. `fields` has the place of each value that was written, by its name.

    `path` and `card` are whole; `passes`, `says` and `card_has` are part of what must be there.
    """

    spot: Spot
    fields: Fields
    asks: str = ""
    outcome: str = ""
    path: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    card: tuple[str, ...] = ()
    card_has: tuple[str, ...] = ()
    refused: tuple[str, str] | None = None


class Turn(msgspec.Struct, frozen=True):
    """A part of a story: so many questions back, answers that change, answers that are given, what is expected.

    `places` has the place of each answer by its key; `spot` is where the turn begins.
    """

    spot: Spot
    back: int
    change: Given
    given: Given
    places: Fields
    expect: Expect | None


class Story(msgspec.Struct, frozen=True):
    """A walk in turns. With `skips` every question without an answer is left open, where it can be."""

    name: str
    spot: Spot
    guide: Guide
    skips: bool
    turns: tuple[Turn, ...]


class StoryFile(msgspec.Struct, frozen=True):
    """The stories of one file, all about one guide."""

    source: Source
    guide: Guide
    stories: tuple[Story, ...]


def read_stories(path: Path, library: Library, problems: list[Problem]) -> StoryFile | None:
    """The stories of a file; None (and problems) where it, or its guide, cannot be used."""
    opened = opened_file(path, problems)
    return None if opened is None else stories_in(*opened, library, problems)


def stories_in(spot: Spot, source: Source, library: Library, problems: list[Problem]) -> StoryFile | None:
    """The stories of a document that was opened."""
    desk = Desk(source.path, problems)
    before = len(problems)
    fields = desk.fields(spot, "a file of stories", FILE_FIELDS, FILE_FIELDS)
    guide = _guide(desk, fields.get("guide"), library)
    if guide is None or "stories" not in fields:
        return None
    reading = _Reading(desk, guide)
    stories = [reading.story(name, value, fields) for name, value in desk.named(fields["stories"], "`stories`")]
    return None if len(problems) > before else StoryFile(source, guide, tuple(stories))


def _guide(desk: Desk, spot: Spot | None, library: Library) -> Guide | None:
    """The guide that a file names."""
    name = desk.name(spot, "guide")
    if spot is None or not name:
        return None
    names = library.names()
    if name not in names:
        near = desk.suggest.did_you_mean(name, names)
        desk.problem(spot, "S101", f"there is no guide `{shortened(name)}`{near}")
        return None
    try:
        return library.guide(name)
    except ContentError as error:
        desk.problems += error.problems
        return None


class _Reading:
    """Reads the stories about one guide."""

    def __init__(self, desk: Desk, guide: Guide) -> None:
        self.desk = desk
        self.guide = guide
        self.asks = guide.asks()
        nodes = {name: node for one in guide.everything() for name, node in one.nodes.items()}
        self.nodes = {*nodes, *self.asks}
        self.outcomes = {name for name, node in nodes.items() if isinstance(node, Outcome)}

    def story(self, name: str, spot: Spot, file: Fields) -> Story:
        fields = self.desk.fields(spot, f"the story `{name}`", STORY_FIELDS)
        stories = file["stories"]
        place = stories.key(name)
        self.desk.line(fields.get("about"), "about")
        turns = self.turns(name, place, fields)
        if turns and turns[-1].expect is None:
            self.desk.problem(place, "S105", f"the story `{name}` ends without `expect`; say where it leads")
        return Story(name, place, self.guide, self.rest(fields.get("rest")), turns)

    def rest(self, spot: Spot | None) -> bool:
        if spot is not None and spot.value != "skip":
            self.desk.problem(spot, "R104", "`rest` takes `skip`: what has no answer is left open")
        return spot is not None

    def turns(self, name: str, place: Spot, fields: Fields) -> tuple[Turn, ...]:
        spot = fields.get("turns")
        if spot is None:
            return (self.turn(place, fields),)
        if not isinstance(spot.value, list) or not spot.value:
            self.desk.problem(spot, "R104", "`turns` needs a list of turns (lines that begin with `- `)")
            return ()
        for extra in sorted(TURN_FIELDS & fields.keys()):
            self.desk.problem(fields[extra], "S105", f"`{extra}` of the story `{name}` belongs into one of its `turns`")
        return tuple(self.turn(item, self.desk.fields(item, "a turn", TURN_FIELDS)) for item in spot.value)

    def turn(self, spot: Spot, fields: Fields) -> Turn:
        if TURN_FIELDS.isdisjoint(fields.keys() - {"expect"}):
            self.desk.problem(spot, "S105", "nothing is answered here; a turn needs `given`, `back` or `change`")
        places: dict[str, Spot] = {}
        return Turn(
            spot=spot,
            back=self.desk.whole(fields.get("back"), "back", 1, 100, 0),
            change=self.answers(fields.get("change"), "change", places),
            given=self.answers(fields.get("given"), "given", places),
            places={**{name: fields[name] for name in ("back",) if name in fields}, **places},
            expect=self.expect(fields["expect"]) if "expect" in fields else None,
        )

    def answers(self, spot: Spot | None, what: str, places: dict[str, Spot]) -> Given:
        """Answers by key; `given: {}` gives none."""
        if spot is None or spot.value == {}:
            return {}
        if not isinstance(spot.value, dict):
            self.desk.problem(spot, "R101", f"`{what}` needs `question: answer` lines")
            return {}
        found = {}
        for key, value in spot.value.items():
            self.known(key, spot.key(key), self.asks, "S102", "question")
            found[key] = answer_in(value, self.desk.path, self.desk.problems)
            places[key] = spot.key(key)
        return found

    def expect(self, spot: Spot) -> Expect:
        fields = self.desk.fields(spot, "`expect`", EXPECT_FIELDS)
        if {"asks", "outcome"} <= fields.keys():
            self.desk.problem(fields["asks"], "S105", "a walk either waits (`asks`) or has ended (`outcome`), not both")
        return Expect(
            spot,
            fields,
            asks=self.one(fields.get("asks"), "asks", self.asks, "S102", "question"),
            outcome=self.one(fields.get("outcome"), "outcome", self.outcomes, "S103", "outcome"),
            path=self.several(fields.get("path"), "path"),
            passes=self.several(fields.get("passes"), "passes"),
            never=self.several(fields.get("never"), "never"),
            says=self.texts(fields.get("says"), "says"),
            card=self.texts(fields.get("card"), "card"),
            card_has=self.texts(fields.get("card-has"), "card-has"),
            refused=self.refused(fields.get("refused")),
        )

    def one(self, spot: Spot | None, field: str, known: Mapping[str, object] | set[str], code: str, what: str) -> str:
        name = self.desk.name(spot, field)
        if spot is not None and name:
            self.known(name, spot, known, code, what)
        return name

    def several(self, spot: Spot | None, field: str) -> tuple[str, ...]:
        """The nodes of a list."""
        found = self.desk.texts(spot, field)
        for name, place in found:
            self.known(name, place, self.nodes, "S103", "node")
        return tuple(name for name, _ in found)

    def texts(self, spot: Spot | None, field: str) -> tuple[str, ...]:
        return tuple(text for text, _ in self.desk.texts(spot, field))

    def refused(self, spot: Spot | None) -> tuple[str, str] | None:
        """The question that refuses its answer, and the code that says why."""
        if spot is None:
            return None
        if not isinstance(spot.value, dict) or len(spot.value) != 1:
            self.desk.problem(spot, "R101", "`refused` needs one `question: code` line")
            return None
        ((key, value),) = spot.value.items()
        self.known(key, spot.key(key), self.asks, "S102", "question")
        code = self.desk.name(value, "refused")
        if code and code not in REFUSALS:
            near = self.desk.suggest.did_you_mean(code, REFUSALS)
            self.desk.problem(value, "S104", f"`{shortened(code)}` is no reason to refuse an answer{near}")
        return key, code

    def known(self, name: str, spot: Spot, known: Mapping[str, object] | set[str], code: str, what: str) -> None:
        """Notes a name that the guide does not have."""
        if base(name) not in known:
            near = self.desk.suggest.did_you_mean(name, known)
            self.desk.problem(spot, code, f"`{shortened(name)}` is no {what} of `{self.guide.id}`{near}")
