"""Crisis lines and routes by region, and the blocks that show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import msgspec

from repair_cli.guide.frames import Block, Heading, Item, Paragraph, SupportHere
from repair_cli.guide.says import Lines
from repair_cli.library.fields import Desk, Fields
from repair_cli.library.spots import Spot
from repair_cli.text import shortened

ANYWHERE = "ANY"
SUPPORT_FIELDS = frozenset({"support-lines", "emergency", "elsewhere", "regions"})
REGION_FIELDS = frozenset({"name", "emergency", "lines", "routes"})
ENTRY_FIELDS = frozenset(
    {"name", "phone", "text", "chat", "email", "website", "note", "source", "confidence", "verified_on"}
)
ENTRY_NEEDS = frozenset({"name", "source", "confidence", "verified_on"})
_WAYS = ("phone", "text", "chat", "email", "website")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Line(msgspec.Struct, frozen=True):
    """One entry: how to reach it, where that comes from, how sure it is, the day it was last checked (YYYY-MM-DD)."""

    name: str
    ways: Mapping[str, str]
    note: str
    source: str
    confidence: str
    verified_on: str


class Region(msgspec.Struct, frozen=True):
    """The entries of one region."""

    code: str
    name: str
    emergency: str
    lines: tuple[Line, ...]
    routes: tuple[Line, ...]


class Support(msgspec.Struct, frozen=True):
    """All regions, what stands before every list, and what stands after it."""

    emergency: str
    elsewhere: str
    regions: Mapping[str, Region]

    def region(self, code: str | None) -> Region:
        """The entries of a region; of anywhere, where the region is not known."""
        return self.regions.get(code or ANYWHERE, self.regions[ANYWHERE])


Words = Callable[..., str]


def shown(blocks: tuple[Block, ...], support: Support, code: str | None, words: Words) -> tuple[Block, ...]:
    """The blocks, with the entries of a region in the places for them: each list once, then which region it is.

    A place that names a region of its own gets that one's entries, if there is such a region; otherwise that is told.
    """
    asked = next((block.region for block in blocks if isinstance(block, SupportHere) and block.region), "")
    code = asked if asked in support.regions else code
    found: list[Block] = []
    told: list[Lines] = []
    end = 0
    for block in blocks:
        if not isinstance(block, SupportHere):
            found.append(block)
        elif block.lines not in told:
            found += _entries(block.lines, support, code, words)
            told.append(block.lines)
            end = len(found)
    if told:
        name, codes = support.region(code).name, " ".join(sorted(support.regions))
        found.insert(end, Paragraph(words("support-region", region=name, codes=codes)))
        if asked and asked not in support.regions:
            found.insert(end, Paragraph(words("support-no-region", given=shortened(asked))))
    return tuple(found)


def _entries(lines: Lines, support: Support, code: str | None, words: Words) -> Iterator[Block]:
    region = support.region(code)
    anywhere = support.regions[ANYWHERE]
    if lines is Lines.CRISIS:
        yield Paragraph(support.emergency)
    for place in [region] if region is anywhere else [region, anywhere]:
        rows = place.lines if lines is Lines.CRISIS else place.routes
        entries = [_told(row, words) for row in rows if row.confidence == "high"]
        if lines is Lines.CRISIS and place is not anywhere:
            entries.insert(0, words("support-emergency", number=place.emergency))
        if entries:
            yield Heading(words(f"support-{lines.value}", region=place.name))
        for entry in entries:
            yield Item(entry)
    if lines is Lines.CRISIS:
        yield Paragraph(support.elsewhere)


def _told(entry: Line, words: Words) -> str:
    reach = ", ".join(words(f"support-{way}", value=value) for way, value in entry.ways.items())
    name = f"{entry.name}: {reach}." if reach else f"{entry.name}."
    checked = words("support-checked", day=entry.verified_on, source=entry.source)
    return " ".join(part for part in (name, entry.note, checked) if part)


def read_support(spot: Spot, desk: Desk) -> Support | None:
    """The support lines that a document holds; None (and problems) where something is missing."""
    before = len(desk.problems)
    fields = desk.fields(spot, "the support lines", SUPPORT_FIELDS, SUPPORT_FIELDS)
    regions = {}
    rows = fields.get("regions")
    for code, value in rows.value.items() if rows is not None and isinstance(rows.value, dict) else ():
        regions[code] = _region(code, value, desk)
    if ANYWHERE not in regions:
        desk.problem(rows or spot, "R141", f"the support lines need a region `{ANYWHERE}`, for everybody else")
    emergency = desk.line(fields.get("emergency"), "emergency")
    elsewhere = desk.line(fields.get("elsewhere"), "elsewhere")
    return Support(emergency, elsewhere, regions) if len(desk.problems) == before else None


def _region(code: str, spot: Spot, desk: Desk) -> Region:
    fields = desk.fields(spot, f"the region `{code}`", REGION_FIELDS, REGION_FIELDS)
    return Region(
        code,
        desk.line(fields.get("name"), "name"),
        desk.line(fields.get("emergency"), "emergency"),
        tuple(_lines(fields, "lines", desk)),
        tuple(_lines(fields, "routes", desk)),
    )


def _lines(fields: Fields, name: str, desk: Desk) -> Iterator[Line]:
    rows = fields.get(name)
    if rows is None:
        return
    if not isinstance(rows.value, list):
        desk.problem(rows, "R104", f"`{name}` needs a list of entries")
        return
    for row in rows.value:
        entry = desk.fields(row, "an entry", ENTRY_FIELDS, ENTRY_NEEDS)
        verified = desk.line(entry.get("verified_on"), "verified_on")
        if verified and not _DAY.fullmatch(verified):
            desk.problem(entry["verified_on"], "R142", "`verified_on` takes a day (YYYY-MM-DD)")
        confidence = desk.line(entry.get("confidence"), "confidence")
        if confidence and confidence not in ("high", "medium", "low"):
            desk.problem(entry["confidence"], "R142", "`confidence` takes one of: high, medium, low")
        yield Line(
            desk.line(entry.get("name"), "name"),
            {way: desk.line(entry[way], way) for way in _WAYS if way in entry},
            desk.line(entry.get("note"), "note"),
            desk.line(entry.get("source"), "source"),
            confidence,
            verified,
        )
