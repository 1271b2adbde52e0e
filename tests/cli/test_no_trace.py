"""No trace: a word that nobody else writes is typed as an answer, and then looked for everywhere."""

from __future__ import annotations

import os
import resource
import shlex
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pexpect
import pytest

from repair_cli.errors import ExitCode
from tests.cli.conftest import PROMPT, Terminal, ended
from tests.conftest import Repair

CANARY = "zqxwhisper"

BEFORE = ("client", "", "no", "none", "no", "none")
"""What leads to the first question in own words."""

Files = Mapping[str, bytes]


class Around:
    """The folders in which a program could leave something: home, current, temporary, shared memory."""

    def __init__(self, tmp_path: Path) -> None:
        self.here = tmp_path
        self.temporary = tmp_path / "tmp"
        self.temporary.mkdir()
        self.before = self.files()

    def files(self) -> Files:
        """All files in them and what they hold. Those of shared memory by name: other programs work there too."""
        found = {
            str(path.relative_to(self.here)): path.read_bytes() if path.is_file() else b""
            for path in self.here.rglob("*")
        }
        return {**found, **dict.fromkeys(_shared(), b"")}

    @property
    def new(self) -> Files:
        """The files that were not there, or hold something else."""
        return {name: held for name, held in self.files().items() if self.before.get(name) != held}


def _shared() -> Iterator[str]:
    for folder in filter(os.path.isdir, ("/dev/shm", "/var/tmp")):
        yield from (entry.path for entry in os.scandir(folder) if entry.stat().st_uid == os.geteuid())


def _holding(files: Files) -> list[str]:
    return [name for name, held in files.items() if CANARY.encode() in held]


@pytest.fixture
def around(tmp_path: Path, home: Path) -> Around:
    return Around(tmp_path)


def _typed(terminal: Terminal, around: Around, *options: str) -> pexpect.spawn[str]:
    """A walk at a terminal whose last answer holds the word."""
    program = terminal(
        "run", "six-steps-quick", *options, TMPDIR=str(around.temporary), HISTFILE=str(around.here / "home/history")
    )
    for line in (*BEFORE, f"{CANARY} at me"):
        program.expect(PROMPT)
        program.sendline(line)
    program.expect(PROMPT)
    return program


def test_a_walk_that_is_not_kept_leaves_nothing_new(terminal: Terminal, around: Around) -> None:
    program = _typed(terminal, around, "--no-keep")
    program.sendline("/pause")
    program.expect("or Enter to keep nothing > ")
    program.sendline("")
    assert ended(program) == 0
    assert around.new == {}


@pytest.mark.parametrize("way", ["\x03", signal.SIGKILL])
def test_a_walk_that_is_not_kept_leaves_nothing_new_when_it_is_cut_off(
    terminal: Terminal, around: Around, way: str | signal.Signals
) -> None:
    program = _typed(terminal, around, "--no-keep")
    if isinstance(way, str):
        program.send(way)
    else:
        program.kill(way)
    ended(program)
    assert around.new == {}


def test_leave_removes_what_was_kept_of_the_walk(terminal: Terminal, around: Around, repair: Repair) -> None:
    program = _typed(terminal, around, "--keep")
    folder = "home/.local/share/repair"
    assert _holding(around.new) == [f"{folder}/sessions.db"]
    program.sendline("/leave")
    assert ended(program) == 0
    assert _holding(around.new) == []
    assert {name for name, held in around.new.items() if held} == {f"{folder}/sessions.db"}
    assert repair("sessions", "list").out == "Nothing is kept.\n"


def test_a_session_that_is_deleted_is_nowhere_in_the_folder(terminal: Terminal, around: Around, repair: Repair) -> None:
    program = _typed(terminal, around, "--keep")
    program.sendline("/pause")
    assert ended(program) == 0
    assert _holding(around.new) == ["home/.local/share/repair/sessions.db"]
    assert repair("sessions", "delete", "1", "--force").code == 0
    assert _holding(around.new) == []


def test_while_it_runs_no_answer_is_in_its_arguments_or_environment(terminal: Terminal, around: Around) -> None:
    program = _typed(terminal, around, "--keep")
    places = [Path(f"/proc/{program.pid}/{name}") for name in ("cmdline", "environ", "comm")]
    if not places[0].exists():
        pytest.skip("no /proc here")
    assert [place.name for place in places if CANARY.encode() in place.read_bytes()] == []
    assert b"repair_cli" in places[0].read_bytes()


def test_the_history_of_the_shell_holds_no_answer(environment: dict[str, str], around: Around, home: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    history = home / "history"
    shell = pexpect.spawn(
        bash,
        ["--norc", "--noprofile", "-i"],
        env={**environment, "PS1": "shell$ ", "HISTFILE": str(history)},
        cwd=str(around.here),
        encoding="utf-8",
        timeout=20,
    )
    shell.expect_exact("shell$ ")
    shell.sendline(f"{shlex.quote(sys.executable)} -m repair_cli run six-steps-quick --no-keep")
    for line in (*BEFORE, f"{CANARY} at me", "/leave"):
        shell.expect(PROMPT)
        shell.sendline(line)
    shell.expect_exact("shell$ ")
    shell.sendline("exit")
    shell.expect(pexpect.EOF)
    shell.close()
    written = history.read_text(encoding="utf-8")
    assert "repair_cli run six-steps-quick" in written
    assert CANARY not in written


@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGSEGV])
def test_a_crash_dumps_no_memory(terminal: Terminal, around: Around, number: signal.Signals) -> None:
    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        pytest.skip("no memory is ever dumped here")
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    try:
        program = _typed(terminal, around, "--no-keep")
        assert program.pid is not None
        assert resource.prlimit(program.pid, resource.RLIMIT_CORE)[0] == 1
        program.kill(number)
        assert ended(program) == 128 + number
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))
    assert around.new == {}


_BROKEN_PYRAGE = f"""
class RecipientError(Exception):
    pass

class x25519:
    class Recipient:
        from_str = staticmethod(str)

def encrypt(data, recipients):
    held = data
    if b"{CANARY}" in data:
        raise ValueError(data)
    return data
"""


def test_a_bug_while_an_answer_is_locked_tells_nothing_of_it(
    repair: Repair, around: Around, locked: Callable[[], None]
) -> None:
    locked()
    (around.here / "broken").mkdir()
    (around.here / "broken" / "pyrage.py").write_text(_BROKEN_PYRAGE, encoding="utf-8")
    path = os.pathsep.join([str(around.here / "broken"), *sys.path])
    typed = "".join(f"{line}\n" for line in (*filter(None, BEFORE), f"{CANARY} at me"))
    ran = repair("run", "six-steps-quick", "--keep", stdin=typed, env={"PYTHONPATH": path})
    assert ran.code == ExitCode.BUG
    assert "ValueError; please report these lines (no answer is in them)" in ran.err
    assert ran.err.splitlines()[-1] == "  pyrage.py:12 in encrypt"
    assert CANARY not in ran.out + ran.err
    assert [name for name in _holding(around.new) if not name.startswith("broken/")] == []
