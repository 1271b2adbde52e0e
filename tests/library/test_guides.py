"""The fields of a guide and of its nodes: what is unknown, missing, or of the wrong kind."""

from __future__ import annotations

import pytest

from repair_cli.guide.model import Audience, Kind, Outcome, Tell, Visit
from repair_cli.guide.rules import Counter
from tests.library.conftest import Lines, Read

NO_ID = "an id is lower case letters, digits and single hyphens, at most 60 characters"


def test_a_guide_is_fields(lines: Lines) -> None:
    assert lines("- a") == ["g.yaml:1:1: error R101 a guide needs fields (`name: value` lines), not a list"]
    assert lines("a") == ["g.yaml:1:1: error R101 a guide needs fields (`name: value` lines), not a text"]


def test_all_missing_fields_are_told(lines: Lines) -> None:
    assert lines("verdict: no") == [
        f"g.yaml:1:1: error R103 a guide needs the field `{name}`"
        for name in ("about", "for", "guide", "minutes", "nodes", "start", "title")
    ]


def test_all_fields_of_the_wrong_kind_are_told(lines: Lines) -> None:
    text = """\
guide: g
title: [a]
about: ''
for: clients
minutes: ten
start: done
nodes: {}
stages: x
counters: []
verdict: maybe
card: x
closing: {}
"""
    assert lines(text) == [
        "g.yaml:2:8: error R104 `title` needs a text, not a list",
        "g.yaml:3:8: error R104 `about` is empty; write a text or take the line out",
        "g.yaml:4:6: error R104 `for` takes one of: client, therapist, anyone; did you mean `client`?",
        "g.yaml:5:10: error R104 `minutes` takes a whole number from 1 to 240",
        "g.yaml:6:8: error R201 `done` is no node",
        "g.yaml:7:8: error R101 `nodes` needs `id: ...` lines, not nothing",
        "g.yaml:8:9: error R101 `stages` needs `id: ...` lines, not a text",
        "g.yaml:9:11: error R101 `counters` needs `id: ...` lines, not nothing",
        "g.yaml:10:10: error R104 `verdict` takes `yes` or `no`",
        "g.yaml:11:7: error R101 `card` needs fields (`name: value` lines), not a text",
        "g.yaml:12:10: error R104 `closing` needs a text, not nothing",
    ]


def test_nodes_are_fields_by_id(lines: Lines) -> None:
    text = "guide: g\ntitle: t\nabout: a\nfor: anyone\nminutes: 1\nstart: a\nnodes: [a]\n"
    assert lines(text) == [
        "g.yaml:6:8: error R201 `a` is no node",
        "g.yaml:7:8: error R101 `nodes` needs `id: ...` lines, not a list",
    ]


def test_an_unknown_field_is_told_with_the_nearest_one_and_read_as_that(problems_of: Lines) -> None:
    assert problems_of("a:\n  say: Hi.\n  nxt: done\n", tail="closin: Bye.\nwhatever: x\n") == [
        "g.yaml:10:5: error R102 a text node has no field `nxt`; did you mean `next`?",
        "g.yaml:15:1: error R102 a guide has no field `closin`; did you mean `closing`?",
        "g.yaml:16:1: error R102 a guide has no field `whatever`",
    ]


def test_a_field_that_is_already_there_is_not_suggested(problems_of: Lines) -> None:
    assert problems_of("a:\n  say: Hi.\n  nxt: b\n  next: done\n") == [
        "g.yaml:10:5: error R102 a text node has no field `nxt`"
    ]


def test_a_long_name_is_shortened_and_made_printable(problems_of: Lines) -> None:
    name = "\u202e" + "x" * 70
    assert problems_of(f"a:\n  say: Hi.\n  '{name}': b\n  next: done\n") == [
        f"g.yaml:10:5: error R102 a text node has no field `\\u202e{'x' * 59}...`"
    ]


@pytest.mark.parametrize("name", ["A", "a_b", "a--b", "-a", "a b", "é", "a" * 61])
def test_an_id_is_lower_case_letters_digits_and_hyphens(problems_of: Lines, name: str) -> None:
    shown = name if len(name) < 61 else "a" * 60 + "..."
    nodes = f"a:\n  say: Hi.\n  next: '{name}'\n'{name}':\n  say: Ho.\n  next: done\n"
    assert problems_of(nodes) == [f"g.yaml:11:3: error R105 `{shown}` is no id; {NO_ID}"]


@pytest.mark.parametrize("name", ["all", "any", "not", "return"])
def test_some_ids_are_taken(problems_of: Lines, name: str) -> None:
    nodes = f"a:\n  say: Hi.\n  next: {name}\n{name}:\n  say: Ho.\n  next: done\n"
    assert problems_of(nodes) == [f"g.yaml:11:3: error R105 `{name}` means something else here; take another id"]


def small(name: str) -> str:
    return f"""\
guide: {name}
title: T
about: A.
for: anyone
minutes: 1
start: a
nodes:
  a: {{outcome: end, title: T, say: S}}
"""


def test_the_id_of_a_guide_is_an_id(lines: Lines) -> None:
    assert lines(small("A guide")) == [f"g.yaml:1:8: error R105 `A guide` is no id; {NO_ID}"]


def test_a_guide_stands_in_a_file_of_its_name(lines: Lines) -> None:
    assert lines(small("h")) == [
        "g.yaml:1:8: error R130 the guide `h` stands in a file named `g.yaml`; the two must agree"
    ]


KINDS = "text, list, choose, choose-any, yes-no, scale, number, date, pause"


