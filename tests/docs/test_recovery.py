"""`docs/privacy.md`: what is kept is read with the stock `sqlite3` and `age`, by the commands of the page and no others."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.conftest import Repair
from tests.docs.conftest import Blocks

PAGE = "docs/privacy.md"
PASSPHRASE = "blue kettle über moon"
MARK = "@@@"

TYPED = """\
client
no
none
no
none
hurried on | "quickly", it's 100 % so
hurt
/back
own word: größer
/review 6
was late, twice
/review 6
was late, three times
plain
/skip
/pause
"""
"""A walk in which answers are taken back and changed; it ends in the middle."""

needs_sqlite = pytest.mark.skipif(shutil.which("sqlite3") is None, reason="`sqlite3` is not here")
needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="`age` is not here")

Recover = Callable[[bool], list[str]]


@pytest.fixture
def kept(repair: Repair) -> dict[str, Any]:
    """Two walks that were kept: the second has another guide. Gives the first as `repair` tells it."""
    assert repair("run", "six-steps-quick", "--keep", stdin=TYPED).code == 0
    assert repair("fit", "--keep", stdin="no\n").code == 4
    return next(iter(json.loads(repair("sessions", "export", "--all").out)["sessions"]))


@pytest.fixture
def recover(blocks: Blocks, environment: Mapping[str, str], tmp_path: Path) -> Recover:
    """Runs the commands of the page in a terminal, and gives what each of its blocks printed."""
    copy, unlock, *look = [text for language, text in blocks(PAGE) if language == "sh"]
    assert ("age -d" in unlock, len(look)) == (True, 3)

    def run(locked: bool) -> list[str]:
        commands = f"\necho {MARK}\n".join([copy, *([unlock] if locked else []), *look])
        shell = pexpect.spawn("sh", ["-ec", commands], env=dict(environment), cwd=str(tmp_path), encoding="utf-8")
        if locked:
            shell.expect("Enter passphrase")
            shell.sendline(PASSPHRASE)
        shell.expect(pexpect.EOF, timeout=60)
        shell.close()
        assert shell.exitstatus == 0, shell.before
        return str(shell.before).replace("\r\n", "\n").split(f"{MARK}\n")[-len(look) :]

    return run


def lock(environment: Mapping[str, str]) -> None:
    """Turns the vault on."""
    here, there = os.pipe()
    os.write(there, f"{PASSPHRASE}\n".encode())
    os.close(there)
    command = [sys.executable, "-m", "repair_cli", "vault", "on", "--passphrase-fd", str(here)]
    subprocess.run(command, env=dict(environment), pass_fds=[here], check=True, capture_output=True)
    os.close(here)


@needs_sqlite
def test_every_answer_of_a_plain_file_is_found(kept: dict[str, Any], recover: Recover) -> None:
    _all_of(kept, recover(False))


@needs_sqlite
@needs_age
def test_every_answer_of_a_locked_file_is_found(
    kept: dict[str, Any], recover: Recover, environment: Mapping[str, str]
) -> None:
    lock(environment)
    _all_of(kept, recover(True))


@needs_sqlite
@needs_age
def test_recovery_changes_nothing_in_the_file_and_makes_files_for_its_owner_alone(
    kept: dict[str, Any], recover: Recover, environment: Mapping[str, str], home: Path, tmp_path: Path
) -> None:
    lock(environment)
    file = home / ".local" / "share" / "repair" / "sessions.db"
    before = file.read_bytes()
    recover(True)
    assert file.read_bytes() == before
    made = list((tmp_path / "recovered").iterdir())
    assert {path.name for path in made} >= {"key.txt", "identity.age", "entry-1-1.json", "head-2.json"}
    assert {path.stat().st_mode & 0o077 for path in made} == {0}


def _all_of(kept: Mapping[str, Any], printed: list[str]) -> None:
    """The list of walks, the answers that stand, and all that was ever written."""
    walks, answers, everything = printed
    assert [line.partition("|")[0] for line in walks.splitlines()] == ["1", "2"]
    assert json.loads(walks.splitlines()[0].partition("|")[2])["title"] == kept["title"]
    rows = [line.partition("|")[::2] for line in answers.splitlines()]
    stand = {question: answer for question, answer in rows if answer != "done"}
    assert stand == {question: _as_printed(answer) for question, answer in kept["walk"]["answers"].items()}
    assert stand["what-happened"] == "was late, three times"
    for before in ("hurried on", "was late, twice"):
        assert before in everything
        assert before not in answers
    known = {question for line in everything.splitlines() for question in _named(line)}
    assert known >= kept["known"].keys()


def _as_printed(answer: object) -> str:
    match answer:
        case None:
            return ""
        case str():
            return answer
        case _:
            return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _named(line: str) -> set[str]:
    body = json.loads(line.partition("|")[2])
    return {*body.get("known", {}), *(question for question, _ in body.get("given", ()))}
