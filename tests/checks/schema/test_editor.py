"""The schemas in an editor, by way of yaml-language-server: no complaint about what is right, and the line of what is not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from repair_cli.checks.schema.schemas import SCHEMAS
from repair_cli.library.packs import shipped
from tests.checks.schema.editor import SERVER, Editor, editing
from tests.checks.schema.test_agreement import EVERYTHING

pytestmark = pytest.mark.skipif(shutil.which(SERVER) is None, reason=f"needs {SERVER}")

HEAD = "# yaml-language-server: $schema={kind}.schema.json\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("pack")
    for kind, schema in SCHEMAS.items():
        (found / f"{kind}.schema.json").write_text(json.dumps(schema()), encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[Editor]:
    with editing(folder) as found:
        yield found


def opened(folder: Path, name: str, text: str, kind: str = "guide") -> Path:
    """A file that names its schema in its first line."""
    path = folder / f"{name}.yaml"
    path.write_text(HEAD.format(kind=kind) + text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("guide", "fit"), ("guide", "six-steps-client"), ("guide", "scenes/answer-me"), ("proofs", "proofs"), ("words", "words"),
        ("interface", "interface"), ("support-lines", "support-lines"), ("stories", "stories/fit"), ("pack", "pack"),
        ("practice", "practice"),
    ],
)  # fmt: skip
def test_what_ships_is_right(editor: Editor, folder: Path, kind: str, name: str) -> None:
    text = (shipped() / f"{name}.yaml").read_text(encoding="utf-8")
    assert editor.diagnostics(opened(folder, f"shipped-{Path(name).name}", text, kind)) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("for: client", "for: clients", "Value is not accepted"),
        ("  day: {ask: date, ", "  day: {ask: date, lead: On, ", "Property lead is not allowed"),
        ("    share: session", "    shared: session", "Property shared is not allowed"),
        ("lead: When you", "lead: When ${word}", "this text is shown as it stands"),
        ("question: What happened?", "question: What is $5?", "write `${question}` to take up an answer"),
        ("max: 300", "max: 300000", "Value is above the maximum"),
        ("  hello:", "  Hello:", "an id is lower case letters"),
        ("      - when: {one: x}", "      - when: {one: {one_of: [x]}}", "Property one_of is not allowed"),
    ],
)
def test_a_mistake_is_shown_at_its_line(editor: Editor, folder: Path, old: str, new: str, message: str) -> None:
    text = EVERYTHING.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 2
    told = editor.diagnostics(opened(folder, f"broken-{line}", text.replace(old, new, 1)))
    assert [number for number, words in told if message in words] == [line]
    assert {number for number, _ in told} == {line}


def test_hints_and_completions_are_those_of_the_kind_of_question(editor: Editor, folder: Path) -> None:
    text = EVERYTHING.read_text(encoding="utf-8").replace("    lead: When you\n", "    \n", 1)
    path = opened(folder, "hints", text)
    editor.diagnostics(path)
    line = text[: text.index("    \n")].count("\n") + 2
    offered = editor.completions(path, line, 5)
    assert {"lead"} <= set(offered)
    assert {"options", "from", "visit"}.isdisjoint(offered)
    assert "what the answer is for" in editor.hover(path, line + 5, 6)
