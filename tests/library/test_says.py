"""Texts, branches and conditions: their shape, and every place where something is wrong."""

from __future__ import annotations

import pytest

from repair_cli.guide.conditions import AllOf, Answered, AnyOf, Between, Condition, Every, NoneOf, Not, Some
from repair_cli.guide.model import Ask, Branch, Tell
from repair_cli.guide.says import Lines, SupportLines, Words
from tests.library.conftest import Lines as Found
from tests.library.conftest import Read

CHOICE = "a:\n  ask: choose\n  question: Q?\n  options: {yes: A, no: B}\n  next:\n"


@pytest.mark.parametrize(
    ("following", "line"),
    [
        ("", "10:10: error R104 `next` is empty; write a text or take the line out"),
        (" []", "10:11: error R104 `next` needs the id of a node, or a list of branches, not nothing"),
        (" {go: done}", "10:11: error R104 `next` needs the id of a node, or a list of branches, not fields"),
        (" [{go: [done]}]", "10:17: error R104 `next` needs a text, not a list"),
        (" [{when: {a: yes}}]", "10:12: error R103 a branch of `next` needs the field `go`"),
        (" [x]", "10:12: error R101 a branch of `next` needs fields (`name: value` lines), not a text"),
    ],
)
def test_next_is_a_node_or_branches(problems_of: Found, following: str, line: str) -> None:
    assert problems_of(f"a:\n  say: x\n  next:{following}\n")[0] == f"g.yaml:{line}"


def test_only_the_last_branch_has_no_condition(problems_of: Found) -> None:
    assert problems_of(f"{CHOICE}    - go: done\n    - {{when: {{a: yes}}, go: done}}\n") == [
        "g.yaml:13:9: error R123 this branch has no `when`, so the ones below it are never taken; put it last",
        "g.yaml:14:9: error R124 the last branch has a `when`; add one without, for everybody else",
    ]


TESTS = "is, any_of, all_of, none_of, at_least, at_most, answered"
WHOLE = "takes a whole number from -999999999 to 999999999"


@pytest.mark.parametrize(
    ("when", "line"),
    [
        ("{}", "13:16: error R120 `when` needs `{question: answer}`"),
        ("yes", "13:16: error R120 `when` needs `{question: answer}`"),
        ("{all: x}", "13:22: error R120 `all` needs a list of conditions (`[{...}, {...}]`)"),
        ("{any: []}", "13:22: error R120 `any` needs a list of conditions (`[{...}, {...}]`)"),
        ("{any: [x]}", "13:23: error R120 `when` needs `{question: answer}`"),
        ("{not: {}}", "13:22: error R120 `when` needs `{question: answer}`"),
        ("{a: {}}", f"13:20: error R120 a condition on `a` needs an answer, or one of: {TESTS}"),
        ("{a: [yes]}", "13:20: error R101 a condition on `a` needs fields (`name: value` lines), not a list"),
        ("{a: {is_not: yes}}", "13:21: error R102 a condition on `a` has no field `is_not`"),
        ("{a: {anyof: [yes]}}", "13:21: error R102 a condition on `a` has no field `anyof`; did you mean `any_of`?"),
        ("{a: {at_least: x}}", f"13:31: error R104 `at_least` {WHOLE}"),
        ("{a: {at_most: 1.5}}", f"13:30: error R104 `at_most` {WHOLE}"),
        ("{a: {answered: maybe}}", "13:31: error R104 `answered` takes `yes` or `no`"),
        ("{a: {is: [yes]}}", "13:25: error R104 `is` needs a text, not a list"),
        (
            "{a: {any_of: yes}}",
            "13:29: error R104 `any_of` needs a list (`[a, b]`, or lines that begin with `- `), not a text",
        ),
        ("{b: yes}", "13:17: error R203 `b` is no question"),
        ("{done: yes}", "13:17: error R203 `done` is no question"),
        ("{a: yess}", "13:20: error R206 `yess` is no option of `a`; did you mean `yes`?"),
        ("{a: {none_of: [yes, noo]}}", "13:36: error R206 `noo` is no option of `a`; did you mean `no`?"),
    ],
)
def test_a_mistake_in_a_condition_is_told_at_its_place(problems_of: Found, when: str, line: str) -> None:
    nodes = f"{CHOICE}    - {{when: {when}, go: done}}\n    - go: done\n"
    assert f"g.yaml:{line}" in problems_of(nodes)


def test_every_unknown_option_is_told(problems_of: Found) -> None:
    nodes = f"{CHOICE}    - {{when: {{a: {{any_of: [c, d]}}}}, go: done}}\n    - go: done\n"
    assert problems_of(nodes) == [
        "g.yaml:13:30: error R206 `c` is no option of `a`",
        "g.yaml:13:33: error R206 `d` is no option of `a`",
    ]


