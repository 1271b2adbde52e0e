"""The schemas and the reader say the same of a file: whether its shape is right."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from repair_cli.checks.schema.schemas import SCHEMAS
from repair_cli.errors import Problem
from repair_cli.library.fields import Desk
from repair_cli.library.files import Source
from repair_cli.library.guides import read_guide
from repair_cli.library.ideas import read_ideas
from repair_cli.library.imprint import read_imprint
from repair_cli.library.interface import read_interface
from repair_cli.library.packs import Library, shipped
from repair_cli.library.practice import read_practice_words
from repair_cli.library.spots import Spot, read_spots
from repair_cli.library.statements import read_statements
from repair_cli.library.style import read_style
from repair_cli.library.support import read_support
from tests.checks.schema.sight import seen_at, seen_in

EVERYTHING = Path(__file__).with_name("everything.yaml")
SCENE = next(iter(sorted((shipped() / "scenes").glob("*.yaml"))))

UNSAYABLE = frozenset(
    {"R117", "R118", "R123", "R133", "R134", "R205", "R208", "R210", "R221", "R222", "R224", "R225", "R226"}
)
"""What a schema cannot say: one number is larger than another, names lead somewhere, which branch is the last."""

OTHERS: dict[str, Any] = {
    "": "", "none": [], "no fields": {}, "words": "Some Words", "number": 7, "large": -5_000_000, "true": True,
    "list": ["a"], "fields": {"a": "b"}, "half a placeholder": "${a", "placeholder": "${word}", "yes": "yes", "id": "a",
}  # fmt: skip
"""What is put in the place of a value."""


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[kind]())


def fits(kind: str, value: Any) -> bool:
    return validator(kind).is_valid(value)


def structure(text: str, library: Library) -> list[Problem]:
    """The problems of the shape of a guide, whatever its names are."""
    problems: list[Problem] = []
    spot = read_spots(text, "g.yaml", problems)
    assert spot is not None, problems
    desk, source = Desk("g.yaml", problems), Source("g.yaml", text)
    read_guide(spot, desk, source, library.interface.labels, library.interface.phrasing, library)
    return [problem for problem in problems if problem.code not in UNSAYABLE]


def refused(text: str, name: str, folder: Path) -> bool:
    """Whether the reader refuses a guide for whatever reason."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    Library((), shipped()).check([path], problems)
    return bool(problems)


# ---- what ships -------------------------------------------------------------------------------


def _told(one: object) -> str:
    return "-".join(one.with_suffix("").parts[-2:]) if isinstance(one, Path) else str(one)


def shipped_files() -> Iterator[tuple[str, Path]]:
    special = {kind for kind in SCHEMAS if kind not in ("guide", "stories")}
    for path in sorted(shipped().rglob("*.yaml")):
        folder = path.parent.name
        if folder == "wording":
            continue
        kind = "stories" if folder == "stories" or path.stem.endswith("-story") else path.stem
        yield (kind if kind in special or kind == "stories" else "guide"), path
    yield "ideas", shipped().parent / "ideas.yaml"


@pytest.mark.parametrize(("kind", "path"), [*shipped_files()], ids=_told)
def test_every_file_that_ships_fits_its_schema(kind: str, path: Path) -> None:
    errors = [f"{list(one.absolute_path)}: {one.message}" for one in validator(kind).iter_errors(seen_at(path))]
    assert errors == []


@pytest.mark.parametrize("kind", [*SCHEMAS])
def test_every_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind]())


# ---- guides that were changed by chance -------------------------------------------------------


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a tree but its root."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, below in inner:
        yield (*path, name)
        yield from places(below, (*path, name))


def mutations(tree: Any, how_many: int) -> Iterator[tuple[str, Any]]:
    """The tree with one place taken out, misspelt, or holding something else."""
    every = [(path, what) for path in places(tree) for what in ("gone", "misspelt", *OTHERS)]
    for path, what in Random(1).sample(every, min(how_many, len(every))):
        changed = copy.deepcopy(tree)
        owner = changed
        for name in path[:-1]:
            owner = owner[name]
        if what == "gone":
            del owner[path[-1]]
        elif what == "misspelt" and isinstance(owner, dict):
            owner[f"{path[-1]}-"] = owner.pop(path[-1])
        elif what in OTHERS:
            owner[path[-1]] = OTHERS[what]
        yield f"{'.'.join(map(str, path))}: {what}", changed


@pytest.mark.parametrize("path", [EVERYTHING, SCENE], ids=["everything", "scene"])
def test_a_changed_guide_fits_the_schema_where_the_reader_takes_its_shape(path: Path, tmp_path: Path) -> None:
    library = Library((), shipped())
    tree = seen_at(path)
    assert fits("guide", tree)
    differ = []
    for what, changed in mutations(tree, 60):
        text = json.dumps(changed, ensure_ascii=False)
        wrong, fine = structure(text, library), fits("guide", seen_in(text))
        if wrong and fine:
            differ.append(f"{what}: only the reader refuses it: {wrong[0].code} {wrong[0].message}")
        if not wrong and not fine and not refused(text, path.stem, tmp_path):
            differ.append(f"{what}: only the schema refuses it")
    assert differ == []


READERS: dict[str, tuple[Callable[[Spot, Desk], object], Path]] = {
    "pack": (read_imprint, shipped() / "pack.yaml"),
    "proofs": (read_statements, shipped() / "proofs.yaml"),
    "words": (read_style, shipped() / "words.yaml"),
    "interface": (read_interface, shipped() / "interface.yaml"),
    "support-lines": (read_support, shipped() / "support-lines.yaml"),
    "practice": (read_practice_words, shipped() / "practice.yaml"),
    "ideas": (read_ideas, shipped().parent / "ideas.yaml"),
}


@pytest.mark.parametrize("kind", [*READERS])
def test_another_file_fits_its_schema_where_the_reader_takes_it(kind: str) -> None:
    read, path = READERS[kind]
    differ = []
    for what, changed in mutations(seen_at(path), 40):
        problems: list[Problem] = []
        text = json.dumps(changed, ensure_ascii=False)
        spot = read_spots(text, path.name, problems)
        assert spot is not None, problems
        read(spot, Desk(path.name, problems))
        wrong = [problem for problem in problems if problem.code not in UNSAYABLE]
        if bool(wrong) == fits(kind, seen_in(text)):
            differ.append(f"{what}: {wrong or 'only the schema refuses it'}")
    assert differ == []
