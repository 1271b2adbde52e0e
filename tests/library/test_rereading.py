"""A guide's file that changes while it is walked."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.errors import ContentError, RepairError
from repair_cli.guide.model import options_of
from repair_cli.library.packs import Library, shipped
from repair_cli.library.rereading import GuideFile
from tests.library.conftest import Write, with_nodes

NODES = "a: {ask: text, question: What?, next: done}\n"


def _file(path: Path) -> GuideFile:
    return GuideFile(path, Library((), shipped()))


def test_a_change_is_taken_up_once(write: Write) -> None:
    file = _file(write("g.yaml", with_nodes(NODES)))
    assert not file.again()
    write("g.yaml", with_nodes(NODES.replace("What", "When")))
    assert file.again()
    assert file.guide.asks()["a"].question == "When?"
    assert not file.again()


def test_another_order_is_a_change(write: Write) -> None:
    nodes = "a: {ask: choose, question: Which?, options: {b: B, c: C}, next: done}\n"
    file = _file(write("g.yaml", with_nodes(nodes)))
    write("g.yaml", with_nodes(nodes.replace("{b: B, c: C}", "{c: C, b: B}")))
    assert file.again()
    assert list(options_of(file.guide.asks()["a"])) == ["c", "b"]


def test_where_it_breaks_the_sound_guide_stays_until_it_is_mended(write: Write) -> None:
    file = _file(write("g.yaml", with_nodes(NODES)))
    before = file.guide
    path = write("g.yaml", with_nodes(NODES.replace("done", "dnoe")))
    assert file.again()
    assert [str(problem) for problem in file.problems] == [
        f"{path}:8:41: error R201 `dnoe` is no node; did you mean `done`?"
    ]
    assert file.guide == before
    assert not file.again()
    write("g.yaml", with_nodes(NODES))
    assert file.again()
    assert (file.problems, file.guide) == ((), before)


def test_a_file_that_is_gone_for_a_moment_is_a_problem_and_no_more(write: Write) -> None:
    path = write("g.yaml", with_nodes(NODES))
    file = _file(path)
    path.unlink()
    assert file.again()
    assert [problem.code for problem in file.problems] == ["R001"]
    write("g.yaml", with_nodes(NODES))
    assert file.again()


PACK = """\
pack: mine
name: Mine
version: 1.0
language: en
licence: MIT
author: Somebody
"""
VISITED = """\
guide: h
title: H
about: For a test.
for: anyone
minutes: 1
start: b
nodes:
  b: {ask: text, question: Who?, next: back}
  back: {outcome: return, title: Back, say: Back.}
"""


def test_guides_beside_it_that_it_visits_count_and_may_come_later(write: Write) -> None:
    file = _file(write("g.yaml", with_nodes(NODES)))
    write("g.yaml", with_nodes("a: {visit: h, next: done}\n"))
    assert file.again()
    assert [problem.code for problem in file.problems] == ["R202"]
    write("h.yaml", VISITED)
    assert file.again()
    assert file.problems == ()
    write("h.yaml", VISITED.replace("Who", "Where"))
    assert file.again()
    assert file.guide.asks()["b"].question == "Where?"
    write("other.yaml", "nothing of ours")
    assert not file.again()


def test_a_scene_of_a_pack_is_watched_with_the_guides_of_the_pack(write: Write) -> None:
    write("en/pack.yaml", PACK)
    write("en/h.yaml", VISITED)
    path = write("en/scenes/g.yaml", with_nodes("a: {visit: h, next: done}\n"))
    file = _file(path)
    assert not file.again()
    write("en/h.yaml", VISITED.replace("Who", "Where"))
    assert file.again()
    assert file.guide.asks()["b"].question == "Where?"


def test_what_is_broken_at_first_is_refused(write: Write) -> None:
    with pytest.raises(ContentError, match="R201"):
        _file(write("g.yaml", with_nodes(NODES.replace("done", "dnoe"))))
    with pytest.raises(RepairError, match=r"words\.yaml holds no guide"):
        _file(write("words.yaml", "words: 1\n"))
