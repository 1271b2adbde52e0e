"""What is made of the rules that ship is stored beside them, and never believed when it does not fit."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from repair_cli.checks.wording import wording_problems
from repair_cli.guide.model import Audience
from repair_cli.library.packs import shipped
from repair_cli.library.wording import FOLDER, MADE, are_ready, made_ready, wordings

RULES = shipped() / FOLDER
TEXT = "You never listen to me."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "wording"))


def test_what_was_made_is_what_would_be_made_now() -> None:
    assert (RULES / MADE).read_bytes() == made_ready(RULES), "run `python -m tests.wording.made --write`"


def test_lint_takes_what_was_made_of_just_these_files_for_tried_and_they_are_sound() -> None:
    assert are_ready(RULES)
    assert wording_problems(RULES) == []


def test_rules_that_were_changed_are_not_ready(folder: Path) -> None:
    with (folder / "shared.yaml").open("a", encoding="utf-8") as file:
        file.write("# one more line\n")
    assert not are_ready(folder)


@pytest.mark.parametrize("made", [b"", b"{}", b"no sum", b'"00000000"\n{}\n{}\n', (RULES / MADE).read_bytes()[:-9]])
def test_without_it_or_where_it_is_no_good_the_rules_are_made_anew(folder: Path, made: bytes) -> None:
    (folder / MADE).write_bytes(made)
    assert wordings(folder)[Audience.CLIENT].find(TEXT) == wordings(RULES)[Audience.CLIENT].find(TEXT) != ()


def test_rules_that_were_changed_count_at_once(folder: Path) -> None:
    for path in folder.glob("*.yaml"):
        if path.stem not in ("shared", "absolutes"):
            path.unlink()
    assert {one.kind for one in wordings(folder)[Audience.CLIENT].find(TEXT)} == {"absolutes"}


def test_without_a_folder_nothing_is_found(tmp_path: Path) -> None:
    assert wordings(tmp_path / "nothing")[Audience.CLIENT].find(TEXT) == ()
