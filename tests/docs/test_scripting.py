"""`docs/scripting.md` against the program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from repair_cli.errors import ExitCode
from repair_cli.library.word_list import WORDS
from tests.conftest import Repair
from tests.docs.conftest import TYPED, Follow, Table, named

PAGE = "docs/scripting.md"

KINDS = """\
guide: kinds
title: One question of each kind
about: For the tests of the document.
for: anyone
minutes: 1
start: words
nodes:
  words: {ask: text, question: Words?, max: 5, next: things}
  things: {ask: list, question: Things?, most: 2, next: one}
  one: {ask: choose, question: One?, options: {first: First, second: Second}, next: some}
  some: {ask: choose-any, question: Some?, options: {red: Red, none: {label: None, alone: yes}}, next: sure}
  sure: {ask: yes-no, question: Sure?, next: strong}
  strong: {ask: scale, question: How strong?, from: 0, to: 10, low: calm, high: wild, next: count}
  count: {ask: number, question: How many?, from: 0, to: 5, next: day}
  day: {ask: date, question: Which day?, next: breath}
  breath: {ask: pause, next: must}
  must: {ask: text, question: And?, needed: It decides., next: done}
  done: {outcome: end, title: Done, say: That is all.}
"""

FITS: Mapping[str, Any] = {
    "words": "yes",
    "things": ["a", "b"],
    "one": "first",
    "some": ["red"],
    "sure": True,
    "strong": 3,
    "count": 5,
    "day": "2026-12-05",
    "must": "here",
}

REFUSED: Mapping[str, str | Mapping[str, Any]] = {
    "missing": "one: first",
    "no-such-question": {"none": "x"},
    "unusable-answers": "- a list",
    "empty": {"words": ""},
    "wrong-kind": {"words": ["a"]},
    "not-text": {"words": "\ud800"},
    "one-line": {"words": "a\nb"},
    "too-long": {"words": "longer"},
    "too-many": {"things": ["a", "b", "c"]},
    "no-choice": {"one": "something else"},
    "near-choice": {"one": "frist"},
    "alone": {"some": ["red", "none"]},
    "no-number": {"count": "many"},
    "out-of-range": {"count": 6},
    "no-date": {"day": "tomorrow"},
    "no-such-day": {"day": "2026-02-30"},
    "needed": {"must": None},
}

SAFE = "danger: no\nstop-signs: [none]\nafraid: no\nearly-signs: [none]\n"

ONLY_TYPED = {"finished", "no-such-number", "ambiguous"}
"""Reasons that only a typed line can give."""


@pytest.fixture
def kinds(tmp_path: Path) -> Path:
    """A pack with a guide that asks one question of each kind."""
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "kinds.yaml").write_text(KINDS, encoding="utf-8")
    return pack


def test_every_example_runs_and_prints_what_the_page_shows(follow: Follow) -> None:
    follow(PAGE)


def test_the_exit_codes_are_those_of_the_program(table: Table) -> None:
    written = {int(row[0]): row[1] for row in table(PAGE, "exit")}
    assert written == {code.value: code.meaning for code in ExitCode}


def test_every_kind_of_question_is_told(table: Table) -> None:
    asked = list(dict.fromkeys(re.findall(r"ask: ([a-z-]+)", KINDS)))
    assert [kind for row in table(PAGE, "kind of question") for kind in named(row[0])] == asked
    kind = next(row for row in table(PAGE, "key") if row[0] == "`waiting_for.kind`")
    assert named(kind[2]) == asked


def test_answers_of_every_kind_are_taken_as_the_page_writes_them(repair: Repair, kinds: Path) -> None:
    ran = repair("run", "kinds", "--content", kinds, "--answers", "-", "--json", stdin=json.dumps(FITS))
    document = json.loads(ran.out)
    assert (ran.code, document["status"]) == (0, "finished")
    assert document["answers"] == {**FITS, "sure": "yes"}


@pytest.mark.parametrize("code", REFUSED)
def test_each_error_code_happens(repair: Repair, kinds: Path, code: str) -> None:
    given = REFUSED[code]
    text = given if isinstance(given, str) else json.dumps({**FITS, **given})
    ran = repair("run", "kinds", "--content", kinds, "--answers", "-", "--json", stdin=text)
    document = json.loads(ran.out)
    assert (ran.code, document["error"]["code"]) == (4, code)


def test_the_error_codes_are_all_there_are(table: Table) -> None:
    written = [code for row in table(PAGE, "`error.code`") for code in named(row[0])]
    assert written == list(REFUSED)
    misfits = {key.removeprefix("misfit-") for key in WORDS if key.startswith("misfit-")}
    assert misfits - ONLY_TYPED == set(written) - {"missing", "no-such-question", "unusable-answers"}


def test_the_document_has_the_keys_and_types_that_the_page_gives(repair: Repair, kinds: Path, table: Table) -> None:
    seen: dict[str, set[str]] = {}
    for document in _documents(repair, kinds):
        for path, kind in _keys(document):
            seen.setdefault(path, set()).add(kind)
    written = {named(row[0])[0]: set(re.split(r", | or ", row[1])) for row in table(PAGE, "key")}
    assert set(seen) == set(written)
    for path, types in seen.items():
        lists = {"empty list"} if any(kind.startswith("list") for kind in written[path]) else set()
        assert types <= written[path] | lists, path


def test_what_is_kept_has_the_keys_and_types_that_the_page_gives(repair: Repair, table: Table) -> None:
    assert repair("walk", "--as", "client", "--keep", stdin=TYPED).code == 0
    assert repair("fit", "--keep", stdin="no\n").code == 4
    listed = json.loads(repair("sessions", "list", "--json").out)["sessions"]
    whole = json.loads(repair("sessions", "export", "--all").out)["sessions"]
    due = json.loads(repair("due", "--on", "9999-12-31", "--json").out)["due"]
    rows = table(PAGE, "key of a session")
    _told_as(listed, rows)
    _told_as(whole, [*rows, *table(PAGE, "key besides")])
    _told_as(due, table(PAGE, "key of a plan"))
    _told_as([json.loads(repair("paths", "--json").out)], table(PAGE, "key of the paths"))
    assert {row["status"] for row in listed} == {"paused", "finished"}
    assert json.loads(repair("sessions", "show", "1", "--json").out) == whole[0]["walk"]


def test_a_rehearsal_has_the_keys_and_types_that_the_page_gives(repair: Repair, table: Table) -> None:
    begun = "way: write\nclock-reply: You always ask.\n"
    whole = f"{begun}clock-met: [asks]\nclock-look: stop\n"
    chosen = (
        "way: choose\nclock-pick: seen\nclock-look: on\nhurt-pick: own\nhurt-look: on\ndifficulty: good\nlearned: x\n"
    )
    found = []
    for answers in ("", begun, whole, chosen):
        ran = repair("rehearse", "clock", "--answers", "-", "--json", "--keep", "--no-input", stdin=answers)
        found.append(json.loads(ran.out)["practice"])
    _told_as(found, table(PAGE, "key of `practice`"))
    _told_as([turn for one in found for turn in one["turns"]], table(PAGE, "key of a turn"))
    _told_as(json.loads(repair("progress", "--json").out)["rehearsals"], table(PAGE, "key of a rehearsal"))


def _told_as(documents: list[dict[str, Any]], rows: list[list[str]]) -> None:
    """All keys are told, and the types of their values are among those that are told."""
    written = {key: set(re.split(r", | or ", row[1])) for row in rows for key in named(row[0])}
    assert documents
    for document in documents:
        assert list(document) == list(written)
        for key, value in document.items():
            lists = {"empty list"} if any(kind.startswith("list") for kind in written[key]) else set()
            assert _kind(value) in written[key] | lists, key


def _documents(repair: Repair, kinds: Path) -> Iterator[dict[str, Any]]:
    """A finished walk with a card, one with a verdict, one with findings, and one that waits at every kind of question."""
    skipped = "".join(f"{name}: /skip\n" for name in ("feeling", "opening", "their-view", "understood", "their-part"))
    quick = f"role: client\n{SAFE}what-happened: moved our session\n{skipped}small-ask: a day's notice\n"
    verdict = f"{SAFE}go-on: yes\npattern: a-few\nrespect: yes\nsaid: no\nstrain: style\ncan-offer: yes\nbeneath: no\n"
    runs = [
        ("six-steps-quick", quick),
        ("fit", f"{verdict}what-happened: hurried on\nfeeling: [hurt]\n"),
        ("fit", "danger: perhaps"),
        ("six-steps-quick", f"role: client\n{SAFE}what-happened: never listened to me\n"),
        *(("kinds", json.dumps(dict(list(FITS.items())[:count]))) for count in range(len(FITS))),
    ]
    for guide, answers in runs:
        ran = repair("run", guide, "--content", kinds, "--answers", "-", "--json", stdin=answers)
        assert ran.code in (0, 4), ran.err
        yield json.loads(ran.out)


def _keys(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if path:
        yield path, _kind(value)
    if isinstance(value, dict) and path not in ("answers", "practice"):
        for key, one in value.items():
            yield from _keys(one, f"{path}.{key}" if path else key)
    if isinstance(value, list):
        for one in value:
            if isinstance(one, dict):
                for key, inner in one.items():
                    yield from _keys(inner, f"{path}[].{key}")


def _kind(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return "whole number"
        case str():
            return "text"
        case []:
            return "empty list"
        case [str(), *_]:
            return "list of texts"
        case list():
            return "list of objects"
        case _:
            return "object"
