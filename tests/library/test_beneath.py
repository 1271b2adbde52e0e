"""What has to be sound with the guides that a pack replaces."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.errors import Problem
from repair_cli.library.beneath import beneath
from repair_cli.library.listing import guide_files
from repair_cli.library.packs import Library
from tests.library.packing import pack, plain


@pytest.fixture
def ships(tmp_path: Path) -> Path:
    return pack(tmp_path / "base", "fit", "walk", "scenes/clock")


def below(ships: Path, folder: Path, *others: Path) -> tuple[list[str], list[str], list[str]]:
    """The packs below a folder, the guides that are left of them, and what is wrong."""
    problems: list[Problem] = []
    found = beneath(Library(others, ships), [*guide_files(folder), folder / "pack.yaml"], problems)
    left = [str(path.relative_to(ships.parent)) for path in found.guides]
    return [one.folder.name for one in found.packs], left, [f"{one.line} {one.code}" for one in problems]


def test_what_is_left_of_the_pack_that_ships(ships: Path, tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", "fit", "talk", more="extends: base\nreplaces: [fit]\n")
    assert below(ships, mine) == (["base"], ["base/walk.yaml", "base/scenes/clock.yaml"], [])


def test_what_is_left_of_every_pack_below(ships: Path, tmp_path: Path) -> None:
    middle = pack(tmp_path / "middle", "talk", "look", more="extends: base\n")
    mine = pack(tmp_path / "mine", "talk", "clock", more="extends: [middle, base]\nreplaces: [talk, clock]\n")
    assert below(ships, mine, middle) == (
        ["middle", "base"],
        ["middle/look.yaml", "base/fit.yaml", "base/walk.yaml"],
        [],
    )


def test_what_ships_is_below_even_where_a_guide_of_another_pack_is_replaced(ships: Path, tmp_path: Path) -> None:
    middle = pack(tmp_path / "middle", "talk")
    mine = pack(tmp_path / "mine", "talk", more="extends: middle\nreplaces: [talk]\n")
    assert below(ships, mine, middle)[0] == ["middle", "base"]


def test_a_pack_that_replaces_nothing_has_nothing_below(ships: Path, tmp_path: Path) -> None:
    assert below(ships, pack(tmp_path / "mine", "talk", more="extends: base\n")) == ([], [], [])
    assert below(ships, plain(tmp_path / "bare", "fit")) == ([], [], [])
    assert below(ships, ships) == ([], [], [])


def test_another_version_of_what_ships_stands_in_its_place(ships: Path, tmp_path: Path) -> None:
    again = pack(tmp_path / "again" / "base", "fit", "walk")
    assert below(ships, again) == ([], [], [])


def test_packs_that_are_checked_together_need_not_get_along(ships: Path, tmp_path: Path) -> None:
    problems: list[Problem] = []
    files: list[Path] = []
    for name in ("one", "two"):
        files += guide_files(pack(tmp_path / name, "fit", more="extends: base\nreplaces: [fit]\n"))
    beneath(Library((), ships), files, problems)
    assert problems == []


def test_what_a_pack_says_of_others_is_a_problem_where_it_is_not_so(ships: Path, tmp_path: Path) -> None:
    mine = pack(tmp_path / "mine", "talk", more="extends: base\nreplaces: [talk]\n")
    assert below(ships, mine) == ([], [], ["8 K114"])
