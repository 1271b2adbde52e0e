"""`repair content lint`: every problem of every file, or how much is sound."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from repair_cli.library.listing import guide_files
from repair_cli.library.packs import shipped
from tests.conftest import Repair
from tests.library.packing import pack

Git = Callable[..., None]

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
    why: W.
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
    count = len(list(guide_files(shipped())))
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
        "b.yaml:12:11: error R201 `b-ende` is no node; did you mean `b-end`?",
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


@pytest.mark.parametrize("folder", [".", "wording"])
def test_a_path_that_the_system_refuses_is_a_file_that_cannot_be_read(
    repair: Repair, tmp_path: Path, folder: str
) -> None:
    (tmp_path / "wording").mkdir()
    path = Path(folder, "x" * 300)
    ran = repair("content", "lint", path)
    assert (ran.code, ran.out) == (3, f"{path}:1:1: error R001 cannot be read: file name too long\n")


def test_a_file_of_wording_rules_that_is_not_there_is_not_sound(repair: Repair) -> None:
    path = shipped() / "wording" / "blam.yaml"
    ran = repair("content", "lint", path)
    assert (ran.code, ran.out) == (3, f"{path}:1:1: error R001 cannot be read: no such file or directory\n")


RULES = """\
wording: 1
kind: blame
why: It may be heard as ...
frames: [When you ...]
rules:
  cold:
    find: [you are cold]
    examples: [You are cold.]
    near-misses: [You are warm.]
