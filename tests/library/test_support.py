"""Support lines: what every entry must have, and what is shown for a region."""

from __future__ import annotations

import pytest

from repair_cli.guide.frames import Heading, Item, Paragraph, SupportHere
from repair_cli.guide.says import Lines as Kind
from repair_cli.library.packs import Library, shipped
from repair_cli.library.support import Line, Region, Support, shown
from tests.library.conftest import Lines, Write

ENTRY = "{name: N, phone: '1', source: s.org, confidence: high, verified_on: 2026-01-02}"


def support(entry: str = ENTRY, region: str = "ANY", more: str = "") -> str:
    return f"""\
support-lines: 1
emergency: Call 112.
elsewhere: Else.
{more}regions:
  {region}:
    name: Anywhere
    emergency: '112'
    lines:
      - {entry}
    routes: []
"""


@pytest.fixture
def found(write: Write, lint: Lines) -> Lines:
    def check(text: str) -> list[str]:
        write("support-lines.yaml", text)
        return [line.removeprefix("support-lines.yaml:") for line in lint("support-lines.yaml")]

    return check


def test_sound_lines_are_sound(found: Lines) -> None:
    assert found(support()) == []


def test_a_region_for_everybody_else_must_be_there(found: Lines) -> None:
    line = "error R141 the support lines need a region `ANY`, for everybody else"
    assert found(support(region="GB")) == [f"5:3: {line}"]
    assert f"1:1: {line}" in found("support-lines: 1\n")


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (ENTRY.replace("high", "sure"), "9:58: error R142 `confidence` takes one of: high, medium, low"),
        (ENTRY.replace("2026-01-02", "today"), "9:77: error R142 `verified_on` takes a day (YYYY-MM-DD)"),
        (ENTRY.replace("source", "sourze"), "9:31: error R102 an entry has no field `sourze`; did you mean `source`?"),
        ("{name: N, source: s, confidence: low}", "9:9: error R103 an entry needs the field `verified_on`"),
        ("hello", "9:9: error R101 an entry needs fields (`name: value` lines), not a text"),
    ],
)
def test_an_entry_says_where_it_comes_from_and_how_sure_it_is(found: Lines, entry: str, line: str) -> None:
    assert found(support(entry)) == [line]


def test_lines_are_a_list(found: Lines) -> None:
    assert found(support().replace("routes: []", "routes: {a: b}")) == [
        "10:13: error R104 `routes` needs a list of entries"
    ]


def test_a_region_needs_its_fields(found: Lines) -> None:
    assert found(support().replace("    routes: []\n", "")) == [
        "6:5: error R103 the region `ANY` needs the field `routes`"
    ]


def words(key: str, **values: str | int) -> str:
    return " ".join([key, *map(str, values.values())])


def line(name: str, confidence: str = "high", **ways: str) -> Line:
    return Line(name, ways, "Note." if ways else "", "s.org", confidence, "2026-01-02")


SUPPORT = Support(
    "Call 112.",
    "Else.",
    {
        "ANY": Region("ANY", "Anywhere", "112", (line("World", website="w.org"),), ()),
        "GB": Region(
            "GB", "Britain", "999", (line("Sam", phone="1", text="2"), line("Doubt", "medium")), (line("Ask"),)
        ),
    },
)


def test_crisis_lines_of_a_region_come_first_and_only_sure_ones() -> None:
    assert shown((Paragraph("Before."), SupportHere(Kind.CRISIS)), SUPPORT, "GB", words) == (
        Paragraph("Before."),
        Paragraph("Call 112."),
        Heading("support-crisis Britain"),
        Item("support-emergency 999"),
        Item("Sam: support-phone 1, support-text 2. Note. support-checked 2026-01-02 s.org"),
        Heading("support-crisis Anywhere"),
        Item("World: support-website w.org. Note. support-checked 2026-01-02 s.org"),
        Paragraph("Else."),
        Paragraph("support-region Britain ANY GB"),
    )


def test_routes_are_told_without_the_emergency_number() -> None:
    assert shown((SupportHere(Kind.ROUTES),), SUPPORT, "GB", words) == (
        Heading("support-routes Britain"),
        Item("Ask. support-checked 2026-01-02 s.org"),
        Paragraph("support-region Britain ANY GB"),
    )


def test_each_list_is_shown_once_and_the_region_is_told_after_the_last() -> None:
    blocks = (SupportHere(Kind.ROUTES), Paragraph("Between."), SupportHere(Kind.ROUTES), Paragraph("After."))
    assert shown(blocks, SUPPORT, "GB", words) == (
        Heading("support-routes Britain"),
        Item("Ask. support-checked 2026-01-02 s.org"),
        Paragraph("support-region Britain ANY GB"),
        Paragraph("Between."),
        Paragraph("After."),
    )


def test_blocks_without_a_place_for_lines_stay_as_they_are() -> None:
    assert shown((Paragraph("Words."),), SUPPORT, "GB", words) == (Paragraph("Words."),)


@pytest.mark.parametrize("code", [None, "ANY", "XX"])
def test_without_a_known_region_the_lines_of_anywhere_are_shown(code: str | None) -> None:
    assert shown((SupportHere(Kind.CRISIS),), SUPPORT, code, words)[-1] == Paragraph("support-region Anywhere ANY GB")


def test_a_region_that_was_asked_for_comes_before_the_own_one() -> None:
    assert shown((SupportHere(Kind.CRISIS, "GB"),), SUPPORT, "ANY", words) == shown(
        (SupportHere(Kind.CRISIS),), SUPPORT, "GB", words
    )


def test_a_region_without_a_list_is_told_last_with_the_codes_below_the_lines_of_the_own_one() -> None:
    asked = shown((SupportHere(Kind.ROUTES, "QQ"), SupportHere(Kind.CRISIS, "QQ")), SUPPORT, "GB", words)
    own = shown((SupportHere(Kind.ROUTES), SupportHere(Kind.CRISIS)), SUPPORT, "GB", words)
    assert asked == (*own[:-1], Paragraph("support-no-region QQ"), Paragraph("support-region Britain ANY GB"))


def test_the_lines_that_ship_can_be_read() -> None:
    assert Library((), shipped()).support().region("US").emergency == "911"
