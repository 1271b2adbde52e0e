from __future__ import annotations

from repair_cli.guide.changes import ChangeWords, told
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Choose, Kind, Outcome
from repair_cli.guide.says import Phrasing
from repair_cli.guide.verdict import Change

WORDS = ChangeWords("or", "as now", "several", "several. One is: ${ends}", 'another answer to "${question}"')
STOP = Outcome("stop", Kind.SUPPORT, "stop")
TALK, WAIT, LEAVE, STAY = (Outcome(name, Kind.END, name) for name in ("talk", "wait", "leave", "stay"))


def change(
    name: str, clause: str | None, *ends: Outcome, stays: bool = False, complete: bool = True, question: str = "Q?"
) -> Change:
    return Change(name, Ask(name, Choose({}), question, ()), clause, "", clause, ends, stays, None, complete)  # type: ignore[arg-type]


def lines(*changes: Change) -> list[str]:
    return list(told(changes, Facts({}, {}, Phrasing()), WORDS))


def test_an_answer_is_told_with_the_end_that_it_leads_to() -> None:
    assert lines(change("a", "you go", LEAVE), change("b", "you wait", WAIT)) == ["you go -> leave", "you wait -> wait"]


def test_two_or_three_ends_are_named() -> None:
    assert lines(change("a", "you go", LEAVE, TALK, STOP)) == ["you go -> leave, or talk, or stop"]


def test_that_it_may_stay_as_it_is_is_told() -> None:
    assert lines(change("a", "you go", LEAVE, stays=True)) == ["you go -> leave, or as now"]


def test_more_ends_are_not_named() -> None:
    assert lines(change("a", "you go", LEAVE, TALK, WAIT, STAY)) == ["you go -> several"]


def test_that_help_is_among_more_ends_is_told() -> None:
    assert lines(change("a", "you go", LEAVE, TALK, WAIT, STOP)) == ["you go -> several. One is: stop"]


def test_ends_that_may_not_be_all_are_not_named() -> None:
    assert lines(change("a", "you go", LEAVE, complete=False)) == ["you go -> several"]


def test_what_is_not_known_and_what_has_no_words_is_left_out() -> None:
    assert lines(change("a", "you go", complete=False), change("b", None, LEAVE)) == []


def test_answers_with_the_same_words_are_one() -> None:
    assert lines(change("a", "you go", LEAVE), change("a", "you go", TALK, stays=True)) == [
        "you go -> leave, or talk, or as now"
    ]


def test_answers_that_lead_to_the_same_end_stand_in_one_line_up_to_three() -> None:
    same = [change(name, f"you {name}", LEAVE) for name in "abcd"]
    assert lines(*same) == ["you a, or you b, or you c -> leave", "you d -> leave"]


def test_many_answers_to_one_question_with_the_same_end_are_shortened() -> None:
    assert lines(*(change("a", f"you {name}", LEAVE) for name in "abcd")) == ['another answer to "Q?" -> leave']


def test_many_lines_for_one_question_become_one() -> None:
    ends = (LEAVE, TALK, WAIT, STOP)
    assert lines(*(change("a", end.id, end) for end in ends)) == ['another answer to "Q?" -> several. One is: stop']


def test_a_question_that_cannot_be_said_is_not_shortened() -> None:
    ends = (LEAVE, TALK, WAIT, STAY)
    assert len(lines(*(change("a", end.id, end, question="${secret}?") for end in ends))) == 4
