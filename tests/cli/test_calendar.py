"""The day to look back as a calendar file."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import icalendar

from tests.cli.conftest import Finished
from tests.conftest import Repair

SECRET = "what nobody may read"


def answers(finished: Finished, folder: Path, **given: str) -> str:
    """A file with the answers of a walk; every text in it is one that nobody may read."""
    walk = finished("six-steps-client", given)
    found = {key: SECRET if value == f"words about {key}" else value for key, value in walk.answers().items()}
    (folder / "a.json").write_text(json.dumps(found), encoding="utf-8")
    return "a.json"


def day_in(text: str) -> datetime.date:
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    found = icalendar.Event.decoded(event, "DTSTART")
    assert isinstance(found, datetime.date)
    return found


def test_the_day_that_was_named_is_in_the_file_and_no_answer_is(
    repair: Repair, finished: Finished, tmp_path: Path
) -> None:
    name = answers(finished, tmp_path, **{"review-when": "date", "review-date": "2026-12-05"})
    ran = repair("run", "six-steps-client", "--answers", name, "-o", "plan.ics")
    assert (ran.code, ran.err) == (0, "repair: written to plan.ics\n")
    written = (tmp_path / "plan.ics").read_bytes()
    assert day_in(written.decode()) == datetime.date(2026, 12, 5)
    assert b"SUMMARY;LANGUAGE=en:A time to look back\r\n" in written
    assert written.count(b"\n") == written.count(b"\r\n")
    assert SECRET not in written.decode().replace("\r\n ", "")
    assert "six" not in written.decode()


def test_in_a_few_sessions_counts_from_today(repair: Repair, finished: Finished, tmp_path: Path) -> None:
    name = answers(finished, tmp_path, **{"review-when": "few"})
    before = datetime.datetime.now().astimezone().date()
    ran = repair("run", "six-steps-client", "--answers", name, "--format", "ics")
    after = datetime.datetime.now().astimezone().date()
    assert ran.code == 0
    assert before <= day_in(ran.out) - datetime.timedelta(days=21) <= after


def test_a_walk_without_a_day_has_no_calendar_file(repair: Repair, finished: Finished, tmp_path: Path) -> None:
    walk = finished("six-steps-quick", {"role": "client"})
    (tmp_path / "a.json").write_text(json.dumps(walk.answers()), encoding="utf-8")
    ran = repair("run", "six-steps-quick", "--answers", "a.json", "-o", "plan.ics")
    assert ran.code == 4
    assert ran.err == "repair: there is no day to look back in this walk; take another format, such as .md\n"
    assert not (tmp_path / "plan.ics").exists()
