"""`repair wording`: a look at a draft."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Repair

HARD = "I was late.\nYou never listen to me.\n"


def test_a_draft_from_a_pipe_is_told_with_its_line_and_that_keeping_it_is_fine(repair: Repair) -> None:
    ran = repair("wording", "--as", "client", stdin=HARD)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1] == (
        "This looks at words, not at people, and it is no clinical judgement. It can miss things, and it can be wrong."
    )
    assert 'Line 2: "You never listen to me"' in ran.out
    assert "Keep it if it is what you want to say." in ran.out
    assert "- I would like it if you could listen to me." in ran.out


def test_a_draft_in_which_nothing_stands_out_says_so(repair: Repair) -> None:
    ran = repair("wording", "-", "--as", "therapist", "--strict", stdin="What was it like for you?\n")
    assert ran.code == 0
    assert ran.out.endswith("Nothing stood out. Only the other person can tell you how it sounds to them.\n")


def test_json_has_the_findings_by_character_and_strict_makes_them_count(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(HARD, encoding="utf-8")
    ran = repair("wording", "draft.txt", "--as", "client", "--json", "--strict")
    found = json.loads(ran.out)
    assert (ran.code, list(found), found["schema"]) == (3, ["schema", "findings"], 1)
    first = found["findings"][0]
    assert list(first) == ["kind", "start", "end", "text", "why", "frames"]
    assert HARD[first["start"] : first["end"]] == first["text"] == "You never listen to me"


def test_whose_words_they_are_must_be_said_where_nobody_can_be_asked(repair: Repair) -> None:
    ran = repair("wording", stdin=HARD)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "repair: it is not said whose words they are; use --as with one of: client, therapist\n"
    assert repair("wording", "--as", "cleint", stdin=HARD).err == (
        "repair: there is no role `cleint`; did you mean `client`? use --as with one of: client, therapist\n"
    )


def test_a_draft_that_cannot_be_read_is_refused_with_its_place(repair: Repair) -> None:
    assert repair("wording", "no.txt", "--as", "client").code == 4
    ran = repair("wording", "--as", "client", stdin=b"fine\n\xff")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("repair: standard input:2:1: error R004")


def test_the_document_of_a_walk_has_what_is_seen_in_answers_that_will_be_said(repair: Repair) -> None:
    answers = "danger: no\nstop-signs: [none]\nafraid: no\nearly-signs: [none]\nwhat-happened: never listened to me\n"
    ran = repair("walk", "--quick", "--answers", "-", "--json", stdin=answers)
    found = json.loads(ran.out)["findings"]
    assert [(one["question"], one["kind"], one["start"], one["text"]) for one in found] == [
        ("what-happened", "absolutes", 0, "never listened to me")
    ]
