"""The diary as lines: practice by skill, and two looks at the words over time. No grade, no streak, no praise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from repair_cli.guide.diary import Compared, Rehearsal, by_month, by_skill, compared

_WIDEST = 20
"""Signs of the longest bar for rounds."""
_TENTHS = 10
"""Signs of a bar for a hundred of a hundred."""
_FEW = 5
"""Replies below which the two looks are not set against each other."""
_APART = 20
"""Of a hundred: how far the two looks may be from each other and still be called close."""


def lines(diary: Sequence[Rehearsal], skills: Mapping[str, str], sign: str) -> Iterator[str]:
    """The whole page. `skills` has the words for each skill, `sign` is what bars are made of."""
    rounds = sum(line.rounds for line in diary)
    yield f"{_count(len(diary), 'rehearsal')}, {_count(rounds, 'round')}"
    yield ""
    yield from _practised(diary, skills, sign)
    whole = compared(diary)
    if whole.replies:
        yield ""
        yield from _two_looks(whole)
        yield ""
        for month in by_month(diary):
            yield from _month(month, sign)


def _practised(diary: Sequence[Rehearsal], skills: Mapping[str, str], sign: str) -> Iterator[str]:
    found = by_skill(diary)
    most = max(1, *(one.rounds for one in found))
    for one in found:
        bar = sign * max(1, round(min(most, _WIDEST) * one.rounds / most)) if one.rounds else ""
        yield skills.get(one.skill, one.skill)
        told = f"{_count(one.rounds, 'round')}, {_count(one.rehearsals, 'rehearsal')}, last on {one.last}"
        yield f"    {bar} {told}" if bar else f"    {told}"


def _two_looks(whole: Compared) -> Iterator[str]:
    yield "Your look, and the wording check"
    yield f"    Of {_criteria(whole.asked)} you ticked {_of(whole.met, whole.ticked)}."
    checked = _count(whole.replies, "reply", "replies")
    yield f"    Of {checked} the wording check saw nothing in {_of(whole.clean, whole.quiet)}."
    if whole.replies >= _FEW and whole.ticked is not None and whole.quiet is not None:
        yield f"    {_apart(whole.ticked - whole.quiet)}"
    yield "    They look at different things: you at the criteria, the check at phrases. Neither is a grade."


def _apart(gap: int) -> str:
    """What a difference between the two can mean; it can mean other things too."""
    if gap >= _APART:
        return "You ticked more than the check would. It can help to look once more at one phrase that it named."
    if gap <= -_APART:
        return "You ticked less than the check would. It sees phrases alone; you may have noticed what it cannot."
    return "The two are close to each other."


def _month(one: Compared, sign: str) -> Iterator[str]:
    yield f"{one.month}, {_count(one.rehearsals, 'rehearsal')}"
    if one.ticked is not None:
        yield f"    you ticked    {_bar(one.ticked, sign)} {one.ticked} %"
    if one.quiet is not None:
        yield f"    nothing seen  {_bar(one.quiet, sign)} {one.quiet} %"


def _bar(share: int, sign: str) -> str:
    full = round(share * _TENTHS / 100)
    return sign * full + "." * (_TENTHS - full)


def _of(part: int, share: int | None) -> str:
    return f"{part} ({share} %)" if share is not None else str(part)


def _criteria(count: int) -> str:
    return _count(count, "criterion", "criteria")


def _count(count: int, one: str, several: str = "") -> str:
    return f"{count} {one if count == 1 else several or f'{one}s'}"
