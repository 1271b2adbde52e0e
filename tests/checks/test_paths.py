"""The rules of paths: what each finds, and what is near and fine."""

from __future__ import annotations

import pytest

from tests.checks.conftest import Lint, Rules, with_nodes

ASK = "a: {ask: choose, question: Q?, share: session, options: {x: X, y: Y, z: Z}, next: %s}\n"
ANY = "a: {ask: choose-any, question: Q?, share: session, options: {x: X, y: Y, z: Z}, next: %s}\n"
SCALE = "a: {ask: scale, from: 0, to: 9, question: Q?, share: session, next: %s}\n"
ENDS = "".join(f"{name}: {{outcome: end, title: E, say: E.}}\n" for name in "bcd")
FOUND = "a: {ask: text, question: Q?, share: session, wording: client, next: %s}\n"
TEXT = "a: {ask: text, question: Q?, share: session, %snext: e}\n"


@pytest.mark.parametrize(
    ("nodes", "line"),
    [
        (
            ASK % "e" + "e: {outcome: end, title: E, say: [{when: {a: x}, say: X.}, {when: {a: y}, say: Y.}]}\n",
            "g.yaml:9:36: error R301 `e` may say nothing: each part of its text can be left out; add one that always stands",
        ),
        (
            TEXT % "" + "e: {outcome: end, title: E, say: 'You said ${a}.'}\n",
            "g.yaml:9:36: error R301 `e` may say nothing: each part of its text can be left out; add one that always stands",
        ),
        (
            "a: {say: A, next: s}\ns: {outcome: support, title: S, say: Talk to someone.}\n",
            "g.yaml:9:3: error R302 `s` ends in support and shows nobody to turn to; add `support: crisis` or `offer: [support]`",
        ),
        (
            SCALE % "[{when: {a: {at_least: 3}}, go: b}, {when: {a: {at_least: 7}}, go: c}, {go: d}]" + ENDS,
            "g.yaml:8:107: error R304 this branch of `a` is never taken: no answers are left for it",
        ),
        (
            FOUND % "[{when: {a-found: {at_least: 1}}, go: b}, {when: {a-found: blame}, go: c}, {go: d}]" + ENDS,
            "g.yaml:8:113: error R304 this branch of `a` is never taken: no answers are left for it",
        ),
        (
            FOUND % "[{when: {a-found: {at_most: 0}}, go: b}, {when: {a-found: {at_most: 0}}, go: c}, {go: d}]" + ENDS,
            "g.yaml:8:112: error R304 this branch of `a` is never taken: no answers are left for it",
        ),
        (
            ANY % "[{when: {a: {any_of: [x, y]}}, go: b}, {when: {a: {any_of: [y, z]}}, go: c}, {go: d}]" + ENDS,
            "g.yaml:8:128: warning R305 this branch of `a` and the one to `b` both hold for `y`; the first is taken, so name each case in one of them",
        ),
        (
            "a: {ask: choose, question: Q?, share: session, options: {u: U, v: V, x: X, y: Y, z: Z},"
            " next: [{when: {a: {any_of: [u, v, x]}}, go: b}, {go: c}]}\n" + ENDS.split("d:")[0],
            "g.yaml:8:139: warning R306 `y`, `z` of `a` have no branch; they go on to `c` like somebody who skips",
        ),
        (
            "a: {ask: choose, question: Q?, options: {x: {label: X, next: b}, y: Y, z: Z}, next: c}\n"
            + ENDS.split("d:")[0],
            "g.yaml:8:74: warning R307 `y`, `z` of `a` make no difference; let them say something, or give a `why`",
        ),
        (
            "a: {ask: text, question: Q?, next: done}\n",
            "g.yaml:8:3: warning R308 nobody needs the answer to `a`; use it, take it out, or say in `why` what it is good for",
        ),
        (
            ASK % "r" + "r: {ask: yes-no, question: R?, why: W., next: [{when: {a: x}, go: r}, {go: done}]}\n",
            "g.yaml:9:3: error R309 with `a` answered x, a walk that comes to `r` never ends: no way leads out",
        ),
        (
            "a: {ask: text, question: Q?, share: session, next: q}\nq: {ask: yes-no, question: 'Is it ${a}?', why: W., next: done}\n",
            "g.yaml:9:30: error R310 the question `q` takes up `a`, which may be missing here; then it shows `...`",
        ),
        (
            (
                "a: {ask: text, question: Q?, share: session, next: q}\n"
                "q: {ask: choose, question: Q?, why: W., options: {x: 'X ${a}', y: '${a} Y'}, next: done}\n"
            ),
            "g.yaml:9:52: error R310 every option of `q` takes up an answer that may be missing; then there is nothing to choose",
        ),
    ],
)
def test_a_fault_is_found(found: Rules, nodes: str, line: str) -> None:
    assert found(nodes) == [line]


