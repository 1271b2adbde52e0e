"""What a story expects, held next to what came: each difference with its place, and what would be right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches, ndiff

import msgspec

from repair_cli.checks.shown import card_lines, words_at
from repair_cli.checks.stories import Expect, StoryFile
from repair_cli.errors import Problem
from repair_cli.guide.frames import filled
from repair_cli.guide.model import Outcome, options_of
from repair_cli.guide.values import Misfit
from repair_cli.guide.walk import Walk
from repair_cli.library.answers import base
from repair_cli.library.spots import Spot
from repair_cli.text import one_line, printable, shortened

_AROUND = 2
"""Lines that are alike, shown before and after those that are not."""


class Rewrite(msgspec.Struct, frozen=True):
    """What would be right: the value of a field of `expect`, under its old or a new name."""

    expect: Expect
    field: str
    name: str
    value: str | tuple[str, ...] | dict[str, str]


class Difference(msgspec.Struct, frozen=True):
    """What differs, with its place; lines that show it; what would be right, where that can be told."""

    problem: Problem
    lines: tuple[str, ...] = ()
    rewrite: Rewrite | None = None

    def __str__(self) -> str:
        """The text that is printed: the problem, and its lines below it, indented."""
        return "\n".join((str(self.problem), *(f"    {line}" for line in self.lines)))


def compare(
    file: StoryFile, story: str, expect: Expect, walk: Walk, shown: tuple[Walk, ...], refused: tuple[str, Misfit] | None
) -> tuple[Difference, ...]:
    """The differences at the end of a turn. `shown`: the places where the walk stood in it."""
    return tuple(_Comparison(file.source.path, story, expect, walk, shown, refused).all())


class _Comparison:
    """One turn's expectations and what came."""

    def __init__(
        self,
        path: str,
        story: str,
        expect: Expect,
        walk: Walk,
        shown: tuple[Walk, ...],
        refused: tuple[str, Misfit] | None,
    ) -> None:
        self.path = path
        self.story = story
        self.expect = expect
        self.walk = walk
        self.shown = shown
        self.refused = refused

    def all(self) -> Iterator[Difference]:
        """Only fields that were written are looked at."""
        checks: dict[str, Callable[[Spot], Iterator[Difference]]] = {
            "refused": self.refusal,
            "asks": self.end,
            "outcome": self.end,
            "path": self.whole_path,
            "passes": self.passes,
            "never": self.never,
            "says": self.says,
            "card": self.card,
            "card-has": self.card_has,
        }
        for field, check in checks.items():
            if field in self.expect.fields:
                yield from check(self.expect.fields[field])

    def refusal(self, spot: Spot) -> Iterator[Difference]:
        expected = self.expect.refused
        came = (self.refused[0], self.refused[1].code) if self.refused else None
        if expected is None or came == expected:
            return
        key, code = expected
        if came is None:
            yield self.differs("S117", spot, f"`{key}` takes the answer that it was to refuse ({code})")
        else:
            yield self.differs(
                "S117", spot, f"`{came[0]}` refuses its answer ({came[1]}), not `{key}` ({code})",
                rewrite=self.rewrite("refused", dict([came])),
            )  # fmt: skip

    def end(self, spot: Spot) -> Iterator[Difference]:
        expected = self.expect.asks or self.expect.outcome
        there = isinstance(self.walk.here, Outcome)
        key = self.walk.here.id if there else self.walk.key
        if key == expected and there == bool(self.expect.outcome):
            return
        wanted = f"the outcome `{expected}`" if self.expect.outcome else f"the question `{expected}`"
        field, name = "outcome" if self.expect.outcome else "asks", "outcome" if there else "asks"
        yield self.differs(
            "S113", spot, "the walk stands elsewhere",
            (f"- {wanted}", f"+ {_place(self.walk)}"), self.rewrite(field, key, name),
        )  # fmt: skip

    def whole_path(self, spot: Spot) -> Iterator[Difference]:
        came = self.walk.at.path
        if came != self.expect.path:
            yield self.differs(
                "S114", spot, "the walk takes another way",
                _diff(self.expect.path, came), self.rewrite("path", came),
            )  # fmt: skip

    def passes(self, spot: Spot) -> Iterator[Difference]:
        """The nodes in this order, with others between them."""
        rest = iter(self.walk.at.path)
        missed = [name for name in self.expect.passes if name not in rest]
        if missed:
            there = tuple(name for name in self.expect.passes if name in self.walk.at.path)
            order = tuple(sorted(there, key=self.walk.at.path.index))
            yield self.differs(
                "S114", spot, f"the walk does not pass `{missed[0]}` here",
                (f"it passes {', '.join(self.walk.at.path)}",), self.rewrite("passes", order),
            )  # fmt: skip

    def never(self, spot: Spot) -> Iterator[Difference]:
        passed = {base(name) for name in self.walk.at.path} | set(self.walk.at.path)
        met = [name for name in self.expect.never if name in passed]
        if met:
            rest = tuple(name for name in self.expect.never if name not in passed)
            yield self.differs(
                "S114", spot, f"the walk passes `{met[0]}`",
                (f"it passes {', '.join(self.walk.at.path)}",), self.rewrite("never", rest),
            )  # fmt: skip

    def says(self, spot: Spot) -> Iterator[Difference]:
        said = [one_line(text) for walk in self.shown for text in words_at(walk)]
        yield from self.lacking("S115", spot, "says", self.expect.says, said, _within)

    def card(self, spot: Spot) -> Iterator[Difference]:
        came = card_lines(self.walk)
        if came != self.expect.card:
            yield self.differs(
                "S116", spot, "the card is another one", _diff(self.expect.card, came), self.rewrite("card", came)
            )

    def card_has(self, spot: Spot) -> Iterator[Difference]:
        yield from self.lacking("S116", spot, "card-has", self.expect.card_has, card_lines(self.walk), _is_one)

    def lacking(
        self,
        code: str,
        spot: Spot,
        field: str,
        wanted: tuple[str, ...],
        there: Sequence[str],
        found: Callable[[str, Sequence[str]], bool],
    ) -> Iterator[Difference]:
        """Texts that are not there, each with the one that comes nearest."""
        missing = {text: _nearest(text, there) for text in wanted if not found(text, there)}
        if not missing:
            return
        lines = [line for text, near in missing.items() for line in (f"- {text}", *([f"+ {near}"] if near else []))]
        what = "this is not said" if field == "says" else "this is not on the card"
        kept = tuple(dict.fromkeys(missing.get(text, text) or "" for text in wanted))
        right = self.rewrite(field, tuple(text for text in kept if text))
        yield self.differs(code, spot, what, tuple(lines), right)

    def rewrite(self, field: str, value: str | tuple[str, ...] | dict[str, str], name: str = "") -> Rewrite:
        return Rewrite(self.expect, field, name or field, value)

    def differs(
        self, code: str, spot: Spot, message: str, lines: tuple[str, ...] = (), rewrite: Rewrite | None = None
    ) -> Difference:
        problem = Problem(self.path, spot.line, spot.col, code, f"{self.story}: {message}")
        return Difference(problem, tuple(printable(line) for line in lines), rewrite)


