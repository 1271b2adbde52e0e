from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.tale import read

END = "expect: {outcome: done}"


def test_a_story_is_read_with_its_turns(tmp_path: Path) -> None:
    file, problems = read(
        tmp_path,
        """\
  a-day:
    about: In two turns.
    rest: skip
    turns:
      - given: {mood: good, keep: [walk, talk], told: 3, secret: /skip}
      - back: 2
        change: {mood: bad}
        expect: {asks: why, never: [rest]}
""",
    )
    assert problems == []
    assert file is not None
    (story,) = file.stories
    first, second = story.turns
    assert (story.name, story.skips, story.spot.line) == ("a-day", True, 3)
    assert first.given == {"mood": "good", "keep": ("walk", "talk"), "told": "3", "secret": None}
    assert (first.back, first.expect) == (0, None)
    assert (second.back, second.change, second.given) == (2, {"mood": "bad"}, {})
    assert second.expect is not None
    assert (second.expect.asks, second.expect.never) == ("why", ("rest",))


@pytest.mark.parametrize(
    ("story", "line"),
    [
        ("given: {mod: good}\n    " + END, "evening.yaml:4:13: error S102 `mod` is no question of `evening`; did you mean `mood`?"),
        ("given: {}\n    expect: {asks: outside}", "evening.yaml:5:20: error S102 `outside` is no question of `evening`"),
        ("given: {}\n    expect: {outcome: mood}", "evening.yaml:5:23: error S103 `mood` is no outcome of `evening`"),
        ("given: {}\n    expect: {path: [helo]}", "evening.yaml:5:21: error S103 `helo` is no node of `evening`; did you mean `hello`?"),
        ("given: {}\n    expect: {passes: [x]}", "evening.yaml:5:23: error S103 `x` is no node of `evening`"),
        ("given: {}\n    expect: {never: [x]}", "evening.yaml:5:22: error S103 `x` is no node of `evening`"),
        ("given: {}\n    expect: {refused: {mood: no-choise}}", "evening.yaml:5:30: error S104 `no-choise` is no reason to refuse an answer; did you mean `no-choice`?"),
        ("given: {}\n    expect: {refused: {x: needed}}", "evening.yaml:5:24: error S102 `x` is no question of `evening`"),
        ("given: {}\n    expect: {refused: needed}", "evening.yaml:5:23: error R101 `refused` needs one `question: code` line"),
        ("given: {}\n    expect: {asks: mood, outcome: done}", "evening.yaml:5:20: error S105 a walk either waits (`asks`) or has ended (`outcome`), not both"),
        ("given: {}", "evening.yaml:3:3: error S105 the story `a` ends without `expect`; say where it leads"),
        (END, "evening.yaml:3:3: error S105 nothing is answered here; a turn needs `given`, `back` or `change`"),
        ("given: {}\n    turns: [{given: {}, " + END + "}]", "evening.yaml:4:12: error S105 `given` of the story `a` belongs into one of its `turns`"),
        ("turns: []", "evening.yaml:4:12: error R104 `turns` needs a list of turns (lines that begin with `- `)"),
        ("rest: all\n    given: {}\n    " + END, "evening.yaml:4:11: error R104 `rest` takes `skip`: what has no answer is left open"),
        ("back: 0\n    " + END, "evening.yaml:4:11: error R104 `back` takes a whole number from 1 to 100"),
        ("given: [x]\n    " + END, "evening.yaml:4:12: error R101 `given` needs `question: answer` lines"),
        ("given: {mood: {a: b}}\n    " + END, "evening.yaml:4:19: error A104 an answer is a text or a list of texts"),
        ("gven: {}\n    " + END, "evening.yaml:4:5: error R102 the story `a` has no field `gven`; did you mean `given`?"),
        ("given: {}\n    expect: {crad: []}", "evening.yaml:5:14: error R102 `expect` has no field `crad`; did you mean `card`?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, story: str, line: str) -> None:
    file, problems = read(tmp_path, f"  a:\n    {story}\n")
    assert line in problems
    assert file is None


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "  a:\n    given: {x: y}\n    expect: {outcome: z}\n  B:\n    given: {}\n")
    assert [line.split(": ")[1] for line in problems] == [
        "error S102 `x` is no question of `evening`",
        "error S103 `z` is no outcome of `evening`",
        "error R105 `B` is no id; an id is lower case letters, digits and single hyphens, at most 60 characters",
    ]