@pytest.mark.parametrize(
    ("node", "line"),
    [
        ("{ask: text, outcome: end}", "8:6: error R111 a node is one thing: `ask` or `outcome`, not both"),
        ("{ask: text, visit: g}", "8:6: error R111 a node is one thing: `ask` or `visit`, not both"),
        ("hello", "8:6: error R101 a node needs fields (`name: value` lines), not a text"),
        ("''", "8:6: error R101 a node needs fields (`name: value` lines), not nothing"),
        (
            "{question: Q?, next: done}",
            f"8:6: error R110 this question does not say its kind; add `ask:` and one of: {KINDS}",
        ),
        ("{asks: text, question: Q?, next: done}", "8:7: error R102 a node has no field `asks`; did you mean `ask`?"),
        ("{visits: g, next: done}", "8:7: error R102 a node has no field `visits`; did you mean `visit`?"),
        ("{say: x}", "8:6: error R103 a text node needs the field `next`"),
        ("{visit: safety-check}", "8:6: error R103 a visit needs the field `next`"),
        ("{visit: [g], next: done}", "8:14: error R104 `visit` needs a text, not a list"),
        (
            "{outcome: ende, title: T, say: S}",
            f"8:16: error R104 `outcome` takes one of: {', '.join(Kind)}; did you mean `end`?",
        ),
        (
            "{outcome: end, title: T, say: S, offer: fit}",
            "8:46: error R104 `offer` needs a list (`[a, b]`, or lines that begin with `- `), not a text",
        ),
    ],
)
def test_a_node_is_one_of_four_things(problems_of: Lines, node: str, line: str) -> None:
    assert problems_of(f"a: {node}\n")[0] == f"g.yaml:{line}"


def test_ideas_are_numbers(problems_of: Lines) -> None:
    assert problems_of("a: {say: x, next: done, ideas: [1, x, 0, 10000]}\n") == [
        f"g.yaml:8:{col}: error R104 `ideas` takes a whole number from 1 to 9999" for col in (38, 41, 44)
    ]


def test_a_stage_must_be_one_of_the_guide(problems_of: Lines) -> None:
    nodes = "a:\n  say: Hi.\n  stage: notise\n  next: done\n"
    assert problems_of(nodes, tail="stages: {notice: Notice}\n") == [
        "g.yaml:10:12: error R205 `notise` is no stage of this guide; did you mean `notice`?"
    ]


def test_a_counter_needs_sound_numbers(problems_of: Lines) -> None:
    tail = "counters:\n  cnt: {start: 9, least: 0, most: 5}\n  two: {start: 0, lest: 0, most: 1001}\n  three: 3\n"
    assert problems_of("a: {say: Hi., next: done}\n", tail=tail) == [
        "g.yaml:14:8: error R118 `start` of the counter `cnt` must lie between `least` and `most`",
        "g.yaml:15:19: error R102 the counter `two` has no field `lest`; did you mean `least`?",
        "g.yaml:15:34: error R104 `most` takes a whole number from -1000 to 1000",
        "g.yaml:16:10: error R101 the counter `three` needs fields (`name: value` lines), not a text",
    ]


def test_a_card_needs_a_title_and_sections(problems_of: Lines) -> None:
    assert problems_of("a: {say: Hi., next: done}\n", tail="card:\n  sections: {a: b}\n") == [
        "g.yaml:14:3: error R103 `card` needs the field `title`",
        "g.yaml:14:13: error R104 `sections` needs a list of sections with `title` and `say`",
    ]
    assert problems_of("a: {say: Hi., next: done}\n", tail="card:\n  title: C\n  sections: [x, {say: y}]\n") == [
        "g.yaml:15:14: error R101 a section needs fields (`name: value` lines), not a text",
        "g.yaml:15:17: error R103 a section needs the field `title`",
    ]


def test_everything_that_a_guide_can_say_is_read(read: Read) -> None:
    guide = read(
        """\
        a: {say: Hi., stage: s, ideas: [3], next: v}
        v: {visit: safety-check, say: Now., stage: s, ideas: [4], next: end}
        end: {outcome: repair, title: The end, say: Bye., card: yes, offer: [fit], stage: s, ideas: [5, 6]}
        b: {say: Hi., next: done}
        """.replace("next: end", "next: [{when: {danger: no}, go: end}, {go: b}]"),
        tail="""\
        stages: {s: Step}
        counters: {c: {start: 1, least: 0, most: 2}}
        closing: Take care.
        verdict: yes
        card: {title: Card, sections: [{title: T, say: Words.}]}
        """,
    )
    assert (guide.id, guide.title, guide.about, guide.audience, guide.minutes, guide.start) == (
        "g", "A guide", "For a test.", Audience.ANYONE, 2, "a",
    )  # fmt: skip
    assert (guide.stages, guide.counters, guide.verdict) == ({"s": "Step"}, {"c": Counter(1, 0, 2)}, True)
    assert list(guide.nodes) == ["a", "v", "end", "b", "done"]
    assert list(guide.visits) == ["safety-check"]
    told, visit, end = guide.nodes["a"], guide.nodes["v"], guide.nodes["end"]
    assert isinstance(told, Tell)
    assert (told.stage, told.ideas) == ("s", (3,))
    assert isinstance(visit, Visit)
    assert (visit.guide, visit.stage, visit.ideas, [branch.go for branch in visit.next]) == (
        "safety-check", "s", (4,), ["end", "b"],
    )  # fmt: skip
    assert isinstance(end, Outcome)
    assert (end.kind, end.title, end.card, end.offer, end.ideas) == (Kind.REPAIR, "The end", True, ("fit",), (5, 6))
    assert guide.card is not None
    assert [section.title for section in guide.card.sections] == ["T"]
