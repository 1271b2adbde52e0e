"""What the wording check sees in the answers of a walk that will be said to somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict, replace

from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Ask, Audience, Text
from repair_cli.guide.walk import Walk

if TYPE_CHECKING:
    from repair_cli.wording import Finding, Wording

Rules = Callable[[], "Mapping[Audience, Wording]"]
"""Gives the wording rules of each seat; they are read when they are first needed. Raises RepairError."""


def no_rules() -> Mapping[Audience, Wording]:
    """Where nobody looks at the words."""
    return MappingProxyType({})


def remarks(ask: Ask, value: Value | None, rules: Rules) -> tuple[Finding, ...]:
    """What is seen in an answer; a question without `wording` asks for no look. Lines of a list are one text.

    The beginning that the question gives (`When you`) is looked at too, and places count from where the answer begins.
    """
    if ask.wording is None or not isinstance(value, str | tuple):
        return ()
    words = value if isinstance(value, str) else "\n".join(value)
    wording = rules().get(ask.wording)
    lead = _lead(ask, words)
    found = wording.find(lead + words) if wording else ()
    return tuple(_moved(one, len(lead), words) for one in found if one.end > len(lead))


def remarks_in(walk: Walk, rules: Rules) -> list[dict[str, Any]]:
    """What is seen in all answers of a walk, as plain data; `docs/scripting.md` describes it."""
    return list(_rows(walk, rules))


def _rows(walk: Walk, rules: Rules) -> Iterator[dict[str, Any]]:
    for step in walk.trail:
        for one in remarks(step.ask, step.value, rules):
            yield {"question": step.key, **asdict(one), "frames": list(one.frames)}


def _lead(ask: Ask, words: str) -> str:
    lead = ask.form.lead if isinstance(ask.form, Text) else ""
    return f"{lead} " if lead and not words.lower().startswith(lead.lower()) else ""


def _moved(one: Finding, lead: int, words: str) -> Finding:
    start, end = max(0, one.start - lead), one.end - lead
    return replace(one, start=start, end=end, text=words[start:end])
