from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.checks.blessing import Blessed, bless, holds
from repair_cli.checks.telling import tell_all
from tests.checks.tale import library, read

GIVEN = "given: {mood: bad, why: too long, keep: [walk], secret: /skip, day: 2027-01-08}"


def blessed(folder: Path, story: str) -> Blessed:
    file, problems = read(folder, f"  a:\n    {GIVEN}\n{story}")
    assert problems == []
    assert file is not None
    found = bless(file, tell_all(file))
    assert holds(found.text, file, library(folder), len(found.problems))
    return found


def expectation(found: Blessed) -> str:
    return found.text.split(f"{GIVEN}\n", 1)[1]


def test_what_came_takes_the_place_of_what_was_expected(tmp_path: Path) -> None:
    found = blessed(tmp_path, "    expect:\n      outcome: outside\n      path: [hello]\n      card: []\n")
    assert expectation(found) == (
        "    expect:\n"
        "      outcome: done\n"
        "      path: [hello, mood, why, keep, secret, day, done]\n"
        "      card:\n"
        '        - "# Tonight"\n'
        '        - "## How it was"\n'
        "        - It was too long.\n"
        '        - "## When"\n'
        "        - I look again on 8 January 2027.\n"
    )
    assert [note.rpartition("/")[2] for note in found.notes] == [
        "evening.yaml:6:7: a: `outcome` is rewritten",
        "evening.yaml:7:7: a: `path` is rewritten",
        "evening.yaml:8:7: a: `card` is rewritten",
    ]


def test_a_walk_that_waits_where_it_was_to_end_gets_another_field(tmp_path: Path) -> None:
    file, _ = read(tmp_path, "  a:\n    given: {mood: own}\n    expect:\n      outcome: done  # the end\n")
    assert file is not None
    assert bless(file, tell_all(file)).text.endswith("    expect:\n      asks: mood-own  # the end\n")


def test_a_phrase_becomes_the_one_that_comes_nearest_or_goes(tmp_path: Path) -> None:
    found = blessed(
        tmp_path, "    expect:\n      says:\n        - Good morning.\n        - Sleep very well.\n        - Zzz\n"
    )
    assert expectation(found) == "    expect:\n      says:\n        - Good evening.\n        - Sleep well.\n"


def test_nodes_that_were_not_passed_go(tmp_path: Path) -> None:
    found = blessed(tmp_path, "    expect:\n      passes: [mood, told, done]\n      never: [why, rest]\n")
    assert expectation(found) == "    expect:\n      passes: [mood, done]\n      never: [rest]\n"


def test_comments_and_all_other_lines_stay_as_they_are(tmp_path: Path) -> None:
    story = """\
    # before
    expect:     # what is expected
      # above the path
      path: [hello,
             mood]  # short
      # above the card
      card:     # the whole card
        - '# Tonight'   # its title
        - "## How it was"
        - It was short.
        - '## When'
        - I look again on 8 January 2027.
      # at the end

  b:
    given: {mood: good}
    expect: {asks: keep}    # untouched
"""
    assert (
        expectation(blessed(tmp_path, story))
        == """\
    # before
    expect:     # what is expected
      # above the path
      path: [hello, mood, why, keep, secret, day, done]
      # above the card
      card:     # the whole card
        - '# Tonight'   # its title
        - "## How it was"
        - It was too long.
        - '## When'
        - I look again on 8 January 2027.
      # at the end

  b:
    given: {mood: good}
    expect: {asks: keep}    # untouched
"""
    )


@pytest.mark.parametrize(
    ("field", "gone"),
    [
        ("      path: [hello]  # short\n", False),
        ("      path:  # short\n        - hello\n", True),
        ("      card:\n        - '# Tonight'\n        # between\n        - x\n", True),
        ("      card:\n        - '# Tonight'\n        - x  # beside\n", True),
        ("      card:\n        - '# Tonight'  # beside\n        - x\n", False),
    ],
)
def test_a_comment_that_goes_is_told(tmp_path: Path, field: str, gone: bool) -> None:
    (note,) = blessed(tmp_path, f"    expect:\n{field}").notes
    assert note.endswith("is rewritten; a comment inside it is gone") == gone


def test_a_list_whose_dashes_stand_below_its_name_is_rewritten_whole(tmp_path: Path) -> None:
    found = blessed(tmp_path, "    expect:\n      card:\n      - x\n      - y\n      outcome: done\n")
    assert expectation(found).splitlines()[1] == "      card:"
    assert expectation(found).splitlines()[-1] == "      outcome: done"
    assert "- x" not in found.text


def test_what_stands_inside_braces_is_left_and_told(tmp_path: Path) -> None:
    found = blessed(tmp_path, "    expect: {outcome: outside}\n")
    assert expectation(found) == "    expect: {outcome: outside}\n"
    assert [str(problem).rpartition("/")[2] for problem in found.problems] == [
        "evening.yaml:5:14: error S120 a: `outcome` stands inside braces; put it on a line of its own, then --update can rewrite it"
    ]


def test_answers_are_never_rewritten(tmp_path: Path) -> None:
    file, _ = read(tmp_path, "  a:\n    given: {mood: great}\n    expect:\n      outcome: done\n")
    assert file is not None
    found = bless(file, tell_all(file))
    assert (found.text, found.notes) == (file.source.text, ())


def test_a_refusal_for_another_reason_is_rewritten(tmp_path: Path) -> None:
    file, _ = read(
        tmp_path,
        "  a:\n    given: {mood: good, keep: [walk, none]}\n    expect:\n      refused: {keep: empty}\n",
    )
    assert file is not None
    assert bless(file, tell_all(file)).text.endswith("      refused: {keep: alone}\n")


def test_a_text_with_other_answers_does_not_hold(tmp_path: Path) -> None:
    file, _ = read(tmp_path, f"  a:\n    {GIVEN}\n    expect:\n      outcome: done\n")
    assert file is not None
    ours = library(tmp_path)
    assert holds(file.source.text, file, ours)
    assert not holds(file.source.text.replace("too long", "too short"), file, ours)
    assert not holds(file.source.text.replace("done", "outside"), file, ours)
    assert not holds("guide: [", file, ours)
