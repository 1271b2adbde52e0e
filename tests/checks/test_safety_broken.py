"""The content that ships, broken on purpose where it protects: a proof finds it, and its answers show it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from repair_cli.checks.memory import Leg
from repair_cli.checks.proofs import Break
from repair_cli.guide.model import Kind, Outcome
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.packs import shipped
from tests.checks.proving import breaks, lines, proven, subject


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what ships."""
    return Path(shutil.copytree(shipped(), tmp_path / "en", ignore=shutil.ignore_patterns("stories")))


def changed(folder: Path, name: str, was: str, now: str) -> None:
    """Changes the first place in a file where something stands."""
    file = folder / f"{name}.yaml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now, 1), encoding="utf-8")


def line_of(folder: Path, name: str, words: str) -> int:
    text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
    return text.count("\n", 0, text.index(words)) + 1


def found(folder: Path) -> dict[tuple[str, int, str], Break]:
    """What does not hold, by file, line and code."""
    return {(Path(one.finding.path).name, one.finding.line, one.finding.code): one for one in breaks(proven(folder))}


def walked(folder: Path, leg: Leg) -> Walk:
    guide = subject(folder).all[leg.guide].guide
    return begin(guide, leg.answers).replay(unattended=True)


SIGN = "retaliation, unfit, discrimination, licence, abandoned]}}\n        go: stop-not-you"
LEAKS: dict[str, tuple[str, str, str, Drafts]] = {
    "a stop sign that is not looked at": ("safety-check", SIGN, SIGN.replace("unfit, ", ""), {"stop-signs": ("unfit",)}),
    "fear that goes on": ("safety-check", "- when: {afraid: yes}\n        go: stop-not-you", "- when: {afraid: yes}\n        go: early-signs", {"afraid": "yes"}),
    "a line of the other seat": (
        "safety-check-therapist", "dropped, complaint, afraid-of-client]}}\n        go: stop-therapist",
        "dropped, afraid-of-client]}}\n        go: stop-therapist", {"crossed": ("complaint",)},
    ),
    "a stop that comes back": ("safety-check", "    outcome: support\n    title: stop here", "    outcome: return\n    title: stop here", {}),
    "a stop that repairs": ("safety-check", "    outcome: support\n    title: stop here", "    outcome: repair\n    title: stop here", {}),
}  # fmt: skip


@pytest.mark.parametrize("name", LEAKS)
def test_a_stop_sign_that_leaks_is_found_with_answers_that_show_it(copy: Path, name: str) -> None:
    guide, was, now, answers = LEAKS[name]
    changed(copy, guide, was, now)
    line = line_of(copy, "proofs", "\nstop-sign:") + 1
    [one] = [one for (file, at, code), one in found(copy).items() if at == line and code in ("P105", "P106")]
    assert Path(one.finding.path) == copy / "proofs.yaml"
    assert answers.items() <= dict(one.legs[0].answers).items()
    end = walked(copy, one.legs[-1]).here
    assert isinstance(end, Outcome)
    assert end.kind is not Kind.SUPPORT


def test_a_stop_sign_that_an_offer_forgets_is_found_with_both_walks(copy: Path) -> None:
    """The guide that is offered asks nothing about safety."""
    changed(copy, "fit", "    offer: [ending-contact, how-to-complain, support]", "    offer: [open-talk]")
    (copy / "open-talk.yaml").write_text(
        "guide: open-talk\ntitle: T\nabout: A\nfor: client\nminutes: 1\nstart: talk\n"
        "nodes:\n  talk: {outcome: repair, title: T, say: S}\n"
    )
    line = line_of(copy, "proofs", "- prove: a client who names fear")
    [one] = [one for (file, at, code), one in found(copy).items() if line <= at < line + 16]
    assert one.finding.code == "P110"
    assert [leg.guide for leg in one.legs] == ["fit", "open-talk"]
    first, second = (walked(copy, leg).here for leg in one.legs)
    assert isinstance(first, Outcome)
    assert isinstance(second, Outcome)
    assert (first.kind, second.kind) == (Kind.SUPPORT, Kind.REPAIR)
    assert "open-talk" in first.offer


