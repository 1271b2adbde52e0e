"""The shape of a guide. Each mistake is told once, where it begins."""

from __future__ import annotations

from tests.library.conftest import Lines, Read, Write, with_nodes

TEXT = "{ask: text, question: Q?, next: %s}"
SAY = "{say: x, next: %s}"


def nodes(**rows: str) -> str:
    return "".join(f"{name}: {row}\n" for name, row in rows.items())


def test_a_node_that_no_path_reaches_is_told(problems_of: Lines) -> None:
    assert problems_of(nodes(a=TEXT % "done", b=TEXT % "done")) == [
        "g.yaml:9:3: error R212 no path reaches `b`; lead to it with `next: b`, or take it out"
    ]


def test_a_chain_that_no_path_reaches_is_told_once_where_it_begins(problems_of: Lines) -> None:
    rows = nodes(a=TEXT % "done", d=TEXT % "done", c=TEXT % "d", b=TEXT % "c")
    assert problems_of(rows) == [
        "g.yaml:11:3: error R212 no path reaches `b`; lead to it with `next: b`, or take it out"
    ]


def test_a_circle_that_no_path_reaches_is_told_once(problems_of: Lines) -> None:
    rows = nodes(a=TEXT % "done", b=TEXT % "c", c=TEXT % "b")
    assert problems_of(rows) == [
        "g.yaml:9:3: error R212 no path reaches `b`; lead to it with `next: b`, or take it out"
    ]


def test_a_circle_that_cannot_be_left_is_told_once(problems_of: Lines) -> None:
    rows = nodes(a=TEXT % "b", b=TEXT % "c", c=TEXT % "d", d=TEXT % "c")
    assert problems_of(rows) == ["g.yaml:10:3: error R213 no path leads from `c` to an outcome"]


def test_a_question_that_leads_to_itself_alone_cannot_be_left(problems_of: Lines) -> None:
    assert problems_of(nodes(a=TEXT % "a")) == ["g.yaml:8:3: error R213 no path leads from `a` to an outcome"]


def test_a_circle_without_a_question_is_told_once(problems_of: Lines) -> None:
    rows = nodes(a=SAY % "b", b=SAY % "a")
    assert problems_of(rows) == ["g.yaml:8:3: error R214 `a` leads back to itself without a question on the way"]


def test_a_circle_without_a_question_is_told_even_if_it_can_be_left(problems_of: Lines) -> None:
    rows = nodes(q="{ask: yes-no, question: Q?, next: a}", a=SAY % "b")
    rows += "b: {say: x, next: [{when: {q: yes}, go: a}, {go: done}]}\n"
    assert problems_of(rows, start="q") == [
        "g.yaml:9:3: error R214 `a` leads back to itself without a question on the way"
    ]


def test_a_circle_with_a_question_and_a_way_out_is_sound(read: Read) -> None:
    read("a: {ask: yes-no, question: Q?, options: {no: {next: b}}, next: done}\nb: {say: x, next: a}\n")


def test_labels_that_take_up_each_other_are_told_once(problems_of: Lines) -> None:
    row = "{ask: choose, question: Q?, options: {x: 'X ${%s}', y: Y}, next: %s}"
    rows = nodes(a=TEXT % "b", b=row % ("c", "c"), c=row % ("b", "d"), d=row % ("a", "e"), e=row % ("e", "done"))
    assert problems_of(rows) == [
        f"g.yaml:{line}:3: error R215 the options of `{name}` take up `{name}` itself "
        "(perhaps by way of another question)"
        for line, name in ((9, "b"), (12, "e"))
    ]


def test_a_name_that_was_meant_to_be_a_node_leads_there(problems_of: Lines) -> None:
    rows = nodes(a=TEXT % "brigde", bridge=TEXT % "c", c=TEXT % "done")
    assert problems_of(rows) == ["g.yaml:8:38: error R201 `brigde` is no node; did you mean `bridge`?"]


def test_what_follows_a_name_that_leads_nowhere_is_not_told_again(problems_of: Lines) -> None:
    rows = nodes(a=TEXT % "elsewhere", b=TEXT % "c", c=TEXT % "done")
    assert problems_of(rows) == ["g.yaml:8:38: error R201 `elsewhere` is no node"]


