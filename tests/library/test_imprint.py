"""What a `pack.yaml` says, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from repair_cli import __version__
from repair_cli.errors import Problem
from repair_cli.library.imprint import Imprint
from repair_cli.library.listing import pack_in
from repair_cli.library.packs import shipped
from tests.library.conftest import Lines, Write
from tests.library.packing import IMPRINT, pack

SAYS = IMPRINT.format("mine")


@pytest.fixture
def said(write: Write, lint: Lines) -> Lines:
    """The lines for the text of one `pack.yaml`."""

    def check(text: str) -> list[str]:
        write("pack.yaml", text)
        return lint("pack.yaml")

    return check


def imprint_of(folder: Path) -> Imprint:
    problems: list[Problem] = []
    found = pack_in(folder, problems).imprint
    assert problems == []
    assert found is not None
    return found


def test_a_pack_says_what_it_is(tmp_path: Path) -> None:
    found = imprint_of(pack(tmp_path / "mine", more="about: For a class.\nextends: repair\nreplaces: [fit, support]\n"))
    assert (found.pack, found.told, found.language) == ("mine", "The pack mine 1.2", "en")
    assert (found.licence, found.author, found.about) == ("CC0-1.0", "Somebody", "For a class.")
    assert (list(found.extends), list(found.replaces)) == (["repair"], ["fit", "support"])


def test_it_may_extend_several_packs(tmp_path: Path) -> None:
    found = imprint_of(pack(tmp_path / "mine", more="extends: [repair, class-two]\nreplaces: fit\n"))
    assert (list(found.extends), list(found.replaces)) == (["repair", "class-two"], ["fit"])


def test_what_ships_has_the_version_of_the_program() -> None:
    assert (imprint_of(shipped()).pack, imprint_of(shipped()).version) == ("repair", __version__)


def test_a_sound_one_has_no_problems(said: Lines) -> None:
    assert said(SAYS + "about: x\nextends: [a, b]\nreplaces: []\n") == []


def test_what_is_missing_and_what_is_unknown_is_told(said: Lines) -> None:
    assert said("pack: mine\nname: Mine\nlicense: x\nauthor: me\nlanguage: en\ncolour: red\n") == [
        "pack.yaml:1:1: error R103 the pack needs the field `version`",
        "pack.yaml:3:1: error R102 the pack has no field `license`; did you mean `licence`?",
        "pack.yaml:6:1: error R102 the pack has no field `colour`",
    ]


@pytest.mark.parametrize("version", ["one point two", "v" * 41, "-1", "1/2", "1\u200b"])
def test_a_version_is_letters_digits_and_dots(said: Lines, version: str) -> None:
    lines = said(SAYS.replace("version: 1.2", f'version: "{version}"'))
    told = "a version is at most 40 letters, digits, dots, hyphens and plus signs: 1.2"
    assert lines == [f"pack.yaml:3:10: error K101 {told}"]


@pytest.mark.parametrize("language", ["English", "../de", "e"])
def test_a_language_is_a_code(said: Lines, language: str) -> None:
    lines = said(SAYS.replace("language: en", f"language: {language}"))
    assert lines == ["pack.yaml:4:11: error K102 a language is its code in lower case: en, de, pt-br"]


def test_words_that_fill_a_screen_are_refused(said: Lines) -> None:
    lines = said(SAYS.replace("Somebody", "x" * 201))
    assert lines == ["pack.yaml:6:9: error K103 `author` has more than 200 characters; make it shorter"]


def test_ids_are_ids_and_no_paths(said: Lines) -> None:
    told = "is no id; an id is lower case letters, digits and single hyphens, at most 60 characters"
    assert said(SAYS.replace("pack: mine", "pack: My Pack") + "extends: ../repair\nreplaces: [fit, ../../x]\n") == [
        f"pack.yaml:1:7: error R105 `My Pack` {told}",
        f"pack.yaml:7:10: error R105 `../repair` {told}",
        f"pack.yaml:8:17: error R105 `../../x` {told}",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("pack: *a\n", "1:7: error R014 `*` begins an alias, which is not used here; put quotes around the text"),
        ("a: &a [x]\nb: &b [*a, *a]\n", "1:4: error R014 `&` begins an anchor, which is not used here; put quotes around the text"),
        ("pack: !!python/object/apply:os.system [ls]\n", "1:7: error R015 `!` begins a tag, which is not used here; put quotes around the text"),
        ("[" * 30_000, "1:33: error R016 this is nested more than 32 deep"),
        ('name: "\\e[2J"\n', "1:7: error R005 this text spells a control character; take it out"),
        ("- " * 40_000, "1:65: error R016 this is nested more than 32 deep"),
        ("x" * 1_000_001, "1:1: error R003 this file is larger than 1,000,000 bytes; split it"),
    ],
)  # fmt: skip
def test_a_hostile_one_is_refused_at_its_place(said: Lines, text: str, line: str) -> None:
    assert said(text) == [f"pack.yaml:{line}"]
