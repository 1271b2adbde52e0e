"""Packs that are added to what ships: by option, by environment, and what `repair guides` says of them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from repair_cli.library.packs import shipped
from tests.cli.conftest import Kept
from tests.conftest import Repair
from tests.library.packing import pack, plain

SWAP = "extends: repair\nreplaces: [safety-check]\n"


def told(out: str, guide: str) -> list[str]:
    """The lines of a guide in the list."""
    lines = out.splitlines()
    at = lines.index(guide)
    return lines[at + 1 : at + 4]


@pytest.fixture
def swapped(tmp_path: Path) -> Path:
    """A pack with a safety check in which fear does not stop anybody."""
    folder = pack(tmp_path / "swap", more=SWAP)
    text = (shipped() / "safety-check.yaml").read_text(encoding="utf-8")
    was = "- when: {afraid: yes}\n        go: stop-not-you"
    assert was in text
    (folder / "safety-check.yaml").write_text(
        text.replace(was, "- when: {afraid: yes}\n        go: early-signs", 1), encoding="utf-8"
    )
    return folder


def test_the_list_says_where_each_guide_comes_from(repair: Repair, tmp_path: Path, swapped: Path) -> None:
    plain(tmp_path / "bare", "talk")
    ran = repair("guides", "--content", "swap", "--content", "bare")
    assert (ran.code, ran.err) == (0, "")
    assert told(ran.out, "talk") == ["    bare (for: anyone, 1 min)", "    For a test.", "    from: the folder bare"]
    assert told(ran.out, "safety-check")[2] == "    from: The pack swap 1.2, replaces that of repair 0.1.0"
    assert told(ran.out, "fit")[2] == "    from: repair 0.1.0"


def test_the_document_says_it_as_well(repair: Repair, tmp_path: Path, swapped: Path) -> None:
    plain(tmp_path / "bare", "talk")
    ran = repair("guides", "--content", "swap", "--content", "bare", "--json")
    rows = {row["guide"]: row for row in json.loads(ran.out)["guides"]}
    ships = {"pack": "repair", "name": "repair", "version": "0.1.0", "folder": str(shipped())}
    assert (rows["fit"]["from"], rows["fit"]["replaces"]) == (ships, None)
    assert rows["safety-check"]["from"] == {
        "pack": "swap", "name": "The pack swap", "version": "1.2", "folder": "swap",
    }  # fmt: skip
    assert rows["safety-check"]["replaces"] == ships
    assert rows["talk"]["from"] == {"pack": None, "name": None, "version": None, "folder": "bare"}


def test_the_environment_adds_packs_to_those_that_are_named(repair: Repair, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        pack(tmp_path / name, f"{name}-talk")
    packs = os.pathsep.join(["", "two", "three", ""])
    out = repair("guides", "--content", "one", env={"REPAIR_CONTENT": packs}).out
    assert [told(out, f"{name}-talk")[2] for name in ("one", "two", "three")] == [
        f"    from: The pack {name} 1.2" for name in ("one", "two", "three")
    ]
    assert repair("run", "two-talk", "--json", env={"REPAIR_CONTENT": packs}).code == 0
    assert repair("run", "two-talk", "--json").code == 2


def test_a_pack_of_the_environment_that_is_not_there_is_named(repair: Repair) -> None:
    ran = repair("guides", env={"REPAIR_CONTENT": "nowhere"})
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("repair: nowhere is no folder that can be read; ")


def test_what_a_pack_replaces_is_walked_wherever_it_is_visited(repair: Repair, swapped: Path) -> None:
    answers = "danger: no\nstop-signs: [none]\nafraid: yes\nearly-signs: [none]\n"
    plainly = json.loads(repair("fit", "--answers", "-", "--json", stdin=answers).out)
    swap = json.loads(repair("fit", "--answers", "-", "--json", "--content", "swap", stdin=answers).out)
    assert plainly["outcome"]["id"] == "stop"
    assert (swap["status"], swap["outcome"]) == ("paused", None)


def test_a_kept_walk_goes_on_without_the_environment_that_it_began_in(repair: Repair, pack: Path, kept: Kept) -> None:
    begun = repair(
        "run",
        "talk",
        "--keep",
        "--json",
        "--no-input",
        "--answers",
        "-",
        stdin="what: a word",
        env={"REPAIR_CONTENT": "pack"},
    )
    assert begun.code == 4, begun
    again = repair("resume", "--json", "--no-input")
    assert (again.code, json.loads(again.out)["answers"]["what"]) == (4, "a word")
    both = repair("resume", "--json", "--no-input", env={"REPAIR_CONTENT": str(pack)})
    assert (both.code, both.out) == (again.code, again.out)


def test_a_clash_is_refused_with_both_files_and_what_to_write(repair: Repair, tmp_path: Path) -> None:
    pack(tmp_path / "mine", "fit")
    ran = repair("fit", "--content", "mine")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        f"mine/fit.yaml:1:1: error K117 there is a guide `fit` already: {shipped()}/fit.yaml; take another id, "
        "or write `extends: repair` and `replaces: [fit]` in its pack.yaml\n"
    )
    assert repair("content", "lint", "mine").out == ran.err


def test_lint_tells_what_a_pack_says_of_others(repair: Repair, tmp_path: Path) -> None:
    pack(tmp_path / "base", "talk")
    pack(tmp_path / "mine", "talk", more="extends: base\nreplaces: [talk]\n")
    ran = repair("content", "lint", "mine")
    line = "mine/pack.yaml:7:10: error K111 the pack `base` is not at hand (name its folder in --content)\n"
    assert (ran.code, ran.out) == (3, line)
    sound = "1 guide with 1 node is sound\n"
    assert repair("content", "lint", "mine", "--content", "base").out == sound
    assert repair("content", "lint", "mine", env={"REPAIR_CONTENT": "base"}).out == sound
    assert repair("content", "lint", "mine", "base").code == 0


def test_lint_counts_scenes(repair: Repair, tmp_path: Path) -> None:
    pack(tmp_path / "mine", "talk", "scenes/my-scene")
    assert repair("content", "lint", "mine").out == "2 guides with 2 nodes are sound\n"
    (tmp_path / "mine" / "scenes" / "my-scene.yaml").write_text("guide: [")
    assert (
        repair("content", "lint", "mine").out == "mine/scenes/my-scene.yaml:2:1: error R010 a value is missing here\n"
    )


def test_a_scene_and_a_guide_visit_each_other(repair: Repair, tmp_path: Path) -> None:
    folder = pack(tmp_path / "mine", "talk", "scenes/my-scene")
    for file, other in ((folder / "talk.yaml", "my-scene"), (folder / "scenes" / "my-scene.yaml", "talk")):
        text = file.read_text()
        end = f"{file.stem}-end"
        file.write_text(
            text.replace(f"start: {end}", "start: go").replace(
                "nodes:", f"nodes:\n  go: {{visit: {other}, next: {end}}}"
            )
        )
    lines = repair("content", "lint", "mine").out.splitlines()
    assert [line.split(" error ")[1][:4] for line in lines] == ["R216"]


def test_lint_tells_where_a_guide_breaks_because_another_is_replaced(repair: Repair, tmp_path: Path) -> None:
    pack(tmp_path / "mine", "safety-check", more=SWAP)
    ran = repair("content", "lint", "mine")
    assert ran.code == 3
    assert f"{shipped()}/fit.yaml:" in ran.out
    assert "error R203 `stop-signs` is no question" in ran.out


def test_a_safety_check_without_its_stop_signs_is_found_by_proofs(repair: Repair, tmp_path: Path) -> None:
    pack(tmp_path / "mine", "safety-check", more=SWAP)
    ran = repair("content", "proofs", "mine")
    assert (ran.code, ran.out) == (3, "")
    assert "error R203 `stop-signs` is no question" in ran.err


def test_a_safety_check_that_lets_fear_pass_is_found_by_proofs(repair: Repair, swapped: Path) -> None:
    assert repair("content", "lint", "swap").code == 0
    ran = repair("content", "proofs", "swap")
    lines = ran.out.splitlines()
    told = "broken: whoever gives a stop sign reaches support, and no repair"
    place = next(number for number, line in enumerate(lines) if line.startswith(told))
    assert ran.code == 3
    assert lines[place + 1].startswith(f"{shipped()}/proofs.yaml:")
    assert "  this shows it: repair run safety-check --answers FILE --content swap" in lines


def test_a_pack_does_not_escape_the_language_with_stop_signs_of_its_own(repair: Repair, swapped: Path) -> None:
    (swapped / "proofs.yaml").write_text("proofs: 1\nstop-sign: {stop-signs: sexual}\n")
    ran = repair("content", "proofs", "swap")
    assert ran.code == 3
    assert f"{shipped()}/proofs.yaml:" in ran.out


def test_help_lines_that_are_replaced_by_none_are_found_by_proofs(repair: Repair, tmp_path: Path) -> None:
    folder = pack(tmp_path / "mine", more="extends: repair\nreplaces: [support]\n")
    text = (shipped() / "support.yaml").read_text(encoding="utf-8")
    (folder / "support.yaml").write_text(text.replace("support: crisis", "say: Be well."), encoding="utf-8")
    ran = repair("content", "proofs", "mine")
    assert ran.code == 3
    assert "broken: the guide of help lines shows them" in ran.out


def test_a_pack_that_only_changes_words_is_proven(repair: Repair, tmp_path: Path) -> None:
    folder = pack(tmp_path / "mine", more=SWAP)
    text = (shipped() / "safety-check.yaml").read_text(encoding="utf-8")
    (folder / "safety-check.yaml").write_text(text.replace("title: Safety first", "title: First of all"))
    ran = repair("content", "proofs", "mine")
    assert (ran.code, ran.err) == (0, "")


def test_stories_of_a_pack_are_told_with_what_it_replaces(repair: Repair, swapped: Path) -> None:
    (swapped / "stories").mkdir()
    (swapped / "stories" / "fit.yaml").write_text(
        "guide: fit\nstories:\n  afraid:\n    given: {danger: no, stop-signs: [none], afraid: yes}\n"
        "    expect: {asks: early-signs}\n"
    )
    ran = repair("content", "stories", "swap")
    assert (ran.code, ran.out) == (0, "1 story is told as expected\n")


def test_stories_that_lead_out_of_the_pack_are_not_read(repair: Repair, tmp_path: Path, swapped: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.yaml").write_text("secret words")
    (swapped / "stories").symlink_to(tmp_path / "elsewhere")
    ran = repair("content", "stories", "swap")
    told = "swap/stories:1:1: error K121 this link leads out of the pack; put what it leads to into the pack\n"
    assert (ran.code, ran.out, ran.err) == (3, "", told)
    (swapped / "stories").unlink()
    (swapped / "stories").mkdir()
    (swapped / "stories" / "x.yaml").symlink_to(tmp_path / "elsewhere" / "x.yaml")
    assert repair("content", "stories", "swap").err == told.replace("stories:", "stories/x.yaml:")


@pytest.mark.parametrize("whole", [True, False])
def test_wording_rules_that_lead_out_of_the_pack_are_not_read(repair: Repair, tmp_path: Path, whole: bool) -> None:
    folder = pack(tmp_path / "mine", "talk")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.yaml").write_text("secret: words")
    place = folder / "wording"
    if not whole:
        place.mkdir()
        place /= "x.yaml"
    place.symlink_to(tmp_path / "elsewhere" / ("" if whole else "x.yaml"))
    ran = repair("content", "lint", "mine")
    told = "error K121 this link leads out of the pack; put what it leads to into the pack"
    assert (ran.code, ran.out) == (3, f"{place.relative_to(tmp_path)}:1:1: {told}\n")


def test_nothing_that_a_pack_says_of_itself_steers_a_terminal(repair: Repair, tmp_path: Path) -> None:
    folder = pack(tmp_path / "mine", "talk")
    text = (folder / "pack.yaml").read_text()
    (folder / "pack.yaml").write_text(text.replace("name: The pack mine", 'name: "a \\u202e b \\n\\n c"'))
    assert told(repair("guides", "--content", "mine").out, "talk")[2] == "    from: a \\u202e b c 1.2"
    (folder / "pack.yaml").write_text(text.replace("name: The pack mine", "name: \x1b[2J"))
    ran = repair("guides", "--content", "mine")
    assert ran.err == "mine/pack.yaml:2:7: error R005 there is a control character here (U+001B); take it out\n"


def test_no_pack_is_written_to(repair: Repair, tmp_path: Path, swapped: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (swapped, *swapped.iterdir())}
    for command in (["guides"], ["fit", "--no-input"], ["content", "stats", "fit"], ["content", "graph", "fit"]):
        repair(*command, "--content", "swap")
    repair("content", "lint", "swap")
    repair("content", "proofs", "swap")
    assert {path: path.stat().st_mtime_ns for path in (swapped, *swapped.iterdir())} == before


@pytest.mark.parametrize("env", [{"REPAIR_CONTENT": "nowhere"}, {"REPAIR_CONTENT": "broken"}])
def test_help_lines_are_there_when_packs_are_broken(repair: Repair, tmp_path: Path, env: dict[str, str]) -> None:
    pack(tmp_path / "broken", "support")
    ran = repair("support", env=env)
    assert (ran.code, ran.out) == (0, repair("support").out)
    assert ran.err.startswith("repair: packs are left out: ")
    assert env["REPAIR_CONTENT"] in ran.err


@pytest.mark.parametrize(
    "command",
    [
        ["guides", "--content", "mine"],
        ["run", "talk", "--content", "mine"],
        ["run", "talk", "--template", "--content", "mine"],
        ["content", "lint", "mine"],
        ["content", "proofs", "mine"],
        ["content", "stories", "mine/stories/x.yaml"],
        ["content", "stats", "talk", "--content", "mine"],
        ["content", "graph", "talk", "--content", "mine"],
        ["content", "coverage", "--content", "mine"],
        ["content", "lint", "other", "--against", "mine"],
    ],
    ids=" ".join,
)
def test_a_pack_that_leads_elsewhere_is_refused_by_every_command(
    repair: Repair, tmp_path: Path, command: list[str]
) -> None:
    folder = pack(tmp_path / "mine", "talk", "stories/x")
    pack(tmp_path / "other", "walk")
    (tmp_path / "secret.yaml").write_text("tell: nobody")
    (folder / "x.yaml").symlink_to(tmp_path / "secret.yaml")
    ran = repair(*command)
    told = "mine/x.yaml:1:1: error K121 this link leads out of the pack; put what it leads to into the pack"
    assert (ran.code, told in f"{ran.out}{ran.err}".splitlines()) == (3, True)
    assert "nobody" not in f"{ran.out}{ran.err}"