"""


@pytest.mark.parametrize(
    ("inside", "path", "told"),
    [
        ("wording", ".", "1 file without a guide is sound\n"),
        ("wording", "blame.yaml", "1 file without a guide is sound\n"),
        ("scenes", ".", "1 guide with 2 nodes is sound\n"),
        ("scenes", "inner.yaml", "1 guide with 2 nodes is sound\n"),
    ],
)
def test_a_folder_of_a_pack_is_known_from_inside(
    tmp_path: Path, environment: dict[str, str], inside: str, path: str, told: str
) -> None:
    folder = pack(tmp_path / "mine", "talk", "scenes/inner")
    scene = folder / "scenes" / "inner.yaml"
    scene.write_text(
        f"{scene.read_text()}  ask: {{visit: talk, next: inner-end}}\n".replace("start: inner-end", "start: ask")
    )
    (folder / "wording").mkdir()
    (folder / "wording" / "blame.yaml").write_text(RULES)
    command = [sys.executable, "-m", "repair_cli", "content", "lint", path]
    done = subprocess.run(command, cwd=folder / inside, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, told, "")


def test_a_name_cannot_steer_the_terminal(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "\x1b[2J.yaml").write_text("")
    ran = repair("content", "lint", ".")
    assert ran.out == ".:1:1: error K124 a file here is called `\\x1b[2J.yaml`; take out what cannot be shown\n"


def test_content_in_another_language_is_refused_with_the_nearest_one(repair: Repair) -> None:
    ran = repair("content", "lint", "--lang", "enn")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no content in the language `enn`; did you mean `en`?" in ran.err


def unused(folder: Path) -> None:
    (folder / "x.yaml").write_text(GUIDE.format(name="x").replace("    why: W.\n", ""))


WARNING = "nobody needs the answer to `x-a`; use it, take it out, or say in `why` what it is good for"
ERROR = "`x-end` ends in support and shows nobody to turn to; add `support: crisis` or `offer: [support]`"


def test_a_warning_is_told_and_is_no_failure(repair: Repair, tmp_path: Path) -> None:
    unused(tmp_path)
    ran = repair("content", "lint", "x.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"x.yaml:8:3: warning R308 {WARNING}\n1 guide with 2 nodes is sound; 1 warning\n"


def test_an_error_that_a_rule_finds_is_a_failure(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(GUIDE.format(name="x").replace("outcome: end", "outcome: support"))
    ran = repair("content", "lint", "x.yaml")
    assert (ran.code, ran.out) == (3, f"x.yaml:13:3: error R302 {ERROR}\n")


def test_rules_wait_until_the_structure_is_sound(repair: Repair, tmp_path: Path) -> None:
    unused(tmp_path)
    (tmp_path / "y.yaml").write_text("")
    ran = repair("content", "lint", ".")
    assert (ran.code, ran.out) == (3, "y.yaml:1:1: error R011 there is nothing in this file\n")


@pytest.mark.parametrize(
    ("options", "is_told"),
    [
        (["--select", "R308"], True),
        (["--select", "r3"], True),
        (["--select", "R4,R308"], True),
        (["--select", "R4", "--select", "R308"], True),
        (["--select", "R401"], False),
        (["--ignore", "R308"], False),
        (["--select", "R3", "--ignore", "R308"], False),
        (["--ignore", "R301"], True),
    ],
)
def test_rules_can_be_selected_and_ignored(repair: Repair, tmp_path: Path, options: list[str], is_told: bool) -> None:
    unused(tmp_path)
    assert ("R308" in repair("content", "lint", "x.yaml", *options).out) is is_told


def test_an_unknown_rule_or_format_is_refused(repair: Repair) -> None:
    ran = repair("content", "lint", "--select", "R3,R999")
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "repair: `R999` is the code of no rule; `repair help rules` lists them\n",
    )
    ran = repair("content", "lint", "--ignore", "R201")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "repair: `R201` is the code of no rule; `repair help rules` lists them\n"
    ran = repair("content", "lint", "--format", "jsno")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err
        == "repair: there is no format `jsno`; did you mean `json`? use --format with one of: text, json, github\n"
    )


def test_findings_can_be_had_as_json(repair: Repair, tmp_path: Path) -> None:
    unused(tmp_path)
    ran = repair("content", "lint", "x.yaml", "--format", "json")
    row = {"path": "x.yaml", "line": 8, "col": 3, "code": "R308", "message": WARNING, "severity": "warning"}
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == {"schema": 1, "findings": [row], "guides": 1, "nodes": 2}
    (tmp_path / "x.yaml").write_text("")
    ran = repair("content", "lint", "x.yaml", "--format", "json")
    assert ran.code == 3
    assert [one["code"] for one in json.loads(ran.out)["findings"]] == ["R011"]


def test_findings_can_be_shown_beside_the_code(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "a,b:c%.yaml").write_text("x: 1\n")
    ran = repair("content", "lint", "a,b:c%.yaml", "--format", "github")
    assert ran.code == 3
    assert ran.out.splitlines()[0].startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=R102::")
    unused(tmp_path)
    ran = repair("content", "lint", "x.yaml", "--format", "github")
    assert ran.out.splitlines()[0] == f"::warning file=x.yaml,line=8,col=3,title=R308::{WARNING}"


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Runs git in the folder of the test, where there is a repository."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    where = ["-C", str(tmp_path), "-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]

    def run(*arguments: str) -> None:
        subprocess.run(["git", *where, *arguments], check=True, capture_output=True)

    run("init", "-q")
    return run


def test_ids_that_are_gone_since_a_revision_are_found(repair: Repair, tmp_path: Path, git: Git) -> None:
    (tmp_path / "pack").mkdir()
    sound(tmp_path / "pack", "x")
    sound(tmp_path / "pack", "y")
    git("add", "pack")
    git("commit", "-qm", "one")
    text = GUIDE.format(name="x").replace("x-a", "x-b")
    (tmp_path / "pack" / "x.yaml").write_text(text)
    ran = repair("content", "lint", "pack", "--against", "HEAD")
    gone = "pack/x.yaml:1:1: error R601 the question `x-a` was there before, and is gone; it may be `x-b` now\n"
    assert (ran.code, ran.out, ran.err) == (3, gone, "")
    assert repair("content", "lint", "pack/x.yaml", "--against", "HEAD").out == gone
    assert repair("content", "lint", "pack/y.yaml", "--against", "HEAD").code == 0
    assert repair("content", "lint", "pack").code == 0


def test_ids_that_are_gone_since_another_folder_are_found(repair: Repair, tmp_path: Path) -> None:
    for folder in ("was", "now"):
        (tmp_path / folder).mkdir()
    sound(tmp_path / "was", "x")
    sound(tmp_path / "was", "y")
    sound(tmp_path / "now", "x")
    ran = repair("content", "lint", "now", "--against", "was")
    assert (ran.code, ran.out) == (3, "now/x.yaml:1:1: error R601 the guide `y` was there before, and is gone\n")
    (tmp_path / "was" / "y.yaml").write_text("guide: [\n")
    ran = repair("content", "lint", "now", "--against", "was")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("repair: the earlier version cannot be read: y.yaml:2 R010 ")
    assert repair("content", "lint", "now/x.yaml", "--against", "was").code == 3


def test_what_cannot_be_compared_with_is_refused(repair: Repair, tmp_path: Path, git: Git) -> None:
    sound(tmp_path, "x")
    for revision, told in (
        ("HEAD", "`HEAD` is neither a folder nor a revision of this repository; `git log` lists the revisions"),
        (
            "--output=x",
            "`--output=x` is neither a folder nor a revision of this repository; `git log` lists the revisions",
        ),
    ):
        ran = repair("content", "lint", "x.yaml", f"--against={revision}")
        assert (ran.code, ran.out, ran.err) == (2, "", f"repair: {told}\n")
    git("add", "x.yaml")
    git("commit", "-qm", "one")
    (tmp_path / "new").mkdir()
    sound(tmp_path / "new", "y")
    ran = repair("content", "lint", "new", "--against", "HEAD")
    assert (ran.code, ran.err) == (2, "repair: new was not there at `HEAD`; take a later revision\n")


def test_without_a_repository_or_without_git_it_says_so(repair: Repair, tmp_path: Path) -> None:
    sound(tmp_path, "x")
    ran = repair(
        "content", "lint", "x.yaml", "--against", "HEAD", env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    )
    if shutil.which("git"):
        assert (ran.code, ran.err) == (2, "repair: . is in no git repository; give --against a folder\n")
    ran = repair("content", "lint", "x.yaml", "--against", "HEAD", env={"PATH": str(tmp_path)})
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "repair: git is needed to compare with a revision, and it is not installed; install it, or give --against a folder\n"
    )
