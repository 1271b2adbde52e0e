"""Lines of a diary are counted by skill, by scene and by month; own words alone are compared."""

from __future__ import annotations

from msgspec.structs import replace

from repair_cli.guide.diary import Practised, Rehearsal, by_month, by_skill, compared, times

ONE = Rehearsal("2026-10-31", "clock", "The clock", "hear-anger", 1, "opens", 2, 2, 6, 3, 1, {"blame": 1})
CHOSEN = Rehearsal("2026-11-02", "clock", "The clock", "hear-anger", 1, "leaves", rounds=3)
LATER = replace(ONE, day="2026-11-05", scene="late", skill="apologize", asked=3, met=3, replies=1, clean=1, rounds=1)


def test_skills_come_with_their_rounds_the_most_practised_first() -> None:
    assert by_skill([LATER, ONE, CHOSEN]) == (
        Practised("hear-anger", 2, 5, "2026-11-02"),
        Practised("apologize", 1, 1, "2026-11-05"),
    )


def test_months_put_what_was_ticked_beside_what_the_check_saw() -> None:
    october, november = by_month([ONE, CHOSEN, LATER])
    assert (october.month, october.rehearsals, october.ticked, october.quiet) == ("2026-10", 1, 50, 50)
    assert (november.month, november.rehearsals, november.ticked, november.quiet) == ("2026-11", 1, 100, 100)


def test_written_replies_are_compared_with_nothing() -> None:
    assert by_month([CHOSEN]) == ()
    assert (compared([CHOSEN]).ticked, compared([CHOSEN]).quiet) == (None, None)


def test_scenes_are_counted() -> None:
    assert times([ONE, CHOSEN, LATER]) == {"clock": 2, "late": 1}
