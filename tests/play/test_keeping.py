"""A walk that is kept while it is played: written down before the next question shows, and removed by `/leave`."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.library.interface import Interface
from repair_cli.play.player import Status
from tests.play.conftest import Diary, Played

ALL = ("came late", "hurt", "3", "one", "", "line one", "", "2026-12-05", "2", "yes")


def _last(diary: Diary) -> dict[str, object]:
    return dict(diary.walks[-1].answers())


def test_each_answer_is_written_down_before_the_next_line_is_asked_for(played: Played) -> None:
    for count in range(1, 4):
        diary = Diary()
        played(*ALL[:count], "/support", person=False, keeper=diary)
        assert list(_last(diary)) == ["what", "feeling", "stirred"][:count]


def test_the_end_is_written_down_too(played: Played) -> None:
    diary = Diary()
    player, _ = played(*ALL, keeper=diary)
    assert player.status is Status.FINISHED
    assert diary.walks[-1] == player.walk


def test_back_and_a_change_are_written_down(played: Played) -> None:
    diary = Diary()
    played("came late", "hurt", "/back", person=False, keeper=diary)
    assert (_last(diary), dict(diary.walks[-1].drafts)) == ({"what": "came late"}, {"feeling": ("hurt",)})
    played("came late", "hurt", "/review 1", "left", person=False, keeper=diary)
    assert _last(diary) == {"what": "left", "feeling": ("hurt",)}


@pytest.mark.parametrize("person", [True, False])
def test_each_line_of_several_is_written_down_before_the_next(played: Played, person: bool) -> None:
    diary = Diary()
    played("came late", "hurt", "3", "one", "two", person=person, keeper=diary)
    assert diary.walks[-1].drafts["plan"] == "one\ntwo"


def test_lines_that_were_ended_leave_nothing_beside_the_walk(played: Played) -> None:
    diary = Diary()
    played("came late", "hurt", "3", "one", "two", "", person=False, keeper=diary)
    assert (_last(diary)["plan"], dict(diary.walks[-1].drafts)) == (("one", "two"), {})


def test_a_pause_of_what_is_not_kept_any_more_says_what_is_still_there(played: Played, words: Interface) -> None:
    player, front = played("came late", "hurt", "/pause", "", keeper=Diary(room=2))
    assert player.status is Status.PAUSED
    assert front.told == [words("pause-as-before"), "repair resume 7"]


def test_pause_says_how_to_go_on_and_asks_for_no_name(played: Played, words: Interface) -> None:
    for line in ("/pause", "/pause /leave"):
        player, front = played("came late", line, keeper=Diary())
        assert player.status is Status.PAUSED
        assert front.told == [words("pause-session"), "repair resume 7"]


def test_the_end_of_input_is_a_pause_that_asks_for_no_name(played: Played, words: Interface) -> None:
    player, front = played("came late", keeper=Diary())
    assert (player.status, front.told) == (Status.PAUSED, [words("pause-session"), "repair resume 7"])


def test_a_pause_with_a_name_writes_the_file_as_well(played: Played, words: Interface, tmp_path: Path) -> None:
    _, front = played("came late", "/pause a.yaml", keeper=Diary())
    assert (tmp_path / "a.yaml").exists()
    assert front.told[-2:] == [words("pause-session"), "repair resume 7"]


def test_a_file_that_cannot_be_written_is_told_and_the_walk_is_kept(played: Played, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mine", encoding="utf-8")
    player, front = played("came late", "/pause a.yaml", keeper=Diary())
    assert (player.status, front.told[0], front.told[-1]) == (
        Status.PAUSED, "a.yaml exists already", "repair resume 7",
    )  # fmt: skip


def test_leave_removes_what_was_written_down(played: Played) -> None:
    diary = Diary()
    player, front = played("came late", "/leave", keeper=diary)
    assert (player.status, diary.walks, front.wiped) == (Status.LEFT, [], 1)


def test_where_it_cannot_be_written_down_any_more_it_is_told_at_once_and_goes_on(
    played: Played, words: Interface
) -> None:
    diary = Diary(room=2)
    player, front = played(*ALL, keeper=diary)
    assert player.status is Status.FINISHED
    assert front.screens[2].hints[-2:] == ("the diary is full; take another one", words("kept-no-more"))
    assert front.screens[3].hints[-1] != words("kept-no-more")
    assert list(_last(diary)) == ["what"]


def test_a_pause_after_that_asks_for_a_file(played: Played, words: Interface) -> None:
    _, front = played("came late", "hurt", "/pause", "a.yaml", keeper=Diary(room=2))
    assert front.told == [words("pause-kept", file="a.yaml"), "repair run small --answers a.yaml"]


def test_leave_after_that_still_removes_what_was_written_down_before(played: Played) -> None:
    diary = Diary(room=2)
    played("came late", "hurt", "/leave", keeper=diary)
    assert diary.walks == []


def test_lines_beyond_the_limit_are_kept_once_and_whole(played: Played) -> None:
    diary = Diary()
    lines = [letter * 25 for letter in "abcdefg"]
    played(*ALL[:5], *lines, person=False, keeper=diary)
    assert diary.walks[-1].drafts == {"letter": "\n".join(lines)}
    assert [walk.drafts.get("letter") for walk in diary.walks[-3:-1]] == [lines[0], f"{lines[0]}\n{lines[1]}"]
