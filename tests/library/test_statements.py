"""`proofs.yaml`: what can stand there, and what is said about what cannot."""

from __future__ import annotations

import pytest

from repair_cli.errors import Problem
from repair_cli.guide.conditions import AnyOf
from repair_cli.library.fields import Desk
from repair_cli.library.spots import read_spots
from repair_cli.library.statements import Statements, read_statements


def read(text: str) -> tuple[Statements | None, list[str]]:
    problems: list[Problem] = []
    spot = read_spots(text, "proofs.yaml", problems)
    assert spot is not None
    found = read_statements(spot, Desk("proofs.yaml", problems))
    return found, [str(problem) for problem in problems]


def test_statements_are_read_with_their_places() -> None:
    found, problems = read(
        "proofs: 1\nstop-sign: {harm: yes}\nstatements:\n"
        "  - prove: no repair\n    whenever: stop-sign\n    never: {kind: repair}\n  - prove: help\n    always: {kind: support}\n"
    )
    assert problems == []
    assert found is not None
    first, second = found.statements
    assert first.whenever is not None
    assert first.whenever.condition == AnyOf("harm", frozenset({"yes"}))
    assert first.never is not None
    assert (first.spot.line, first.whenever.spot.line, first.never.spot.line, first.always) == (4, 5, 6, None)
    assert (second.prove, second.whenever, second.never) == ("help", None, None)
    assert [tested.test.name for tested in found.tested] == ["harm", "kind", "kind"]


def test_a_file_without_statements_says_nothing() -> None:
    assert read("proofs: 1") == (Statements(), [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("stop-sign: {harm: yes}", "proofs.yaml:1:1: error R103 the proofs needs the field `proofs`"),
        ("proofs: 1\nsigns: {}", "proofs.yaml:2:1: error R102 the proofs has no field `signs`"),
        ("proofs: 1\nstatements: no", "proofs.yaml:2:13: error R104 `statements` needs a list of statements with `prove`"),
        ("proofs: 1\nstop-sign: harm", "proofs.yaml:2:12: error R120 `when` needs `{question: answer}`"),
        ("proofs: 1\nstatements: [{never: {a: b}}]", "proofs.yaml:2:14: error R103 a statement needs the field `prove`"),
        ("proofs: 1\nstatements: [{prove: x, whenever: {a: b}}]", "proofs.yaml:2:14: error R103 a statement needs `always` or `never`"),
        (
            "proofs: 1\nstatements: [{prove: x, whenever: stop-sign, never: {a: b}}]",
            "proofs.yaml:2:35: error R103 there is no `stop-sign` in this file; say at its top what that is",
        ),
        ("proofs: 1\nstatements: [no]", "proofs.yaml:2:14: error R101 a statement needs fields (`name: value` lines), not a text"),
    ],
)  # fmt: skip
def test_what_cannot_stand_there_is_told(text: str, problem: str) -> None:
    found, problems = read(text)
    assert found is None
    assert problems == [problem]