STATEMENTS: dict[str, tuple[str, str, str, Drafts]] = {
    "whoever is in danger, or knows": ("safety-check", "- when: {danger: {any_of: [me, someone, not-sure]}, danger-next: go-on}", "- when: {danger: {any_of: [me, someone]}, danger-next: go-on}", {"danger": "not-sure"}),
    "whoever is in danger and stops": ("safety-check", "- when: {danger-next: go-on}\n        go: stop-signs\n", "- when: {danger-next: {any_of: [go-on, stop-here]}}\n        go: stop-signs\n", {"danger-next": "stop-here"}),
    "two early signs": ("safety-check", "early-signs: {at_least: 2}}, {early", "early-signs: {at_least: 3}}, {early", {}),
    "a client who names fear": ("follow-through-client", "{label: \"They shame, press or scare me\", next: step-back}", "{label: \"They shame, press or scare me\"}", {"worse-how": "pressed"}),
    "nobody is led to a repair": ("six-steps-quick", "I am the client, next: check-client}", "I am the client, next: what-happened}", {"role": "client"}),
    "a therapist who is flooded": ("safety-check-therapist", "- when: {own-state: flooded}", "- when: {own-state: flooded, client-risk: yes}", {"own-state": "flooded"}),
}  # fmt: skip


@pytest.mark.parametrize("prove", STATEMENTS)
def test_a_promise_that_is_broken_is_found_in_its_statement(copy: Path, prove: str) -> None:
    guide, was, now, answers = STATEMENTS[prove]
    changed(copy, guide, was, now)
    [proof] = [proof for proof in proven(copy) if proof.prove.startswith(prove)]
    [one] = proof.breaks
    line = line_of(copy, "proofs", f"- prove: {prove}")
    assert (Path(one.finding.path).name, one.finding.code) in {
        ("proofs.yaml", "P110"), ("proofs.yaml", "P111"),
    }  # fmt: skip
    assert line < one.finding.line < line + 16
    assert answers.items() <= dict(one.legs[-1].answers).items()
    assert isinstance(walked(copy, one.legs[-1]).here, Outcome)


def test_an_outcome_that_no_answers_lead_to_is_found_at_its_line(copy: Path) -> None:
    changed(
        copy,
        "follow-through-client",
        "when: {what-now: change, steps: {answered: yes}}",
        "when: {what-now: change, steps: {answered: yes}, how-now: same}",
    )
    line = line_of(copy, "follow-through-client", "\n  step-five:") + 1
    assert ("follow-through-client.yaml", line, "P103") in found(copy)


def test_an_option_that_is_on_no_path_is_found_at_its_line(copy: Path) -> None:
    changed(copy, "fit", '      yes: {label: "Yes, mostly"', '      yes: {label: "Yes, mostly ${heard}"')
    line = line_of(copy, "fit", '      yes: {label: "Yes, mostly')
    assert ("fit.yaml", line, "P104") in found(copy)


def test_a_private_answer_that_a_card_would_show_is_found_at_its_line(copy: Path) -> None:
    changed(
        copy,
        "six-steps-quick",
        "    share: session\n    wording: client\n    if-skipped: said",
        "    wording: client\n    if-skipped: said",
    )
    line = line_of(copy, "six-steps-quick", '      plain: "When you ${what-happened}')
    assert ("six-steps-quick.yaml", line, "P108") in found(copy)


def test_a_dead_end_is_found_at_its_line(copy: Path) -> None:
    changed(
        copy,
        "safety-check",
        "      stop-here: Stop here, and get help first\n      go-on: Go on with the questions",
        '      stop-here: "Stop ${opinion-next}"\n      go-on: "Go on ${opinion-next}"',
    )
    line = line_of(copy, "safety-check", "\n  danger-next:") + 1
    assert ("safety-check.yaml", line, "P101") in found(copy)


def test_what_ships_is_proven(copy: Path) -> None:
    assert lines(copy) == []
    assert len(proven(copy)) >= 24
