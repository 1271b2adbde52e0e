"""Plans whose day has come: listed for anybody, looked back at with somebody."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest
from msgspec.structs import replace

from repair_cli.errors import ExitCode
from repair_cli.guide.walk import Drafts
from repair_cli.library.packs import Library
from tests.cli.conftest import PROMPT, Begun, Finished, Kept, Terminal, ended, shown
from tests.conftest import Ran, Repair

ALL: Drafts = {
    "what": "came late", "mood": "hurt", "letter": "one", "moves": ("say it", "ask"), "sign": "we talk",
    "when": "date", "day": "2020-02-02",
}  # fmt: skip
LATER: Drafts = {**ALL, "when": "week"}
FAR = "2999-01-01"


def test_nothing_due_is_no_failure(repair: Repair, begun: Begun) -> None:
    begun(ALL)
    assert repair("due", "--on", "2020-02-01") == Ran(0, "Nothing is due on 2020-02-01.\n", "")
    told = json.loads(repair("due", "--on", "2020-02-01", "--json").out)
    assert told == {"schema": 1, "day": "2020-02-01", "due": []}


def test_where_nothing_is_kept_nothing_is_due_and_nothing_is_made(repair: Repair, home: Path) -> None:
    assert repair("due", "--on", FAR) == Ran(0, f"Nothing is due on {FAR}.\n", "")
    assert list(home.iterdir()) == []


def test_plans_are_listed_with_what_was_meant_the_earliest_first(repair: Repair, begun: Begun) -> None:
    begun(LATER)
    begun(ALL)
    assert repair("due", "--on", "2020-02-08") == Ran(
        0,
        "2020-02-02  session 2, A short talk\n    - say it\n    - ask\n    it works when: we talk\n"
        "2020-02-08  session 1, A short talk\n    - say it\n    - ask\n    it works when: we talk\n",
        "",
    )
    assert repair("due", "--on", "2020-02-07").out.startswith("2020-02-02  session 2, ")


def test_without_a_day_it_is_today(repair: Repair, begun: Begun) -> None:
    begun(ALL)
    assert repair("due").out.startswith("2020-02-02  session 1, A short talk\n")


def test_plans_as_json(repair: Repair, begun: Begun) -> None:
    begun(ALL)
    assert json.loads(repair("due", "--on", "2020-02-02", "--json").out) == {
        "schema": 1,
        "day": "2020-02-02",
        "due": [
            {"session": 1, "title": "A short talk", "due": "2020-02-02", "moves": ["say it", "ask"],
             "known_by": "we talk", "then": "look"},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    "answers",
    [{**ALL, "when": "never"}, {**ALL, "mood": "scared"}, {"what": "came late"}],
    ids=["no day", "support", "not finished"],
)
def test_a_walk_that_left_no_plan_is_never_due(repair: Repair, begun: Begun, answers: Drafts) -> None:
    begun(answers)
    assert repair("due", "--on", FAR).out == f"Nothing is due on {FAR}.\n"


@pytest.mark.parametrize("day", ["soon", "2020-02-30", "02.02.2020", "\x1b[31m"])
def test_what_is_no_day_is_told(repair: Repair, day: str) -> None:
    ran = repair("due", "--on", day)
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert ran.err == f"repair: `{day}` is no day; write it as YYYY-MM-DD\n".replace("\x1b", "\\x1b")


def test_locked_plans_need_the_passphrase(repair: Repair, begun: Begun, locked: Callable[[], None]) -> None:
    begun(ALL)
    locked()
    ran = repair("due", "--json")
    assert (ran.code, ran.out) == (ExitCode.LOCKED, "")
    assert ran.err.startswith("repair: the vault is locked, and nobody can be asked for the passphrase; ")


@pytest.fixture
def look_back(terminal: Terminal, begun: Begun, kept: Kept) -> Callable[..., pexpect.spawn[str]]:
    """Takes up the plan of session 1 at a terminal, says that all is safe, and answers whether it happened."""

    def start(*lines: str) -> pexpect.spawn[str]:
        begun(ALL)
        kept().agree(True)
        program = terminal("due", "--on", "2020-02-02")
        for line in ("1", "yes", *lines):
            program.expect(PROMPT)
            program.sendline(line)
        program.expect(PROMPT)
        return program

    return start


LookBack = Callable[..., "pexpect.spawn[str]"]


@pytest.fixture
def plans(repair: Repair) -> Callable[[], list[dict[str, Any]]]:
    """All plans that are still open."""

    def found() -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(repair("due", "--on", FAR, "--json").out)["due"]
        return rows

    return found


Plans = Callable[[], list[dict[str, Any]]]


def test_at_a_terminal_one_is_taken_up_and_its_moves_are_shown(look_back: LookBack) -> None:
    program = look_back()
    assert "- say it\n    - ask" in shown(program)
    assert "Did it happen?" in shown(program)


def test_the_list_at_a_terminal_names_each_plan_and_can_be_left(terminal: Terminal, begun: Begun, plans: Plans) -> None:
    begun(ALL)
    for way in ("2", "leave", "/leave", "\x04"):
        program = terminal("due", "--on", "2020-02-02")
        program.expect(PROMPT)
        assert "1  A short talk (due 2020-02-02)\n    2  Leave\n" in shown(program)
        program.send(way if way == "\x04" else f"{way}\r")
        assert ended(program) == 0
    assert [one["session"] for one in plans()] == [1]


def test_no_input_and_json_ask_nothing_at_a_terminal(terminal: Terminal, begun: Begun) -> None:
    begun(ALL)
    for option in ("--no-input", "--json"):
        program = terminal("due", "--on", "2020-02-02", option)
        assert ended(program) == 0
        assert "say it" in shown(program)


def test_done_closes_the_plan(look_back: LookBack, plans: Plans, repair: Repair) -> None:
    program = look_back("yes")
    assert "It is done" in shown(program)
    program.sendline("leave")
    assert ended(program) == 0
    assert plans() == []
    assert "look back" not in repair("sessions", "list").out


def test_a_look_back_of_which_nothing_is_to_be_kept_leaves_the_plan_as_it_was(
    terminal: Terminal, begun: Begun, plans: Plans
) -> None:
    begun(ALL)
    before = plans()
    for lines in (("1", "yes", "yes", "leave"), ("1", "yes", "not yet", "2031-05-06", "leave")):
        program = terminal("due", "--on", "2020-02-02", "--no-keep")
        for line in lines:
            program.expect(PROMPT)
            program.sendline(line)
        assert ended(program) == 0
        assert plans() == before


def test_a_plan_that_is_taken_up_again_without_keeping_stays_as_it_was(
    terminal: Terminal, begun: Begun, repair: Repair, library: Library
) -> None:
    begun(ALL)
    program = terminal("due", "--on", "2020-02-02", "--no-keep")
    for line in ("1", "yes", "the plan", "1"):
        program.expect(PROMPT)
        program.sendline(line)
    program.expect(PROMPT)
    assert library.interface("resumed-not-kept") in " ".join(shown(program).split())
    program.sendline("only this")
    program.expect(r"\.\.\. $")
    program.sendline("")
    program.expect("When will you look back.*" + PROMPT)
    program.sendline("/pause")
    program.sendline("")
    assert ended(program) == 0
    assert json.loads(repair("sessions", "show", "1", "--json").out)["answers"]["moves"] == ["say it", "ask"]


def test_a_new_day_moves_the_plan_and_makes_no_second_one(look_back: LookBack, plans: Plans) -> None:
    look_back("not yet", "2031-05-06").sendline("leave")
    [plan] = plans()
    assert (plan["session"], plan["due"], plan["moves"]) == (1, "2031-05-06", ["say it", "ask"])


def test_a_plan_that_was_wrong_is_taken_up_again_with_its_answers(
    look_back: LookBack, plans: Plans, repair: Repair
) -> None:
    program = look_back("the plan")
    assert "1  Go back to the plan and change it" in shown(program)
    program.sendline("1")
    program.expect("Which moves.*Press Enter to keep: say it, ask.*" + PROMPT)
    program.sendline("only this")
    program.expect(r"\.\.\. $")
    program.sendline("")
    program.expect("When will you look back.*" + PROMPT)
    program.sendline("on a day")
    program.expect(PROMPT)
    program.sendline("2032-03-04")
    program.expect("What next.*" + PROMPT)
    program.sendline("leave")
    assert ended(program) == 0
    [plan] = plans()
    assert (plan["session"], plan["due"], plan["moves"]) == (1, "2032-03-04", ["only this"])
    answers = json.loads(repair("sessions", "show", "1", "--json").out)["answers"]
    assert answers == {**ALL, "moves": ["only this"], "day": "2032-03-04"}


def test_a_plan_that_is_taken_up_again_and_left_waits_at_its_question(look_back: LookBack, repair: Repair) -> None:
    program = look_back("the plan")
    program.sendline("1")
    program.expect("Which moves.*" + PROMPT)
    program.send("\x03")
    assert ended(program) == 130
    assert "go on with: repair resume 1" in shown(program)
    told = json.loads(repair("resume", "1", "--json", "--no-input").out)
    assert (told["waiting_for"]["id"], list(told["answers"])) == ("moves", ["what", "mood", "letter"])


def test_a_doubt_about_the_fit_closes_the_plan_and_carries_answers_over(look_back: LookBack, plans: Plans) -> None:
    program = look_back("i doubt")
    program.sendline("1")
    program.expect("Answers that came along: 2.*" + PROMPT)
    program.sendline("/leave")
    assert ended(program) == 0
    assert plans() == []


def test_support_closes_the_plan_and_says_how_to_leave_no_trace(
    look_back: LookBack, plans: Plans, library: Library
) -> None:
    program = look_back("they")
    assert library.interface("kept-trace") in " ".join(shown(program).split())
    program.sendline("/leave")
    assert ended(program) == 0
    assert plans() == []


def test_an_end_that_decides_nothing_leaves_the_plan(look_back: LookBack, plans: Plans) -> None:
    look_back("i do not").sendline("leave")
    [plan] = plans()
    assert (plan["session"], plan["due"]) == (1, "2020-02-02")


def test_a_look_back_that_is_broken_off_leaves_the_plan(look_back: LookBack, plans: Plans) -> None:
    program = look_back()
    program.send("\x03")
    assert ended(program) == 130
    assert "go on with: repair resume 2" in shown(program)
    assert [plan["session"] for plan in plans()] == [1]


def test_a_look_back_that_was_broken_off_closes_the_plan_when_it_is_finished(
    look_back: LookBack, plans: Plans, terminal: Terminal
) -> None:
    first = look_back()
    first.send("\x03")
    assert ended(first) == 130
    program = terminal("resume", "2")
    program.expect("Did it happen.*" + PROMPT)
    program.sendline("yes")
    program.expect("What next.*" + PROMPT)
    program.sendline("leave")
    assert ended(program) == 0
    assert plans() == []


def test_a_script_finishes_a_look_back_that_was_broken_off(look_back: LookBack, plans: Plans, repair: Repair) -> None:
    program = look_back()
    program.send("\x03")
    ended(program)
    ran = repair("resume", "2", "--answers", "-", stdin="happened: later\nnew-day: 2033-04-05\n")
    assert ran.code == 0
    assert [(plan["session"], plan["due"]) for plan in plans()] == [(1, "2033-04-05")]


def test_a_plan_that_is_not_there_any_more_is_no_matter(look_back: LookBack, plans: Plans, repair: Repair) -> None:
    program = look_back()
    program.send("\x03")
    ended(program)
    assert repair("sessions", "delete", "1", "--force").code == 0
    assert repair("resume", "2", "--answers", "-", stdin="happened: done\n").code == 0
    assert plans() == []


def test_the_six_steps_come_back_with_their_plan_after_the_questions_about_safety(
    terminal: Terminal, begun: Begun, kept: Kept, finished: Finished
) -> None:
    walk = finished("six-steps-client", {"review-when": "date", "review-date": "2020-02-02"})
    begun(walk.answers(), "six-steps-client")
    kept().agree(True)
    program = terminal("due", "--on", "2020-02-02")
    for line in ("1", "", "no", "none", "no"):
        program.expect(PROMPT)
        program.sendline(line)
    program.expect(PROMPT)
    assert "first thing" not in shown(program)
    program.sendline("none")
    program.expect("- first thing.*Did it happen.*" + PROMPT)


def test_a_plan_whose_walk_is_open_elsewhere_is_not_looked_back_at(
    terminal: Terminal, begun: Begun, kept: Kept
) -> None:
    begun(ALL)
    kept().take(1)
    program = terminal("due", "--on", "2020-02-02")
    program.expect(PROMPT)
    program.sendline("1")
    assert ended(program) == ExitCode.STORAGE
    assert "repair: session 1 is open in another terminal; go on there, or close it first\n" in shown(program)


def test_a_day_without_a_plan_is_told(terminal: Terminal, begun: Begun, kept: Kept) -> None:
    begun(ALL)
    archive = kept()
    archive.mark(1, replace(archive.head(1), plan=None))
    program = terminal("due", "--on", "2020-02-02")
    program.expect(PROMPT)
    program.sendline("1")
    assert ended(program) == ExitCode.STORAGE
    assert "repair: session 1 has no plan; `repair due` lists those that have one\n" in shown(program)


def test_a_guide_that_looks_back_and_is_gone_is_told(terminal: Terminal, begun: Begun, kept: Kept, pack: Path) -> None:
    begun(ALL)
    kept().agree(True)
    (pack / "look.yaml").unlink()
    program = terminal("due", "--on", "2020-02-02", "--plain")
    program.expect(PROMPT)
    program.sendline("1")
    assert ended(program) == ExitCode.CONTENT
    said = " ".join(shown(program).split())
    assert "repair: session 1 cannot be opened: there is no guide `look`" in said
    assert "bring it back, or name its folder with --content; " in said
