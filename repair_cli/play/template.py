"""An answers file to fill in: every question with its words, kind, choices and purpose as comments."""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.guide.model import Ask, Guide, Items, Pause, Text, Visit, options_of, own_words
from repair_cli.play.document import kind_of, limits
from repair_cli.text import one_line, printable


def template(guide: Guide) -> str:
    """The text of the file. As it stands it answers nothing."""
    lines = [
        f"# {guide.title}",
        f"# Answers for: repair run {guide.id} --answers FILE",
        "# Fill in what applies. A line that stays open is asked for; /skip leaves a question open on purpose.",
        "# Several choices: [one, another]. Not every question comes up on every way.",
    ]
    for ask in in_order(guide):
        if not isinstance(ask.form, Pause):
            lines += ["", *_comments(ask), f"{ask.id}:"]
    return "\n".join(printable(line) for line in lines) + "\n"


def in_order(guide: Guide) -> Iterator[Ask]:
    """The questions in the order in which they stand, those of a visited guide where it is first visited."""
    seen: set[str] = set()
    for node in guide.nodes.values():
        match node:
            case Ask():
                yield node
                yield from own_words(node)
            case Visit(guide=name) if name not in seen:
                seen.add(name)
                yield from in_order(guide.visits[name])
            case _:
                pass


def _comments(ask: Ask) -> Iterator[str]:
    yield f"# {one_line(ask.question)}"
    if isinstance(ask.form, Text | Items) and ask.form.lead:
        yield f"#   goes on: {ask.form.lead} ..."
    bounds = ", ".join(f"{name} {value}" for name, value in limits(ask.form).items())
    kind = f"{kind_of(ask.form)}, {bounds}" if bounds else kind_of(ask.form)
    yield f"#   kind: {kind}{'' if ask.needed == '' else ' (needs an answer)'}"
    for option in options_of(ask).values():
        alone = " (alone)" if option.alone else ""
        yield f"#   {option.id}: {one_line(option.label)}{alone}"
    if ask.why:
        yield f"#   why: {one_line(ask.why)}"
