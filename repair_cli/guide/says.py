"""What guides say: texts with conditions, the layout of a card, how a language joins words and writes a day."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from repair_cli.guide.conditions import Condition


class Lines(StrEnum):
    """The two lists of a region: crisis lines, and complaint and support routes."""

    CRISIS = "crisis"
    ROUTES = "routes"


class Words(msgspec.Struct, frozen=True):
    """Paragraphs and lists, shown when the condition holds."""

    text: str
    when: Condition | None = None


class SupportLines(msgspec.Struct, frozen=True):
    """The place where a region's lines stand."""

    lines: Lines
    when: Condition | None = None


class Findings(msgspec.Struct, frozen=True):
    """The place where it stands what the wording check sees in the answer to a question."""

    question: str
    when: Condition | None = None


Say = tuple[Words | SupportLines | Findings, ...]


class Section(msgspec.Struct, frozen=True):
    """A part of a card; without content it is left out."""

    title: str
    say: Say


class CardPlan(msgspec.Struct, frozen=True):
    """How the page to take along is laid out."""

    title: str
    sections: tuple[Section, ...]


class Phrasing(msgspec.Struct, frozen=True):
    """How a language joins words, writes a day, and tells a finding (string.Templates).

    `day` takes up `year`, `month`, `day`; `finding` the `words` and `why`; `finding_frame` another way to say it.
    """

    joined_by: str = "and"
    months: tuple[str, ...] = ()
    day: str = "${year}-${month}-${day}"
    finding: str = '"${words}": ${why}'
    finding_frame: str = '"${frame}"'
