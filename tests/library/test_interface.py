"""The interface words: all of them, and nothing that the program does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli.guide.says import Phrasing
from repair_cli.library.packs import Library, shipped
from repair_cli.library.word_list import WORDS
from tests.library.conftest import Lines, Write


def words(**changes: str | None) -> str:
    """All words with their keys as texts, but for the changes (None: left out)."""
    rows: dict[str, str | None] = {key: key for key in WORDS}
    rows |= {"months": "'1,2,3,4,5,6,7,8,9,10,11,12'"} | {key.replace("_", "-"): text for key, text in changes.items()}
    return "interface: 1\nwords:\n" + "".join(f"  {key}: {text}\n" for key, text in rows.items() if text is not None)


@pytest.fixture
def found(write: Write, lint: Lines) -> Lines:
    def check(text: str) -> list[str]:
        write("interface.yaml", text)
        return lint("interface.yaml")

    return check


def test_all_words_are_enough(found: Lines) -> None:
    assert found(words()) == []


def test_a_missing_word_is_told(found: Lines) -> None:
    assert found(words(prompt=None)) == ["interface.yaml:3:3: error R132 the interface word `prompt` is missing"]


def test_without_words_every_one_is_missing(found: Lines) -> None:
    lines = found("interface: 1\n")
    assert lines[0] == "interface.yaml:1:1: error R103 the interface needs the field `words`"
    assert len(lines) == len(WORDS) + 1


def test_an_unknown_word_is_told_with_the_nearest_one(found: Lines) -> None:
    line = len(WORDS) + 3
    assert found(words() + "  promt: x\n") == [
        f"interface.yaml:{line}:3: error R131 `promt` is no interface word; did you mean `prompt`?"
    ]


def test_a_word_takes_up_only_what_the_program_gives_it(found: Lines) -> None:
    line = list(WORDS).index("minutes") + 3
    assert found(words(minutes="'${minute}'")) == [
        f"interface.yaml:{line}:12: error R133 `minutes` cannot take up `${{minute}}`; it can take up: minutes"
    ]
    line = list(WORDS).index("yes") + 3
    assert found(words(yes="'${a}'")) == [
        f"interface.yaml:{line}:8: error R133 `yes` cannot take up `${{a}}`; it can take up: nothing"
    ]


def test_a_dollar_that_stands_alone_is_told(found: Lines) -> None:
    line = list(WORDS).index("yes") + 3
    assert found(words(yes="5 $")) == [
        f"interface.yaml:{line}:8: error R133 a `$` stands alone in `yes`; write `$$` for a dollar"
    ]


def test_there_are_twelve_months(found: Lines) -> None:
    line = list(WORDS).index("months") + 3
    assert found(words(months="May, June")) == [
        f"interface.yaml:{line}:11: error R134 `months` needs twelve names with commas"
    ]


def test_words_are_lines_of_texts(found: Lines) -> None:
    assert found("interface: 1\nwords: [a]\n") == ["interface.yaml:2:8: error R101 `words` needs `key: text` lines"]


def test_the_words_of_the_language_fill_in_what_they_are_given() -> None:
    interface = Library((), shipped()).interface
    assert interface("minutes", minutes=20) == "about 20 minutes"
    assert interface.labels.not_sure == "I am not sure"
    assert interface.phrasing.months[11] == "December"
    assert isinstance(interface.phrasing, Phrasing)


def test_another_pack_brings_its_own_words(write: Write, tmp_path: Path) -> None:
    write("interface.yaml", words(yes="Oui"))
    assert Library((), tmp_path).interface("yes") == "Oui"
