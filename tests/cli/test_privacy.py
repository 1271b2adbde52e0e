"""No trace: what somebody types stays out of files, environment, arguments and reports, unless they asked for a file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from repair_cli.errors import ExitCode
from tests.cli.conftest import Finished
from tests.conftest import Repair

CANARY = "zqxwhisper"


def test_a_bug_report_holds_no_answer(repair: Repair, tmp_path: Path) -> None:
    # the answers are known when writing fails in a way that nobody expected: the output's encoder is broken
    (tmp_path / "json.py").write_text(f"def loads(text): raise KeyError(text)\n{CANARY} = 1\n", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"danger": "' + CANARY + '"}', encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *sys.path])
    ran = repair("fit", "--answers", "a.json", "--plain", env={"PYTHONPATH": path})
    assert ran.code == 1
    assert "a bug in repair" in ran.err
    assert CANARY not in ran.err + ran.out


def test_a_page_is_the_only_file_and_holds_no_private_answer(
    repair: Repair, finished: Finished, tmp_path: Path
) -> None:
    walk = finished("six-steps-client", {"danger": "not-sure", "danger-next": "go-on", "guess": f"{CANARY} secret"})
    (tmp_path / "a.json").write_text(json.dumps(walk.answers()), encoding="utf-8")
    for name in ("card.md", "card.html", "card.txt", "card.json"):
        assert repair("walk", "--answers", "a.json", "-o", name).code == 0
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "danger" not in text.lower()
    made = {"a.json", "card.md", "card.html", "card.txt", "card.json", "home"}
    assert {path.name for path in tmp_path.iterdir()} == made


_KEPT = (
    ("walk", "--keep", "--answers", "a.json", "-o", "card.md"),
    ("fit", "--keep", "--plain"),
    ("resume", "--no-input"),
    ("sessions", "list"),
    ("sessions", "export", "--all"),
    ("due", "--on", "2099-01-01"),
    ("paths",),
    ("vault", "on", "--passphrase-fd", "0"),
    ("support", "--region", "GB"),
    ("sessions", "delete", "--all", "--force"),
)


def test_nothing_calls_the_network(environment: dict[str, str], finished: Finished, tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed")
    (tmp_path / "a.json").write_text(json.dumps(finished("six-steps-client").answers()), encoding="utf-8")
    for command in _KEPT:
        log = tmp_path / f"{command[0]}.calls"
        done = subprocess.run(
            [strace, "-f", "-qq", "-o", log, "-e", "trace=%network", sys.executable, "-m", "repair_cli", *command],
            input=b"no\nnone\nno\nnone\n",
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            timeout=60,
        )
        if b"ptrace" in done.stderr:
            pytest.skip("strace cannot trace here")
        assert done.returncode in (ExitCode.DONE, ExitCode.ANSWERS), (command, done.stderr)
        assert log.read_text(encoding="utf-8") == "", command


def test_a_walk_loads_no_network_module_and_little_else(environment: dict[str, str]) -> None:
    if tuple(map(int, version("typer").split(".")[:2])) >= (0, 29):
        pytest.skip("from 0.29 on typer loads pydantic, and that loads socket")
    code = (
        "import sys\nsys.argv = ['repair', 'fit', '--json', '--no-input']\n"
        "import contextlib, io\nfrom repair_cli.cli.main import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()): main()\n"
        "print(sorted({'socket', 'ssl', 'http', 'asyncio', 'rich', 'readline', 'sqlite3'} & set(sys.modules)))\n"
    )
    bare = {name: value for name, value in environment.items() if not name.startswith("COV")}  # it loads much itself
    done = subprocess.run([sys.executable, "-c", code], env=bare, capture_output=True, text=True, timeout=30)
    assert done.stdout == "[]\n"


def test_version_reads_no_content_and_loads_no_yaml(environment: dict[str, str]) -> None:
    code = (
        "import sys\nsys.argv = ['repair', '--version']\nimport contextlib\nfrom repair_cli.cli.main import main\n"
        "with contextlib.suppress(SystemExit): main()\n"
        "print(sorted({'yaml', 'rich', 'msgspec', 'repair_cli.library'} & set(sys.modules)))\n"
    )
    bare = {name: value for name, value in environment.items() if not name.startswith("COV")}  # it loads much itself
    done = subprocess.run([sys.executable, "-c", code], env=bare, capture_output=True, text=True, timeout=30)
    assert done.stdout.splitlines()[-1] == "[]"
