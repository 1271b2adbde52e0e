"""`README.md` against the program."""

from __future__ import annotations

import re

from tests.conftest import Repair
from tests.docs.conftest import ROOT, Blocks, Follow, text_of

PAGE = "README.md"

TYPED = """\
no
none
no
none
3
no
looked at your phone while I talked about my dad
misunderstood
how much it took to say it
hurt alone
fine
none
2
/skip
/skip
how
breathe
/skip
our hour is the only place where I talk about him
none
name-it
screens
you to put your phone away in our hour
/skip
/skip
hand
say-more
few
again
read
none
walk
"""


def test_it_begins_with_a_title_a_sentence_and_two_commands_of_one_line_each() -> None:
    title, sentence, fence, walk, test, end = text_of(PAGE).splitlines()[:6]
    assert (title, fence, end) == ("# repair", "```sh", "```")
    assert sentence.count(".") == 1
    assert walk == "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/repair walk --as client"
    assert test == ("python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/python -m pytest -q")


def test_its_two_commands_are_those_that_the_checks_run(blocks: Blocks) -> None:
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in blocks(PAGE)[0][1].splitlines():
        assert command in checks


def test_every_example_runs_and_prints_what_the_page_shows(follow: Follow) -> None:
    follow(PAGE)


def test_the_session_is_what_the_program_says(repair: Repair, blocks: Blocks) -> None:
    ran = repair("walk", "--as", "client", stdin=TYPED)
    assert ran.code == 0, ran.err
    said = _flat(re.sub(r"^([0-9]+)\. ", r"\1  ", ran.out, flags=re.MULTILINE))
    place = 0
    for language, text in blocks(PAGE):
        if language == "text":
            for shown in re.split(r"\n\s*\n", text):
                words = _flat(re.sub(r"^  > .*$| +[●○ ]+$", "", shown, flags=re.MULTILINE))
                place = said.find(words, place)
                assert place >= 0, f"the program does not say, or not in this order: {words}"


def _flat(text: str) -> str:
    return " ".join(text.split())