@pytest.mark.parametrize(
    "nodes",
    [
        ASK % "e"
        + "e: {outcome: end, title: E, say: [{when: {a: x}, say: X.}, {when: {a: {none_of: [x]}}, say: Y.}]}\n",
        ASK % "e" + "e: {outcome: end, title: E, say: [{when: {a: x}, say: X.}, E.]}\n",
        ASK % "e" + "e: {outcome: end, title: E, say: [{when: {a: x}, say: X.}, {support: crisis}]}\n",
        TEXT % "needed: It has to be., " + "e: {outcome: end, title: E, say: 'You said ${a}.'}\n",
        TEXT % "if-skipped: nothing, " + "e: {outcome: end, title: E, say: 'You said ${a}.'}\n",
        "a: {say: A, next: s}\ns: {outcome: support, title: S, say: S., offer: [support]}\n",
        "a: {say: A, next: s}\ns: {outcome: urgent, title: S, say: [{support: crisis}]}\n",
        SCALE % "[{when: {a: {at_least: 7}}, go: b}, {when: {a: {at_least: 3}}, go: c}, {go: d}]" + ENDS,
        ASK % "[{when: {a: x}, go: b}, {when: {a: {any_of: [x, y]}}, go: c}, {go: d}]" + ENDS,
        ANY % "[{when: {a: {all_of: [x, y]}}, go: b}, {when: {a: y}, go: c}, {go: d}]" + ENDS,
        ANY % "[{when: {a: x}, go: b}, {when: {all: [{a: y}, {a: {none_of: [x]}}]}, go: c}, {go: d}]" + ENDS,
        ASK % "[{when: {a: x}, go: b}, {when: {a: y}, go: c}, {go: d}]" + ENDS,
        ASK % "[{when: {a: {none_of: [x]}}, go: b}, {go: c}]" + ENDS.split("d:")[0],
        "a: {ask: choose, question: Q?, why: W., options: {x: {label: X, next: b}, y: Y, z: Z}, next: c}\n"
        + ENDS.split("d:")[0],
        "a: {ask: choose, question: Q?, options: {x: {label: X, next: b}, y: {label: Y, say: Y.}, z: Z}, next: c}\n"
        + ENDS.split("d:")[0],
        "a: {ask: text, question: Q?, why: W., next: done}\n",
        "a: {ask: pause, next: done}\n",
        "a: {ask: text, question: Q?, next: [{when: {a: {answered: yes}}, go: b}, {go: c}]}\n" + ENDS.split("d:")[0],
        ASK % "r" + "r: {ask: yes-no, question: R?, why: W., next: [{when: {a: x, r: no}, go: r}, {go: done}]}\n",
        FOUND % "[{when: {a-found: blame}, go: b}, {when: {a-found: {at_most: 0}}, go: c}, {go: d}]" + ENDS,
        FOUND % "[{when: {a-found: {at_least: 1}}, go: a}, {go: done}]",
        ASK % "r" + "r: {ask: yes-no, question: R?, options: {yes: {next: done}}, next: r}\n",
        (
            "a: {ask: text, question: Q?, share: session, next: [{when: {a: {answered: no}}, go: done}, {go: q}]}\n"
            "q: {ask: yes-no, question: 'Is it ${a}?', why: W., next: done}\n"
        ),
        (
            "a: {ask: text, question: Q?, share: session, next: q}\n"
            "q: {ask: choose, question: Q?, why: W., options: {x: 'X ${a}', y: Y}, next: done}\n"
        ),
    ],
)
def test_what_is_near_is_fine(found: Rules, nodes: str) -> None:
    assert found(nodes) == []


