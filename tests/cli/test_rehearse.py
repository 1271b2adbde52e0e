"""`repair rehearse` finds scenes and plays them like any guide; replies decide where they end, and the document says why."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Kept
from tests.conftest import Ran, Repair

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
OWN = {"bus", "desk", "train"}

Rehearse = Callable[..., Ran]

VALIDATING = """
way: write
clock-reply: You saw me look at the clock while you talked. That may have stung. What was it like?
clock-met: [names, feeling, asks]
clock-look: on
hurt-reply: I looked away when you hoped that I would stay with you. I am sorry. What would help?
hurt-met: [names, feeling, asks]
hurt-look: on
difficulty: good
learned: /skip
"""
DEFENDING = """
way: choose
clock-pick: time
clock-look: on
colder-pick: defend
colder-look: on
difficulty: hard
learned: /skip
"""


@pytest.fixture
def rehearse(repair: Repair, tmp_path: Path) -> Rehearse:
    """Runs `repair rehearse` with three short scenes beside those that ship."""
    shutil.copytree(HERE / "practice_pack", tmp_path / "pack")

    def run(*arguments: str, stdin: str = "") -> Ran:
        return repair("rehearse", *arguments, "--content", "pack", stdin=stdin)

    return run


def names(ran: Ran) -> list[str]:
    """The ids of a list, those of the short scenes alone, in order."""
    return [row["scene"] for row in json.loads(ran.out)["scenes"] if row["scene"] in OWN]


def practice(ran: Ran) -> dict[str, Any]:
    """What a document tells of a rehearsal."""
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)["practice"]
    return found


def test_a_whole_rehearsal_is_replayed_from_a_file(rehearse: Rehearse) -> None:
    ran = rehearse("bus", "--answers", str(GOLDEN / "bus.yaml"), "--json")
    document = json.loads(ran.out)
    del document["findings"]  # they stand in the turns
    for turn in document["practice"]["turns"]:
        for finding in turn["findings"]:  # these words are those of the rules that ship
            del finding["why"], finding["frames"]
    assert (ran.code, ran.err) == (0, "")
    assert document == json.loads((GOLDEN / "bus.json").read_text(encoding="utf-8"))


def test_two_ways_of_replying_end_differently_and_the_document_says_why(repair: Repair) -> None:
    good = practice(repair("rehearse", "clock", "--answers", "-", "--json", stdin=VALIDATING))
    poor = practice(repair("rehearse", "clock", "--answers", "-", "--json", stdin=DEFENDING))
    assert (good["ending"], poor["ending"]) == ("opened", "left")
    assert [turn["met"] for turn in good["turns"]] == [["names", "feeling", "asks"]] * 2
    assert [turn["found"] for turn in poor["turns"]] == [["minimizing"], ["blame"]]
    assert good["counters"]["heard"] > poor["counters"]["heard"]
    moved = poor["turns"][0]["counters"]
    assert moved["after"]["safety"] < moved["before"]["safety"]


def test_the_end_tells_the_marker_and_every_reply(rehearse: Rehearse) -> None:
    ran = rehearse("bus", "--answers", str(GOLDEN / "bus.yaml"))
    before, _, after = ran.out.partition("What happened, reply by reply\n")
    assert (
        "- The sign of a strain in it: Complains about time, fees or the setting. A sign can mean many things."
        in before
    )
    before, seen, after = after.partition('- The wording check saw: "You always wait in the wrong place". ')
    assert seen
    assert before == (
        '\nThey said: "You are late."\n'
        '- You: "You always wait in the wrong place."\n'
        "- Not in it yet: I named what I did. I asked one question.\n"
    )
    assert after.partition("\n\n")[2] == (
        "The same line again, try 2\n"
        '- You: "I am ten minutes late. What was it like?"\n'
        "- In it: I named what I did. I asked one question.\n"
        "- What it moved: heard from 1 to 4\n"
    )


def test_the_end_tells_what_a_written_reply_does(rehearse: Rehearse) -> None:
    chosen = "way: choose\nlate-pick: bus\nlate-look: on\ndifficulty: hard\nlearned: /skip\n"
    after = rehearse("bus", "--answers", "-", stdin=chosen).out.partition("What happened, reply by reply\n")[2]
    assert after == (
        '\nThey said: "You are late."\n'
        '- You: "The bus was late."\n'
        "- It gives a reason first.\n"
        "- Step: Own where appropriate.\n"
        "- Not in it yet: I named what I did. I asked one question.\n"
        "- What it moved: heard from 1 to 0\n"
    )


def test_a_reply_that_was_left_open_is_told(rehearse: Rehearse) -> None:
    skipped = "way: write\nlate-reply: /skip\nlate-met: /skip\nlate-look: on\ndifficulty: /skip\nlearned: /skip\n"
    after = rehearse("bus", "--answers", "-", stdin=skipped).out.partition("What happened, reply by reply\n")[2]
    assert after == '\nThey said: "You are late."\n- You left the reply open.\n'


def test_a_marker_is_not_told_before_the_end(rehearse: Rehearse) -> None:
    ran = rehearse("bus", "--answers", "-", "--json", stdin="way: write\n")
    document = json.loads(ran.out)
    assert (ran.code, document["waiting_for"]["id"]) == (4, "late-reply")
    assert document["practice"]["markers"] is None
    listed = rehearse("--skill", "apologize")
    assert "complaint" not in listed.out.lower()
    assert all(row["markers"] is None for row in json.loads(rehearse("--json").out)["scenes"])
    found = json.loads(rehearse("--json", "--marker", "complaint-frame").out)["scenes"]
    assert all("complaint-frame" in row["markers"] for row in found)


def test_another_guide_has_no_practice_in_its_document(repair: Repair) -> None:
    assert json.loads(repair("support", "--json").out)["practice"] is None


def test_a_scene_is_listed_with_its_skill_level_and_setting(rehearse: Rehearse) -> None:
    lines = rehearse("--skill", "apologize", "--level", "1").out.splitlines()
    assert lines[0] == "Apologize cleanly"
    assert "    bus: The bus (level 1, One to one, 5 min)" in lines
    assert "        A client waited for you." in lines


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ((), ["bus", "train", "desk"]),
        (("--skill", "apologize"), ["bus", "train"]),
        (("--level", "2"), ["train"]),
        (("--setting", "online"), ["train"]),
        (("--topic", "lateness", "--as", "client"), ["desk"]),
        (("--marker", "denial"), ["train"]),
    ],
)
def test_a_list_holds_what_was_asked_for(rehearse: Rehearse, filters: tuple[str, ...], expected: list[str]) -> None:
    assert names(rehearse("--json", *filters)) == expected


def test_what_was_practised_least_comes_first(rehearse: Rehearse) -> None:
    assert rehearse("bus", "--answers", str(GOLDEN / "bus.yaml"), "--keep").code == 0
    assert names(rehearse("--json")) == ["desk", "bus", "train"]
    assert "bus: The bus (level 1, One to one, 5 min, played 1)" in rehearse().out


def test_a_locked_diary_does_not_stand_in_the_way(rehearse: Rehearse, locked: Callable[[], None]) -> None:
    rehearse("bus", "--answers", str(GOLDEN / "bus.yaml"), "--keep")
    locked()
    assert names(rehearse("--json")) == ["bus", "train", "desk"]


def test_a_seed_draws_the_same_scene_until_it_was_played(rehearse: Rehearse) -> None:
    def drawn(*more: str) -> str:
        told: str = json.loads(rehearse("--seed", "5", "--as", "client", "--json", "--no-input", *more).out)["guide"]
        return told

    assert drawn() == drawn()
    assert json.loads(rehearse("--random", "--topic", "lateness", "--as", "client", "--level", "1", "--json").out)[
        "guide"
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("buss",), "there is no scene `buss`; did you mean `bus`? `repair rehearse` lists them"),
        (("fit",), "there is no scene `fit`"),
        (
            ("--skill", "apologise"),
            "there is no skill `apologise`; did you mean `apologize`? use one of: notice-distance",
        ),
        (("--marker", "deny"), "there is no marker `deny`"),
        (("--setting", "groups"), "there is no setting `groups`; did you mean `group`?"),
        (("--topic", "moneys"), "there is no topic `moneys`; did you mean `money`?"),
        (("--as", "clients"), "there is no seat `clients`; did you mean `client`?"),
        (("--as", "client", "--skill", "apologize"), "there is no scene like that; `repair rehearse --table`"),
        (("bus", "--level", "1"), "a scene is named already; leave the scene out, or the other options"),
        (("--answers", "-"), "the answers are for no scene; name a scene: repair rehearse SCENE"),
    ],
)
def test_what_cannot_be_found_is_told_with_the_nearest_name(
    rehearse: Rehearse, arguments: tuple[str, ...], told: str
) -> None:
    ran = rehearse(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"repair: {told}")


def test_the_table_tells_which_scenes_cover_what(rehearse: Rehearse) -> None:
    found = json.loads(rehearse("--table", "--json").out)
    assert {"train"} <= set(found["markers"]["denial"])
    assert {"bus", "train"} <= set(found["strategies"]["acknowledge-part"])
    assert "desk" in found["seats"]["client"]
    assert list(found) == ["schema", "markers", "strategies", "skills", "settings", "topics", "levels", "seats"]
    assert "    Online: " in rehearse("--table").out


def test_an_unfinished_scene_goes_on_another_day(rehearse: Rehearse, repair: Repair, kept: Kept) -> None:
    begun, rest = "".join(GOLDEN.joinpath("bus.yaml").read_text(encoding="utf-8")).split("late-look:", 1)
    assert rehearse("bus", "--answers", "-", "--keep", "--no-input", stdin=begun).code == 4
    assert kept().head(1).rehearsal is None
    ran = repair("resume", "1", "--answers", "-", "--json", stdin=f"late-look:{rest}")
    assert practice(ran)["ending"] == "stayed"
    line = kept().head(1).rehearsal
    assert line is not None
    assert (line.scene, line.rounds, line.asked, line.met, line.learned) == ("bus", 2, 4, 2, "name it first")


def test_nothing_is_kept_unless_it_is_asked_for(rehearse: Rehearse, home: Path) -> None:
    rehearse("bus", "--answers", str(GOLDEN / "bus.yaml"))
    assert list(home.iterdir()) == []
