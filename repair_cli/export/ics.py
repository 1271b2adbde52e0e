"""The day to look back as an iCalendar file (RFC 5545): one event that says nothing of what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.errors import ExitCode, RepairError
from repair_cli.export.blocks import flat
from repair_cli.guide.page import Page, Review

_LONGEST_LINE = 75
"""Octets of a line, its end not counted."""
_MEANINGS = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})
_EVENTS = "3f2b1c52-6f0e-4a55-9a43-0d6a3c3c7f10"
"""Where the names of events begin, so that they clash with no other calendar's."""


def write(page: Page, language: str) -> str:
    """The whole file, with line ends as the format has them; `language` is the language code of the title.

    Calendars are synced and shared, so nothing of the page stands in it. Raises RepairError where there is no day.
    """
    if page.review is None:
        hint = "take another format, such as .md"
        raise RepairError("there is no day to look back in this walk", ExitCode.ANSWERS, hint)
    return "".join(f"{folded(line)}\r\n" for line in _lines(page.review, language))


def _lines(review: Review, language: str) -> Iterator[str]:
    import uuid  # late: only a calendar needs it

    day = review.day.replace("-", "")
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//look back//1//EN", "BEGIN:VEVENT")
    yield f"UID:{uuid.uuid5(uuid.UUID(_EVENTS), f'{review.guide} {review.day}')}"
    # The format wants to know when the event was made. That would need a clock, and tell others when somebody sat
    # here: the day itself stands in its place. So the same walk gives the same file, and it can be taken in twice.
    yield f"DTSTAMP:{day}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day}"  # without an end, it lasts that day
    yield f"SUMMARY{_language(language)}:{escaped(review.title)}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR")


def _language(code: str) -> str:
    """The language of a text as a parameter; a code that is none is left out."""
    return f";LANGUAGE={code}" if code.replace("-", "").isalnum() and code.isascii() else ""


def escaped(text: str) -> str:
    """The text, safe to print, on one line, with a backslash before what the format gives a meaning."""
    return flat(text).translate(_MEANINGS)


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, each further one behind a space; no letter is cut."""
    pieces, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += octets
    return "\r\n".join(pieces)
