"""`ask:` becomes a question; the table at the end has one row a kind."""

from __future__ import annotations

from collections.abc import Callable

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
    Pause,
    Share,
    Text,
)
from repair_cli.library.fields import Fields
from repair_cli.library.options import HandedOn, Labels, Options
from repair_cli.library.says import Says
from repair_cli.library.spots import Spot

_LONGEST = 200_000
_COMMON = frozenset(
    {
        "ask", "stage", "say", "ideas", "source", "next", "question", "why", "examples", "share", "wording",
        "needed", "if-skipped", "because", "wipe",
    }
)  # fmt: skip


class Questions:
    """Reads the questions of one file."""

    def __init__(self, says: Says, labels: Labels) -> None:
        self.says = says
        self.desk = says.desk
        self.labels = labels
        self.options = Options(says, labels)

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
            form=row.read(self.options, fields, given),
            question=says.line(field("question"), "question") or self.labels.ready,
            next=says.branches(field("next")),
            stage=stage,
            say=says.say(field("say")),
            why=given.why,
            examples=says.texts(field("examples"), "examples"),
            share=given.share,
            wording=given.wording,
            needed=says.literal(field("needed"), "needed"),
            wipe=desk.yes(field("wipe"), "wipe"),
            if_skipped=given.if_skipped,
            because=says.line(field("because"), "because") or None,
            ideas=ideas(says, field("ideas")),
        )


def ideas(says: Says, spot: Spot | None) -> tuple[int, ...]:
    """The numbers of the ideas that a node carries."""
    if spot is None:
        return ()
    return tuple(says.desk.whole(item, "ideas", 1, 9999, 0) for _, item in says.desk.texts(spot, "ideas"))


def _text(options: Options, fields: Fields, given: HandedOn) -> Form:
    desk = options.desk
    many = False
    lines = fields.get("lines")
    if lines is not None:
        if lines.value not in ("one", "many"):
            desk.problem(lines, "R104", "`lines` takes `one` or `many`")
        many = lines.value == "many"
    most = desk.whole(fields.get("max"), "max", 1, _LONGEST, 8000 if many else 2000)
    return Text(options.says.literal(fields.get("lead"), "lead"), many, most)


def _items(options: Options, fields: Fields, given: HandedOn) -> Form:
    desk = options.desk
    return Items(options.says.literal(fields.get("lead"), "lead"), desk.whole(fields.get("most"), "most", 1, 100, 10))


def _choose(options: Options, fields: Fields, given: HandedOn) -> Form:
    found = options.read(fields, given)
    for name, option in found.items():
        if option.alone:
            message = f"`{name}` is `alone`, but in a `choose` every option is; take `alone` out"
            options.desk.problem(fields["options"].key(name), "R114", message)
    return Choose(found)


def _choose_any(options: Options, fields: Fields, given: HandedOn) -> Form:
    found = options.read(fields, given)
    for name, option in found.items():
        if option.next:
            message = f"`{name}` has a `next`, but several can be taken here; use branches in the question's `next`"
            options.desk.problem(fields["options"].key(name), "R115", message)
    if found and all(option.alone for option in found.values()):
        options.desk.problem(fields["options"], "R116", "every option excludes all others; use `ask: choose`")
    return ChooseAny(found)


def _yes_no(options: Options, fields: Fields, given: HandedOn) -> Form:
    return Choose(options.yes_no(fields), yes_no=True)


def _number(options: Options, fields: Fields, given: HandedOn) -> Form:
    desk = options.desk
    least = desk.whole(fields.get("from"), "from", -999_999, 999_999, 0)
    most = desk.whole(fields.get("to"), "to", -999_999, 999_999, 10)
    if least >= most and "to" in fields:
        desk.problem(fields["to"], "R117", "`to` must be larger than `from`")
    says = options.says
    return Number(
        least,
        most,
        unit=says.literal(fields.get("unit"), "unit"),
        low=says.literal(fields.get("low"), "low"),
        high=says.literal(fields.get("high"), "high"),
        scale="ask" in fields and fields["ask"].value == "scale",
    )


def _date(options: Options, fields: Fields, given: HandedOn) -> Form:
    return Date()


def _pause(options: Options, fields: Fields, given: HandedOn) -> Form:
    return Pause(options.desk.whole(fields.get("seconds"), "seconds", 1, 600, 0))


class KindRow(msgspec.Struct, frozen=True):
    """A kind of question: its fields, those that must be there, and how its form is read."""

    read: Callable[[Options, Fields, HandedOn], Form]
    fields: frozenset[str]
    required: frozenset[str]


def _kind(read: Callable[[Options, Fields, HandedOn], Form], *, must: str = "question next", may: str = "") -> KindRow:
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
