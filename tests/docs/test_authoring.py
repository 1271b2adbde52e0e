"""`docs/authoring.md` against the reader."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest

import repair_cli
from repair_cli.errors import Problem
from repair_cli.guide.model import Kind
from repair_cli.library.fields import Desk
from repair_cli.library.ideas import read_ideas
from repair_cli.library.imprint import read_imprint
from repair_cli.library.interface import read_interface
from repair_cli.library.practice import read_practice_words
from repair_cli.library.spots import Spot, read_spots
from repair_cli.library.statements import read_statements
from repair_cli.library.style import read_style
from repair_cli.library.support import read_support
from repair_cli.text import nearest
from tests.conftest import Repair
from tests.docs.conftest import Blocks, Follow, Table, named

PAGE = "docs/authoring.md"
SOURCES = sorted(Path(repair_cli.__file__).parent.rglob("*.py"))

GUIDE = "{guide: NAME, title: T, about: A, for: anyone, minutes: 1, start: a, %s}"
NODE = GUIDE % "nodes: {a: {%s}}"
SCENE = "{skill: own-part, level: 1, settings: [individual], partner: P, criteria: {a: A, b: B}}"
PLACES: Mapping[str, str] = {
    "a guide": "{@}",
    "a text": NODE % "@",
    "a visit": NODE % "visit: b, @",
    "an outcome": NODE % "outcome: end, @",
    "`card`": GUIDE % "card: {@}",
    "`plan`": GUIDE % "plan: {@}",
    "a section of a card": GUIDE % "card: {sections: [{@}]}",
    "a counter": GUIDE % "counters: {a: {@}}",
    "a round": GUIDE % f"nodes: {{a: {{round: x, @}}}}, practice: {SCENE}",
    "`practice`": GUIDE % "practice: {@}",
    "a criterion": GUIDE % "practice: {criteria: {a: {@}}}",
    "a reply of a round": GUIDE % f"nodes: {{a: {{round: x, replies: {{a: {{@}}}}}}}}, practice: {SCENE}",
    "an entry of `counts`": NODE % "counts: [{@}]",
    "a branch of `next`": NODE % "next: [{@}]",
    "a part of `say` or `closing`": NODE % "say: [{@}]",
    "a condition on a question": NODE % "next: [{when: {a: {@}}}]",
    "an option": NODE % "ask: choose, options: {a: {@}}",
    "`yes`": NODE % "ask: yes-no, options: {yes: {@}}",
    "`no`": NODE % "ask: yes-no, options: {no: {@}}",
    "`not-sure`": NODE % "ask: yes-no, unsure: yes, options: {not-sure: {@}}",
}
"""Where fields can stand: at the `@`."""

OTHER_FILES: Mapping[str, str] = {
    "field of the interface": "{@}",
    "field of the support lines": "{@}",
    "field of a region": "{regions: {ANY: {@}}}",
    "field of an entry": "{regions: {ANY: {lines: [{@}]}}}",
    "field of the words": "{@}",
    "field of a word to avoid": "{avoid: [{@}]}",
    "field of the proofs": "{@}",
    "field of a statement": "{statements: [{@}]}",
    "field of the pack": "{@}",
    "field of the ideas": "{@}",
    "field of a section of ideas": "{sections: [{@}]}",
    "field of the practice words": "{@}",
    "field of a skill": "{skills: {a: {@}}}",
}

DECIDES = frozenset({"ask", "visit", "outcome", "round"})
"""What makes another kind of node of a node: one of them stands in its place already, the others cannot."""


def test_every_guide_lints_and_walks_as_the_page_says(follow: Follow) -> None:
    follow(PAGE)


def test_the_first_example_is_sound(repair: Repair, blocks: Blocks, tmp_path: Path) -> None:
    _, text = blocks(PAGE)[0]
    (tmp_path / "first-word.yaml").write_text(text, encoding="utf-8")
    assert repair("content", "lint", "first-word.yaml").code == 0


def test_every_example_is_yaml_that_the_reader_takes(repair: Repair, blocks: Blocks, tmp_path: Path) -> None:
    for place, (language, text) in enumerate(blocks(PAGE)):
        if language == "yaml":
            (tmp_path / f"example-{place}.yaml").write_text(text, encoding="utf-8")
    lines = repair("content", "lint", tmp_path).out.splitlines()
    assert lines
    assert [line for line in lines if " error R0" in line] == []


def test_the_table_of_problems_of_answers_files_is_complete(table: Table) -> None:
    made = {code for source in SOURCES for code in re.findall(r'"(A[0-9]{3})"', source.read_text(encoding="utf-8"))}
    assert [named(row[0])[0] for row in table("docs/scripting.md", "code")] == sorted(made)


def test_every_kind_of_outcome_is_told(table: Table) -> None:
    assert [named(row[0])[0] for row in table(PAGE, "`outcome:`")] == [kind.value for kind in Kind]


def test_the_fields_are_those_that_the_reader_takes(repair: Repair, tmp_path: Path, table: Table) -> None:
    written = _written(table)
    lines = _linted(repair, tmp_path, {place: _tried(frame) for place, frame in _frames(written).items()})
    taken = {place: _taken(frame, lines[place]) for place, frame in _frames(written).items()}
    assert taken == written


def test_the_fields_that_must_be_there_are_those_that_the_reader_misses(
    repair: Repair, tmp_path: Path, table: Table
) -> None:
    written = _needed(table)
    lines = _linted(repair, tmp_path, {place: frame.replace("@", "") for place, frame in _frames(written).items()})
    missed = {
        place: {*re.findall(r"needs the field `([^`]+)`", lines[place]), *_standing(frame)}
        for place, frame in _frames(written).items()
    }
    assert missed == written


@pytest.mark.parametrize("title", OTHER_FILES)
def test_the_fields_of_the_other_files_are_those_that_the_reader_takes(table: Table, title: str) -> None:
    problems: list[Problem] = []
    spot = read_spots(_tried(OTHER_FILES[title]), "other.yaml", problems)
    assert spot is not None
    read: Callable[[Spot, Desk], object] = read_support
    if title == "field of the interface":
        read = read_interface
    elif "proofs" in title or "statement" in title:
        read = read_statements
    elif "ideas" in title:
        read = read_ideas
    elif "pack" in title:
        read = read_imprint
    elif "practice" in title or "skill" in title:
        read = read_practice_words
    elif "word" in title:
        read = read_style
    read(spot, Desk("other.yaml", problems))
    refused = "\n".join(problem.message for problem in problems)
    assert _taken(OTHER_FILES[title], refused) == _names(table(PAGE, title), 0)


def _names(rows: Iterable[list[str]], *columns: int) -> set[str]:
    """The names in backticks in some columns."""
    return {name for row in rows for column in columns for name in named(row[column])}


def _written(table: Table) -> dict[str, set[str]]:
    """The fields that the page names, by place."""
    inside = {row[0]: _names([row], 1) for row in table(PAGE, "inside")}
    of_yes_no = inside.pop("`yes`, `no`, `not-sure` under the options of a `yes-no`")
    kinds = table(PAGE, "`ask:`")
    assert _names(kinds, 2) == _names(table(PAGE, "field of one kind"), 0)
    common = _names(table(PAGE, "field of a question"), 0)
    return {
        **inside,
        **dict.fromkeys(("`yes`", "`no`", "`not-sure`"), of_yes_no),
        **{row[0]: _names([row], 1, 2) for row in table(PAGE, "node") if row[0] != "a question"},
        **{row[0]: common | _names([row], 2) for row in kinds},
        "a guide": _names(table(PAGE, "field of a guide"), 0),
        "an option": _names(table(PAGE, "field of an option"), 0),
    }


def _needed(table: Table) -> dict[str, set[str]]:
    """The fields that must be there, as the page says, by place."""
    guide = [row for row in table(PAGE, "field of a guide") if row[1] == "yes"]
    nodes = {row[0]: _names([row], 1) for row in table(PAGE, "node")}
    question = nodes.pop("a question")
    kinds = {row[0]: question | _names([row], 3) for row in table(PAGE, "`ask:`")}
    kinds["`pause`"] -= {"question"}
    return {**nodes, **kinds, "a guide": _names(guide, 0)}


def _frames(places: Iterable[str]) -> dict[str, str]:
    """The guides around these places; one that is not listed is a kind of question."""
    return {place: PLACES.get(place) or NODE % f"ask: {place.strip('`')}, @" for place in places}


def _linted(repair: Repair, folder: Path, guides: Mapping[str, str]) -> dict[str, str]:
    """What the linter says about each of some guides."""
    pack = folder / "pack"
    pack.mkdir()
    for number, text in enumerate(guides.values()):
        (pack / f"place-{number}.yaml").write_text(text.replace("NAME", f"place-{number}"), encoding="utf-8")
    lines = repair("content", "lint", pack).out.splitlines()
    return {
        place: "\n".join(line for line in lines if f"/place-{number}.yaml:" in line)
        for number, place in enumerate(guides)
    }


def _standing(frame: str) -> set[str]:
    """The fields that a frame has already at its place."""
    return set(re.findall(r"([a-z]+):", frame.partition("@")[0].rpartition("{")[2]))


def _candidates(frame: str) -> frozenset[str]:
    """The words to try at a place: none that would make another kind of node of a node."""
    if frame == PLACES["a text"]:
        others = _words() - {"question", "options"}
        return frozenset(word for word in others if word == "source" or nearest(word, DECIDES) is None)
    return _words() - (DECIDES if re.search(r"nodes: \{a: \{[^{]*@\}", frame) else frozenset())


def _tried(frame: str) -> str:
    """The frame with every word that could be a field as one."""
    return frame.replace("@", ", ".join(f"{word}: x" for word in sorted(_candidates(frame) - _standing(frame))))


def _taken(frame: str, lines: str) -> set[str]:
    """The fields that were tried and not refused, and those that stand there."""
    return {*(_candidates(frame) - set(re.findall(r"has no field `([^`]+)`", lines))), *_standing(frame)}


@cache
def _words() -> frozenset[str]:
    """Every word in the source of the reader that could be a field."""
    return frozenset(
        node.value
        for source in SOURCES
        if source.parent.name == "library"
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z][a-z_-]*", node.value)
    )
