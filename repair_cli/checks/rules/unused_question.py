"""A question whose answer nobody needs.

No condition looks at the answer, no text takes it up, it is not shared (`share: session`), it is in no plan, and none
of its options leads, says or adds anything. A list or a choice can still be worth asking, for the person's own sake,
and they can see it again with `/review`. Then tell them so: a question with a `why` is not found.

Finds:

    weather:
      ask: choose
      question: What was the weather like?
      options: {sun: sun, rain: rain}
      next: done

Mend it: take it out, use the answer, or say in `why` what it is good for.
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Pack
from repair_cli.checks.uses import planned_in
from repair_cli.guide.found import found_in
from repair_cli.guide.model import Ask, Pause, Share, options_of, own_words

CODE = "R308"
SEVERITY = Severity.WARNING


def check(pack: Pack) -> Iterator[Found]:
    """Questions without a use and without a reason, in any of the guides."""
    planned = {name for one in pack.everything for name in planned_in(one)}
    used = pack.taken_up | pack.tests.keys() | planned
    for study in pack.studies:
        for node in study.guide.nodes.values():
            if (
                isinstance(node, Ask)
                and not _has_a_use(node)
                and used.isdisjoint((node.id, found_in(node.id), *(own.id for own in own_words(node))))
            ):
                message = (
                    f"nobody needs the answer to `{node.id}`; use it, take it out, or say in `why` what it is good for"
                )
                yield study.at_node(node.id, message)


def _has_a_use(ask: Ask) -> bool:
    """Whether a question is of use by itself: it says what for, is shared, is a breath, or moves something."""
    if ask.why or ask.because or ask.share is Share.SESSION or isinstance(ask.form, Pause):
        return True
    return any(option.next or option.say or option.add or option.because for option in options_of(ask).values())
