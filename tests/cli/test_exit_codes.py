"""Every exit status, made to happen, with the line that goes with it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from repair_cli import __version__
from repair_cli.errors import ExitCode
from tests.cli.conftest import Finished
from tests.conftest import Ran, Repair


def test_0_for_a_version_and_help_in_both_spellings(repair: Repair) -> None:
    assert repair("--version") == Ran(0, f"repair {__version__}\n", "")
    assert repair("-h") == repair("--help")
    assert repair("walk", "-h").out.startswith("Usage: repair walk [OPTIONS]\n")


def test_1_for_a_bug_names_frames_and_kind_and_never_a_value(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "yaml.py").write_text("canary = 'whisper'\nraise ValueError(canary)\n", encoding="utf-8")
    ran = repair("fit", env={"PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])})
    assert ran.code == ExitCode.BUG
    first, *frames = ran.err.splitlines()
    assert first == (
        f"repair: a bug in repair {__version__}: ValueError; please report these lines (no answer is in them)"
    )
    assert frames[-1] == "  yaml.py:2 in <module>"
    assert "whisper" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("wlak",), "Error: No such command 'wlak'. Did you mean 'walk'?"),
        (("walk", "--ask"), "Error: No such option: --ask"),
        (
            ("walk", "--as", "cleint"),
            "repair: there is no role `cleint`; did you mean `client`? use --as with one of: client, therapist",
        ),
        (("run", "fitt"), "repair: there is no guide `fitt`; did you mean `fit`? `repair guides` lists them"),
        (("fit", "--lang", "xx"), "repair: there is no content in the language `xx`; use --lang with one of: en"),
        (("fit", "--color", "on"), "repair: there is no colour setting `on`; use --color with one of: auto, always, never"),
        (("fit", "--format", "pdf"), "repair: there is no format `pdf`; use one of: md, html, txt, json"),
        (
            ("fit", "-o", "card.doc"),
            "repair: card.doc does not tell the format; end it in one of .md, .html, .txt, .json, .ics, or use --format",
        ),
        (("fit", "-o", ""), "repair: --output names no file; give it a name, or `-` for standard output"),
        (
            ("fit", "--json", "-o", "-"),
            "repair: --json and a page both want standard output; give --output a file name",
        ),
        (("help", "exit-code"), "repair: there is no topic `exit-code`; did you mean `exit-codes`? topics: exit-codes, commands, answers, privacy"),
    ],
)  # fmt: skip
def test_2_for_wrong_usage_names_the_thing_and_what_to_do(
    repair: Repair, arguments: tuple[str, ...], message: str
) -> None:
    ran = repair(*arguments)
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert ran.err.splitlines()[-1].startswith(message)


def test_2_for_a_region_without_a_list(repair: Repair) -> None:
    ran = repair("support", "--region", "QQ")
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert ran.err.startswith("repair: there is no list for the region `QQ`; use one of: US, CA, GB")


def test_3_for_content_that_cannot_be_used(repair: Repair, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "mine.yaml").write_text("guide: mine\ntitle: x\n", encoding="utf-8")
    ran = repair("run", "mine", "--content", pack)
    assert (ran.code, ran.out) == (ExitCode.CONTENT, "")
    assert ran.err.splitlines()[0] == f"{pack}/mine.yaml:1:1: error R103 a guide needs the field `about`"


def test_4_for_a_missing_answer_names_question_words_kind_and_choices(repair: Repair) -> None:
    ran = repair("walk", "--no-input")
    assert (ran.code, ran.out) == (ExitCode.ANSWERS, "")
    assert ran.err == (
        "repair: no answer for `danger`: Are you in danger now, or is someone else? "
        "(choose: no, me, someone, not-sure, prefer-not); add it to the answers, or run this in a terminal\n"
    )


def test_4_for_input_that_ends_early(repair: Repair) -> None:
    ran = repair("walk", stdin="no\n")
    assert ran.code == ExitCode.ANSWERS
    assert ran.err.startswith(
        "repair: no answer for `stop-signs`: Has your therapist done any of these? (choose-any: sexual,"
    )
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("danger: nope\n", "a.yaml:1:1: error A204 `danger`: \"nope\" is not on the list. Did you mean \"no\"? The choices are: no, me, someone, not-sure, prefer-not"),
        ("# hello\ndanger: no\nstop-sign: [none]\n", "a.yaml:3:1: error A203 `stop-sign` is no question of this guide; did you mean `stop-signs`?"),
        ("danger: [\n", "a.yaml:2:1: error R010 "),
        ("- danger\n", "a.yaml:1:1: error A101 an answers file needs `question: answer` lines"),
        ('{"danger": 1.5}', "a.yaml:1:1: error A104 an answer is a text, a whole number, or a list of texts"),
    ],
)  # fmt: skip
def test_4_for_a_wrong_value_names_the_line(repair: Repair, tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    ran = repair("fit", "--answers", "a.yaml")
    assert (ran.code, ran.out) == (ExitCode.ANSWERS, "")
    assert ran.err.splitlines()[0].startswith(message)


MISTAKES = "danger: perhaps\nafraid: 3\nstop-sign: [none]\nstop-signs: [none, unfti]\n"


def test_4_for_all_wrong_answers_of_a_file_in_one_run(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(MISTAKES, encoding="utf-8")
    ran = repair("fit", "--answers", "a.yaml")
    assert (ran.code, ran.out) == (ExitCode.ANSWERS, "")
    assert [line.split(" ")[:4] for line in ran.err.splitlines()[:-1]] == [
        ["a.yaml:1:1:", "error", "A204", "`danger`:"],
        ["a.yaml:2:1:", "error", "A204", "`afraid`:"],
        ["a.yaml:3:1:", "error", "A203", "`stop-sign`"],
        ["a.yaml:4:1:", "error", "A204", "`stop-signs`:"],
    ]
    assert 'Did you mean "unfit"? The choices are: sexual,' in ran.err


def test_4_for_a_wrong_answer_on_another_way(repair: Repair) -> None:
    ran = repair("fit", "--answers", "-", stdin="danger: me\nstrain: stile\n")
    assert ran.code == ExitCode.ANSWERS
    assert ran.err.startswith(
        'standard input:2:1: error A204 `strain`: "stile" is not on the list. Did you mean "style"?'
    )


def test_4_for_a_value_that_only_the_walk_can_refuse(repair: Repair) -> None:
    quick = (
        "role: client\ndanger: no\nstop-signs: [none]\nafraid: no\nearly-signs: [none]\nwhat-happened: moved our hour\n"
    )
    ran = repair("run", "six-steps-quick", "--answers", "-", stdin=f"{quick}feeling: [hurt]\nopening: When you left.\n")
    assert ran.code == ExitCode.ANSWERS
    assert ran.err.startswith('standard input:8:1: error A204 `opening`: "When you left." is not on the list.')


def test_4_for_thousands_of_wrong_answers_tells_the_first_and_counts_the_rest(repair: Repair) -> None:
    ran = repair("fit", "--answers", "-", stdin="".join(f"unknown-{number}: x\n" for number in range(5000)))
    assert ran.code == ExitCode.ANSWERS
    assert ran.err.splitlines()[20] == "and 4980 more"
    assert len(ran.err.splitlines()) == 22


def test_4_leaves_the_document_where_the_answers_that_fit_lead(repair: Repair) -> None:
    ran = repair("fit", "--json", "--answers", "-", stdin="danger: no\nstop-signs: [non]\nafraid: no\nnone: x\n")
    document = json.loads(ran.out)
    assert (document["answers"], document["waiting_for"]["id"]) == ({"danger": "no"}, "stop-signs")
    assert document["error"]["code"] == "near-choice"
    assert (document["error"]["path"], document["error"]["line"]) == ("standard input", 2)


def test_4_shows_no_end_of_a_walk_that_was_refused(repair: Repair) -> None:
    ran = repair(
        "fit", "--json", "--answers", "-", stdin="danger: no\nstop-signs: [sexual]\nstop-next: stop\nnone: x\n"
    )
    document = json.loads(ran.out)
    assert (document["status"], document["outcome"]) == ("paused", None)
    assert document["error"]["code"] == "no-such-question"


def test_4_for_a_broken_byte_names_line_and_byte(repair: Repair) -> None:
    ran = repair("fit", stdin=b"no\nnone\xff\n")
    assert ran.code == ExitCode.ANSWERS
    assert ran.err == "repair: line 2 of the input is not UTF-8 text (byte 5); save or send it as UTF-8\n"


def test_4_for_an_answers_file_that_is_not_there(repair: Repair) -> None:
    ran = repair("fit", "--answers", "nowhere.yaml")
    assert ran.code == ExitCode.ANSWERS
    assert ran.err.splitlines()[0] == "nowhere.yaml:1:1: error R001 cannot be read: no such file or directory"


def test_5_for_a_page_that_exists_before_the_first_question(repair: Repair, tmp_path: Path) -> None:
    (tmp_path / "card.md").write_text("mine", encoding="utf-8")
    ran = repair("walk", "-o", "card.md")
    assert ran == Ran(5, "", "repair: card.md exists already; use --force to replace it, or another name\n")
    assert (tmp_path / "card.md").read_text(encoding="utf-8") == "mine"


def test_5_for_a_folder_that_is_not_there(repair: Repair) -> None:
    ran = repair("walk", "-o", "nowhere/card.md")
    assert ran == Ran(5, "", "repair: nowhere/card.md cannot be written; name a file in a folder that exists\n")


def test_force_replaces_a_page_and_only_its_owner_can_read_it(
    repair: Repair, finished: Finished, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text(_answers(finished), encoding="utf-8")
    for arguments in ((), ("--force",)):
        ran = repair("run", "six-steps-quick", "--answers", "a.json", "-o", "card.md", *arguments)
        assert ran.code == 0
        assert ran.err == "repair: written to card.md\n"
    assert (tmp_path / "card.md").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "card.md", "home"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_5_for_a_full_disk_says_so_and_the_card_comes_to_standard_output(
    repair: Repair, finished: Finished, tmp_path: Path
) -> None:
    (tmp_path / "a.json").write_text(_answers(finished), encoding="utf-8")
    ran = repair("run", "six-steps-quick", "--answers", "a.json", "-o", "/dev/full", "--format", "md", "--force")
    assert ran.code == ExitCode.STORAGE
    assert "## " in ran.out
    assert ran.err.startswith("repair: /dev/full cannot be written")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [("support",), ("fit",), ("--help",), ("guides",), ("--version",)])
def test_5_for_output_that_cannot_be_written(environment: dict[str, str], arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = _program(environment, *arguments, stdout=full)
    assert done.returncode == ExitCode.STORAGE
    assert done.stderr == b"repair: cannot write: no space left on device\n"


@pytest.mark.parametrize("arguments", ["support", "--version", "--help", "fit --json --no-input", "guides"])
def test_5_for_a_closed_standard_output(environment: dict[str, str], arguments: str) -> None:
    done = _shell(environment, f'"$0" -m repair_cli {arguments} >&-')
    assert done.returncode == ExitCode.STORAGE
    assert done.stderr == b"repair: standard output is closed; give it somewhere to write to\n"


@pytest.mark.parametrize("json_too", ["", "--json"])
@pytest.mark.parametrize("stream", [">&-", ">/dev/full"])
def test_5_for_output_that_cannot_be_written_and_the_page_is_on_disk_all_the_same(
    environment: dict[str, str], finished: Finished, tmp_path: Path, stream: str, json_too: str
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    (tmp_path / "a.json").write_text(_answers(finished), encoding="utf-8")
    line = f'"$0" -m repair_cli run six-steps-quick --answers a.json {json_too} -o card.md {stream}'
    done = _shell(environment, line, tmp_path)
    assert done.returncode == ExitCode.STORAGE
    assert done.stderr.splitlines()[0] == b"repair: written to card.md"
    assert "## To begin" in (tmp_path / "card.md").read_text(encoding="utf-8")


def test_4_for_a_closed_standard_input(environment: dict[str, str]) -> None:
    done = _shell(environment, '"$0" -m repair_cli walk <&-')
    assert done.returncode == ExitCode.ANSWERS
    assert done.stderr.startswith(b"repair: no answer for `danger`")


@pytest.mark.parametrize("command", ["support", "walk", "guides", "--help", "walk --help", "help exit-codes"])
def test_a_reader_that_had_enough_is_quiet(environment: dict[str, str], command: str) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash to see the exit status of a pipe's left side")
    line = f'"$0" -m repair_cli {command} </dev/null | head -1 >/dev/null; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run([bash, "-c", line, sys.executable], env=environment, capture_output=True, timeout=30)
    assert done.returncode in (ExitCode.DONE, ExitCode.ANSWERS)
    assert b"Traceback" not in done.stderr
    assert b"Broken pipe" not in done.stderr


def test_the_table_is_in_the_help(repair: Repair) -> None:
    ran = repair("help", "exit-codes")
    assert ran.code == 0
    assert [line.split(maxsplit=1)[0] for line in ran.out.splitlines()] == [str(code.value) for code in ExitCode]


def _answers(finished: Finished) -> str:
    return json.dumps(finished("six-steps-quick").answers())


def _program(environment: dict[str, str], *arguments: str, stdout: IO[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "repair_cli", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=30,
    )


def _shell(environment: dict[str, str], line: str, folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = ["sh", "-c", line, sys.executable]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=30)
