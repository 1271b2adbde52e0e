"""Options of a question that make no difference.

They lead to the same place, say and add the same, no condition tells them apart, and the answer is neither shared nor
said anywhere; other options of the question do something. Who chooses between them chooses nothing. Both words can
still be needed, so that everybody finds their own. Then the choice is for the person's own sake: tell them so, for a
question with a `why` is not found. A question of which no option makes a difference is left to R308.

Finds:

    happened:
      ask: choose
      question: Did it happen?
      options:
        yes: "Yes"
        no: {label: "No", next: in-the-way}
        not-yet: {label: Not yet, next: in-the-way}
      next: helped

Mend it: take one out, let it say something, look at it later, or say in `why` what the choice is good for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Pack
from repair_cli.guide.conditions import Test
from repair_cli.guide.model import Ask, Choose, Option, Share, options_of

CODE = "R307"
SEVERITY = Severity.WARNING


def check(pack: Pack) -> Iterator[Found]:
    """Options that nothing in any of the guides tells apart, where others are told apart."""
    for study in pack.studies:
        for node in study.guide.nodes.values():
            if isinstance(node, Ask) and _is_looked_at(node, pack.taken_up):
                for same in _alike(node, pack.tests.get(node.id, ())):
                    words = ", ".join(f"`{name}`" for name in same)
                    message = f"{words} of `{node.id}` make no difference; let them say something, or give a `why`"
                    yield study.at(study.option(node.id, same[1]), message)


def _is_looked_at(ask: Ask, said: frozenset[str]) -> bool:
    return isinstance(ask.form, Choose) and not ask.why and ask.share is Share.PRIVATE and ask.id not in said


def _alike(ask: Ask, tests: Sequence[Test]) -> Iterator[list[str]]:
    """Options that do the same, together; none where all do."""
    groups: dict[object, list[str]] = {}
    for option in options_of(ask).values():
        groups.setdefault(_effect(option, tests), []).append(option.id)
    if len(groups) > 1:
        yield from (same for same in groups.values() if len(same) > 1)


def _effect(option: Option, tests: Sequence[Test]) -> object:
    """All that an option does, and what tests see in it."""
    seen = tuple(option.id in getattr(test, "values", ()) for test in tests)
    return option.next, option.say, option.because, tuple(option.add.items()), option.own, seen
