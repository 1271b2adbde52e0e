"""A question whose words may have a hole.

A question takes up an answer (`${...}`) that may be missing on some way to it: it was skipped, or never asked. In other
texts the paragraph is left out then. A question cannot be left out, so it shows `...`; and a choice whose options all
take up missing answers has nothing to choose from.

Finds:

    name: {ask: text, question: What do you call it?, next: size}     # can be skipped
    size: {ask: scale, question: "How big is ${name}?", from: 0, to: 10, next: done}

Mend it: give the earlier question `if-skipped`, word this one without the answer, or lead here only when it is there
(`when: {name: {answered: yes}}`).
"""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.findings import Found, Severity
from repair_cli.checks.study import Study
from repair_cli.guide.model import Ask, options_of, own_words

CODE = "R310"
SEVERITY = Severity.ERROR


def check(study: Study) -> Iterator[Found]:
    """Questions and choices that need an answer that may not be there."""
    for node in study.guide.nodes.values():
        if isinstance(node, Ask):
            yield from _question(study, node)
            yield from _options(study, node)


def _question(study: Study, ask: Ask) -> Iterator[Found]:
    for one in (ask, *own_words(ask)):
        name = study.known.missing(ask.id, one.question) if "$" in one.question else None
        if name is not None:
            message = f"the question `{one.id}` takes up `{name}`, which may be missing here; then it shows `...`"
            yield study.at_field(ask.id, "question" if one is ask else "options", message)


def _options(study: Study, ask: Ask) -> Iterator[Found]:
    options = options_of(ask).values()
    if options and all("$" in option.label and study.known.missing(ask.id, option.label) for option in options):
        message = f"every option of `{ask.id}` takes up an answer that may be missing; then there is nothing to choose"
        yield study.at_field(ask.id, "options", message)
