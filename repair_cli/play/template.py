"""An answers file to fill in: every question with its words, kind, choices and purpose as comments."""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.guide.model import Ask, Guide, Pause, options_of
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
    for ask in guide.asks().values():
        if not isinstance(ask.form, Pause):
            lines += ["", *_comments(ask), f"{ask.id}:"]
    return "\n".join(printable(line) for line in lines) + "\n"


def _comments(ask: Ask) -> Iterator[str]:
    yield f"# {one_line(ask.question)}"
    bounds = ", ".join(f"{name} {value}" for name, value in limits(ask.form).items())
    kind = f"{kind_of(ask.form)}, {bounds}" if bounds else kind_of(ask.form)
    yield f"#   kind: {kind}{'' if ask.needed == '' else ' (needs an answer)'}"
    for option in options_of(ask).values():
        alone = " (alone)" if option.alone else ""
        yield f"#   {option.id}: {one_line(option.label)}{alone}"
    if ask.why:
        yield f"#   why: {one_line(ask.why)}"
