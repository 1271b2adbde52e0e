"""What is looked at in the folder of a pack: nothing that leads out of it, nothing without a measure."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from repair_cli.errors import ContentError, Problem
from repair_cli.library.folders import MOST_BYTES, MOST_FILES, files_in
from repair_cli.library.listing import guide_files
from repair_cli.library.packs import Library, shipped
from tests.library.packing import GUIDE, pack, plain

OUT = "error K121 this link leads out of the pack; put what it leads to into the pack"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A folder beside the pack, with a guide that is none of its."""
    return plain(tmp_path / "secret", "hidden")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return pack(tmp_path / "mine", "talk")


def refused(folder: Path) -> list[str]:
    """What is said when the pack is used."""
    with pytest.raises(ContentError) as caught:
        Library((folder,), shipped()).guide("talk")
    return [str(one).replace(f"{folder.parent}/", "") for one in caught.value.problems]


def test_guides_are_its_own_and_its_scenes(tmp_path: Path) -> None:
    folder = pack(tmp_path / "mine", "talk", "scenes/clock", "stories/talk", "deeper/other")
    assert [str(path.relative_to(folder)) for path in guide_files(folder)] == ["talk.yaml", "scenes/clock.yaml"]


def test_only_one_level_of_scenes_is_read(tmp_path: Path) -> None:
    folder = pack(tmp_path / "mine", "talk", "scenes/clock")
    plain(folder / "scenes" / "scenes", "deep")
    plain(folder / "scenes" / "more", "deeper")
    assert {path.stem for path in guide_files(folder)} == {"talk", "clock"}


def test_scenes_that_are_no_folder_are_none(mine: Path) -> None:
    os.mkfifo(mine / "scenes")
    assert [path.name for path in guide_files(mine)] == ["talk.yaml"]


@pytest.mark.parametrize("name", ["other.yaml", "talk.yaml", "pack.yaml", "proofs.yaml"])
def test_a_file_that_links_out_of_the_pack_is_refused(mine: Path, secret: Path, name: str) -> None:
    (mine / name).unlink(missing_ok=True)
    (mine / name).symlink_to(secret / "hidden.yaml")
    assert refused(mine) == [f"mine/{name}:1:1: {OUT}"]


def test_a_relative_link_and_a_chain_of_links_lead_out_as_well(mine: Path, secret: Path) -> None:
    (mine / "a.yaml").symlink_to(Path("..") / "secret" / "hidden.yaml")
    (mine / "b.yaml").symlink_to("a.yaml")
    (mine / "c.yaml").symlink_to(Path("..") / "mine-too")
    assert refused(mine) == [f"mine/{name}.yaml:1:1: {OUT}" for name in "abc"]


def test_a_folder_beside_with_a_longer_name_is_outside(mine: Path) -> None:
    plain(mine.with_name("mine-too"), "hidden")
    (mine / "a.yaml").symlink_to(mine.with_name("mine-too") / "hidden.yaml")
    assert refused(mine) == [f"mine/a.yaml:1:1: {OUT}"]


def test_scenes_that_link_out_of_the_pack_are_refused(mine: Path, secret: Path) -> None:
    (mine / "scenes").symlink_to(secret)
    assert refused(mine) == [f"mine/scenes:1:1: {OUT}"]


def test_a_scene_that_links_out_of_the_pack_is_refused(mine: Path, secret: Path) -> None:
    (mine / "scenes").mkdir()
    (mine / "scenes" / "x.yaml").symlink_to(secret / "hidden.yaml")
    assert refused(mine) == [f"mine/scenes/x.yaml:1:1: {OUT}"]


def test_a_device_behind_a_link_is_refused(mine: Path) -> None:
    (mine / "pack.yaml").unlink()
    (mine / "pack.yaml").symlink_to("/dev/zero")
    assert refused(mine) == [f"mine/pack.yaml:1:1: {OUT}"]


