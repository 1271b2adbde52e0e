"""Whatever a file holds: reading it ends with a guide or with problems, and with nothing else."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from repair_cli.errors import AnswersError, Problem, RepairError
from repair_cli.library.answers import Answers, read_answers
from repair_cli.library.listing import guide_files
from repair_cli.library.packs import Library, shipped

PLACE = re.compile(r".+\.yaml:[1-9][0-9]*:[1-9][0-9]*: error (?:R[012]|K1)[0-9]{2} \S.*")
SHIPPED = sorted(shipped().glob("*.yaml"))
BYTES = {path.name: path.read_bytes() for path in SHIPPED}
GUIDES = {path.stem for path in guide_files(shipped())}
SIGNS = [sign.encode() for sign in (
    ":", "-", " ", "\n", "  ", "{", "}", "[", "]", "'", '"', "&a ", "*a", "!t ", "<<: ", "|", "#", "?", ",", "\t", "\0",
    "\x1b", "\u2028", "${", "$", "---\n", "next", "ask: text", "no",
)]  # fmt: skip


def check(name: str, data: bytes) -> list[Problem]:
    """Checks a file beside the ones that ship, and walks into it as `repair run` does."""
    problems: list[Problem] = []
    with TemporaryDirectory() as folder:
        for other, content in BYTES.items():
            (Path(folder) / other).write_bytes(content)
        path = Path(folder) / name
        path.write_bytes(data)
        library = Library((), Path(folder))
        found = library.check([path], problems)
        with suppress(RepairError):
            library.guide(path.stem)
    assert bool(problems) or bool(found) or (name in BYTES and path.stem not in GUIDES)
    for problem in problems:
        assert PLACE.fullmatch(str(problem)), str(problem)
    return problems


@given(st.binary())
@example(b"")
@example(b"\xff\xfea\0")
@example(b"{" * 30_000)
@example(b"a: &a [*a]")
@example(b"guide: x\nnodes: {a: {ask: []}, b: {visit: {}}, c: {outcome: 1, offer: [[]]}}")
def test_any_bytes_are_a_guide_or_problems(data: bytes) -> None:
    check("x.yaml", data)


@given(st.text())
def test_any_text_is_a_guide_or_problems(text: str) -> None:
    check("x.yaml", text.encode(errors="surrogatepass"))


def cut(data: bytes, places: list[tuple[float, int, bytes]]) -> bytes:
    """The bytes with a piece taken out and another put in, at some places."""
    for where, length, piece in places:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + length :]
    return data


CUTS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.one_of(st.sampled_from(SIGNS), st.binary(max_size=8))),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150)
@given(st.sampled_from(sorted(BYTES)), CUTS)
def test_any_change_of_a_file_that_ships_is_a_guide_or_problems(
    name: str, places: list[tuple[float, int, bytes]]
) -> None:
    check(name, cut(BYTES[name], places))


LINES = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=3)


@settings(max_examples=100)
@given(st.sampled_from(sorted(BYTES)), LINES)
def test_any_line_of_a_file_that_ships_may_stand_elsewhere(name: str, moves: list[tuple[float, float]]) -> None:
    rows = BYTES[name].split(b"\n")
    for source, target in moves:
        row = rows.pop(int(source * (len(rows) - 1)))
        rows.insert(int(target * len(rows)), row)
    check(name, b"\n".join(rows))


def answered(data: bytes) -> Answers | tuple[Problem, ...]:
    """Answers, or what is wrong with them."""
    try:
        return read_answers(data, "a.yaml")
    except AnswersError as error:
        return error.problems


@given(st.binary())
@example(b"{" * 30_000)
@example(b'{"a": ' + b"[" * 100_000)
@example(b'{"schema": 1, "answers": {"a": "\\ud800"}}')
@example(b'{"\\ud800": 1}')
def test_any_bytes_are_answers_or_problems(data: bytes) -> None:
    assert answered(data)


@given(st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
))  # fmt: skip
def test_any_json_is_answers_or_problems(value: object) -> None:
    for text in (json.dumps(value), json.dumps({"a": value}), json.dumps({"schema": 1, "answers": value})):
        assert answered(text.encode())
