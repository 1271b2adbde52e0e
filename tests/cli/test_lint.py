"""`repair content lint`: every problem of every file, or how much is sound."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from repair_cli.library.packs import shipped
from tests.conftest import Repair

GUIDE = """\
guide: {name}
title: A guide
about: For a test.
for: anyone
minutes: 2
start: {name}-a
nodes:
  {name}-a:
    ask: text
    question: Q?
    next: {name}-end
  {name}-end:
    outcome: end
    title: T
    say: S
"""


def sound(folder: Path, name: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(GUIDE.format(name=name))
    return path


def test_without_a_path_what_ships_is_checked(repair: Repair) -> None:
    ran = repair("content", "lint")
    count = len(list(shipped().glob("*.yaml"))) - 2
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{count} guides with ")
    assert ran.out.endswith(" nodes are sound\n")


def test_a_sound_file_is_counted(repair: Repair, tmp_path: Path) -> None:
    sound(tmp_path, "x")
    ran = repair("content", "lint", "x.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "1 guide with 2 nodes is sound\n", "")


def test_the_files_of_a_folder_are_counted_once(repair: Repair, tmp_path: Path) -> None:
    sound(tmp_path, "x")
    sound(tmp_path, "y")
    (tmp_path / "notes.txt").write_text("[")
    ran = repair("content", "lint", tmp_path, "x.yaml", tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "2 guides with 4 nodes are sound\n", "")


def test_words_and_lines_alone_are_sound_too(repair: Repair) -> None:
    ships = shipped()
    ran = repair("content", "lint", ships / "interface.yaml", ships / "support-lines.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "2 files without a guide are sound\n", "")
    ran = repair("content", "lint", ships / "interface.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "1 file without a guide is sound\n", "")


def test_all_problems_of_all_files_are_printed_in_order(repair: Repair, tmp_path: Path) -> None:
    sound(tmp_path, "x")
    (tmp_path / "b.yaml").write_text(GUIDE.format(name="b").replace("next: b-end", "next: b-ende"))
    (tmp_path / "a.yaml").write_text("")
    ran = repair("content", "lint", "nowhere.yaml", "x.yaml", "b.yaml", "a.yaml")
    assert (ran.code, ran.err) == (3, "")
    assert ran.out.splitlines() == [
        "a.yaml:1:1: error R011 there is nothing in this file",
        "b.yaml:11:11: error R201 `b-ende` is no node; did you mean `b-end`?",
        "nowhere.yaml:1:1: error R001 cannot be read: no such file or directory",
    ]


def test_a_folder_without_content_is_told_and_hides_nothing(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a.yaml").write_text("")
    ran = repair("content", "lint", "empty", "a.yaml")
    assert (ran.code, ran.err) == (3, "")
    assert ran.out.splitlines() == [
        "a.yaml:1:1: error R011 there is nothing in this file",
        "empty:1:1: error R006 there is no .yaml file in this folder; give a file, or the folder of a pack",
    ]


def test_a_folder_that_is_called_like_a_file_is_told(repair: Repair, tmp_path: Path) -> None:
    sound(tmp_path, "x")
    (tmp_path / "y.yaml").mkdir()
    ran = repair("content", "lint", ".")
    assert (ran.code, ran.out) == (3, "y.yaml:1:1: error R002 this is no regular file; give the path of a text file\n")


@pytest.mark.parametrize("path", ["pipe.yaml", "/dev/zero", "/dev/tty"])
def test_what_could_be_waited_for_is_refused(repair: Repair, tmp_path: Path, path: str) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    ran = repair("content", "lint", path)
    assert (ran.code, ran.err) == (3, "")
    assert ran.out in (
        f"{path}:1:1: error R002 this is no regular file; give the path of a text file\n",
        f"{path}:1:1: error R001 cannot be read: no such device or address\n",
    )


def test_a_path_that_the_system_refuses_is_a_file_that_cannot_be_read(repair: Repair) -> None:
    name = "x" * 300
    ran = repair("content", "lint", name)
    assert (ran.code, ran.out) == (3, f"{name}:1:1: error R001 cannot be read: file name too long\n")


def test_a_name_cannot_steer_the_terminal(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "\x1b[2J.yaml").write_text("")
    ran = repair("content", "lint", ".")
    assert ran.out == "\\x1b[2J.yaml:1:1: error R011 there is nothing in this file\n"


def test_content_in_another_language_is_refused_with_the_nearest_one(repair: Repair) -> None:
    ran = repair("content", "lint", "--lang", "enn")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no content in the language `enn`; did you mean `en`?" in ran.err
