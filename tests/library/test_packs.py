"""Guides in folders: found by their name, read with what they visit, and checked together."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from repair_cli.errors import ContentError, ExitCode, Problem, RepairError
from repair_cli.library.listing import guide_files
from repair_cli.library.packs import Library, shipped
from tests.library.conftest import Lines, Write, with_nodes

SOUND = with_nodes("a: {ask: text, question: Q?, next: done}\n")


def named(name: str, nodes: str = "") -> str:
    """A sound guide whose ids begin with its name."""
    text = with_nodes(nodes or f"{name}-a: {{ask: text, question: Q?, next: {name}-end}}\n", f"{name}-a")
    text = text.replace("guide: g\n", f"guide: {name}\n").split("  done:")[0]
    return f"{text}  {name}-end: {{outcome: return, title: T, say: S}}\n"


def visiting(name: str, *others: str) -> str:
    rows = [f"{name}-{other}: {{visit: {other}, next: " for other in others]
    following = [f"{name}-{other}" for other in others[1:]] + [f"{name}-end"]
    nodes = f"{name}-a: {{ask: text, question: Q?, next: {name}-{others[0]}}}\n"
    return named(name, nodes + "".join(f"{row}{after}}}\n" for row, after in zip(rows, following, strict=True)))


def test_the_pack_that_ships_is_sound() -> None:
    problems: list[Problem] = []
    library = Library((), shipped())
    found = library.check([*shipped().glob("*.yaml"), *guide_files(shipped())], problems)
    assert problems == []
    assert sorted(one.guide.id for one in found) == sorted(library.names())


def test_a_language_without_content_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(RepairError) as caught:
        shipped("enn")
    assert caught.value.message == "there is no content in the language `enn`; did you mean `en`?"
    assert (caught.value.code, caught.value.hint) == (ExitCode.USAGE, "use --lang with one of: en")


def test_a_guide_is_read_with_what_it_visits(write: Write, tmp_path: Path) -> None:
    write("x.yaml", visiting("x", "y", "z"))
    write("y.yaml", visiting("y", "z"))
    write("z.yaml", named("z"))
    guide = Library((tmp_path,), shipped()).guide("x")
    assert [one.id for one in guide.everything()] == ["x", "y", "z"]
    assert guide.visits["z"] is guide.visits["y"].visits["z"]


def test_a_guide_is_read_once(write: Write, tmp_path: Path) -> None:
    write("x.yaml", named("x"))
    library = Library((tmp_path,), shipped())
    assert library.guide("x") is library.guide("x")


def test_an_unknown_guide_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(RepairError) as caught:
        Library((), shipped()).guide("safety-chek")
    assert str(caught.value) == "there is no guide `safety-chek`; did you mean `safety-check`?"
    assert caught.value.code is ExitCode.USAGE


@pytest.mark.parametrize("name", ["nowhere", "file", "x" * 300])
def test_a_folder_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(RepairError, match=f"{name} is no folder that can be read"):
        guide_files(tmp_path / name)


def test_a_broken_guide_is_refused_with_all_its_problems(write: Write, tmp_path: Path) -> None:
    write("x.yaml", visiting("x", "y").replace("title: A guide", "title: ''").replace("minutes: 2", "minutes: two"))
    write("y.yaml", "guide: y")
    with pytest.raises(ContentError) as caught:
        Library((tmp_path,), shipped()).guide("x")
    places = [f"{Path(problem.path).name}:{problem.line}" for problem in caught.value.problems]
    assert places == ["x.yaml:2", "x.yaml:5", *["y.yaml:1"] * 6]


def test_a_broken_neighbour_does_not_keep_a_guide_from_being_read(write: Write, tmp_path: Path) -> None:
    write("x.yaml", named("x"))
    write("y.yaml", "guide: [")
    assert Library((tmp_path,), shipped()).guide("x").id == "x"


def test_a_broken_guide_that_two_others_visit_is_told_once(write: Write, lint: Lines) -> None:
    write("x.yaml", visiting("x", "broken"))
    write("y.yaml", visiting("y", "broken"))
    write("broken.yaml", "a: *b\n")
    line = "broken.yaml:1:4: error R014 `*` begins an alias, which is not used here; put quotes around the text"
    assert lint() == [line]
    assert lint("x.yaml", "y.yaml") == [line]


def test_a_problem_of_a_neighbour_is_told_only_where_it_is_needed(write: Write, lint: Lines) -> None:
    write("x.yaml", visiting("x", "z"))
    write("y.yaml", named("y"))
    write("z.yaml", "guide: [")
    assert lint("y.yaml") == []
    assert lint("x.yaml") == ["z.yaml:2:1: error R010 a value is missing here"]


def test_the_problems_of_all_files_come_in_one_run_and_in_order(write: Write, lint: Lines) -> None:
    write("x.yaml", named("x").replace("minutes: 2", "minutes: two"))
    write("y.yaml", "")
    write("z.yaml", named("z").replace("for: anyone", "for: me").replace("title: T", "title: []"))
    assert lint() == [
        "x.yaml:5:10: error R104 `minutes` takes a whole number from 1 to 240",
        "y.yaml:1:1: error R011 there is nothing in this file",
        "z.yaml:4:6: error R104 `for` takes one of: client, therapist, anyone",
        "z.yaml:9:35: error R104 `title` needs a text, not nothing",
    ]


def test_a_file_that_is_given_twice_counts_once(write: Write, tmp_path: Path) -> None:
    path = write("x.yaml", named("x"))
    (tmp_path / "link.yaml").symlink_to(path)
    problems: list[Problem] = []
    found = Library((), shipped()).check([path, tmp_path / "." / "x.yaml", path], problems)
    assert [one.guide.id for one in found] == ["x"]
    assert problems == []


def test_guides_of_one_name_in_two_folders_are_both_checked(write: Write, lint: Lines) -> None:
    write("de/x.yaml", visiting("x", "y"))
    write("de/y.yaml", named("y"))
    write("fr/x.yaml", visiting("x", "y"))
    write("fr/y.yaml", "guide: [")
    assert lint("de/x.yaml", "fr/x.yaml") == ["fr/y.yaml:2:1: error R010 a value is missing here"]


def test_two_files_of_one_folder_and_name_are_both_checked(write: Write, lint: Lines) -> None:
    write("x.yaml", named("x"))
    write("x.yml", "a: [")
    assert lint("x.yaml", "x.yml") == ["x.yml:2:1: error R010 a value is missing here"]


def test_a_guide_may_visit_one_in_another_folder_that_is_given_too(write: Write, lint: Lines) -> None:
    write("one/x.yaml", visiting("x", "y"))
    write("two/y.yaml", named("y"))
    assert lint("one/x.yaml", "two/y.yaml") == []
    assert lint("one/x.yaml") == ["one/x.yaml:9:16: error R202 `y` is no guide"]


def test_a_guide_that_visits_itself_is_refused(write: Write, lint: Lines) -> None:
    write("x.yaml", visiting("x", "x"))
    assert lint() == ["x.yaml:9:16: error R216 `x` is visited by way of itself; a visit must come back"]


def test_guides_that_visit_each_other_in_a_circle_are_refused_once(write: Write, lint: Lines) -> None:
    write("x.yaml", visiting("x", "y"))
    write("y.yaml", visiting("y", "z"))
    write("z.yaml", visiting("z", "x"))
    assert lint() == ["z.yaml:9:16: error R216 `x` is visited by way of itself; a visit must come back"]


def test_a_visit_to_a_guide_that_is_not_there_is_told_with_the_nearest_one(write: Write, lint: Lines) -> None:
    write("x.yaml", visiting("x", "saftey-check"))
    assert lint() == ["x.yaml:9:27: error R202 `saftey-check` is no guide; did you mean `safety-check`?"]


def test_visits_inside_visits_have_a_limit(write: Write, lint: Lines) -> None:
    for number in range(40):
        write(f"v{number}.yaml", visiting(f"v{number}", f"v{number + 1}"))
    write("v40.yaml", named("v40"))
    assert [line.split("error ")[1] for line in lint("v0.yaml")] == ["R217 guides visit each other more than 32 deep"]


def test_many_ways_through_many_guides_are_walked_once_each(write: Write, lint: Lines) -> None:
    """A guide that visits two, each of which visits the next two: 2 to the power of 30 ways."""
    for number in range(30):
        write(f"v{number}.yaml", visiting(f"v{number}", f"v{number + 1}", f"v{number + 2}"))
    write("v30.yaml", named("v30"))
    write("v31.yaml", named("v31"))
    assert lint("v0.yaml") == []


def test_the_collector_is_as_it_was_after_reading(write: Write, tmp_path: Path) -> None:
    write("x.yaml", named("x"))
    gc.disable()
    try:
        Library((tmp_path,), shipped()).guide("x")
        assert not gc.isenabled()
    finally:
        gc.enable()
    Library((tmp_path,), shipped()).guide("x")
    assert gc.isenabled()


def test_interface_words_and_support_lines_among_the_files_are_checked_too(write: Write, lint: Lines) -> None:
    write("interface.yaml", "interface: 1\nwords: x\n")
    write("support-lines.yaml", "support-lines: 1\nemergency: x\nelsewhere: x\nregions: {}\n")
    assert lint() == [
        "interface.yaml:2:8: error R101 `words` needs `key: text` lines",
        "support-lines.yaml:4:10: error R141 the support lines need a region `ANY`, for everybody else",
    ]


def test_broken_interface_words_of_the_pack_do_not_hide_what_is_wrong_with_a_guide(
    write: Write, tmp_path: Path
) -> None:
    words = write("ships/interface.yaml", "interface: [")
    guide = write("x.yaml", named("x").replace("minutes: 2", "minutes: two"))
    problems: list[Problem] = []
    Library((), tmp_path / "ships").check([words, guide], problems)
    assert [str(problem).replace(f"{tmp_path}/", "") for problem in problems] == [
        "ships/interface.yaml:2:1: error R010 a value is missing here",
        "x.yaml:5:10: error R104 `minutes` takes a whole number from 1 to 240",
    ]


def test_missing_interface_words_of_the_pack_are_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        _ = Library((), tmp_path).interface
    assert str(caught.value) == f"{tmp_path}/interface.yaml:1:1: error R001 cannot be read: no such file or directory"


def test_five_different_mistakes_in_one_file_are_five_lines(lines: Lines) -> None:
    text = """\
guide: g
title: A guide
about: For a test.
for: clients
minutes: 2
start: feeling
nodes:
  feeling:
    ask: choose
    question: What came up?
    options:
      hurt: Hurt
      angry: Angry
    colour: blue
    next:
      - when: {felling: hurt}
        go: plan
      - go: goto-plan
  plan:
    say: |
      You felt ${feeling}.

      - And now: ${feelings}.
    next: go-plan
  go-plan:
    outcome: repair
    title: Go on
    say: Done.
"""
    assert lines(text) == [
        "g.yaml:4:6: error R104 `for` takes one of: client, therapist, anyone; did you mean `client`?",
        "g.yaml:14:5: error R102 a `choose` question has no field `colour`",
        "g.yaml:16:16: error R203 `felling` is no question; did you mean `feeling`?",
        "g.yaml:18:13: error R201 `goto-plan` is no node; did you mean `go-plan`?",
        "g.yaml:23:18: error R204 `${feelings}` takes up no question; did you mean `feeling`?",
    ]