def test_what_follows_a_missing_next_is_not_told_again(problems_of: Lines) -> None:
    rows = nodes(a="{ask: text, question: Q?}", b=TEXT % "done")
    assert problems_of(rows) == ["g.yaml:8:6: error R103 a `text` question needs the field `next`"]


def test_what_follows_a_node_that_cannot_be_read_is_not_told_again(problems_of: Lines) -> None:
    rows = nodes(a="{ask: texts, question: Q?, next: b}", b=TEXT % "done")
    assert [line.split(" ")[2] for line in problems_of(rows)] == ["R110"]


def test_more_beginnings_than_loose_ends_are_all_told(problems_of: Lines) -> None:
    rows = nodes(a=TEXT % "elsewhere", b=TEXT % "done", c=TEXT % "done")
    assert [line.split(" ", 2)[2] for line in problems_of(rows)] == [
        "R201 `elsewhere` is no node",
        "R212 no path reaches `b`; lead to it with `next: b`, or take it out",
        "R212 no path reaches `c`; lead to it with `next: c`, or take it out",
    ]


def guide(name: str, rows: str, start: str) -> str:
    """A guide without the outcome `done`."""
    return with_nodes(rows, start).replace("guide: g\n", f"guide: {name}\n").split("  done:")[0]


def visited(kind: str) -> str:
    """A guide of one question, which comes back (`return`) or ends the walk."""
    return guide("v", nodes(v=TEXT % "v-end") + f"v-end: {{outcome: {kind}, title: T, say: S}}\n", "v")


def test_a_visit_that_never_comes_back_leads_nowhere(write: Write, lint: Lines) -> None:
    write("v.yaml", visited("end"))
    write("g.yaml", guide("g", nodes(a="{visit: v, next: b}", b="{outcome: end, title: T, say: S}"), "a"))
    assert lint() == ["g.yaml:9:3: error R212 no path reaches `b`; lead to it with `next: b`, or take it out"]


def test_a_visit_that_comes_back_leads_on(write: Write, lint: Lines) -> None:
    write("v.yaml", visited("return"))
    write("g.yaml", with_nodes(nodes(a="{visit: v, next: b}", b=TEXT % "done")))
    assert lint() == []


def test_a_circle_that_only_a_visit_leaves_can_be_left(write: Write, lint: Lines) -> None:
    ends = "x: {ask: yes-no, question: Q?, options: {no: {next: y}}, next: z}\ny: {outcome: end, title: T, say: S}\n"
    write("v.yaml", guide("v", ends + "z: {outcome: return, title: T, say: S}\n", "x"))
    write("g.yaml", guide("g", nodes(a="{visit: v, next: b}", b=TEXT % "a"), "a"))
    assert lint() == []


def test_a_visit_without_a_question_does_not_break_a_silent_circle(write: Write, lint: Lines) -> None:
    back = "{outcome: return, title: T, say: S}"
    write("v.yaml", guide("v", nodes(v=SAY % "v-w") + nodes(**{"v-w": "{visit: w, next: v-end}", "v-end": back}), "v"))
    write("w.yaml", guide("w", nodes(w=SAY % "w-end") + nodes(**{"w-end": back}), "w"))
    ask = "{ask: yes-no, question: Q?, options: {no: {next: done}}, next: a}"
    write("g.yaml", with_nodes(nodes(q=ask, a="{visit: v, next: b}", b=SAY % "a"), "q"))
    assert lint() == ["g.yaml:9:3: error R214 `a` leads back to itself without a question on the way"]


def test_a_visit_to_a_broken_guide_may_do_anything(write: Write, lint: Lines) -> None:
    write("v.yaml", "guide: v\n")
    write("g.yaml", with_nodes(nodes(a="{visit: v, next: b}", b=TEXT % "a")))
    assert [line for line in lint("g.yaml") if line.startswith("g.yaml")] == [
        "g.yaml:10:3: error R212 no path reaches `done`; lead to it with `next: done`, or take it out"
    ]
