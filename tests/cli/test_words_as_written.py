"""What somebody wrote comes out as they wrote it, and harmless, through every door and in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Finished
from tests.conftest import Repair

HOSTILE = "[/red] :smile: ${x} $$ \x1b[31mred \x1b]52;c;AAAA\x07 😀 שלום <b>&amp;</b> *bold* `code`"


@pytest.fixture
def answers(finished: Finished, tmp_path: Path) -> Path:
    walk = finished("six-steps-quick", {"role": "client", "what-happened": HOSTILE, "small-ask": HOSTILE})
    path = tmp_path / "a.json"
    path.write_text(json.dumps(walk.answers()), encoding="utf-8")
    return path


def test_in_json_the_answer_is_the_very_text(repair: Repair, answers: Path) -> None:
    ran = repair("run", "six-steps-quick", "--answers", answers, "--json")
    assert ran.code == 0
    assert ran.out.isascii()
    assert "\x1b" not in ran.out
    found = json.loads(ran.out)
    assert found["answers"]["what-happened"] == HOSTILE
    assert any(HOSTILE in section["text"] for section in found["card"]["sections"])


@pytest.mark.parametrize("format", ["md", "html", "txt", "json"])
def test_in_a_page_nothing_can_steer_a_terminal(repair: Repair, answers: Path, format: str) -> None:
    ran = repair("run", "six-steps-quick", "--answers", answers, "--format", format)
    assert ran.code == 0
    assert not set(ran.out) & set("\x1b\x07")
    assert ":smile:" in ran.out
    assert "😀" in ran.out or "\\ud83d\\ude00" in ran.out


def test_on_the_screen_nothing_can_steer_a_terminal(repair: Repair, answers: Path) -> None:
    ran = repair("run", "six-steps-quick", "--answers", answers)
    assert ran.code == 0
    assert r"[/red] :smile: ${x} $$ \x1b[31mred \x1b]52;c;AAAA\x07 😀 שלום <b>&amp;</b> *bold* `code`" in ran.out
    assert not set(ran.out) & set("\x1b\x07")


def test_an_ascii_terminal_shows_what_it_cannot_as_codes(repair: Repair, answers: Path) -> None:
    ran = repair("run", "six-steps-quick", "--answers", answers, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert ran.code == 0
    assert r"\U0001f600" in ran.out


def test_a_hundred_kilobytes_are_kept_whole_or_refused_with_the_limit(
    repair: Repair, finished: Finished, tmp_path: Path
) -> None:
    walk = finished("six-steps-quick", {"role": "client"})
    for length, code in ((2000, 0), (100_000, 4)):
        answers = {**walk.answers(), "what-happened": "x" * length}
        (tmp_path / "long.json").write_text(json.dumps(answers), encoding="utf-8")
        ran = repair("run", "six-steps-quick", "--answers", "long.json", "--json")
        assert ran.code == code
        if code:
            assert "100000 characters. There is room for 2000" in ran.err
            assert json.loads(ran.out)["error"]["code"] == "too-long"
        else:
            assert json.loads(ran.out)["answers"]["what-happened"] == "x" * length


def test_answers_of_a_pipe_come_out_as_typed(repair: Repair) -> None:
    lines = ["client", "no", "none", "no", "none", HOSTILE]
    ran = repair("run", "six-steps-quick", "--json", stdin="\n".join(lines) + "\n")
    assert ran.code == 4
    assert json.loads(ran.out)["answers"]["what-happened"] == HOSTILE
    assert not set(ran.err) & set("\x1b\x07")
