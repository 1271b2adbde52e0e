"""A statement is followed as long as it can still matter, and no longer."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.checks.foresight import Foresight
from tests.checks.proving import proven, subject

GUIDE = """\
guide: x
title: A guide
about: For a test.
for: anyone
minutes: 2
start: x-a
nodes:
  x-a: {ask: yes-no, question: Q?, next: [{when: {x-a: yes}, go: x-wait}, {go: x-b}]}
  x-b: {ask: yes-no, question: Q?, next: [{when: {x-b: yes}, go: x-help}, {go: x-done}]}
  x-wait: {outcome: wait, title: T, say: S}
  x-help: {outcome: support, title: T, say: S}
  x-done: {outcome: end, title: T, say: S}
"""
SIGN = "proofs: 1\nstop-sign: {x-b: yes}\nstatements:\n"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "x.yaml").write_text(GUIDE)
    return tmp_path


def foresight(pack: Path, statement: str) -> Foresight:
    (pack / "proofs.yaml").write_text(f"{SIGN}  - {{prove: one, {statement}}}\n")
    there = subject(pack)
    return Foresight(there.said[0].statements.statements[0], there.spaces)


@pytest.mark.parametrize(
    ("statement", "from_a", "from_b"),
    [
        ("whenever: {kind: wait}, always: {x-a: yes}", False, True),
        ("whenever: {outcome: x-done}, always: {x-a: no}", False, False),
        ("whenever: {node: x-wait}, always: {x-a: yes}", False, True),
        ("whenever: {gives: card}, always: {x-a: yes}", True, True),
        ("whenever: {shows: crisis}, always: {x-a: yes}", False, False),
        ("whenever: {any: [{kind: wait}, {x-b: yes}]}, always: {x-a: yes}", False, False),
        ("whenever: {all: [{not: {kind: wait}}, {x-b: yes}]}, always: {x-a: yes}", False, False),
        ("whenever: {all: [{kind: wait}, {x-b: yes}]}, always: {x-a: yes}", False, True),
    ],
)
def test_what_cannot_come_any_more_cannot_begin(pack: Path, statement: str, from_a: bool, from_b: bool) -> None:
    there = foresight(pack, statement)
    assert (there.cannot_begin("x", "x-a", {}), there.cannot_begin("x", "x-b", {})) == (from_a, from_b)


@pytest.mark.parametrize(
    ("statement", "from_a", "from_b"),
    [
        ("never: {kind: wait}", False, True),
        ("never: {kind: repair}", True, True),
        ("whenever: {kind: end}, never: {gives: card}", True, True),
        (
            "whenever: {x-a: yes}, never: {kind: repair}",
            False,
            False,
        ),  # the answer comes along to guides that are offered
        ("always: {x-a: yes}, never: {kind: repair}", False, False),
    ],
)
def test_what_nothing_can_speak_against_any_more_cannot_break(
    pack: Path, statement: str, from_a: bool, from_b: bool
) -> None:
    there = foresight(pack, statement)
    assert (there.cannot_break("x", "x-a", {}), there.cannot_break("x", "x-b", {})) == (from_a, from_b)


def test_a_statement_that_can_never_begin_is_not_followed_through_the_guide(pack: Path) -> None:
    (pack / "proofs.yaml").write_text(f"{SIGN}  - {{prove: one, whenever: {{kind: repair}}, never: {{kind: wait}}}}\n")
    last = proven(pack)[-1]
    assert (last.states, [one.finding.code for one in last.breaks]) == (1, ["P112"])
