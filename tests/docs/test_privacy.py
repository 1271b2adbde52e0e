"""`docs/privacy.md`: plain enough for a bad evening, and true about the places."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pexpect
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


def test_a_walk_of_which_nothing_is_to_be_kept_writes_nothing_at_all(
    environment: Mapping[str, str], home: Path, tmp_path: Path
) -> None:
    arguments = ["-m", "repair_cli", "run", "six-steps-quick", "--no-keep", "--plain"]
    walk = pexpect.spawn(sys.executable, arguments, env=dict(environment), cwd=str(tmp_path), encoding="utf-8")
    for line in ("client", "", "no"):
        walk.expect("> $", timeout=20)
        walk.sendline(line)
    walk.expect("> $")
    walk.close(force=True)
    assert [*tmp_path.rglob("*")] == [home]


def test_the_ways_to_choose_do_what_the_page_says(repair: Repair) -> None:
    assert repair("paths", "--no-keep").out.count("\nwalks      not kept\n") == 1
    assert repair("paths", "--keep").out.count("\nwalks      kept\n") == 1
