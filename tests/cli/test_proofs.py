"""`repair content proofs`: a line for each statement, and answers that can be run for each that does not hold."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.conftest import Repair

GUIDE = """\
guide: talk-first
title: Talk first
about: For a test.
for: client
minutes: 1
start: harm
nodes:
  harm:
    ask: yes-no
    question: Harm?
    next: why
  why:
    ask: text
    question: Why?
    next:
      - {when: {harm: %s}, go: help}
      - go: talk
  help: {outcome: support, title: Help, say: Help.}
  talk: {outcome: repair, title: Talk, say: Talk.}
"""
PROOFS = """\
proofs: 1
stop-sign: {harm: yes}
statements:
  - prove: talking comes after the question about harm
    whenever: {kind: repair}
    always: {node: harm}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack that is sound."""
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "talk-first.yaml").write_text(GUIDE % "yes")
    (folder / "proofs.yaml").write_text(PROOFS)
    return folder


@pytest.fixture
def broken(pack: Path) -> Path:
    """The same, where harm leads to a talk."""
    (pack / "talk-first.yaml").write_text(GUIDE % "no")
    return pack


def test_what_ships_is_proven(repair: Repair) -> None:
    ran = repair("content", "proofs")
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert len(lines) >= 20
    assert all(line.startswith("proven: ") for line in lines)
    assert lines[0].startswith("proven: every walk comes to an end, whatever is answered (")


def test_each_statement_is_told_with_its_states(repair: Repair, pack: Path) -> None:
    ran = repair("content", "proofs", "pack")
    assert repair("content", "proofs", "pack").out == ran.out
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "proven: every walk comes to an end, whatever is answered (5 states)\n"
        "proven: every outcome is reached, and every option is on some path (5 states)\n"
        "proven: support is one command away at every question, in every region (17 regions)\n"
        "proven: nothing that may be shared takes up a private answer (0 texts)\n"
        "proven: whoever gives a stop sign reaches support, and no repair, in any guide, through any visit or offer (4 states)\n"
        "proven: talking comes after the question about harm (5 states)\n"
    )


def test_what_is_broken_comes_with_answers_that_can_be_run(repair: Repair, broken: Path) -> None:
    ran = repair("content", "proofs", "pack")
    lines = ran.out.splitlines()
    place = next(number for number, line in enumerate(lines) if not line.startswith("proven"))
    assert (ran.code, ran.err) == (3, "")
    assert lines[place : place + 7] == [
        "broken: whoever gives a stop sign reaches support, and no repair, in any guide, through any visit or offer (5 states)",
        "pack/proofs.yaml:2:1: error P105 a walk through `talk-first` comes to the end `talk` (repair)",
        "  this shows it: repair run talk-first --answers FILE --content pack",
        "    # Harm?",
        '    harm: "yes"',
        "    # Why?",
        '    why: "/skip"',
    ]
    answers = "\n".join(line.strip() for line in lines[place + 3 : place + 7])
    walk = repair("run", "talk-first", "--answers", "-", "--content", "pack", "--json", stdin=answers)
    assert (walk.code, json.loads(walk.out)["outcome"]["kind"]) == (0, "repair")


def test_the_answers_are_saved_where_that_is_asked_for(repair: Repair, broken: Path, tmp_path: Path) -> None:
    (tmp_path / "shown").mkdir()
    ran = repair("content", "proofs", "pack", "--save", "shown")
    line = next(line for line in ran.out.splitlines() if "this shows it: " in line)
    assert line == "  this shows it: repair run talk-first --answers shown/1-talk-first.yaml --content pack"
    walk = repair(*shlex.split(line.partition(": ")[2])[1:], "--json")
    assert json.loads(walk.out)["answers"] == {"harm": "yes", "why": None}
    again = repair("content", "proofs", "pack", "--save", "shown")
    assert (again.code, again.err.splitlines()[0]) == (
        5,
        "repair: shown/1-talk-first.yaml exists already; take another name",
    )


def test_it_can_be_read_by_programs(repair: Repair, broken: Path) -> None:
    ran = repair("content", "proofs", "pack", "--json")
    found = json.loads(ran.out)
    assert (ran.code, ran.err, found["schema"]) == (3, "", 1)
    assert [proof["verdict"] for proof in found["proofs"]] == ["proven"] * 4 + ["broken", "proven"]
    assert found["proofs"][2] == {
        "prove": "support is one command away at every question, in every region",
        "verdict": "proven", "regions": 17, "breaks": [],
    }  # fmt: skip
    assert found["proofs"][4]["breaks"] == [
        {
            "path": "pack/proofs.yaml", "line": 2, "col": 1, "code": "P105", "severity": "error",
            "message": "a walk through `talk-first` comes to the end `talk` (repair)",
            "walks": [{"guide": "talk-first", "answers": {"harm": "yes", "why": None}}],
        }
    ]  # fmt: skip


def test_content_that_is_not_sound_is_refused_first(repair: Repair, pack: Path) -> None:
    (pack / "talk-first.yaml").write_text((GUIDE % "yes").replace("go: talk\n", "go: tolk\n"))
    ran = repair("content", "proofs", "pack")
    assert (ran.code, ran.out) == (3, "")
    assert "pack/talk-first.yaml:17:13: error R201 `tolk` is no node; did you mean `talk`?" in ran.err


def test_a_folder_without_content_is_refused(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = repair("content", "proofs", "empty")
    assert (ran.code, ran.out) == (3, "")
    assert "R006" in ran.err
