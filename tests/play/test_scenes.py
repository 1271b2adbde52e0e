"""Which scene comes next follows from what was asked for, from the diary, and from how hard the last one was."""

from __future__ import annotations

import pytest

from repair_cli.guide.diary import Rehearsal
from repair_cli.library.catalogue import Listed
from repair_cli.play.scenes import Practised, Wanted, after, drawn, in_order


def scene(name: str, skill: str = "validate", level: int = 1, seat: str = "therapist") -> Listed:
    return Listed(name, name.title(), "About.", seat, 8, skill, level, ("couple",), ("money",), ("denial",), ())


def played(name: str, skill: str = "validate") -> Rehearsal:
    return Rehearsal("2026-11-22", name, name, skill, 1, "opens")


A, B, C = scene("a"), scene("b", level=2), scene("c", level=3)
D, E = scene("d", "apologize", 2), scene("e", "stay-with-point", 1, "client")
ALL = [A, B, C, D, E]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(), "abcde"),
        (Wanted(skill="validate"), "abc"),
        (Wanted(level=2), "bd"),
        (Wanted(seat="client"), "e"),
        (Wanted(marker="denial", setting="couple", topic="money"), "abcde"),
        (Wanted(marker="pressure"), ""),
        (Wanted(setting="online"), ""),
        (Wanted(topic="silence"), ""),
    ],
)
def test_only_what_was_asked_for_fits(wanted: Wanted, names: str) -> None:
    assert "".join(one.id for one in ALL if wanted.fits(one)) == names


def test_without_a_diary_skills_stand_in_the_order_of_the_words() -> None:
    found = in_order(ALL, ["apologize", "validate"], Practised())
    assert [one.id for one in found] == ["d", "a", "b", "c", "e"]


def test_what_was_practised_least_comes_first() -> None:
    diary = [played("d", "apologize"), played("d", "apologize"), played("a")]
    other = scene("aa")
    found = in_order([*ALL, other], ["apologize", "validate", "stay-with-point"], Practised.of(diary))
    assert [one.id for one in found] == ["e", "aa", "a", "b", "c", "d"]


def test_a_seed_always_gives_the_same_order_and_nothing_comes_twice_before_all_came_once() -> None:
    diary: list[Rehearsal] = []
    order = []
    for _ in range(2 * len(ALL)):
        one = drawn(ALL, 7, Practised.of(diary))
        order.append(one.id)
        diary.append(played(one.id))
    assert sorted(order[:5]) == list("abcde")
    assert order[:5] == order[5:]
    assert drawn(reversed(ALL), 7, Practised()) == drawn(ALL, 7, Practised())
    assert {drawn(ALL, seed, Practised()).id for seed in range(40)} == set("abcde")


def test_of_one_scene_that_one_is_drawn() -> None:
    assert drawn([A], None, Practised()) == A


@pytest.mark.parametrize(
    ("last", "difficulty", "first"),
    [
        (A, "easy", "b"),
        (B, "easy", "c"),
        (B, "hard", "a"),
        (C, "hard", "b"),
        (B, "good", "d"),
        (B, "", "d"),
        (C, "easy", "b"),
    ],
)
def test_the_next_scene_follows_from_how_hard_the_last_one_was(last: Listed, difficulty: str, first: str) -> None:
    assert after(last, difficulty, ALL, Practised())[0].id == first


def test_the_next_scene_is_of_the_same_seat_and_another_one() -> None:
    assert [one.id for one in after(A, "good", ALL, Practised())] == ["b", "c", "d"]
    assert after(E, "good", ALL, Practised()) == []


def test_of_two_that_follow_alike_what_was_played_least_comes_first() -> None:
    other = scene("aa")
    assert after(scene("z"), "good", [A, other], Practised.of([played("a")]))[0].id == "aa"
