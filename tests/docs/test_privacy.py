"""`docs/privacy.md`: plain enough for a bad evening, and true about the places."""

from __future__ import annotations

import re
from pathlib import Path

import platformdirs.macos
import platformdirs.unix
import pytest
import textstat

from tests.conftest import Repair
from tests.docs.conftest import Table, named, text_of

PAGE = "docs/privacy.md"
CALM = 6
"""The highest grade of a section."""

EASY = re.compile(r"\b(computers?|passphrases?|therap(y|ists?))\b", re.IGNORECASE)
"""Words that who reads this knows, whatever their syllables."""

SECTIONS = re.split(r"^## ", text_of(PAGE), flags=re.MULTILINE)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.partition("\n")[0])
def test_no_section_reads_above_grade_6(section: str) -> None:
    body = re.sub(r"```.*?```", "", section.partition("\n")[2], flags=re.DOTALL)
    body = re.sub(r"`[^`]*`", "this", re.sub(r"^\|.*$", "", body, flags=re.MULTILINE)).replace("*", "")
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n|\n(?:- |[0-9]\. )", body))
    told = " ".join(part if part[-1] in ".?!" else f"{part.rstrip(':')}." for part in parts if part)
    assert float(textstat.flesch_kincaid_grade(EASY.sub("letter", told))) <= CALM


def test_the_folders_are_those_of_the_platforms(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    written = {row[0]: named(row[1])[0] for row in table(PAGE, "on")}
    assert str(Path(written["Linux"]).expanduser()) == platformdirs.unix.Unix("repair", appauthor=False).user_data_dir
    assert str(Path(written["macOS"]).expanduser()) == platformdirs.macos.MacOS("repair", appauthor=False).user_data_dir
    assert written["Windows"] == r"%LOCALAPPDATA%\repair"


def test_the_file_is_where_the_page_says(repair: Repair, home: Path, table: Table) -> None:
    linux = next(named(row[1])[0] for row in table(PAGE, "on") if row[0] == "Linux")
    assert repair("run", "six-steps-quick", "--keep", stdin="client\n").code == 4
    folder = Path(linux.replace("~", str(home)))
    assert {path.name for path in folder.iterdir()} == {"sessions.db", "sessions.lock"}
    assert f"sessions   {folder / 'sessions.db'}\n" in repair("paths").out


def test_the_ways_to_choose_do_what_the_page_says(repair: Repair) -> None:
    assert repair("paths", "--no-keep").out.count("\nwalks      not kept\n") == 1
    assert repair("paths", "--keep").out.count("\nwalks      kept\n") == 1
