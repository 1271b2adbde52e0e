"""The day to look back as a calendar file: read by an independent parser, and silent about all else."""

from __future__ import annotations

import datetime
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from repair_cli.errors import ExitCode, RepairError
from repair_cli.export.ics import folded, write
from repair_cli.guide.frames import Paragraph
from repair_cli.guide.page import Page, Part, Review
from repair_cli.text import printable

from .cards import CARD, HOSTILE, alone


def titled(title: str, day: str = "2026-12-05", guide: str = "six-steps-client") -> str:
    return write(Page("", (), Review(day, title, guide)), "en")


def event(text: str) -> Any:
    (found,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return found


def test_it_is_one_event_that_lasts_the_day_and_takes_no_time() -> None:
    text = titled("A time to look back")
    calendar = icalendar.Calendar.from_ical(text)
    assert isinstance(calendar, icalendar.Calendar)
    assert (calendar["VERSION"], len(calendar.walk("VEVENT")), calendar.walk("VALARM")) == ("2.0", 1, [])
    found = event(text)
    assert found["DTSTART"].dt == datetime.date(2026, 12, 5)
    assert found.end == datetime.date(2026, 12, 6)
    assert (found["SUMMARY"], found["TRANSP"], found["CLASS"]) == ("A time to look back", "TRANSPARENT", "PRIVATE")


def test_its_stamp_follows_from_the_day() -> None:
    stamp = event(titled("T", "2027-01-08"))["DTSTAMP"].dt
    assert stamp == datetime.datetime(2027, 1, 8, tzinfo=datetime.UTC)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_that_there_are_can_be_written(day: str) -> None:
    assert event(titled("T", day))["DTSTART"].dt == datetime.date.fromisoformat(day)


def test_an_event_has_the_same_name_for_the_same_guide_and_day_alone() -> None:
    names = [
        event(one)["UID"] for one in (titled("A"), titled("B"), titled("A", guide="fit"), titled("A", "2026-12-06"))
    ]
    assert names[0] == names[1]
    assert len(set(names)) == 3


def test_nothing_of_the_page_stands_in_it() -> None:
    review = Review("2026-12-05", "A time to look back", "six-steps-client")
    for text in (*HOSTILE, "what nobody may read"):
        assert write(Page(text, alone(text).parts, review), "en") == write(Page("", (), review), "en")
    assert write(CARD, "en") == write(Page("", (), CARD.review), "en")
    assert "six" not in write(CARD, "en")


def test_a_page_without_a_day_is_refused() -> None:
    with pytest.raises(RepairError) as refused:
        write(Page("T", (Part("", (Paragraph("what nobody may read"),)),)), "en")
    error = refused.value
    assert (error.message, error.code) == ("there is no day to look back in this walk", ExitCode.ANSWERS)
    assert error.hint == "take another format, such as .md"


@pytest.mark.parametrize(
    ("language", "parameter"),
    [("en", ";LANGUAGE=en:"), ("pt-BR", ";LANGUAGE=pt-BR:"), ("", ":"), ("a;b:c\n", ":"), ("é", ":")],
)
def test_only_a_language_code_is_told_as_one(language: str, parameter: str) -> None:
    assert f"\r\nSUMMARY{parameter}T\r\n" in write(Page("", (), Review("2026-12-05", "T", "g")), language)


@pytest.mark.parametrize("title", [*HOSTILE, "a, b; c\\n\\", "END:VEVENT\r\nEND:VCALENDAR", "é" * 200, "😀" * 60])
def test_a_hostile_title_is_a_title(title: str) -> None:
    comes_back(title)


@given(st.text())
def test_any_title_comes_back_on_one_line(title: str) -> None:
    comes_back(title)


def comes_back(title: str) -> None:
    text = titled(title)
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert str(event(text)["SUMMARY"]).strip() == printable(title).replace("\n", " ").strip()


def test_a_line_is_folded_at_75_octets_and_between_letters() -> None:
    assert folded("a" * 75) == "a" * 75
    assert folded("a" * 76) == "a" * 75 + "\r\n a"
    assert folded("a" * 74 + "é" + "b" * 73) == "a" * 74 + "\r\n é" + "b" * 72 + "\r\n b"
