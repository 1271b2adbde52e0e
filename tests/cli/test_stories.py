from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.checks.tale import GUIDE, ROUND, written
from tests.conftest import Repair

GOOD = "  good:\n    given: {mood: good, keep: [none], secret: /skip, day: /skip}\n    expect:\n      outcome: done\n"
WRONG = GOOD.replace("done", "outside")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "evening.yaml").write_text(GUIDE, encoding="utf-8")
    return folder


def test_stories_that_go_as_expected(repair: Repair, pack: Path) -> None:
    written(pack, GOOD)
    ran = repair("content", "stories", "pack")
    assert (ran.code, ran.out, ran.err) == (0, "1 story is told as expected\n", "")


@pytest.mark.parametrize("path", ["pack", "pack/stories", "pack/stories/evening.yaml"])
def test_a_difference_fails_and_is_told_with_its_place(repair: Repair, pack: Path, path: str) -> None:
    written(pack, WRONG)
    ran = repair("content", "stories", path)
    assert (ran.code, ran.err) == (3, "")
    assert ran.out == (
        "pack/stories/evening.yaml:6:16: error S113 good: the walk stands elsewhere\n"
        "    - the outcome `outside`\n"
        "    + the outcome `done`: The evening is over\n"
    )


def test_where_the_walk_ends_elsewhere_its_words_and_its_card_are_not_told(repair: Repair, pack: Path) -> None:
    written(pack, WRONG + "      says: [You told a lot.]\n      card: []\n")
    assert repair("content", "stories", "pack").out.count("error") == 1


