"""`repair content diff`: what changes for users between two versions of a pack."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from repair_cli.checks.changes.packs import Version, compare
from repair_cli.cli.diff import as_text, document
from repair_cli.library.packs import Library, shipped
from tests.conftest import Repair

GUIDE = """\
guide: talk
title: A talk
about: For a test.
for: client
minutes: 1
start: hurt
nodes:
  hurt:
    ask: yes-no
    unsure: yes
    question: Has somebody hurt you?
    next: since
  since:
    ask: scale
    from: 0
    to: 10
    question: For how long?
    next:
      - when: {hurt: {any_of: [yes, not-sure]}}
        go: get-help
      - when: {since: {at_least: 7}}
        go: wait
      - go: talk
  get-help: {outcome: support, title: Help first, say: [{support: crisis}]}
  wait: {outcome: wait, title: Wait, say: Wait a little.}
  talk: {outcome: repair, title: You can talk, say: Begin with one sentence.}
"""
Change = Callable[[str], str]


@pytest.fixture
def versions(tmp_path: Path) -> Callable[[Change], None]:
    """Writes the guide into `old`, and a changed one into `new`."""

    def write(change: Change) -> None:
        for name, text in (("old", GUIDE), ("new", change(GUIDE))):
            (tmp_path / name).mkdir()
            (tmp_path / name / "talk.yaml").write_text(text, encoding="utf-8")

    return write


def told(repair: Repair, before: str = "old") -> str:
    ran = repair("content", "diff", before, "new")
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_a_branch_that_changed_is_shown_with_the_fewest_answers(
    repair: Repair, versions: Callable[[Change], None]
) -> None:
    versions(lambda text: text.replace("[yes, not-sure]", "[yes]"))
    assert told(repair) == dedent("""\
        new/talk.yaml:26:3: the same answers to `talk` lead elsewhere: `get-help` (support) -> `talk` (repair)
            hurt: "not-sure"
            /skip: since
        new/talk.yaml:25:3: the same answers to `talk` lead elsewhere: `get-help` (support) -> `wait` (wait)
            hurt: "not-sure"
            since: 7
        new/talk.yaml:18:5: `since`, next: [{when: {hurt: {any_of: [yes, not-sure]}}, go: get-help}, {w... -> [{when: {hurt: {any_of: [yes]}}, go: get-help}, {when: {sinc...
        3 changes for users in 1 of 1 file
    """)


def test_the_answers_can_be_walked_in_both_versions(
    repair: Repair, versions: Callable[[Change], None], tmp_path: Path
) -> None:
    versions(lambda text: text.replace("at_least: 7", "at_least: 9"))
    found = json.loads(repair("content", "diff", "old", "new", "--json").out)
    assert [(row["old"]["id"], row["new"]["id"]) for row in found["ends"]] == [("wait", "talk")]
    (tmp_path / "answers.json").write_text(json.dumps(found["ends"][0]["answers"]))
    for pack, end in (("old", "wait"), ("new", "talk")):
        ran = repair("run", "talk", "--content", pack, "--answers", "answers.json", "--json")
        assert json.loads(ran.out)["outcome"]["id"] == end


def test_other_words_lead_to_the_same_ends(repair: Repair, versions: Callable[[Change], None]) -> None:
    versions(lambda text: text.replace("For how long?", "Since when?"))
    assert told(repair) == (
        "new/talk.yaml:17:5: `since`, question: For how long? -> Since when?\n1 change for users in 1 of 1 file\n"
    )


def test_new_and_removed_guides_are_named(repair: Repair, versions: Callable[[Change], None], tmp_path: Path) -> None:
    versions(lambda text: text)
    (tmp_path / "new" / "talk.yaml").unlink()
    (tmp_path / "new" / "word.yaml").write_text(GUIDE.replace("guide: talk", "guide: word"))
    assert told(repair) == dedent("""\
        old/talk.yaml:1:1: the guide `talk` is gone: A talk
        new/word.yaml:1:1: new guide `word`: A talk
        2 changes for users in 2 of 2 files
    """)


def test_an_earlier_version_can_be_a_revision(
    repair: Repair, versions: Callable[[Change], None], tmp_path: Path
) -> None:
    versions(lambda text: text)
    shutil.copy(tmp_path / "new" / "talk.yaml", tmp_path / "new" / "word.yaml")
    (tmp_path / "new" / "word.yaml").write_text(GUIDE.replace("guide: talk", "guide: word"))
    for command in ("init -q", "add new", "-c user.name=x -c user.email=x@x commit -q -m x"):
        subprocess.run(["git", "-C", str(tmp_path), *command.split()], check=True)
    (tmp_path / "new" / "word.yaml").unlink()
    assert told(repair, "HEAD") == dedent("""\
        HEAD:word.yaml:1:1: the guide `word` is gone: A talk
        1 change for users in 1 of 2 files
    """)


def test_what_ships_compared_with_itself_prints_one_line(repair: Repair, tmp_path: Path) -> None:
    shutil.copytree(shipped(), tmp_path / "en")
    ran = repair("content", "diff", shipped(), "en")
    assert ran.code == 0
    assert ran.out.startswith("nothing changes for users; ")
    assert ran.out.count("\n") == 1


def test_an_end_without_a_question_changes_whatever_is_answered(repair: Repair, tmp_path: Path) -> None:
    head = GUIDE.partition("start:")[0]
    for name, end in (("old", "wait"), ("new", "stop")):
        (tmp_path / name).mkdir()
        node = f"start: {end}\nnodes:\n  {end}: {{outcome: wait, title: Wait, say: Wait.}}\n"
        (tmp_path / name / "talk.yaml").write_text(head + node)
    assert told(repair).startswith(
        "new/talk.yaml:8:3: the same answers to `talk` lead elsewhere: `wait` (wait) -> `stop` (wait)\n"
        "    whatever is answered\n"
    )


def test_what_is_too_large_is_not_compared_to_the_end(versions: Callable[[Change], None], tmp_path: Path) -> None:
    versions(lambda text: text.replace("[yes, not-sure]", "[yes]"))
    old, new = (
        Version({one.guide.id: one for one in Library((), shipped()).check([tmp_path / name / "talk.yaml"], [])})
        for name in ("old", "new")
    )
    found = list(compare(old, new, most=2))
    assert f"{tmp_path}/new/talk.yaml:1:1: not compared to the end: `talk` has more than 1 state\n" in as_text(
        found, new
    )
    assert document(found, new)["not_compared"] == [{"guide": "talk", "states": 1}]


def test_words_that_the_program_lacks_do_not_hinder(repair: Repair, tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "talk.yaml").write_text(GUIDE)
    (tmp_path / "old" / "interface.yaml").write_text("interface: 1\nwords:\n  hello: Hello\n")
    (tmp_path / "new" / "interface.yaml").write_text("interface: 1\nwords:\n  hello: Welcome\n")
    assert told(repair) == (
        "new/interface.yaml:3:3: words hello: Hello -> Welcome\n1 change for users in 1 of 2 files\n"
    )


def test_ends_that_changed_in_a_visited_guide_are_told_once(repair: Repair, tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        for file in ("fit.yaml", "safety-check.yaml"):
            shutil.copy(shipped() / file, tmp_path / name / file)
    path = tmp_path / "new" / "safety-check.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("any_of: [me, someone, not-sure]", "any_of: [me, someone]", 1), encoding="utf-8")
    found = told(repair)
    assert found.count("`safety-check` lead elsewhere: `urgent` (urgent) -> `stop` (support)") == 1
    assert "`fit` lead elsewhere: `urgent` (urgent) -> `stop` (support)" not in found
    assert "`fit` lead elsewhere: `urgent` (urgent) -> `try-repair` (repair)" in found


@pytest.mark.parametrize("which", ["old", "new"])
def test_a_version_that_cannot_be_read_is_refused(
    repair: Repair, versions: Callable[[Change], None], tmp_path: Path, which: str
) -> None:
    versions(lambda text: text)
    (tmp_path / which / "talk.yaml").write_text(GUIDE.replace("go: wait", "go: wiat"))
    ran = repair("content", "diff", "old", "new")
    assert (ran.code, ran.out) == (3, "")
    assert "talk.yaml:22" in ran.err
    assert "R201" in ran.err


def test_what_is_no_folder_is_wrong_usage(repair: Repair, versions: Callable[[Change], None]) -> None:
    versions(lambda text: text)
    assert repair("content", "diff", "old", "none").code == 2
    assert repair("content", "diff", "none", "new").code == 2
