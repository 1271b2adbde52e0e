"""`repair content stats`: guides in numbers."""

from __future__ import annotations

import json
from pathlib import Path

from repair_cli.library.packs import Library
from tests.conftest import Repair


def test_every_guide_at_hand_has_a_row(repair: Repair, library: Library) -> None:
    ran = repair("content", "stats")
    rows = ran.out.partition("\n\n")[0].splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert [row.split()[0] for row in rows] == ["guide", *library.names()]
    assert len({len(row) for row in rows}) == 1


def test_named_guides_come_alone_and_as_a_document(repair: Repair, pack: Path) -> None:
    ran = repair("content", "stats", "talk", "fit", "talk", "--json", "--content", pack)
    found = json.loads(ran.out)
    assert (ran.code, found["schema"], [row["guide"] for row in found["guides"]]) == (0, 1, ["talk", "fit"])
    assert set(found["guides"][0]) == {
        "guide", "nodes", "questions", "outcomes", "words", "longest", "longest_at", "minutes", "grade", "hardest",
        "hardest_at", "ways",
    }  # fmt: skip


def test_an_unknown_guide_is_refused_with_the_nearest(repair: Repair) -> None:
    ran = repair("content", "stats", "fitt")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no guide `fitt`; did you mean `fit`?" in ran.err


def test_a_guide_with_problems_is_told_and_not_counted(repair: Repair, pack: Path) -> None:
    (pack / "talk.yaml").write_text("")
    ran = repair("content", "stats", "talk", "--content", pack)
    assert (ran.code, ran.out) == (3, "")
    assert "talk.yaml:1:1: error R011" in ran.err