def test_what_no_walk_comes_to_is_found(found: Rules) -> None:
    nodes = (
        "a: {ask: choose, question: Q?, stage: s, share: session, options: {x: {label: X, add: {k: 1}}, y: Y}, next: p}\n"
        "p: {ask: text, question: Q?, next: d}\nd: {ask: date, question: Q?, next: done}\n"
    )
    tail = """\
        stages: {s: S, t: T}
        counters: {k: {start: 0, least: 0, most: 3}, m: {start: 0, least: 0, most: 3}}
        card: {title: C, sections: [{title: S, say: 'C ${a}'}]}
        plan: {moves: p, then: g, due: d}
    """
    assert found(nodes, tail=tail) == [
        "g.yaml:15:16: warning R303 no node is in the stage `t`; use it, or take it out",
        "g.yaml:16:12: warning R303 nothing looks at the counter `k`; use it, or take it out",
        "g.yaml:16:46: warning R303 nothing looks at the counter `m`; use it, or take it out",
        "g.yaml:16:46: warning R303 nothing moves the counter `m`; use it, or take it out",
        "g.yaml:17:1: warning R303 no outcome gives the card; add `card: yes` to one, or take it out",
        "g.yaml:18:1: warning R303 no outcome gives the plan; add `plan: yes` to one, or take it out",
    ]


def test_an_answer_that_another_guide_looks_at_is_used(lint_files: Lint) -> None:
    asks = with_nodes("a: {ask: text, question: Q?, next: done}\n")
    looks = with_nodes("v: {visit: g, next: b}\nb: {say: [{when: {a: {answered: yes}}, say: B}], next: e}\n", start="v")
    end = "  e: {outcome: end, title: E, say: E.}\n"
    back = asks.replace("outcome: end", "outcome: return")
    assert len(lint_files({"g.yaml": asks})) == 1
    assert lint_files({"g.yaml": back, "h.yaml": looks.replace("guide: g", "guide: h") + end}) == []


def test_a_loop_with_a_visit_that_may_end_the_walk_can_be_left(lint_files: Lint) -> None:
    visited = with_nodes(
        "v: {ask: yes-no, question: Q?, options: {yes: {next: stop}}, next: back}\n"
        "stop: {outcome: end, title: E, say: E.}\nback: {outcome: return, title: E, say: E.}\n", start="v",
    ).replace("guide: g", "guide: h")  # fmt: skip
    nodes = ASK % "r" + "r: {visit: h, next: [{when: {a: x}, go: r}, {go: done}]}\n"
    assert lint_files({"g.yaml": with_nodes(nodes), "h.yaml": visited}) == []
    stuck = visited.replace("options: {yes: {next: stop}}, next: back", "why: W., next: back").replace(
        "  stop: {outcome: end, title: E, say: E.}\n", ""
    )
    (line,) = lint_files({"g.yaml": with_nodes(nodes), "h.yaml": stuck})
    assert line.startswith("g.yaml:9:3: error R309 with `a` answered x, a walk that comes to `r` never ends")


def test_an_answer_is_known_where_every_way_knows_it(found: Rules) -> None:
    """The question takes up an own word that may be skipped, and an option that takes up something else."""
    nodes = """\
        a: {ask: choose, question: Q?, needed: It has to be., share: session, options: {x: X, o: {label: O, ask: text}}, next: b}
        b: {ask: text, question: Q?, share: session, next: [{when: {b: {answered: yes}}, go: c}, {go: done}]}
        c: {ask: yes-no, question: 'Is ${b} not ${a}?', why: W., next: done}
    """
    (line,) = found(nodes)
    assert line.startswith("g.yaml:10:30: error R310 the question `c` takes up `a`")
    assert found(nodes.replace(", options: {x: X, o", ", if-skipped: that, options: {x: X, o")) == []
