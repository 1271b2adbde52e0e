"""Rows as CSV: what a spreadsheet reads is what was written, and nothing is calculated."""

from __future__ import annotations

import csv
import io

import pytest

from repair_cli.export.csv_text import cell, write


@pytest.mark.parametrize(
    "words", ['=HYPERLINK("http://x","y")', "+1", "-2+3", "@SUM(A1)", "  =1+1", "\t=1", "\r\n=1", "\uff1d1", "=1;2"]
)
def test_no_text_becomes_a_formula(words: str) -> None:
    [[read]] = csv.reader(io.StringIO(write((words,), ())))
    assert read.startswith("'") or not read.lstrip().startswith(("=", "+", "-", "@", "\uff1d"))
    assert " ".join(words.split()).strip() in read.replace("    ", "")


@pytest.mark.parametrize("words", ["", "a, b", 'she said "no"', "two\nlines", "größer", "a;b", "'quoted'"])
def test_what_is_read_is_what_was_written(words: str) -> None:
    [names, row] = csv.reader(io.StringIO(write(("day", "learned"), [("2026-11-22", words)])))
    assert names == ["day", "learned"]
    assert row == ["2026-11-22", " ".join(words.split())]


def test_numbers_stay_numbers() -> None:
    assert write(("rounds",), [(3,), (-1,)]) == "rounds\r\n3\r\n-1\r\n"


def test_nothing_can_steer_a_terminal() -> None:
    assert cell("\x1b[2J") == "\\x1b[2J"
