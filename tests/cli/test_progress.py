"""`repair progress` shows, hands out and removes the diary: what was practised, and two looks at the words."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from repair_cli.errors import ExitCode
from repair_cli.guide.diary import Rehearsal
from repair_cli.guide.log import Entry
from repair_cli.store.records import Head
from tests.cli.conftest import Kept
from tests.conftest import Ran, Repair
from tests.store.locks import WORDS

HERE = Path(__file__).parent
LINE = Rehearsal(
    "2026-10-31", "clock", "The clock", "hear-anger", 1, "opened", rounds=4, replies=4, asked=12, met=9, clean=1,
    found={"blame": 2, "absolutes": 1}, difficulty="good", learned='=HYPERLINK("x"), name it first',
)  # fmt: skip
OTHER = replace(
    LINE, day="2026-11-02", scene="bus", title="The bus", skill="apologize", rounds=2, replies=2, asked=4, met=4
)


@pytest.fixture
def diary(kept: Kept) -> None:
    """Two rehearsals, and another walk between them."""
    archive = kept()
    for line in (LINE, None, OTHER):
        head = Head("guide", "A guide", "2026-11-01", "2026-11-01", finished=True, entries=1, rehearsal=line)
        archive.add(head, Entry(0, (("q", "x"),)))
    archive.close()


def test_it_shows_practice_by_skill_and_two_looks_month_by_month(repair: Repair, diary: None) -> None:
    assert repair("progress") == Ran(
        0,
        "2 rehearsals, 6 rounds\n\n"
        "Hear anger without a defence\n    #### 4 rounds, 1 rehearsal, last on 2026-10-31\n"
        "Apologize cleanly\n    ## 2 rounds, 1 rehearsal, last on 2026-11-02\n\n"
        "Your look, and the wording check\n"
        "    Of 16 criteria you ticked 13 (81 %).\n"
        "    Of 6 replies the wording check saw nothing in 2 (33 %).\n"
        "    You ticked more than the check would. It can help to look once more at one phrase that it named.\n"
        "    They look at different things: you at the criteria, the check at phrases. Neither is a grade.\n\n"
        "2026-10, 1 rehearsal\n    you ticked    ########.. 75 %\n    nothing seen  ##........ 25 %\n"
        "2026-11, 1 rehearsal\n    you ticked    ########## 100 %\n    nothing seen  #####..... 50 %\n",
        "",
    )


def test_as_json_it_has_every_line_and_what_they_tell_together(repair: Repair, diary: None) -> None:
    document = json.loads(repair("progress", "--json").out)
    assert [(row["scene"], row["session"]) for row in document["rehearsals"]] == [("clock", 1), ("bus", 3)]
    assert document["skills"][0] == {"skill": "hear-anger", "rehearsals": 1, "rounds": 4, "last": "2026-10-31"}
    assert [(row["month"], row["ticked"], row["quiet"]) for row in document["months"]] == [
        ("2026-10", 75, 25), ("2026-11", 100, 50),
    ]  # fmt: skip
    assert (document["all"]["ticked"], document["all"]["quiet"]) == (81, 33)


def test_as_csv_nothing_in_it_is_a_formula(repair: Repair, diary: None) -> None:
    ran = repair("progress", "--export", "csv")
    first, second = csv.DictReader(io.StringIO(ran.out))
    assert first["learned"] == '\'=HYPERLINK("x"), name it first'
    assert (first["found"], first["rounds"], second["scene"], second["session"]) == (
        "absolutes 1; blame 2",
        "4",
        "bus",
        "3",
    )


@pytest.mark.parametrize("arguments", [("-o", "diary.csv"), ("-o", "diary", "--export", "csv")])
def test_a_file_is_written_for_its_owner_alone_and_never_over_another(
    repair: Repair, diary: None, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    assert repair("progress", *arguments) == Ran(0, "", "")
    written = tmp_path / arguments[1]
    assert written.read_text(encoding="utf-8").startswith("day,scene,")
    assert written.stat().st_mode & 0o077 == 0
    assert repair("progress", *arguments).code == ExitCode.STORAGE
    assert repair("progress", *arguments, "--force").code == 0


def test_a_json_file_has_the_lines(repair: Repair, diary: None, tmp_path: Path) -> None:
    repair("progress", "-o", "diary.json")
    rows = json.loads((tmp_path / "diary.json").read_text(encoding="utf-8"))["rehearsals"]
    assert [row["learned"] for row in rows] == [LINE.learned, OTHER.learned]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ("--export", "cvs"),
            "the diary is not written as `cvs`; did you mean `csv`? use --export with one of: csv, json",
        ),
        (("-o", "diary.txt"), "diary.txt does not tell the format; end it in .csv or .json, or use --export"),
    ],
)
def test_an_unknown_format_is_refused(repair: Repair, arguments: tuple[str, ...], told: str) -> None:
    assert repair("progress", *arguments) == Ran(2, "", f"repair: {told}\n")


def test_without_a_diary_nothing_is_made(repair: Repair, home: Path) -> None:
    assert repair("progress") == Ran(0, "No rehearsal is kept. `repair rehearse` begins one.\n", "")
    assert json.loads(repair("progress", "--json").out)["rehearsals"] == []
    assert repair("progress", "--export", "csv").out.startswith("day,scene,")
    assert repair("progress", "--delete") == Ran(0, "No rehearsal is kept.\n", "")
    assert list(home.iterdir()) == []


def test_a_locked_diary_opens_with_the_passphrase_alone(
    repair: Repair, diary: None, locked: Callable[[], None], home: Path
) -> None:
    locked()
    assert repair("progress").code == ExitCode.LOCKED
    everything = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"hear-anger" not in everything
    ran = repair("progress", "--json", "--passphrase-fd", "0", stdin=f"{WORDS}\n")
    assert len(json.loads(ran.out)["rehearsals"]) == 2


def test_deleting_takes_the_rehearsals_with_their_walks_and_nothing_else(
    repair: Repair, diary: None, kept: Kept
) -> None:
    assert repair("progress", "--delete").code == ExitCode.USAGE
    assert repair("progress", "--delete", "--force") == Ran(0, "Deleted: 1, 3.\n", "")
    assert kept().numbers() == [2]
    assert repair("progress").out.startswith("No rehearsal is kept.")


def test_a_walk_that_is_deleted_takes_its_line_along(repair: Repair, diary: None) -> None:
    repair("sessions", "delete", "1", "--force")
    assert [row["scene"] for row in json.loads(repair("progress", "--json").out)["rehearsals"]] == ["bus"]


def test_written_replies_are_not_compared(repair: Repair, tmp_path: Path) -> None:
    shutil.copytree(HERE / "practice_pack", tmp_path / "pack")
    chosen = "way: choose\nlate-pick: named\nlate-look: on\ndifficulty: good\nlearned: /skip\n"
    assert repair("rehearse", "bus", "--content", "pack", "--answers", "-", "--keep", stdin=chosen).code == 0
    told = repair("progress").out
    assert "Apologize cleanly\n    # 1 round, 1 rehearsal" in told
    assert "wording check" not in told
