"""`README.md` against the program."""

from __future__ import annotations

import re

from tests.conftest import Repair
from tests.docs.conftest import ROOT, TYPED, Blocks, Follow, text_of

PAGE = "README.md"


def test_it_begins_with_a_title_a_sentence_and_two_commands_of_one_line_each() -> None:
    title, sentence, fence, walk, test, end = text_of(PAGE).splitlines()[:6]
    assert (title, fence, end) == ("# repair", "```sh", "```")
    assert sentence.count(".") == 1
    assert walk == "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/repair walk --as client"
    assert test == (
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest -q -n auto"
    )


def test_its_two_commands_are_those_that_the_checks_run(blocks: Blocks) -> None:
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in blocks(PAGE)[0][1].splitlines():
        assert command in checks


def test_every_example_runs_and_prints_what_the_page_shows(follow: Follow) -> None:
    follow(PAGE)


def test_the_session_is_what_the_program_says(repair: Repair) -> None:
    ran = repair("walk", "--as", "client", stdin=TYPED)
    assert ran.code == 0, ran.err
    _says(_shown("What a session looks like"), ran.out)


def test_to_stop_and_to_come_back_is_what_the_program_says(repair: Repair) -> None:
    until = TYPED.partition("misunderstood\n")[0]
    stopped = repair("walk", "--as", "client", "--keep", stdin=f"{until}/pause\n")
    back = repair("resume", stdin="misunderstood\n/pause\n")
    assert (stopped.code, back.code) == (0, 0), stopped.err + back.err
    before, after = _shown("Stop, and come back another day")
    _says([before], stopped.out)
    _says([after], back.out)


def _shown(section: str) -> list[str]:
    """What a section shows of the program."""
    told = text_of(PAGE).partition(f"## {section}\n")[2].partition("\n## ")[0]
    return re.findall(r"^```text\n(.*?)^```$", told, re.MULTILINE | re.DOTALL)


def _says(shown: list[str], printed: str) -> None:
    """Everything that is shown stands in what was printed, in this order."""
    assert shown
    said = _flat(re.sub(r"^([0-9]+)\. ", r"\1  ", printed, flags=re.MULTILINE))
    place = 0
    for part in (part for text in shown for part in re.split(r"\n\s*\n", text)):
        words = _flat(re.sub(r"^  > .*$| +[●○ ]+$", "", part, flags=re.MULTILINE))
        place = said.find(words, place)
        assert place >= 0, f"the program does not say, or not in this order: {words}"


def _flat(text: str) -> str:
    return " ".join(text.split())