def test_update_rewrites_what_was_expected(repair: Repair, pack: Path) -> None:
    path = written(pack, f"  # a story\n{WRONG}      card: []\n")
    path.chmod(0o640)
    ran = repair("content", "stories", "pack", "--update")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "pack/stories/evening.yaml:7:7: good: `outcome` is rewritten\n"
        "pack/stories/evening.yaml:8:7: good: `card` is rewritten\n"
        "1 story is told as expected\n"
    )
    assert (
        path.read_text(encoding="utf-8")
        == f'guide: evening\nstories:\n  # a story\n{GOOD}      card:\n        - "# Tonight"\n'
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(one.name for one in path.parent.iterdir()) == ["evening.yaml"]
    assert repair("content", "stories", "pack").code == 0


def test_update_leaves_what_is_right_alone(repair: Repair, pack: Path) -> None:
    path = written(pack, GOOD)
    before = path.stat().st_mtime_ns
    assert repair("content", "stories", "pack", "--update").out == "1 story is told as expected\n"
    assert path.stat().st_mtime_ns == before


def test_update_fails_where_answers_do_not_fit(repair: Repair, pack: Path) -> None:
    path = written(pack, WRONG.replace("mood: good", "mood: great"))
    text = path.read_text(encoding="utf-8")
    ran = repair("content", "stories", "pack", "--update")
    assert ran.code == 3
    assert "S111" in ran.out
    assert path.read_text(encoding="utf-8") == text


def test_what_stands_in_braces_is_told_and_the_rest_is_rewritten(repair: Repair, pack: Path) -> None:
    braces = "  other:\n    given: {mood: good}\n    expect: {asks: day}\n"
    path = written(pack, WRONG + braces)
    ran = repair("content", "stories", "pack", "--update")
    assert ran.code == 3
    assert "S120 other: `asks` stands inside braces" in ran.out
    assert "good: `outcome` is rewritten" in ran.out
    assert path.read_text(encoding="utf-8").endswith(GOOD + braces)


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(repair: Repair, pack: Path) -> None:
    written(pack, GOOD)
    (pack / "stories" / "broken.yaml").write_text("guide: [\n", encoding="utf-8")
    (pack / "stories" / "lost.yaml").write_text("guide: evning\nstories: {a: {given: {}, expect: {asks: mood}}}\n")
    ran = repair("content", "stories", "pack")
    assert ran.code == 3
    assert "pack/stories/broken.yaml:2:1: error R010" in ran.out
    assert "pack/stories/lost.yaml:1:8: error S101 there is no guide `evning`; did you mean `evening`?" in ran.out


def test_a_guide_that_is_broken_is_told_as_the_linter_does(repair: Repair, pack: Path) -> None:
    written(pack, GOOD)
    (pack / "evening.yaml").write_text(GUIDE.replace("go: rest", "go: rst"), encoding="utf-8")
    ran = repair("content", "stories", "pack")
    assert (ran.code, ran.out) == (3, "pack/evening.yaml:26:13: error R201 `rst` is no node; did you mean `rest`?\n")


def test_a_pack_without_stories(repair: Repair, pack: Path) -> None:
    ran = repair("content", "stories", "pack")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "repair: there are no stories in pack; put them into a folder `stories` there\n"


def test_cover_says_what_was_seen_and_what_was_not(repair: Repair, pack: Path) -> None:
    written(pack, GOOD)
    ran = repair("content", "stories", "pack", "--cover")
    assert ran.code == 0
    assert ran.out.startswith("evening: nodes 6/10 (60 %), options 2/6 (33 %), condition sides 4/10 (40 %)\n")
    assert "\n  pack/evening.yaml:21:7: warning S122 no walk takes the option `bad` of `mood`\n" in ran.out


def test_cover_of_one_file_is_about_its_guide_alone(repair: Repair, pack: Path) -> None:
    written(pack, GOOD)
    (pack / "round.yaml").write_text(ROUND, encoding="utf-8")
    assert "round:" in repair("content", "stories", "pack", "--cover").out
    assert "round:" not in repair("content", "stories", "pack/stories/evening.yaml", "--cover").out


def test_below_the_smallest_figure_it_fails(repair: Repair, pack: Path) -> None:
    written(pack, GOOD)
    assert repair("content", "stories", "pack", "--min", "33").code == 0
    ran = repair("content", "stories", "pack", "--min", "34")
    assert ran.code == 3
    assert ran.out.endswith("  evening: 33 % is less than --min 34\n")


def test_a_smallest_figure_that_is_none_is_wrong_usage(repair: Repair) -> None:
    assert repair("content", "stories", "--min", "101").code == 2


def test_the_player_goes_where_stories_do_not(repair: Repair, pack: Path) -> None:
    text = GUIDE.replace("      - when: {mood: {answered: yes}}\n        say: This is never shown.\n", "")
    (pack / "evening.yaml").write_text(text, encoding="utf-8")
    written(pack, GOOD, text)
    ran = repair("content", "stories", "pack", "--play", "40", "--min", "100")
    assert (ran.code, ran.err) == (0, "")
    assert "options 6/6 (100 %), condition sides 8/8 (100 %)" in ran.out


def test_what_the_player_finds_is_printed_as_an_answers_file(repair: Repair, pack: Path) -> None:
    text = ROUND.replace("when: {again: enough}", "when: {all: [{again: enough}, {again: more}]}")
    written(pack, "  a:\n    given: {}\n    expect: {asks: again}\n", text)
    (pack / "round.yaml").write_text(text, encoding="utf-8")
    ran = repair("content", "stories", "pack/stories/round.yaml", "--play", "1")
    assert ran.code == 3
    assert ran.out == (
        "pack/round.yaml:1:1: error S131 round: there is no end after 204 answers; these answers lead there:\n"
        "# Answers for `repair run round --answers FILE`\n"
        "\n"
        "# Once more?\n"
        'again: "/skip"\n'
        "\n"
        "# Once more?\n"
        '"again#2": "/skip"\n'
    )


def test_stories_that_lie_elsewhere_name_their_pack(repair: Repair, pack: Path, tmp_path: Path) -> None:
    written(pack, GOOD).rename(tmp_path / "evening.yaml")
    assert repair("content", "stories", "evening.yaml").code == 3
    assert repair("content", "stories", "evening.yaml", "--content", "pack").out == "1 story is told as expected\n"


def test_a_file_that_cannot_be_written_is_left_as_it_was(repair: Repair, pack: Path) -> None:
    path = written(pack, WRONG)
    (pack / "stories" / ".evening.yaml.new").mkdir()
    ran = repair("content", "stories", "pack", "--update")
    assert ran.code == 5
    assert "cannot be written" in ran.err
    assert path.read_text(encoding="utf-8").endswith(WRONG)


def test_a_file_that_would_not_read_back_as_the_same_is_left_as_it_was(repair: Repair, pack: Path) -> None:
    path = written(pack, GOOD + "      path: [hello,\nmood]\n")
    text = path.read_text(encoding="utf-8")
    ran = repair("content", "stories", "pack", "--update")
    assert ran.code == 3
    assert ran.out == (
        "pack/stories/evening.yaml:1:1: error S120 this file cannot be rewritten as it stands; "
        "change what it expects by hand\n"
    )
    assert path.read_text(encoding="utf-8") == text
