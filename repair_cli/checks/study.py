"""What rules look at: guides with their places, and what stands beside them. Each thing is worked out once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

import msgspec

from repair_cli.checks.findings import Found
from repair_cli.checks.grade import Counts
from repair_cli.checks.known import Known
from repair_cli.checks.screens import Screen, screens
from repair_cli.checks.texts import Told, texts_of
from repair_cli.checks.uses import taken_up_in, tests_of
from repair_cli.guide.conditions import Test
from repair_cli.guide.model import Ask, Branch, Guide, Node, Outcome
from repair_cli.library.links import Opened, Written
from repair_cli.library.spots import Spot
from repair_cli.library.style import Style

_NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}


class Study:
    """A sound guide under study."""

    def __init__(self, written: Written) -> None:
        self.written = written
        self.guide = written.guide

    @cached_property
    def asks(self) -> Mapping[str, Ask]:
        """Every question that a walk can meet, by id."""
        return self.guide.asks()

    @cached_property
    def texts(self) -> tuple[Told, ...]:
        """Every text of the file."""
        return texts_of(self.written.root)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that stand anywhere in the file, without capitals."""
        return frozenset(self._text.translate(_NO_LETTERS).split())

    @cached_property
    def _text(self) -> str:
        return self.written.source.text.lower()

    def may_say(self, form: str) -> bool:
        """Whether a look at every text for a word (or words; `*`: with any ending) is worth it: most stand nowhere."""
        *whole, last = _words_in(form)
        return self.words.issuperset(whole) and (last in self._text if form.endswith("*") else last in self.words)

    @cached_property
    def known(self) -> Known:
        """Which answers are there for sure, at each node."""
        return Known(self.guide)

    @cached_property
    def taken_up(self) -> frozenset[str]:
        """The questions and counters that texts of the guide itself say."""
        return frozenset(taken_up_in(self.guide))

    @cached_property
    def tests(self) -> tuple[Test, ...]:
        """Every test in the guide itself."""
        return tuple(tests_of(self.guide))

    def at(self, spot: Spot, message: str) -> Found:
        """Something to say about a place."""
        return Found(self.written.source.path, spot.line, spot.col, message)

    def at_words(self, spot: Spot, words: str, message: str) -> Found:
        """Something to say about words in a text, whose lines may be folded; about the text, where they are spelled."""
        source = self.written.source
        pattern = r"\s+".join(map(re.escape, words.split()))
        match = re.compile(pattern).search(source.text, *source.below(spot.line, spot.col))
        if match is None:
            return self.at(spot, message)
        return Found(source.path, *source.place(match.start()), message)

    def at_node(self, name: str, message: str) -> Found:
        """Something to say about a node."""
        return self.at(self.written.node(name), message)

    def at_field(self, name: str, field: str, message: str) -> Found:
        """Something to say about what a field of a node holds."""
        return self.at(self.written.field(name, field), message)

    def at_branch(self, name: str, number: int, message: str) -> Found:
        """Something to say about a branch of a node, the first being 0."""
        rows = self.written.field(name, "next").value
        return self.at(rows[number] if isinstance(rows, list) else self.written.node(name), message)

    def option(self, name: str, option: str) -> Spot:
        """The place of an option of a question; of the question's id where it is not written out."""
        options = self.written.field(name, "options")
        there = isinstance(options.value, dict) and option in options.value
        return options.key(option) if there else self.written.node(name)

    def at_guide(self, message: str) -> Found:
        """Something to say about the whole guide."""
        return self.at(self.written.root.key("guide"), message)


class Beside(msgspec.Struct, frozen=True):
    """What rules need besides guides: support lines with their places, and the day of the check.

    `before`: the guides as they were, by id, where somebody wants to compare. `ideas`: the numbers that there are.
    """

    support: tuple[Opened, ...] = ()
    day: datetime.date | None = None
    before: Mapping[str, Guide] | None = None
    ideas: frozenset[int] | None = None


_NOTHING = Beside()


class Pack:
    """Guides that are checked together, and the style of their language."""

    def __init__(self, written: Iterable[Written], style: Style, beside: Beside = _NOTHING) -> None:
        self.studies = tuple(Study(one) for one in written)
        self.style = style
        self.beside = beside

    @cached_property
    def everything(self) -> tuple[Guide, ...]:
        """The guides, and those that they visit, each once."""
        return tuple({one.id: one for study in self.studies for one in study.guide.everything()}.values())

    @cached_property
    def taken_up(self) -> frozenset[str]:
        """The questions and counters that texts of any of the guides say."""
        own = {id(study.guide): study.taken_up for study in self.studies}
        return frozenset().union(*(own[id(one)] if id(one) in own else taken_up_in(one) for one in self.everything))

    @cached_property
    def tests(self) -> Mapping[str, tuple[Test, ...]]:
        """Every test in any of the guides, by the name that it looks at."""
        own = {id(study.guide): study.tests for study in self.studies}
        found: dict[str, list[Test]] = {}
        for one in self.everything:
            for test in own[id(one)] if id(one) in own else tests_of(one):
                found.setdefault(test.name, []).append(test)
        return {name: tuple(some) for name, some in found.items()}

    @cached_property
    def grades(self) -> tuple[tuple[Study, tuple[tuple[Screen, float], ...]], ...]:
        """The reading grade of every screen; none in a language without words that everybody knows."""
        counts = Counts(self.style.familiar)
        studies = self.studies if self.style.familiar else ()
        return tuple(
            (study, tuple((screen, screen.grade(counts)) for screen in screens(study.guide))) for study in studies
        )


@cache  # the same few forms are looked for in every guide
def _words_in(form: str) -> tuple[str, ...]:
    return tuple(form.lower().translate(_NO_LETTERS).split()) or ("",)


def branches_of(node: Node) -> tuple[Branch, ...]:
    """Where a node goes on."""
    return () if isinstance(node, Outcome) else node.next
