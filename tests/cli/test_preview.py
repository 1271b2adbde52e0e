"""`repair content preview`: a guide is tried out while it is written."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from repair_cli.cli.preview import Preview, PreviewWishes
from repair_cli.cli.session import Session
from repair_cli.cli.surroundings import Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import ExitCode
from repair_cli.library.rereading import GuideFile
from tests.cli.conftest import PROMPT, Terminal, ended, shown
from tests.conftest import Repair
from tests.play.conftest import Scripted

GUIDE = """\
guide: try-out
title: Try it out
about: For a test.
for: client
minutes: 1
start: what
nodes:
  what:
    ask: text
    question: What happened?
    share: session
    next: kind
  kind:
    ask: choose
    question: Which kind?
    options: {hard: hard, easy: easy}
    next: [{when: {kind: hard}, go: more}, {go: done}]
  more:
    ask: text
    question: What made it hard?
    next: done
  done:
    outcome: end
    title: Done
    say: It was ${what}.
    offer: [support]
"""

Edit = Callable[[str, str], None]
Played = Callable[..., Scripted]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file of a small guide."""
    (tmp_path / "mine").mkdir()
    path = tmp_path / "mine" / "try-out.yaml"
    path.write_text(GUIDE, encoding="utf-8")
    return path


@pytest.fixture
def edit(file: Path) -> Edit:
    """Writes the file anew, with other words in one place."""

    def save(old: str, new: str) -> None:
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return save


class Author(Scripted):
    """Types lines, and may save the file before one of them."""

    def __init__(self, *lines: str | Callable[[], None]) -> None:
        super().__init__()
        self.steps = list(lines)

    def ask(self, prompt: str) -> str | None:
        self.prompts.append(prompt)
        while self.steps:
            step = self.steps.pop(0)
            if isinstance(step, str):
                return step
            step()
        return None


@pytest.fixture
def played(file: Path) -> Played:
    """Plays the file for somebody at a terminal; what stands between the lines is done before the next one is typed."""

    def run(*steps: str | Callable[[], None], at: str | None = None, watch: bool = True) -> Scripted:
        around = Surroundings(
            stdin_is_terminal=True,
            stdout_is_terminal=True,
            stderr_is_terminal=True,
            environment={},
            clock=lambda: datetime.datetime(2026, 12, 5, tzinfo=datetime.UTC),
        )
        session = Session(Wishes(), around)
        front = Author(*steps)
        preview = Preview(session, GuideFile(file, session.library), PreviewWishes(at, watch))
        assert preview.run(front) is ExitCode.DONE
        return front

    return run


def _questions(front: Scripted) -> list[str]:
    return [screen.question or screen.title for screen in front.screens]


def test_a_change_is_there_at_the_next_question_with_the_answers_so_far(file: Path, edit: Edit, played: Played) -> None:
    front = played("rain", lambda: edit("What made it hard?", "What was hard?"), "hard", "the noise")
    assert _questions(front) == ["What happened?", "Which kind?", "What was hard?", "Done"]
    assert front.screens[0].hints[-1] == "When you have saved the file, press Enter here to see it."
    assert front.screens[2].hints == (f"Read again: {file}",)
    assert [block.text for block in front.screens[3].blocks] == ["It was rain."]  # type: ignore[union-attr]


def test_enter_shows_what_was_saved_and_is_no_answer(file: Path, edit: Edit, played: Played) -> None:
    front = played("rain", lambda: edit("Which kind?", "Which of the two?"), "", "easy")
    assert _questions(front) == ["What happened?", "Which kind?", "Which of the two?", "Done"]
    assert front.screens[2].hints[-1] == f"Read again: {file}"
    assert front.told == []


def test_a_line_that_was_typed_to_another_question_is_not_taken(file: Path, edit: Edit, played: Played) -> None:
    front = played("rain", lambda: edit("{hard: hard, easy: easy}", "{easy: easy, hard: hard}"), "1", "1")
    assert _questions(front) == ["What happened?", "Which kind?", "Which kind?", "Done"]
    assert "What you typed was not taken, because the question is another one now." in front.screens[2].hints
    assert front.screens[2].choices == ("easy", "hard")


def test_without_a_change_a_line_means_what_it_always_does(played: Played) -> None:
    front = played("", "rain", "easy")
    assert front.told == ["There is no answer yet. Type one, or /skip."]
    assert _questions(front) == ["What happened?", "Which kind?", "Done"]


def test_a_question_that_is_new_on_the_way_is_asked_and_what_came_after_it_is_known(edit: Edit, played: Played) -> None:
    def insert() -> None:
        edit("    next: kind\n", "    next: who\n  who: {ask: text, question: Who was there?, next: kind}\n")

    front = played("rain", "hard", insert, "", "me", "", "the noise")
    assert _questions(front) == [
        "What happened?", "Which kind?", "What made it hard?", "Who was there?", "Which kind?", "What made it hard?", "Done",
    ]  # fmt: skip
    assert "These answers do not fit as they are: kind." in front.screens[3].hints[-1]
    assert any("hard" in hint for hint in front.screens[4].hints)


