"""A map as data: the nodes of one guide, and the steps between them with their choices and conditions in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto

import msgspec
from msgspec.structs import replace

from repair_cli.checks.maps.wording import in_words, one_of
from repair_cli.guide.model import (
    Ask,
    Choose,
    ChooseAny,
    Date,
    Guide,
    Items,
    Kind,
    Node,
    Number,
    Outcome,
    Pause,
    Tell,
    Text,
    Visit,
    options_of,
    own_words,
)
from repair_cli.guide.says import Say, Words
from repair_cli.library.graph import Through, through
from repair_cli.text import one_line

OTHERWISE = "otherwise"
_LONGEST = 90
"""Characters of a text that a map shows."""


class Shape(Enum):
    """The four things that a node can be."""

    TEXT = auto()
    QUESTION = auto()
    VISIT = auto()
    OUTCOME = auto()


class Step(msgspec.Struct, frozen=True):
    """Where a node leads; `words` has the choices and conditions, and is empty where every answer leads there.

    Of the steps of a node, the first whose words hold is taken.
    """

    to: str
    words: str = ""


class Place(msgspec.Struct, frozen=True):
    """A node on a map. `kind`: what it is, in words; `ends`: the kind of an outcome; `stage`: the one that it names."""

    id: str
    shape: Shape
    kind: str
    words: str
    steps: tuple[Step, ...] = ()
    ends: Kind | None = None
    stage: str | None = None


class Chart(msgspec.Struct, frozen=True):
    """The map of one guide, without the insides of those that it visits. Stages have their titles."""

    id: str
    title: str
    start: str
    places: Mapping[str, Place]
    stages: Mapping[str, str]

    def ends(self) -> dict[Kind, list[str]]:
        """The outcomes by kind, in the order in which kinds are told."""
        found = {kind: [place.id for place in self.places.values() if place.ends is kind] for kind in Kind}
        return {kind: names for kind, names in found.items() if names}


def chart(guide: Guide) -> Chart:
    """The map of a guide."""
    asks = guide.asks()
    known: dict[str, Through] = {}
    visited = {name: through(one, known) for name, one in guide.visits.items()}
    places = {name: _place(node, asks, visited) for name, node in guide.nodes.items()}
    for name, one in (guide.practice.rounds if guide.practice else {}).items():
        places[name] = replace(places[name], words=_cut(one.line))  # what else stands there comes only at times
    return Chart(guide.id, guide.title, guide.start, places, guide.stages)


def _place(node: Node, asks: Mapping[str, Ask], visited: Mapping[str, Through]) -> Place:
    match node:
        case Tell():
            steps = _merged(_behind(node, asks))
            return Place(node.id, Shape.TEXT, "text", _beginning(node.say), steps, stage=node.stage)
        case Ask():
            own = ", own words" if own_words(node) else ""
            steps = _merged(_from_question(node, asks))
            words = _beginning(node.say) if isinstance(node.form, Pause) else ""
            return Place(
                node.id, Shape.QUESTION, _kind(node) + own, words or one_line(node.question), steps, stage=node.stage
            )
        case Visit():
            way = visited[node.guide]
            kind = f"visit of {node.guide}" + (", may end there" if way.ends and way.returns else "")
            steps = _merged(_behind(node, asks)) if way.returns else ()
            return Place(node.id, Shape.VISIT, kind, _beginning(node.say), steps, stage=node.stage)
        case Outcome():  # pragma: no branch
            offers = f", offers {one_of(node.offer)}" if node.offer else ""
            kind = f"{node.kind.value}{offers}"
            return Place(node.id, Shape.OUTCOME, kind, one_line(node.title), ends=node.kind, stage=node.stage)


def _kind(ask: Ask) -> str:
    """The kind of a question as its file says it."""
    match ask.form:
        case Text():
            return "text question"
        case Items():
            return "list"
        case Choose(yes_no=True):
            return "yes-no"
        case Choose():
            return "choose"
        case ChooseAny():
            return "choose-any"
        case Number(scale=True):
            return "scale"
        case Number():
            return "number"
        case Date():
            return "date"
        case Pause():  # pragma: no branch
            return "pause"


def _beginning(say: Say) -> str:
    """The first words of a text."""
    return _cut(next((part.text for part in say if isinstance(part, Words)), ""))


def _cut(text: str) -> str:
    words = one_line(text)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} ..."


def _from_question(ask: Ask, asks: Mapping[str, Ask]) -> Iterator[Step]:
    """The steps from a question: the choices that have a way of their own, then what holds for the others."""
    own: dict[str, list[str]] = {}
    options = options_of(ask)
    for option in options.values():
        if option.next:
            own.setdefault(option.next, []).append(option.id)
    for to, names in own.items():
        yield Step(to, one_of(names))
    left = len(options) - sum(map(len, own.values()))
    if not own or left:
        yield from _behind(ask, asks, after_choices=bool(own))
    elif not ask.needed:
        yield from (Step(step.to, _also("left open", step.words)) for step in _behind(ask, asks))


def _behind(node: Ask | Tell | Visit, asks: Mapping[str, Ask], after_choices: bool = False) -> Iterator[Step]:
    """The branches of a node."""
    several = after_choices or len(node.next) > 1
    for branch in node.next:
        last = OTHERWISE if several else ""
        yield Step(branch.go, last if branch.when is None else in_words(branch.when, asks, node.id))


def _also(first: str, second: str) -> str:
    return f"{first}, {second}" if second else first


def _merged(steps: Iterator[Step]) -> tuple[Step, ...]:
    """Neighbours that lead to the same node as one step; without words where every step leads there."""
    found: list[tuple[str, list[str]]] = []
    for step in steps:
        if not found or found[-1][0] != step.to:
            found.append((step.to, []))
        found[-1][1].append(step.words)
    if len(found) == 1:
        return (Step(found[0][0]),)
    return tuple(Step(to, "; ".join(words)) for to, words in found)
