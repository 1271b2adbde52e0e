"""What a guide is: nodes, questions, options, outcomes. Frozen values that the library makes and the engine walks."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from repair_cli.guide.conditions import Condition
from repair_cli.guide.rules import Count, Counter, PlanRule, PlanState
from repair_cli.guide.says import CardPlan, Phrasing, Say

if TYPE_CHECKING:  # no other guide needs these
    from repair_cli.guide.scene import Practice
    from repair_cli.wording import Wording


class Audience(StrEnum):
    """Whose chair a guide is written for."""

    CLIENT = "client"
    THERAPIST = "therapist"
    ANYONE = "anyone"


class Share(StrEnum):
    """What may leave in an export."""

    PRIVATE = "private"
    SESSION = "session"


class Kind(StrEnum):
    """What an outcome asks the person to do. `return` gives the walk back to the guide that visited."""

    REPAIR = "repair"
    SUPPORT = "support"
    URGENT = "urgent"
    OPINION = "opinion"
    WAIT = "wait"
    CHANGE = "change"
    STAY = "stay"
    END = "end"
    RETURN = "return"


class Branch(msgspec.Struct, frozen=True):
    """Where it goes on, when the condition holds; the last branch of a node has none."""

    go: str
    when: Condition | None = None


class Option(msgspec.Struct, frozen=True):
    """One choice. `own` is the question for own words that follows it."""

    id: str
    label: str
    phrase: str | None = None
    say: Say = ()
    because: str | None = None
    next: str | None = None
    own: Ask | None = None
    alone: bool = False
    add: Mapping[str, int] = {}


class Text(msgspec.Struct, frozen=True):
    """Words of one line or several; `most` counts characters."""

    lead: str = ""
    many: bool = False
    most: int = 2000


class Items(msgspec.Struct, frozen=True):
    """Up to `most` short lines."""

    lead: str = ""
    most: int = 10


class Choose(msgspec.Struct, frozen=True):
    """One option. `yes_no` only tells how the author wrote it."""

    options: Mapping[str, Option]
    yes_no: bool = False


class ChooseAny(msgspec.Struct, frozen=True):
    """One or several options; an option that is `alone` excludes the others."""

    options: Mapping[str, Option]


class Number(msgspec.Struct, frozen=True):
    """A whole number; on a `scale` the two ends have words."""

    least: int
    most: int
    unit: str = ""
    low: str = ""
    high: str = ""
    scale: bool = False


class Date(msgspec.Struct, frozen=True):
    """A day, as YYYY-MM-DD."""


class Pause(msgspec.Struct, frozen=True):
    """A breath; `seconds` is a suggestion (0: none), nothing is counted down."""

    seconds: int = 0


Form = Text | Items | Choose | ChooseAny | Number | Date | Pause


class Ask(msgspec.Struct, frozen=True):
    """A question. `quiet`: nobody is told at once what the wording check sees in the answer.

    `found`: the check whose findings something in the guide looks at. `wipe`: one person's eyes alone may see it, so a
    terminal is cleared before it and after it.
    """

    id: str
    form: Form
    question: str
    next: tuple[Branch, ...]
    stage: str | None = None
    say: Say = ()
    why: str = ""
    examples: tuple[str, ...] = ()
    share: Share = Share.PRIVATE
    wording: Audience | None = None
    needed: str = ""
    if_skipped: str | None = None
    because: str | None = None
    ideas: tuple[int, ...] = ()
    quiet: bool = False
    wipe: bool = False
    found: Wording | None = None


class Tell(msgspec.Struct, frozen=True):
    """A text, shown above the next question; whoever comes by moves counters."""

    id: str
    say: Say
    next: tuple[Branch, ...]
    stage: str | None = None
    ideas: tuple[int, ...] = ()
    counts: tuple[Count, ...] = ()


class Visit(msgspec.Struct, frozen=True):
    """A way through another guide and back."""

    id: str
    guide: str
    next: tuple[Branch, ...]
    stage: str | None = None
    say: Say = ()
    ideas: tuple[int, ...] = ()


class Outcome(msgspec.Struct, frozen=True):
    """An end of the walk, or of a visit (kind `return`)."""

    id: str
    kind: Kind
    title: str
    say: Say = ()
    stage: str | None = None
    card: bool = False
    offer: tuple[str, ...] = ()
    ideas: tuple[int, ...] = ()
    plan: bool = False
    entry: PlanState | None = None


Node = Ask | Tell | Visit | Outcome


class Guide(msgspec.Struct, frozen=True, dict=True):
    """A graph of nodes, together with the guides that it visits."""

    id: str
    title: str
    about: str
    audience: Audience
    minutes: int
    start: str
    nodes: Mapping[str, Node]
    stages: Mapping[str, str] = {}
    counters: Mapping[str, Counter] = {}
    card: CardPlan | None = None
    plan: PlanRule | None = None
    closing: Say = ()
    verdict: bool = False
    visits: Mapping[str, Guide] = {}
    phrasing: Phrasing = Phrasing()
    practice: Practice | None = None

    def everything(self) -> tuple[Guide, ...]:
        """This guide and all that it visits, each once, this one first."""
        found: dict[str, Guide] = {}
        waiting = [self]
        while waiting:
            guide = waiting.pop()
            if guide.id not in found:
                found[guide.id] = guide
                waiting += reversed(list(guide.visits.values()))
        return tuple(found.values())

    def offers(self) -> tuple[str, ...]:
        """The guides that its ends offer, and those of the guides that it visits, each once."""
        nodes = (node for guide in self.everything() for node in guide.nodes.values())
        return tuple(dict.fromkeys(name for node in nodes if isinstance(node, Outcome) for name in node.offer))

    def asks(self) -> dict[str, Ask]:
        """Every question that a walk can meet, by id, own-word questions included."""
        found: dict[str, Ask] = {}
        for guide in self.everything():
            found.update(guide.own_asks)
        return found

    @cached_property
    def own_asks(self) -> Mapping[str, Ask]:
        """Those that stand in the guide itself. Many guides visit the same few."""
        found: dict[str, Ask] = {}
        for node in self.nodes.values():
            if isinstance(node, Ask):
                found[node.id] = node
                found.update((own.id, own) for own in own_words(node))
        return found


def options_of(ask: Ask) -> Mapping[str, Option]:
    """The options of a question; empty where it has none."""
    match ask.form:
        case Choose(options=options) | ChooseAny(options=options):
            return options
        case _:
            return {}


def own_words(ask: Ask) -> tuple[Ask, ...]:
    """The questions for own words that the options of a question bring."""
    return tuple(option.own for option in options_of(ask).values() if option.own)