def test_a_condition_must_suit_its_question(problems_of: Found) -> None:
    nodes = """\
        a: {ask: text, question: Q?, next: n}
        n: {ask: number, question: Q?, from: 1, to: 5, next: c}
        c:
          ask: choose
          question: Q?
          options: {x: X, y: Y}
          next:
            - {when: {a: x}, go: done}
            - {when: {a: {at_least: 2}}, go: done}
            - {when: {cnt: x}, go: done}
            - {when: {c: {at_most: 2}}, go: done}
            - {when: {n: {is: 3, at_most: 4}, cnt: {at_least: 1}, a: {answered: no}}, go: done}
            - {go: done}
        """
    assert problems_of(nodes, tail="counters: {cnt: {start: 0, least: 0, most: 1}}\n") == [
        "g.yaml:15:17: error R207 `a` has no options; use `answered`",
        "g.yaml:16:17: error R207 `a` has nothing to count; use `is` or `any_of`",
        "g.yaml:17:17: error R207 `cnt` is a counter; use `at_least` or `at_most`",
        "g.yaml:18:17: error R207 `c` has nothing to count; use `is` or `any_of`",
    ]


@pytest.mark.parametrize(
    ("when", "condition"),
    [
        ("{a: yes}", AnyOf("a", frozenset({"yes"}))),
        ("{a: {is: yes}}", AnyOf("a", frozenset({"yes"}))),
        ("{a: {any_of: [yes, no]}}", AnyOf("a", frozenset({"yes", "no"}))),
        ("{a: {all_of: [yes]}}", AllOf("a", frozenset({"yes"}))),
        ("{a: {none_of: [yes]}}", NoneOf("a", frozenset({"yes"}))),
        ("{n: {at_least: 3}}", Between("n", least=3)),
        ("{n: {at_most: -3}}", Between("n", most=-3)),
        ("{n: {at_least: 1, at_most: 3}}", Every((Between("n", least=1), Between("n", most=3)))),
        ("{a: {answered: yes}}", Answered("a", True)),
        ("{a: yes, n: {answered: no}}", Every((AnyOf("a", frozenset({"yes"})), Answered("n", False)))),
        ("{all: [{a: yes}, {a: no}]}", Every((AnyOf("a", frozenset({"yes"})), AnyOf("a", frozenset({"no"}))))),
        ("{any: [{a: yes}, {a: no}]}", Some((AnyOf("a", frozenset({"yes"})), AnyOf("a", frozenset({"no"}))))),
        ("{not: {a: yes}}", Not(AnyOf("a", frozenset({"yes"})))),
    ],
)
def test_every_condition_is_read(read: Read, when: str, condition: Condition) -> None:
    number = "n: {ask: number, question: Q?, from: -5, to: 5, next: a}\n"
    nodes = f"{number}{CHOICE}    - {{when: {when}, go: done}}\n    - go: n\n"
    ask = read(nodes, start="n").nodes["a"]
    assert isinstance(ask, Ask)
    assert ask.next == (Branch("done", condition), Branch("n"))


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("{when: {g: yes}}", "10:7: error R122 a part of `say` needs one of: `say`, `support`, `wording`"),
        ("{say: x, support: crisis}", "10:7: error R122 a part of `say` needs one of: `say`, `support`, `wording`"),
        ("{support: crisi}", "10:17: error R104 `support` takes one of: crisis, routes; did you mean `crisis`?"),
        ("{text: x}", "10:8: error R102 a part of `say` has no field `text`"),
        ("[x]", "10:7: error R101 a part of `say` needs fields (`name: value` lines), not a list"),
    ],
)
def test_a_part_of_a_text_is_words_or_a_place_for_lines(problems_of: Found, part: str, line: str) -> None:
    assert problems_of(f"a:\n  say:\n    - {part}\n  next: done\n".replace("    -", "  -"))[0] == f"g.yaml:{line}"


def test_every_part_of_a_text_is_read(read: Read) -> None:
    guide = read("""\
        q: {ask: yes-no, question: Q?, next: a}
        a:
          say:
            - One.
            - {when: {q: yes}, say: Two.}
            - {support: crisis}
            - {when: {q: no}, support: routes}
          next: done
        """, start="q")  # fmt: skip
    told = guide.nodes["a"]
    assert isinstance(told, Tell)
    yes, no = AnyOf("q", frozenset({"yes"})), AnyOf("q", frozenset({"no"}))
    assert told.say == (
        Words("One."), Words("Two.", yes), SupportLines(Lines.CRISIS), SupportLines(Lines.ROUTES, no),
    )  # fmt: skip


ALONE = "a `$` stands alone; write `${question}` to take up an answer, or `$$` for a dollar"


@pytest.mark.parametrize(
    ("say", "place"),
    [
        ("costs $5, $$ and ${b", "9:16"),
        ("'$$ and $'", "9:18"),
        ("|\n    One.\n\n    Two ${a}, $$, $x", "12:21"),
        ('"\\x24"', "9:10"),
    ],
)
def test_a_dollar_that_stands_alone_is_told_at_its_place(problems_of: Found, say: str, place: str) -> None:
    nodes = f"b:\n  say: {say}\n  next: a\na: {{ask: text, question: Q?, next: done}}\n"
    assert problems_of(nodes, start="b") == [f"g.yaml:{place}: error R121 {ALONE}"]
