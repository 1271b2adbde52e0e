"""After every line of a scene comes a look back with the example: proven over all states."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from repair_cli.checks.feedback import without_example, without_look
from repair_cli.checks.loading import subject_of
from repair_cli.checks.proofs import proofs
from repair_cli.checks.states import explored
from repair_cli.guide.model import Ask, Branch, Guide
from repair_cli.guide.scene import Practice
from repair_cli.library.packs import Library, shipped
from tests.library.small_scene import SCENE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "late.yaml").write_text(SCENE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def scene(folder: Path) -> Guide:
    return Library((folder,), shipped()).guide("late")


def practice_of(guide: Guide) -> Practice:
    assert guide.practice is not None
    return guide.practice


def changed(guide: Guide, name: str, **fields: object) -> Guide:
    """The guide with another question."""
    ask = guide.nodes[name]
    assert isinstance(ask, Ask)
    return replace(guide, nodes={**guide.nodes, name: replace(ask, **fields)})


def test_it_is_proven_of_a_scene(folder: Path) -> None:
    subject = subject_of([folder / "late.yaml"], shipped(), [])
    proof = next(one for one in proofs(subject) if "look back" in one.prove)
    assert (proof.verdict, proof.breaks) == ("proven", ())


def test_nothing_is_said_of_it_where_there_is_no_scene() -> None:
    subject = subject_of([shipped() / "practice-start.yaml"], shipped(), [])
    assert not [one for one in proofs(subject) if "look back" in one.prove]


def test_a_way_past_the_look_back_is_found(scene: Guide) -> None:
    past = changed(scene, "line-met", next=(Branch("line-on"),))
    space = explored(past, {})
    [(state, one)] = without_look(space, practice_of(scene))
    assert (one.id, space.walks[state].key) == ("line", "leaves")
    assert not list(without_look(explored(scene, {}), practice_of(scene)))


def test_a_look_back_without_the_example_is_found(scene: Guide) -> None:
    bare = changed(scene, "line-look", say=())
    [(_, one)] = without_example(explored(bare, {}), practice_of(scene))
    assert one.id == "line"
    assert not list(without_example(explored(scene, {}), practice_of(scene)))


def test_what_breaks_it_is_told_at_the_round_with_the_answers(folder: Path, scene: Guide) -> None:
    subject = subject_of([folder / "late.yaml"], shipped(), [])
    bare = changed(changed(scene, "line-look", say=()), "line-met", next=(Branch("line-on"),))
    subject.__dict__["spaces"] = {**subject.spaces, "late": explored(bare, subject.told)}
    proof = next(one for one in proofs(subject) if "look back" in one.prove)
    assert [(one.finding.line, one.finding.code) for one in proof.breaks] == [(27, "P113"), (27, "P114")]
    assert proof.breaks[0].legs[0].answers["way"] == "write"
