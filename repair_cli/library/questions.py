"""`ask:` becomes a question; the table at the end has one row a kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from repair_cli.guide.model import (
    Ask,
    Audience,
    Choose,
    ChooseAny,
    Date,
    Form,
    Items,
    Number,
    Option,
    Pause,
    Share,
    Text,
)
from repair_cli.library.drafts import Named
from repair_cli.library.fields import Fields
from repair_cli.library.says import Says
from repair_cli.library.spots import Spot

_OPTION = frozenset({"label", "as", "say", "because", "next", "ask", "question", "alone", "add"})
_LABEL = frozenset({"label"})
_YES_NO_OPTION = frozenset({"say", "next", "because", "add"})
_LONGEST = 200_000
_COMMON = frozenset(
    {
        "ask", "stage", "say", "ideas", "next", "question", "why", "examples", "share", "wording",
        "needed", "if-skipped", "because",
    }
)  # fmt: skip


class Labels(msgspec.Struct, frozen=True):
    """The interface words that questions bring along."""

    yes: str
    no: str
    not_sure: str
    own_words: str
    ready: str


class HandedOn(NamedTuple):
    """What a question hands on to the questions for own words that its options bring."""

    id: str
    stage: str | None
    why: str
    share: Share
    wording: Audience | None
    if_skipped: str | None


class Questions:
    """Reads the questions of one file."""

    def __init__(self, says: Says, labels: Labels) -> None:
        self.says = says
        self.desk = says.desk
        self.labels = labels

    def read(self, name: str, spot: Spot, asked: Spot, stage: str | None) -> Ask | None:
        """The question at a node; None where its kind is unknown."""
        kind = asked.value if isinstance(asked.value, str) else ""
        row = KINDS.get(kind)
        if row is None:
            choices = ", ".join(KINDS)
            self.desk.problem(
                asked, "R110", f"`ask` takes one of: {choices}{self.desk.suggest.did_you_mean(kind, KINDS)}"
            )
            return None
        fields = self.desk.fields(spot, f"a `{kind}` question", row.fields, row.required)
        return self._ask(name, row, fields, stage)

    def _ask(self, name: str, row: KindRow, fields: Fields, stage: str | None) -> Ask:
        desk, says, field = self.desk, self.says, fields.get
        whose = desk.word(field("wording"), "wording", Audience, Audience.ANYONE)
        given = HandedOn(
            id=name,
            stage=stage,
            why=says.text(field("why"), "why"),
            share=desk.word(field("share"), "share", Share, Share.PRIVATE),
            wording=whose if field("wording") else None,
            if_skipped=says.literal(field("if-skipped"), "if-skipped") or None,
        )
        return Ask(
            id=name,
            form=row.read(self, fields, given),
            question=says.line(field("question"), "question") or self.labels.ready,
            next=says.branches(field("next")),
            stage=stage,
            say=says.say(field("say")),
            why=given.why,
            examples=says.texts(field("examples"), "examples"),
            share=given.share,
            wording=given.wording,
            needed=says.literal(field("needed"), "needed"),
            if_skipped=given.if_skipped,
            because=says.line(field("because"), "because") or None,
            ideas=ideas(says, field("ideas")),
        )

    def options(self, fields: Fields, given: HandedOn) -> dict[str, Option]:
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
        fields = desk.fields(spot, f"the option `{name}`", _OPTION, _LABEL)
        return Option(
            name,
            says.line(fields.get("label"), "label"),
            phrase=says.line(fields.get("as"), "as") or None,
            say=says.say(fields.get("say")),
            because=says.line(fields.get("because"), "because") or None,
            next=says.target(fields.get("next")),
            own=self._own(name, fields, given),
            alone=desk.yes(fields.get("alone"), "alone"),
            add=self._add(fields.get("add")),
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

    def _add(self, spot: Spot | None) -> dict[str, int]:
        if spot is None:
            return {}
        found = {}
        for name, value in self.desk.named(spot, "`add`"):
            self.says.draft.counted.append(Named(name, spot.key(name)))
            found[name] = self.desk.whole(value, name, -100, 100, 0)
        return found

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
        more = self.desk.fields(spot, f"`{name}`", _YES_NO_OPTION)
        return Option(
            name,
            label,
            say=self.says.say(more.get("say")),
            because=self.says.line(more.get("because"), "because") or None,
            next=self.says.target(more.get("next")),
            add=self._add(more.get("add")),
        )


def ideas(says: Says, spot: Spot | None) -> tuple[int, ...]:
    """The numbers of the ideas that a node carries."""
    if spot is None:
        return ()
    return tuple(says.desk.whole(item, "ideas", 1, 9999, 0) for _, item in says.desk.texts(spot, "ideas"))


def _text(questions: Questions, fields: Fields, given: HandedOn) -> Form:
    desk = questions.desk
    many = False
    lines = fields.get("lines")
    if lines is not None:
        if lines.value not in ("one", "many"):
            desk.problem(lines, "R104", "`lines` takes `one` or `many`")
        many = lines.value == "many"
    most = desk.whole(fields.get("max"), "max", 1, _LONGEST, 8000 if many else 2000)
    return Text(questions.says.literal(fields.get("lead"), "lead"), many, most)


def _items(questions: Questions, fields: Fields, given: HandedOn) -> Form:
    desk = questions.desk
    return Items(questions.says.literal(fields.get("lead"), "lead"), desk.whole(fields.get("most"), "most", 1, 100, 10))


def _choose(questions: Questions, fields: Fields, given: HandedOn) -> Form:
    options = questions.options(fields, given)
    for name, option in options.items():
        if option.alone:
            message = f"`{name}` is `alone`, but in a `choose` every option is; take `alone` out"
            questions.desk.problem(fields["options"].key(name), "R114", message)
    return Choose(options)


def _choose_any(questions: Questions, fields: Fields, given: HandedOn) -> Form:
    options = questions.options(fields, given)
    for name, option in options.items():
        if option.next:
            message = f"`{name}` has a `next`, but several can be taken here; use branches in the question's `next`"
            questions.desk.problem(fields["options"].key(name), "R115", message)
    if options and all(option.alone for option in options.values()):
        questions.desk.problem(fields["options"], "R116", "every option excludes all others; use `ask: choose`")
    return ChooseAny(options)


def _yes_no(questions: Questions, fields: Fields, given: HandedOn) -> Form:
    return Choose(questions.yes_no(fields), yes_no=True)


def _number(questions: Questions, fields: Fields, given: HandedOn) -> Form:
    desk = questions.desk
    least = desk.whole(fields.get("from"), "from", -999_999, 999_999, 0)
    most = desk.whole(fields.get("to"), "to", -999_999, 999_999, 10)
    if least >= most and "to" in fields:
        desk.problem(fields["to"], "R117", "`to` must be larger than `from`")
    says = questions.says
    return Number(
        least,
        most,
        unit=says.literal(fields.get("unit"), "unit"),
        low=says.literal(fields.get("low"), "low"),
        high=says.literal(fields.get("high"), "high"),
        scale="ask" in fields and fields["ask"].value == "scale",
    )


def _date(questions: Questions, fields: Fields, given: HandedOn) -> Form:
    return Date()


def _pause(questions: Questions, fields: Fields, given: HandedOn) -> Form:
    return Pause(questions.desk.whole(fields.get("seconds"), "seconds", 1, 600, 0))


class KindRow(msgspec.Struct, frozen=True):
    """A kind of question: its fields, those that must be there, and how its form is read."""

    read: Callable[[Questions, Fields, HandedOn], Form]
    fields: frozenset[str]
    required: frozenset[str]


def _kind(
    read: Callable[[Questions, Fields, HandedOn], Form], *, must: str = "question next", may: str = ""
) -> KindRow:
    required = frozenset(must.split())
    return KindRow(read, _COMMON | required | set(may.split()), required)


KINDS = {
    "text": _kind(_text, may="lead lines max"),
    "list": _kind(_items, may="lead most"),
    "choose": _kind(_choose, must="question next options"),
    "choose-any": _kind(_choose_any, must="question next options"),
    "yes-no": _kind(_yes_no, may="unsure options"),
    "scale": _kind(_number, must="question next from to", may="low high"),
    "number": _kind(_number, must="question next from to", may="unit"),
    "date": _kind(_date),
    "pause": _kind(_pause, must="next", may="seconds"),
}
