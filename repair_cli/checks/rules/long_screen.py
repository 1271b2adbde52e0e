"""A screen that is too long to be taken in.

More than 120 words above a question or 130 at an end (of parts that exclude each other only the longest counts), or
more than 180 with the question and its choices.

Finds:

    welcome:
      say: |
        (a page and a half about how therapy works)
      next: first

Mend it: leave out what can wait, move a part into `why`, or make two nodes of it with a question between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from math import prod
from operator import and_, or_

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.guide.conditions import Condition, Every, Not, Some, Value, holds, names
from repair_cli.guide.model import Ask, Choose, ChooseAny, Node, Outcome, options_of
from repair_cli.guide.says import Say, Words

CODE = "R403"
SEVERITY = Severity.WARNING
ABOVE, END, ALL = 120, 130, 180
"""Words above a question, at an end, and on a screen in all."""

_MOST = 400
"""How many mixtures of answers are tried; then all parts count."""


def check(study: Study) -> Iterator[Found]:
    """Nodes that say too much."""
    for node in study.guide.nodes.values():
        whole = sum(len(part.text.split()) for part in node.say if isinstance(part, Words))
        asked = _asked(node)
        most = END if isinstance(node, Outcome) else ABOVE
        if whole > most or whole + asked > ALL:
            above = longest(study, node.say)
            if above > most:
                yield study.at_field(
                    node.id, "say", f"the text of `{node.id}` has {above} words, and {most} are enough"
                )
            elif above + asked > ALL:
                message = f"`{node.id}` has {above + asked} words with its choices, and {ALL} are enough"
                yield study.at_node(node.id, message)


def longest(study: Study, say: Say) -> int:
    """The most words that a text can have; where several options can be taken, with one of them or the first two."""
    looked_at = dict.fromkeys(name for part in say if part.when for name in names(part.when))
    found = _Mixtures({name: answers_to(study.asks.get(name)) for name in looked_at})
    parts = [(len(part.text.split()), found.where(part.when)) for part in say if isinstance(part, Words)]
    always = sum(words for words, where in parts if where == found.every)
    rows = [
        [words if sign == "1" else 0 for sign in f"{where:0{found.count}b}"]
        for words, where in parts
        if where != found.every
    ]
    return always + max(map(sum, zip(*rows, strict=True)), default=0)


def answers_to(ask: Ask | None) -> Sequence[Value | None]:
    """Answers that people give."""
    match ask.form if ask else None:
        case Choose(options=options):
            return [None, *options]
        case ChooseAny(options=options):
            return [
                None,
                *((option,) for option in options),
                tuple(one.id for one in options.values() if not one.alone)[:2],
            ]
        case _:
            return [None, "-"]


class _Mixtures:
    """Sets of mixtures of answers, a bit for each mixture; the answers to the last question take turns fastest."""

    def __init__(self, there: Mapping[str, Sequence[Value | None]]) -> None:
        turns = prod(map(len, there.values()))
        self.count = min(turns, _MOST)
        self.every = (1 << self.count) - 1
        self._seen: dict[Condition, int] = {}
        self._chosen: dict[str, dict[Value | None, int]] = {}
        for name, values in there.items():
            chosen = self._chosen[name] = dict.fromkeys(values, 0)
            around, turns = turns, turns // len(values)
            run = (1 << min(turns, self.count)) - 1
            for number, value in enumerate(values):
                for start in range(number * turns, self.count, around):
                    chosen[value] |= run << start & self.every

    def where(self, condition: Condition | None) -> int:
        """Those in which a condition holds. The parts of a text have many conditions in common."""
        if condition is None:
            return self.every
        found = self._seen.get(condition)
        if found is None:
            found = self._seen[condition] = self._look(condition)
        return found

    def _look(self, condition: Condition) -> int:
        match condition:
            case Every(conditions):
                return reduce(and_, map(self.where, conditions), self.every)
            case Some(conditions):
                return reduce(or_, map(self.where, conditions), 0)
            case Not(inner):
                return self.every ^ self.where(inner)
            case test:
                values = self._chosen[test.name].items()
                return sum(where for value, where in values if holds(test, {} if value is None else {test.name: value}))


def _asked(node: Node) -> int:
    if not isinstance(node, Ask):
        return 0
    return len(" ".join((node.question, *(option.label for option in options_of(node).values()))).split())
