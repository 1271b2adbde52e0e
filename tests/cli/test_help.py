"""Help, lists and completion."""

from __future__ import annotations

import json

import pytest

from repair_cli.library.catalogue import scene_files
from repair_cli.library.packs import Library
from repair_cli.play.commands import COMMANDS
from tests.conftest import Repair


def test_without_arguments_and_without_a_terminal_it_tells_what_there_is(repair: Repair) -> None:
    ran = repair()
    assert ran.code == 0
    assert ran.out.startswith("Usage: repair [OPTIONS] COMMAND [ARGS]...")
    assert "Not a crisis service." in ran.out


@pytest.mark.parametrize("topic", ["exit-codes", "commands", "answers", "privacy"])
def test_each_topic_has_a_page(repair: Repair, topic: str) -> None:
    ran = repair("help", topic)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) > 3
    assert topic in repair("help").out


def test_the_page_of_commands_names_them_all(repair: Repair) -> None:
    lines = repair("help", "commands").out.splitlines()
    assert [line.split(":")[0] for line in lines] == [f"/{name}" for name in COMMANDS]


def test_guides_are_listed_for_people_and_programs(repair: Repair, library: Library) -> None:
    listed = repair("guides").out
    found = json.loads(repair("guides", "--json").out)
    assert [row["guide"] for row in found["guides"]] == list(library.names())
    for row in found["guides"]:
        told = f"{row['guide']}\n    {row['title']} (for: {row['for']}, {row['minutes']} min)\n"
        assert (told in listed) is not row["scene"]


def test_scenes_are_counted_and_not_listed_among_the_guides(repair: Repair, library: Library) -> None:
    count = len(scene_files(library))
    assert repair("guides").out.splitlines()[-1] == f"and {count} scenes to practise: `repair rehearse` lists them"
    rows = json.loads(repair("guides", "--json").out)["guides"]
    assert {row["guide"] for row in rows if row["scene"]} == set(scene_files(library))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_shown_for_each_shell(repair: Repair, shell: str) -> None:
    ran = repair("--show-completion", shell, env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert ran.code == 0
    assert "repair" in ran.out


def test_support_shows_the_region_that_was_asked_for_or_that_the_locale_names(repair: Repair) -> None:
    assert "Help lines: Ireland" in repair("support", "--region", "ie").out
    assert "Help lines: United Kingdom" in repair("support", env={"LC_ALL": "en_GB.UTF-8"}).out
    anywhere = repair("support", env={"LANG": "C"}).out
    assert "This list is for: Anywhere." in anywhere
    assert "repair support --region CODE" in anywhere


def test_support_inside_a_walk_shows_the_region_that_is_named(repair: Repair) -> None:
    assert "Help lines: Ireland" in repair("fit", stdin="/support ie\n").out
    told = repair("fit", "--region", "GB", stdin="/support atlantis\n").out
    assert 'There is no list for "ATLANTIS" here.\n\nThis list is for: United Kingdom. For another place type:' in told
    assert "(at a question: /support CODE). Codes: ANY AT AU" in told


def test_support_asks_nothing_and_can_be_saved(repair: Repair) -> None:
    ran = repair("support", "--region", "US", "--format", "txt", stdin="x\n")
    assert ran.code == 0
    assert "988" in ran.out
    assert "What next?" not in ran.out + ran.err
