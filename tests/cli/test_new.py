"""`repair content new`: a guide to begin with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from repair_cli.library.packs import shipped
from tests.conftest import Repair


def test_a_new_pack_passes_lint_and_can_be_walked(repair: Repair, tmp_path: Path) -> None:
    ran = repair("content", "new", "packs/mine")
    assert (ran.code, ran.err) == (0, "")
    checks, walks = re.findall(r"repair (.+)", ran.out)
    assert (repair(*checks.split()).code, repair("content", "lint", "packs/mine").out) == (
        0,
        "1 guide with 4 nodes is sound\n",
    )
    walked = repair(*walks.split(), "-o", "card.md", stdin="no\nnone\nno\nnone\nheavier\nthe silence\n")
    assert walked.code == 0
    assert "What weighs is the silence." in (tmp_path / "card.md").read_text()


def test_a_new_guide_in_a_folder_has_the_name_of_its_file(repair: Repair, tmp_path: Path) -> None:
    assert repair("content", "new", "mine").code == 0
    assert repair("content", "new", "mine/after-session.yaml").code == 0
    assert repair("content", "lint", "mine").out == "2 guides with 8 nodes are sound\n"
    assert "guide: after-session " in (tmp_path / "mine" / "after-session.yaml").read_text()


def test_a_file_that_is_there_is_never_replaced(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "first-guide.yaml").write_text("mine")
    for path in (".", "first-guide.yaml"):
        ran = repair("content", "new", path)
        assert (ran.code, ran.out, ran.err) == (
            5,
            "",
            "repair: first-guide.yaml exists already; take another name\n",
        )
    assert (tmp_path / "first-guide.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("My Guide.yaml", "a guide cannot be called `My Guide`"),
        ("all.yaml", "a guide cannot be called `all`"),
        ("fit.yaml", "there is a guide `fit` already"),
    ],
)
def test_a_name_that_no_guide_can_have_is_refused(repair: Repair, tmp_path: Path, path: str, told: str) -> None:
    ran = repair("content", "new", path)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert not (tmp_path / path).exists()


def test_a_place_that_cannot_be_written_is_told(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in ("file/pack", "nowhere/mine.yaml"):
        ran = repair("content", "new", path)
        assert (ran.code, ran.out) == (5, "")
        assert "take another place" in ran.err


@pytest.mark.parametrize("name", ["first-guide", "first-story", "pack"])
def test_every_line_of_what_is_new_has_a_note(name: str) -> None:
    lines = (shipped() / "new" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and "#" not in line] == []


def test_a_new_pack_is_sound_proven_and_told(repair: Repair, tmp_path: Path) -> None:
    assert repair("content", "new", "packs/class-one").code == 0
    found = sorted(str(path.relative_to(tmp_path / "packs")) for path in (tmp_path / "packs").rglob("*.yaml"))
    assert found == ["class-one/first-guide.yaml", "class-one/pack.yaml", "class-one/stories/first-guide.yaml"]
    assert repair("content", "lint", "packs/class-one").code == 0
    assert repair("content", "proofs", "packs/class-one").code == 0
    assert repair("content", "stories", "packs/class-one").out == "3 stories are told as expected\n"
    assert "from: My pack 1\n" in repair("guides", "--content", "packs/class-one").out


@pytest.mark.parametrize(("folder", "id"), [("class-one", "class-one"), ("My Class", "my-pack")])
def test_a_new_pack_is_called_as_its_folder_where_that_can_be(
    repair: Repair, tmp_path: Path, folder: str, id: str
) -> None:
    (tmp_path / folder).mkdir()
    assert repair("content", "new", folder).code == 0
    line = (tmp_path / folder / "pack.yaml").read_text().splitlines()[3]
    assert line.split("#")[0].rstrip() == f"pack: {id}"
    assert line.index("#") == 38
    assert repair("content", "lint", folder).code == 0


def test_a_folder_that_is_in_use_gets_a_guide_and_no_more(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    assert repair("content", "new", "mine").out.startswith("mine/first-guide.yaml is yours to change.\n")
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == ["first-guide.yaml", "notes.txt"]


def test_a_guide_among_the_scenes_of_a_pack_is_walked_from_its_pack(repair: Repair, tmp_path: Path) -> None:
    assert repair("content", "new", "mine").code == 0
    (tmp_path / "mine" / "scenes").mkdir()
    ran = repair("content", "new", "mine/scenes/my-scene.yaml")
    assert ran.out.splitlines()[-1] == "Walk it:   repair run my-scene --content mine"
    assert repair("content", "lint", "mine").out == "2 guides with 8 nodes are sound\n"