def test_a_link_inside_the_pack_is_followed(mine: Path, tmp_path: Path) -> None:
    (mine / "sources").mkdir()
    (mine / "sources" / "walk.txt").write_text(GUIDE.format("walk", "T"))
    (mine / "walk.yaml").symlink_to(Path("sources") / "walk.txt")
    (tmp_path / "door").symlink_to(mine)
    assert Library((tmp_path / "door",), shipped()).guide("walk").id == "walk"


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_pack_file_that_is_no_file_is_refused(mine: Path, make: Callable[[Path], None]) -> None:
    (mine / "pack.yaml").unlink()
    make(mine / "pack.yaml")
    told = "error R002 this is no regular file; give the path of a text file"
    assert refused(mine) == [f"mine/pack.yaml:1:1: {told}"]


def test_a_link_to_itself_is_refused(mine: Path) -> None:
    (mine / "talk.yaml").unlink()
    (mine / "talk.yaml").symlink_to("talk.yaml")
    assert refused(mine) == ["mine/talk.yaml:1:1: error R001 cannot be read: too many levels of symbolic links"]


def test_thousands_of_files_are_refused(tmp_path: Path) -> None:
    assert refused(with_files(tmp_path, MOST_FILES)) == [
        "mine:1:1: error K122 there are more than 2,000 YAML files in this folder; split the pack"
    ]


def test_files_that_are_too_large_together_are_refused(mine: Path) -> None:
    for number in range(11):
        with (mine / f"x{number}.yaml").open("wb") as file:
            file.truncate(MOST_BYTES // 10)
    told = "error K123 the files of this pack have more than 10,000,000 bytes together; split it"
    assert refused(mine) == [f"mine:1:1: {told}"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\x1b[2J.yaml", "\\x1b[2J.yaml"),
        ("a\u202elmay.yaml", "a\\u202elmay.yaml"),
        ("1 guide is sound\nx.yaml", "1 guide is sound x.yaml"),
        ("\udcff.yaml", "\\udcff.yaml"),
        (f"{'x' * 100}\x07.yaml", f"{'x' * 60}..."),
    ],
)
def test_a_name_that_could_steer_a_terminal_is_refused_and_not_repeated(mine: Path, name: str, shown: str) -> None:
    (mine / name).touch()
    assert refused(mine) == [f"mine:1:1: error K124 a file here is called `{shown}`; take out what cannot be shown"]


def test_a_folder_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert files_in(tmp_path / "nowhere", ("",), problems) == []
    assert [str(one) for one in problems] == [
        f"{tmp_path}/nowhere:1:1: error R001 cannot be read: no such file or directory"
    ]


def test_thousands_of_names_that_are_not_there_are_told(tmp_path: Path) -> None:
    lines = refused(with_names(tmp_path, 2_000))
    assert len(lines) == 2_000
    assert lines[0].startswith("mine/pack.yaml:8:12: error K114 there is no guide `saftey-chek-0` in `repair`")


def with_names(tmp_path: Path, count: int) -> Path:
    """A pack that replaces guides which are not there."""
    names = ", ".join(f"saftey-chek-{number}" for number in range(count))
    return pack(tmp_path / "mine", "talk", more=f"extends: repair\nreplaces: [{names}]\n")


def with_files(tmp_path: Path, count: int) -> Path:
    folder = pack(tmp_path / "mine", "talk")
    for number in range(count):
        (folder / f"x{number}.yaml").touch()
    return folder


@pytest.mark.clock
@pytest.mark.parametrize(("make", "count"), [(with_names, 20_000), (with_files, MOST_FILES)])
def test_a_hostile_pack_is_refused_in_a_second(tmp_path: Path, make: Callable[[Path, int], Path], count: int) -> None:
    folder = make(tmp_path, count)
    least = float("inf")
    for _ in range(3):  # what else the machine does is not in the least of them
        began = time.process_time()
        refused(folder)
        least = min(least, time.process_time() - began)
    assert least < 1
