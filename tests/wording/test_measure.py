"""The measuring: what counts as right, wrong and missed, and how the page is renewed."""

from __future__ import annotations

import pytest

from tests.wording.measure import Entry, Result, Tally, measured
from tests.wording.report import BEGIN, END, renewed, report


def _entry(text: str, kinds: str = "", may: str = "", part: str = "measure") -> Entry:
    return Entry(text, "client", part, text, frozenset(kinds.split()), frozenset(may.split()))


def _measured(found: dict[str, str], *entries: Entry) -> Result:
    return measured(entries, lambda _seat, text: found.get(text, "").split())


def test_a_kind_that_is_found_where_it_is_meant_is_right_and_where_it_is_not_is_missed() -> None:
    result = _measured({"a": "blame"}, _entry("a", "blame"), _entry("b", "blame"))
    assert result.kinds["blame"] == result.any == Tally(right=1, wrong=0, missed=1)


def test_a_finding_in_a_fine_text_is_a_false_alarm() -> None:
    result = _measured({"a": "blame"}, _entry("a"), _entry("b"))
    assert result.kinds["blame"] == result.any == Tally(right=0, wrong=1, missed=0)
    assert (result.fine, result.alarms) == (2, 0.5)


def test_another_kind_than_the_one_that_is_meant_is_wrong_for_itself_and_right_for_any() -> None:
    result = _measured({"a": "absolutes"}, _entry("a", "blame"))
    assert result.kinds["absolutes"] == Tally(right=0, wrong=1, missed=0)
    assert result.kinds["blame"] == Tally(right=0, wrong=0, missed=1)
    assert result.any == Tally(right=1, wrong=0, missed=0)


def test_a_kind_that_can_be_argued_about_counts_neither_way() -> None:
    result = _measured({"a": "blame", "b": "blame"}, _entry("a", "absolutes", may="blame"), _entry("b", may="blame"))
    assert result.kinds["blame"] == Tally(right=0, wrong=0, missed=0)
    assert result.any == Tally(right=0, wrong=0, missed=1)


def test_a_text_that_can_only_be_argued_about_is_neither_fine_nor_to_find() -> None:
    result = _measured({"a": "absolutes"}, _entry("a", may="blame"))
    assert (result.any, result.fine, result.alarms) == (Tally(right=0, wrong=0, missed=0), 0, 0.0)


def test_precision_recall_and_f1_follow_from_the_counts() -> None:
    tally = Tally(right=6, wrong=2, missed=4)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_the_report_tells_each_part_apart_the_measured_one_first() -> None:
    entries = (_entry("a", "blame", part="build"), _entry("b", "blame"), _entry("c"))
    said = report(entries, lambda _seat, text: ["blame"] if text in "ac" else [])
    measure, build = said.split("Part `build`: ")
    assert measure.startswith("Part `measure`: 1 texts with something to find, 1 fine ones.")
    assert "100.0% false alarms" in measure
    assert "| `blame` | 1 | 0.00 | 0.00 | 0.00 |\n" in measure
    assert "| `blame` | 1 | 1.00 | 1.00 | 1.00 |\n" in build


def test_the_report_claims_no_precision_where_nothing_was_found() -> None:
    said = report((_entry("a", "blame"),), lambda _seat, _text: [])
    assert "| `blame` | 1 | none found | 0.00 | 0.00 |\n" in said


def test_only_what_stands_between_the_marks_is_renewed() -> None:
    assert renewed(f"# Page\n{BEGIN}old\n{END}rest\n", "new\n") == f"# Page\n{BEGIN}new\n{END}rest\n"


@pytest.mark.parametrize("page", ["# Page\n", f"{BEGIN}old\n", f"old\n{END}"])
def test_a_page_without_both_marks_is_left_alone(page: str) -> None:
    with pytest.raises(ValueError, match="lacks the two marks"):
        renewed(page, "new\n")
