"""A list of scenes reads what stands above the nodes, and says which file it cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.errors import ContentError
from repair_cli.library.catalogue import scenes
from repair_cli.library.packs import Library, shipped

HEAD = (
    "guide: {name}\ntitle: A scene\nabout: About it.\nfor: therapist\nminutes: 8\n"
    "practice:\n  skill: validate\n  level: 2\n  settings: [couple, online]\n  markers: [denial]\n"
)
NODES = "nodes:\n  a: {outcome: end, title: A, say: a}\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    (folder / "scenes").mkdir(parents=True)
    return folder


def listed(pack: Path) -> dict[str, object]:
    theirs = {path.stem for path in pack.glob("**/*.yaml")}
    return {one.id: one for one in scenes(Library((pack,), shipped())) if one.id in theirs}


def test_a_scene_is_told_by_what_stands_above_its_nodes(pack: Path) -> None:
    (pack / "scenes" / "one.yaml").write_text(HEAD.format(name="one") + NODES + "  [broken", encoding="utf-8")
    one = next(one for one in scenes(Library((pack,), shipped())) if one.id == "one")
    assert (one.title, one.about, one.audience, one.minutes) == ("A scene", "About it.", "therapist", 8)
    assert (one.skill, one.level, one.settings, one.topics) == ("validate", 2, ("couple", "online"), ())
    assert (one.markers, one.strategies) == (("denial",), ())


def test_what_stands_below_the_nodes_is_found_too(pack: Path) -> None:
    head, practice = HEAD.format(name="one").split("practice:")
    (pack / "scenes" / "one.yaml").write_text(f"{head}{NODES}practice:{practice}", encoding="utf-8")
    assert list(listed(pack)) == ["one"]


@pytest.mark.parametrize("text", ["guide: one\n", "practice: none\n", "- a\n", "practice: {level: x, settings: one}\n"])
def test_what_is_odd_stands_in_nobodys_way(pack: Path, text: str) -> None:
    (pack / "scenes" / "one.yaml").write_text(text, encoding="utf-8")
    listed(pack)


@pytest.mark.parametrize("text", [b"\xff", b"practice: [\n", b""])
def test_a_file_that_cannot_be_read_is_named(pack: Path, text: bytes) -> None:
    (pack / "scenes" / "one.yaml").write_bytes(text)
    with pytest.raises(ContentError, match=r"one\.yaml"):
        listed(pack)


def test_the_scenes_that_ship_are_all_there() -> None:
    found = scenes(Library((), shipped()))
    assert {one.id for one in found} == {path.stem for path in (shipped() / "scenes").glob("*.yaml")}
    assert all(one.skill and one.level and one.settings for one in found)
