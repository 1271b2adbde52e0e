"""`options:` become options, with the questions for own words that some of them bring."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from repair_cli.guide.model import Ask, Audience, Option, Share, Text
from repair_cli.library.counts import read_add
from repair_cli.library.fields import Fields
from repair_cli.library.says import Says
from repair_cli.library.spots import Spot

OPTION_FIELDS = frozenset({"label", "as", "say", "because", "next", "ask", "question", "alone", "add"})
OPTION_NEEDS = frozenset({"label"})
YES_NO_OPTION_FIELDS = frozenset({"say", "next", "because", "add"})


class Labels(msgspec.Struct, frozen=True):
    """The interface words that questions bring along; `words` has all others, by key."""

    yes: str
    no: str
    not_sure: str
    own_words: str
    ready: str
    words: Callable[..., str]


class HandedOn(NamedTuple):
    """What a question hands on to the questions for own words that its options bring."""

    id: str
    stage: str | None
    why: str
    share: Share
    wording: Audience | None
    if_skipped: str | None


class Options:
    """Reads the options of the questions of one file."""

    def __init__(self, says: Says, labels: Labels) -> None:
        self.says = says
        self.desk = says.desk
        self.labels = labels

    def read(self, fields: Fields, given: HandedOn) -> dict[str, Option]:
        """The options of a `choose` or `choose-any`."""
        spot = fields.get("options")
        if spot is None:
            return {}
        found = {name: self._option(name, value, given) for name, value in self.desk.named(spot, "`options`")}
        if isinstance(spot.value, dict) and len(spot.value) == 1:
            self.desk.problem(spot, "R112", "a choice needs at least two options")
        return found

    def _option(self, name: str, spot: Spot, given: HandedOn) -> Option:
        if isinstance(spot.value, str):
            return Option(name, self.says.line(spot, name))
        desk, says = self.desk, self.says
        fields = desk.fields(spot, f"the option `{name}`", OPTION_FIELDS, OPTION_NEEDS)
        return Option(
            name,
            says.line(fields.get("label"), "label"),
            phrase=says.line(fields.get("as"), "as") or None,
            say=says.say(fields.get("say")),
            because=says.line(fields.get("because"), "because") or None,
            next=says.target(fields.get("next")),
            own=self._own(name, fields, given),
            alone=desk.yes(fields.get("alone"), "alone"),
            add=read_add(self.says, fields.get("add")),
        )

    def _own(self, name: str, fields: Fields, given: HandedOn) -> Ask | None:
        if "ask" not in fields:
            if "question" in fields:
                self.desk.problem(fields["question"], "R113", "`question` belongs to an option with `ask: text`")
            return None
        if fields["ask"].value != "text":
            self.desk.problem(fields["ask"], "R113", "an option can only `ask: text`")
        return Ask(
            id=f"{given.id}-{name}",
            form=Text(),
            question=self.says.line(fields.get("question"), "question") or self.labels.own_words,
            next=(),
            stage=given.stage,
            why=given.why,
            share=given.share,
            wording=given.wording,
            if_skipped=given.if_skipped,
        )

    def yes_no(self, fields: Fields) -> dict[str, Option]:
        """The two or three options of a `yes-no`."""
        labels = {"yes": self.labels.yes, "no": self.labels.no}
        if self.desk.yes(fields.get("unsure"), "unsure"):
            labels["not-sure"] = self.labels.not_sure
        given = fields.get("options")
        extra = self.desk.fields(given, "`options`", frozenset(labels)) if given else {}
        return {name: self._yes_no_option(name, label, extra.get(name)) for name, label in labels.items()}

    def _yes_no_option(self, name: str, label: str, spot: Spot | None) -> Option:
        if spot is None:
            return Option(name, label)
        more = self.desk.fields(spot, f"`{name}`", YES_NO_OPTION_FIELDS)
        return Option(
            name,
            label,
            say=self.says.say(more.get("say")),
            because=self.says.line(more.get("because"), "because") or None,
            next=self.says.target(more.get("next")),
            add=read_add(self.says, more.get("add")),
        )