def test_problems_are_told_as_the_linter_tells_them_and_the_version_before_goes_on(
    file: Path, edit: Edit, played: Played
) -> None:
    front = played(
        "rain", lambda: edit("go: more", "go: mroe"), "", "hard", lambda: edit("go: mroe", "go: more"), "", "the noise"
    )
    assert _questions(front) == [
        "What happened?",
        "Which kind?",
        "Which kind?",
        "What made it hard?",
        "What made it hard?",
        "Done",
    ]
    assert front.screens[2].hints[1:] == (
        f"{file}:17:37: error R201 `mroe` is no node; did you mean `more`?",
        f"{file} cannot be read like this. What you see is how it was before.",
    )
    assert front.screens[4].hints == (f"Read again: {file}",)


def test_at_an_end_it_goes_on_with_an_earlier_answer_or_with_what_was_saved(edit: Edit, played: Played) -> None:
    front = played("rain", "easy", "", "/why", lambda: edit("It was", "That was"), "", "/back", "hard", "the noise")
    assert _questions(front) == [
        "What happened?", "Which kind?", "Done", "Done", "Which kind?", "What made it hard?", "Done",
    ]  # fmt: skip
    assert [block.text for block in front.screens[3].blocks] == ["That was rain."]  # type: ignore[union-attr]
    assert front.screens[2].hints == ("From here it offers: support",)


@pytest.mark.parametrize("line", ["/leave", "/pause"])
def test_a_way_out_stays_one(played: Played, line: str) -> None:
    assert _questions(played("rain", "easy", line, "", "/back"))[-1] == "Done"


def test_without_watching_the_file_is_read_once(edit: Edit, played: Played) -> None:
    front = played("rain", lambda: edit("Which kind?", "Which of the two?"), "hard", watch=False)
    assert _questions(front) == ["What happened?", "Which kind?", "What made it hard?"]


def test_it_begins_at_a_node_with_answers_that_lead_there(played: Played) -> None:
    front = played("the noise", "/back", "/back", at="more", watch=False)
    assert _questions(front) == ["What made it hard?", "Done", "What made it hard?", "Which kind?"]
    assert front.screens[0].hints[-1] == "To come here, answers were made up: 2. /review shows and changes them."
    assert [block.text for block in front.screens[1].blocks] == ["It was (what)."]  # type: ignore[union-attr]


def test_a_node_can_be_looked_at_without_anybody_there(repair: Repair, file: Path) -> None:
    ran = repair("content", "preview", file, "--at", "done")
    assert (ran.code, ran.err) == (0, "")
    assert "It was (what)." in ran.out


def test_lines_of_a_pipe_are_answers_and_its_end_is_the_end(repair: Repair, file: Path, home: Path) -> None:
    ran = repair("content", "preview", file, stdin="rain\nhard\n")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.rstrip().endswith("What made it hard?\n>")
    assert list(home.rglob("*")) == []


def test_answers_of_a_file_are_known_there(repair: Repair, file: Path, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("what: wind\n", encoding="utf-8")
    assert "It was wind." in repair("content", "preview", file, "--at", "done", "--answers", "a.yaml").out
    (tmp_path / "a.yaml").write_text("kind: easy\n", encoding="utf-8")
    ran = repair("content", "preview", file, "--at", "more", "--answers", "a.yaml")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == "repair: these answers do not lead to `more`; leave out those that lead elsewhere\n"
    (tmp_path / "a.yaml").write_text("kind: heavy\n", encoding="utf-8")
    ran = repair("content", "preview", file, "--answers", "a.yaml")
    assert (ran.code, "a.yaml:1:1: error A204" in ran.err) == (4, True)


def test_what_is_known_can_be_saved_and_taken_up_again(repair: Repair, file: Path, tmp_path: Path) -> None:
    ran = repair("content", "preview", file, stdin="rain\n/pause known.yaml\n")
    assert f"repair content preview {file} --answers known.yaml" in ran.out
    assert "Which kind?" in repair("content", "preview", file, "--answers", "known.yaml").out


def test_a_node_that_is_not_there_or_cannot_be_reached_is_told(repair: Repair, file: Path, edit: Edit) -> None:
    ran = repair("content", "preview", file, "--at", "mroe")
    assert ran.code == 2
    assert "`mroe` is no node of `try-out`; did you mean `more`?" in ran.err
    edit("{kind: hard}", "{kind: hard, what: {answered: no}, more: {answered: yes}}")
    ran = repair("content", "preview", file, "--at", "more")
    assert (ran.code, ran.out) == (3, "")
    assert "no answers were found that lead to `more`" in ran.err


def test_a_file_with_problems_is_refused_as_the_linter_does(repair: Repair, file: Path, edit: Edit) -> None:
    edit("go: more", "go: mroe")
    ran = repair("content", "preview", file, "--watch")
    assert (ran.code, ran.out) == (3, "")
    assert f"{file}:17:37: error R201 `mroe` is no node" in ran.err


@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_in_a_terminal_the_screen_changes_when_the_file_is_saved(
    terminal: Terminal, file: Path, edit: Edit, options: tuple[str, ...]
) -> None:
    program: pexpect.spawn[str] = terminal("content", "preview", str(file), "--watch", "--at", "kind", *options)
    program.expect(PROMPT)
    assert "Which kind?" in shown(program)
    edit("Which kind?", "Which of the two?")
    program.sendline("")
    program.expect(PROMPT)
    screen = shown(program)
    assert "Which of the two?" in screen
    assert "Read again:" in screen
    edit("question: What made", "quesiton: What made")
    program.sendline("")
    program.expect(PROMPT)
    screen = shown(program)
    assert "R102" in screen
    assert "Which of the two?" in screen
    program.sendline("/leave")
    assert ended(program) == 0