def _within(phrase: str, said: Sequence[str]) -> bool:
    wanted = one_line(phrase)
    return any(wanted in text for text in said)


def _is_one(line: str, lines: Sequence[str]) -> bool:
    return line in lines


def _nearest(text: str, there: Sequence[str]) -> str | None:
    """The text that comes nearest: one in which much of it stands, or one that looks like it."""
    words = set(text.lower().split())
    known = [one for one in there if len(words & set(one.lower().split())) * 2 >= len(words)]
    return next(iter(get_close_matches(text, known, n=1, cutoff=0.4)), None)


def _place(walk: Walk) -> str:
    if isinstance(walk.here, Outcome):
        return f"the outcome `{walk.here.id}`: {walk.here.title}"
    choices = f" ({', '.join(options_of(walk.here))})" if options_of(walk.here) else ""
    return f"the question `{walk.key}`: {shortened(filled(walk.here.question, walk.facts), 120)}{choices}"


def _diff(wanted: Sequence[str], came: Sequence[str]) -> tuple[str, ...]:
    """The lines that differ, `-` expected and `+` came, each with a few that are alike around them."""
    lines = [line for line in ndiff(wanted, came) if not line.startswith("?")]
    near = {
        place
        for changed, line in enumerate(lines)
        if not line.startswith(" ")
        for place in range(changed - _AROUND, changed + _AROUND + 1)
    }
    found: list[str] = []
    for place, line in enumerate(lines):
        if place in near:
            found.append(line.rstrip())
        elif not found or found[-1] != "  ...":
            found.append("  ...")
    return tuple(found)
