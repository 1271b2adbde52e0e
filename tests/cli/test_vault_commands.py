"""The commands of the vault: on, off, another passphrase, and what is still possible while it is locked."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from repair_cli.errors import ExitCode
from tests.cli.conftest import PROMPT, Begun, Kept, Terminal, ended, shown
from tests.conftest import Ran, Repair
from tests.store.locks import LIGHT, WORDS

ANOTHER = "seven quiet paper boats"

WithPassphrase = Callable[..., Ran]


@pytest.fixture
def unlocking(environment: dict[str, str], tmp_path: Path) -> WithPassphrase:
    """Runs `repair` with passphrases on descriptor 3, a line each."""

    def run(*arguments: str, given: str) -> Ran:
        (tmp_path / "passphrase").write_text(given, encoding="utf-8")
        line = '"$0" -m repair_cli "$@" --passphrase-fd 3 3< passphrase'
        done = subprocess.run(
            ["sh", "-c", line, sys.executable, *arguments],
            cwd=tmp_path, env=environment, input="", capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def file(home: Path) -> Path:
    return home / ".local" / "share" / "repair" / "sessions.db"


@pytest.fixture
def one(begun: Begun) -> None:
    """A session that is kept and not locked."""
    begun({"what": "zqxwhisper"})


@pytest.fixture
def shut(one: None, locked: Callable[[], None]) -> None:
    """A session behind the lock."""
    locked()


def test_on_locks_what_is_there_and_what_comes_and_keeps_from_then_on(
    unlocking: WithPassphrase, one: None, file: Path, repair: Repair, pack: Path
) -> None:
    assert unlocking("vault", "on", given=f"{WORDS}\n") == Ran(
        0, "The vault is on. Everything that is kept is locked.\n", ""
    )
    assert b"zqxwhisper" not in file.read_bytes()
    repair("run", "talk", "--content", "pack", "--keep", stdin="zqxsecret\n")
    assert b"zqxsecret" not in file.read_bytes()
    told = json.loads(repair("paths", "--json").out)
    assert (told["keep"], told["locked"], told["count"]) == (True, True, 2)


def test_change_takes_another_passphrase_and_off_makes_it_plain(
    unlocking: WithPassphrase, shut: None, repair: Repair
) -> None:
    assert unlocking("vault", "change", given=f"{WORDS}\n{ANOTHER}\n") == Ran(0, "The passphrase is changed.\n", "")
    assert unlocking("sessions", "list", given=f"{WORDS}\n").code == ExitCode.LOCKED
    assert unlocking("vault", "off", given=f"{ANOTHER}\n") == Ran(
        0, "The vault is off. What is kept can be read without a passphrase.\n", ""
    )
    assert json.loads(repair("sessions", "show", "1", "--json").out)["answers"] == {"what": "zqxwhisper"}


@pytest.mark.parametrize(
    "command", [("vault", "off"), ("vault", "change"), ("sessions", "list"), ("resume", "1"), ("due",)]
)
def test_a_wrong_passphrase_changes_nothing(
    unlocking: WithPassphrase, shut: None, file: Path, command: tuple[str, ...]
) -> None:
    before = file.read_bytes()
    ran = unlocking(*command, given=f"wrong horse\n{ANOTHER}\n")
    assert (ran.code, ran.out) == (ExitCode.LOCKED, "")
    assert ran.err.startswith("repair: the passphrase is wrong; ")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("\n", "the passphrase is empty; use at least one character, better three words"),
        (
            "",
            "the descriptor 3 of --passphrase-fd gave no line; open it with the passphrase on one line: --passphrase-fd 3 3< FILE",
        ),
    ],
)
def test_an_empty_passphrase_is_refused_and_nothing_is_locked(
    unlocking: WithPassphrase, one: None, repair: Repair, given: str, message: str
) -> None:
    assert unlocking("vault", "on", given=given) == Ran(ExitCode.USAGE, "", f"repair: {message}\n")
    assert "not locked" in repair("paths").out


def test_an_empty_new_passphrase_leaves_the_old_one(unlocking: WithPassphrase, shut: None) -> None:
    assert unlocking("vault", "change", given=f"{WORDS}\n\n").code == ExitCode.USAGE
    assert unlocking("sessions", "list", given=f"{WORDS}\n").code == 0


def test_on_twice_and_off_where_it_is_off_are_wrong_usage(unlocking: WithPassphrase, one: None, kept: Kept) -> None:
    off = Ran(ExitCode.USAGE, "", "repair: the vault is off; to lock what is kept: repair vault on\n")
    assert unlocking("vault", "off", given=f"{WORDS}\n") == off
    assert unlocking("vault", "change", given=f"{WORDS}\n{ANOTHER}\n") == off
    kept().seal_all(LIGHT)
    message = "repair: the vault is on already; to choose another passphrase: repair vault change\n"
    assert unlocking("vault", "on", given=f"{ANOTHER}\n") == Ran(ExitCode.USAGE, "", message)
    assert unlocking("sessions", "list", given=f"{WORDS}\n").code == 0


@pytest.mark.parametrize("command", ["off", "change"])
def test_where_nothing_is_kept_there_is_nothing_to_open(repair: Repair, home: Path, command: str) -> None:
    message = f"repair: nothing is kept in {home}/.local/share/repair; `repair walk --keep` keeps a walk\n"
    assert repair("vault", command) == Ran(ExitCode.STORAGE, "", message)


@pytest.mark.parametrize("command", ["on", "off", "change"])
def test_where_nobody_can_be_asked_a_script_is_told_how(repair: Repair, begun: Begun, kept: Kept, command: str) -> None:
    begun({"what": "a"})
    if command != "on":
        kept().seal_all(LIGHT)
    ran = repair("vault", command)
    assert (ran.code, ran.out) == (ExitCode.LOCKED, "")
    assert ran.err.startswith("repair: ")
    assert ran.err.endswith("; give it on a descriptor: --passphrase-fd 3 3< FILE\n")


def test_a_walk_is_written_without_the_passphrase(
    repair: Repair, shut: None, file: Path, unlocking: WithPassphrase
) -> None:
    answers = "what: zqxsecret\nmood: hurt\n"
    ran = repair("run", "talk", "--content", "pack", "--keep", "--json", "--answers", "-", stdin=answers)
    assert json.loads(ran.out)["session"] == 2
    assert b"zqxsecret" not in file.read_bytes()
    told = json.loads(unlocking("resume", "2", "--json", "--no-input", given=f"{WORDS}\n").out)
    assert told["answers"] == {"what": "zqxsecret", "mood": "hurt"}


def test_resume_and_due_open_it_once_and_write_on(unlocking: WithPassphrase, shut: None, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mood: hurt\n", encoding="utf-8")
    told = json.loads(unlocking("resume", "--json", "--answers", "a.yaml", given=f"{WORDS}\n").out)
    assert told["answers"] == {"what": "zqxwhisper", "mood": "hurt"}
    assert unlocking("due", "--on", "2020-01-01", given=f"{WORDS}\n").out == "Nothing is due on 2020-01-01.\n"
    listed = json.loads(unlocking("sessions", "list", "--json", given=f"{WORDS}\n").out)["sessions"]
    assert [one["next"] for one in listed] == ["A few lines?"]


def test_at_a_terminal_it_is_asked_for_without_being_shown(terminal: Terminal, shut: None) -> None:
    program = terminal("sessions", "list")
    program.expect(PROMPT)
    assert not program.getecho()
    program.sendline("wrong horse")
    program.expect(r"not the passphrase\..*" + PROMPT)
    program.sendline(WORDS)
    assert ended(program) == 0
    assert "1  A short talk\n" in shown(program)
    assert WORDS not in shown(program)


def test_a_walk_at_a_terminal_asks_for_no_passphrase(terminal: Terminal, shut: None, file: Path) -> None:
    program = terminal("run", "talk", "--content", "pack")
    program.expect("What happened.*" + PROMPT)
    program.sendline("zqxsecret")
    program.expect("How was it.*" + PROMPT)
    program.send("\x03")
    assert ended(program) == 130
    assert b"zqxsecret" not in file.read_bytes()


def test_resume_at_a_terminal_asks_and_goes_on(terminal: Terminal, shut: None) -> None:
    program = terminal("resume")
    program.expect(PROMPT)
    assert not program.getecho()
    program.sendline(WORDS)
    program.expect("How was it.*" + PROMPT)


def test_on_at_a_terminal_says_what_is_lost_with_the_passphrase_and_asks_twice(
    terminal: Terminal, one: None, file: Path
) -> None:
    program = terminal("vault", "on")
    for _ in range(2):
        program.expect(PROMPT)
        assert not program.getecho()
        program.sendline(ANOTHER)
    assert ended(program, within=30) == 0
    assert ANOTHER not in shown(program)
    assert "The vault is on. Everything that is kept is locked.\n" in shown(program)
    assert b"zqxwhisper" not in file.read_bytes()
