"""`repair content coverage`: the numbered ideas, and who carries them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Repair

GUIDE = """\
guide: two-ways
title: Two ways
about: For a test.
for: anyone
minutes: 1
start: hello
nodes:
  hello: {say: Hello., ideas: [23, 173], next: more}
  more: {say: More., next: done}
  done: {outcome: end, title: Done, say: Done., ideas: [23]}
"""

PACK = """\
pack: two
name: Two
version: "1"
language: en
licence: MIT
author: Nobody
extends: repair
replaces: [working-bond]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack with a guide that carries two ideas."""
    path = tmp_path / "ideas-pack"
    path.mkdir()
    (path / "two-ways.yaml").write_text(GUIDE, encoding="utf-8")
    return path


def test_what_ships_carries_every_idea(repair: Repair) -> None:
    ran = repair("content", "coverage", "--min", "100")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "173 of 173 ideas are carried (100 %)")


def test_each_idea_has_its_words_and_places_and_those_without_come_last(repair: Repair, folder: Path) -> None:
    (folder / "pack.yaml").write_text(PACK, encoding="utf-8")
    (folder / "working-bond.yaml").write_text(GUIDE.replace("two-ways", "working-bond"), encoding="utf-8")
    ran = repair("content", "coverage", "--content", folder)
    carried, _, missing = ran.out.partition("\nNothing carries:\n")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"^   23  To validate is .*\n       .*\btwo-ways: hello, done\b", carried, re.MULTILINE)
    numbers = [int(number) for number in re.findall(r"^ {2,4}(\d+)  ", ran.out, re.MULTILINE)]
    assert sorted(numbers) == list(range(1, 174))
    last = ran.out.splitlines()[-1]
    without = len(re.findall(r"^ {2,4}\d+  ", missing, re.MULTILINE))
    assert without
    assert re.fullmatch(rf"{173 - without} of 173 ideas are carried \(\d+ %\)", last)


def test_a_guide_that_is_named_is_shown_node_by_node(repair: Repair, folder: Path) -> None:
    ran = repair("content", "coverage", "two-ways", "--content", folder)
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "two-ways:",
        "  hello",
        "     23  To validate is to take a feeling seriously; it does not mean to agree.",
        "    173  To bridge differences is not the client's duty alone; the therapist shares it.",
        "  done",
        "     23  To validate is to take a feeling seriously; it does not mean to agree.",
        "  without any: more",
        "",
        "2 of 173 ideas are carried (1 %)",
    ]


def test_the_document_has_every_idea_with_its_places(repair: Repair, folder: Path) -> None:
    ran = repair("content", "coverage", "two-ways", "--json", "--content", folder)
    found = json.loads(ran.out)
    assert (found["schema"], found["count"], found["carried"], found["per_cent"]) == (1, 173, 2, 1)
    assert {row["number"]: row["carried_by"] for row in found["ideas"] if row["carried_by"]} == {
        23: [{"guide": "two-ways", "node": "hello"}, {"guide": "two-ways", "node": "done"}],
        173: [{"guide": "two-ways", "node": "hello"}],
    }
    assert set(found["ideas"][0]) == {"number", "section", "words", "carried_by"}


def test_packs_of_the_environment_are_at_hand(repair: Repair, folder: Path) -> None:
    ran = repair("content", "coverage", "two-ways", env={"REPAIR_CONTENT": str(folder)})
    assert (ran.code, "2 of 173 ideas are carried (1 %)" in ran.out) == (0, True)


@pytest.mark.parametrize(("least", "code"), [(1, 0), (2, 3)])
def test_fewer_than_were_asked_for_make_it_fail(repair: Repair, folder: Path, least: int, code: int) -> None:
    ran = repair("content", "coverage", "two-ways", "--min", str(least), "--content", folder)
    assert ran.code == code
    assert ("1 % is less than --min 2" in ran.out) is (code == 3)


def test_a_number_that_nobody_knows_is_a_finding_of_the_linter(repair: Repair, folder: Path) -> None:
    (folder / "two-ways.yaml").write_text(GUIDE.replace("173", "174"), encoding="utf-8")
    ran = repair("content", "lint", folder)
    line = "two-ways.yaml:8:36: error R503 there is no idea 174; `repair content coverage` lists them"
    assert (ran.code, line in ran.out) == (3, True)


def test_an_unknown_guide_is_refused_with_the_nearest(repair: Repair) -> None:
    ran = repair("content", "coverage", "fitt")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no guide `fitt`; did you mean `fit`?" in ran.err
