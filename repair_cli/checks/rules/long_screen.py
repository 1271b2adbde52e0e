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
from itertools import islice, product

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.guide.conditions import Value, holds, names
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
    there = {name: answers_to(study.asks.get(name)) for part in say for name in names(part.when)}
    return max(_words(say, values) for values in _mixtures(there))


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


def _mixtures(there: Mapping[str, Sequence[Value | None]]) -> Iterator[Mapping[str, Value]]:
    for chosen in islice(product(*there.values()), _MOST):
        yield {name: value for name, value in zip(there, chosen, strict=True) if value is not None}


def _words(say: Say, values: Mapping[str, Value]) -> int:
    return sum(len(part.text.split()) for part in say if isinstance(part, Words) and holds(part.when, values))


def _asked(node: Node) -> int:
    if not isinstance(node, Ask):
        return 0
    return len(" ".join((node.question, *(option.label for option in options_of(node).values()))).split())
