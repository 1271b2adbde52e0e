"""The content that ships, broken on purpose: the right rule finds it at the right line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from repair_cli.library.packs import shipped
from tests.conftest import Repair

STOP = "[sexual, abuse, exploitation, secrecy, privacy, retaliation, unfit, discrimination, licence, abandoned]"
BREAKS = {
    "a gap in a condition": (
        "safety-check", f"any_of: {STOP}", f"any_of: {STOP.replace(', licence', '')}", "stop-signs:", "- go: afraid",
        "warning R306 `licence`, `none` of `stop-signs` have no branch; they go on to `afraid` like somebody who skips",
    ),
    "a branch that others hide": (
        "safety-check", "danger: prefer-not}", "danger: not-sure}", "- when: {danger: not-sure}\n        go: safety-soft", "- when",
        "error R304 this branch of `danger` is never taken: no answers are left for it",
    ),
    "a dead end": (
        "fit", "    next: goals\n\n  goals", "    next: nowhere\n\n  goals", "next: nowhere", "nowhere",
        "error R201 `nowhere` is no node",
    ),
    "an option that leads nowhere": (
        "fit", "next: it-is-working}", "next: it-works}", "next: it-works}", "it-works}",
        "error R201 `it-works` is no node; did you mean `it-is-working`?",
    ),
    "a loop without an exit": (
        "six-steps-quick", "next: check-client\n  check-client:", "next: loop\n  loop:\n    ask: pause\n    next: loop\n  check-client:",
        "  loop:\n", "loop:\n", "error R213 no path leads from `loop` to an outcome",
    ),
    "a loop without an exit for some": (
        "fit", "    next: give-time\n", "    next:\n      - {when: {go-on: no}, go: review-date}\n      - go: give-time\n",
        "\n  review-date:", "review-date",
        "error R309 with `go-on` answered no, a walk that comes to `review-date` never ends: no way leads out",
    ),
    "a wrong indent": (
        "support", "    title: Help lines and support\n", "   title: Help lines and support\n", "   title: Help", "title",
        "error R010 the indent is off here, or a quote is missing; line it up with the lines above",
    ),
    "a name that stands twice": (
        "support", "minutes: 2\n", "minutes: 2\nminutes: 3\n", "minutes: 3", "minutes",
        "error R019 `minutes` stands twice here (first in line 7); keep one",
    ),
    "nobody to turn to": (
        "ending-contact", "    offer: [how-to-complain, support]\n", "", "  ending-words:\n    outcome", "ending-words",
        "error R302 `ending-words` ends in support and shows nobody to turn to; add `support: crisis` or `offer: [support]`",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_found_at_its_line(repair: Repair, tmp_path: Path, name: str) -> None:
    guide, was, now, around, at, expected = BREAKS[name]
    shutil.copytree(shipped(), tmp_path / "en")
    file = tmp_path / "en" / f"{guide}.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(was) >= 1
    text = text.replace(was, now, 1)
    file.write_text(text, encoding="utf-8")
    place = text.index(at, text.index(around))
    line = text.count("\n", 0, place) + 1
    ran = repair("content", "lint", "en")
    assert (ran.code, ran.err) == (3 if " error " in ran.out else 0, "")
    found = [re.sub(r":\d+: ", ": ", one, count=1) for one in ran.out.splitlines()]
    assert f"en/{guide}.yaml:{line}: {expected}" in found


def test_a_private_answer_in_a_card_is_found_at_its_line(repair: Repair, tmp_path: Path) -> None:
    shutil.copytree(shipped(), tmp_path / "en")
    file = tmp_path / "en" / "six-steps-client.yaml"
    text = file.read_text(encoding="utf-8")
    text += '    - title: Hidden\n      say: "It is ${my-part}."\n'
    file.write_text(text, encoding="utf-8")
    ran = repair("content", "lint", "en")
    line = text.count("\n")
    assert ran.code == 3
    assert f"en/six-steps-client.yaml:{line}:" in ran.out
    assert "error R209" in ran.out


def test_what_ships_breaks_no_rule(repair: Repair) -> None:
    ran = repair("content", "lint", "--ignore", "R502")
    assert (ran.code, len(ran.out.splitlines())) == (0, 1), ran.out
