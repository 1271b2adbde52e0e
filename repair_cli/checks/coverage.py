"""How much of a guide some walks have seen, in figures, and what none of them has, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from repair_cli.checks.cover import Seen, Side
from repair_cli.checks.findings import Finding, Severity
from repair_cli.checks.parts import Parts, Place, parts_of
from repair_cli.guide.model import Guide
from repair_cli.library.links import Written
from repair_cli.library.spots import Spot


class Share(msgspec.Struct, frozen=True):
    """So many of them were seen, of all that there are."""

    name: str
    seen: int
    of: int

    @property
    def percent(self) -> int:
        """Whole per cent, rounded down: 100 means all."""
        return 100 if self.of == 0 else self.seen * 100 // self.of

    def __str__(self) -> str:
        return f"{self.name} {self.seen}/{self.of} ({self.percent} %)"


class Coverage(msgspec.Struct, frozen=True):
    """What was seen of one guide, and a warning for each part that was not."""

    guide: str
    shares: tuple[Share, ...]
    missing: tuple[Finding, ...]

    @property
    def least(self) -> int:
        """The smallest of the figures, in per cent."""
        return min(share.percent for share in self.shares)

    def __str__(self) -> str:
        return f"{self.guide}: {', '.join(map(str, self.shares))}"


def coverage(written: Written, seen: Seen) -> Coverage:
    """What was seen of a guide."""
    parts = parts_of(written.guide)
    sides: list[Side] = [(place, held) for place in parts.conditions for held in (True, False)]
    shares = (
        _share("nodes", parts.nodes, seen.nodes),
        _share("options", parts.options, seen.options),
        _share("condition sides", sides, seen.sides),
    )
    return Coverage(written.guide.id, shares, tuple(sorted(_missing(written, parts, sides, seen))))


def _share(name: str, all_of_them: Sequence[object], seen: set[Place] | set[Side]) -> Share:
    return Share(name, sum(one in seen for one in all_of_them), len(all_of_them))


def _missing(written: Written, parts: Parts, sides: Sequence[Side], seen: Seen) -> Iterator[Finding]:
    for place in parts.nodes:
        if place not in seen.nodes:
            yield _finding(written, place, "S121", f"no walk comes to `{place[-1]}`")
    for place in parts.options:
        if place not in seen.options:
            yield _finding(written, place, "S122", f"no walk takes the option `{place[-1]}` of `{place[2]}`")
    for place, held in sides:
        if (place, held) not in seen.sides:
            how = "holds" if held else "fails"
            yield _finding(written, place, "S123", f"no walk in which this condition {how}")


def _finding(written: Written, place: Place, code: str, message: str) -> Finding:
    spot = spot_at(written.root, _as_written(written.guide, place[1:]))
    return Finding(written.source.path, spot.line, spot.col, code, message, Severity.WARNING)


def _as_written(guide: Guide, place: Place) -> Place:
    """The place in the file: what a round was read into stands in the round."""
    for one in guide.practice.rounds.values() if guide.practice else ():
        if place[1] in (one.reply, one.met, one.pick, one.look, one.stop, one.on):
            return (place[0], one.id, *place[2:])
    return place


def spot_at(root: Spot, place: Sequence[str | int]) -> Spot:
    """Where a part of a guide stands: its name, or what comes nearest above."""
    here = named = root
    for step in place:
        value = here.value
        if isinstance(value, dict) and isinstance(step, str) and step in value:
            named, here = here.key(step), value[step]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            named = here = value[step]
        else:
            break
    return named
