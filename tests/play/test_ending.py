"""The end of a walk: what it says, and the choice of where to go from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.frames import Heading, Item, Paragraph
from repair_cli.guide.walk import Walk
from repair_cli.library.interface import Interface
from repair_cli.play.ending import choose_next, ending_screen
from repair_cli.play.player import Player, Status
from repair_cli.play.screen import Screen
from tests.play.conftest import Played, Scripted, support_here

ALL = ("came late", "hurt", "3", "one", "", "/skip", "2026-12-05", "2", "yes")
OFFERS = ("A small guide", "Another guide")


def test_the_ending_tells_the_outcome_and_the_card(played: Played, words: Interface) -> None:
    player, _ = played(*ALL)
    assert ending_screen(player.walk, words, support_here) == Screen(
        title="Say it to them",
        blocks=(
            Paragraph("You said that came late."),
            Heading("Your card: My card"),
            Heading("What happened"),
            Paragraph("When you came late, I felt hurt."),
            Heading("Plan"),
            Item("one"),
        ),
    )


def test_an_ending_without_a_card_is_the_outcome_alone(played: Played, words: Interface) -> None:
    player, _ = played(*ALL[:-1], "no")
    assert ending_screen(player.walk, words, support_here) == Screen(
        title="Wait a little", blocks=(Paragraph("Look again."),)
    )


def test_a_walk_that_goes_on_has_no_ending(played: Played, words: Interface) -> None:
    player, _ = played(person=False)
    assert ending_screen(player.walk, words, support_here) == Screen()


def _choose(player: Player, *lines: str, folder: Path | None = None) -> tuple[int | None, Scripted]:
    front = Scripted(*lines)
    player.front = front

    def save(name: str, walk: Walk) -> str:
        if folder is None:
            raise RepairError(f"{name} cannot be written", ExitCode.STORAGE, "take another name")
        (folder / name).write_text(walk.here.id, encoding="utf-8")
        return name

    return choose_next(player, OFFERS, save), front


@pytest.mark.parametrize(("line", "chosen"), [("1", 0), ("2", 1), ("4", None), ("leave", None), ("ANOTHER", 1)])
def test_another_guide_or_to_leave(played: Played, line: str, chosen: int | None) -> None:
    found, front = _choose(played(*ALL)[0], line)
    assert found == chosen
    assert front.screens[0].question == "What next?"
    assert front.screens[0].choices == ("A small guide", "Another guide", "Save this page", "Leave")


def test_the_end_of_input_leaves(played: Played) -> None:
    assert _choose(played(*ALL)[0])[0] is None


def test_a_number_that_is_not_there_is_told(played: Played) -> None:
    found, front = _choose(played(*ALL)[0], "7", "soon", "", "/back", "1")
    assert found == 0
    assert front.told == [
        "There is no 7 on the list. The numbers go from 1 to 4.",
        *["Please type a number of the list, from 1 to 4."] * 3,
    ]


def test_support_and_leave_work_here_too(played: Played) -> None:
    player, _ = played(*ALL)
    found, front = _choose(player, "/support", "/leave")
    assert found is None
    assert front.told == ["<crisis>"]
    assert front.wiped == 1
    assert player.status is Status.LEFT


def test_the_page_is_saved_under_a_name_and_one_may_change_ones_mind(played: Played, tmp_path: Path) -> None:
    found, front = _choose(played(*ALL)[0], "3", "page.md", "3", "", "2", folder=tmp_path)
    assert found == 1
    assert front.told == ["Saved in page.md."]
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == "near"


def test_a_page_that_cannot_be_saved_is_told_and_nothing_is_lost(played: Played) -> None:
    found, front = _choose(played(*ALL)[0], "3", "page.md", "", "1")
    assert found == 0
    assert front.told == ["page.md cannot be written; take another name"]


def test_one_may_leave_at_the_name_of_a_page(played: Played) -> None:
    player, _ = played(*ALL)
    found, front = _choose(player, "3", "/leave")
    assert (found, player.status, front.wiped) == (None, Status.LEFT, 1)
