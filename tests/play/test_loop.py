"""The loop and its commands, played by a front end that types from a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from repair_cli.guide.model import Ask
from repair_cli.guide.walk import Drafts, begin
from repair_cli.play.loop import play
from repair_cli.play.player import Status
from repair_cli.play.screen import Screen
from tests.play.conftest import Played, Scripted

ALL = ("came late", "hurt", "3", "one", "", "line one", "", "2026-12-05", "2", "yes")


def test_a_whole_walk_asks_one_question_a_screen_and_finishes(played: Played) -> None:
    player, front = played(*ALL)
    assert player.status is Status.FINISHED
    assert player.walk.here.id == "near"
    assert [screen.question for screen in front.screens] == [
        "What happened?", "What came up?", "How stirred up are you?", "Which moves?", "A few lines?",
        "Which day?", "How many?", "Are you sure?",
    ]  # fmt: skip
    assert front.told == []


def test_a_screen_tells_where_we_are_how_to_answer_and_notes_once(played: Played) -> None:
    _, front = played(*ALL)
    first, second, third = front.screens[:3]
    assert (first.title, first.stage, first.step, first.steps) == ("A small guide", "First", 1, 2)
    assert first.lead == "When you ..."
    assert first.hints == ("A note.",)
    assert second.choices == ("hurt", "angry", "something else", "nothing")
    assert second.hints == ("Type numbers with spaces, such as 1 3. Or write your own words.",)
    assert (third.stage, third.step) == ("Second", 2)
    assert third.hints == ("A number from 0 (calm) to 10 (very).",)
    assert front.screens[3].hints == ("One thing a line, up to 3. An empty line ends it.",)
    assert front.screens[5].hints == ("A day, such as 2026-12-05 or 5 December 2026.",)
    assert front.screens[6].hints == ("A number from 1 to 3. sessions",)


@pytest.mark.parametrize(
    ("known", "line", "message"),
    [
        ({}, "", "There is no answer yet. Type one, or /skip."),
        ({}, "x" * 2001, "That is too long to keep: 2001 characters. There is room for 2000. Nothing was cut; please say it in fewer words."),
        ({}, "a\ud800b", "That is no text that can be kept. Please type it again."),
        ({}, "/bakc", "/bakc is no command. /help shows them all. To begin an answer with a slash, type two: //"),
        ({"what": "x"}, "9", "There is no 9 on the list. The numbers go from 1 to 4."),
        ({"what": "x"}, "hurt nothing", '"nothing" cannot go with others. Take it alone, or take the others.'),
        ({"what": "x", "feeling": ("hurt",)}, "many", "A whole number from 0 to 10, please."),
        ({"what": "x", "feeling": ("hurt",)}, "11", "A number from 0 to 10, please."),
        ({"what": "x", "feeling": ("hurt",)}, "/skip", "This one needs an answer. The next page depends on it."),
        ({"what": "x", "feeling": ("hurt",), "stirred": 1, "plan": None, "letter": None}, "soon", "A day, please, such as 2026-12-05 or 5 December 2026."),
        ({"what": "x", "feeling": ("hurt",), "stirred": 1, "plan": None, "letter": None}, "2026-02-30", "There is no such day as 2026-02-30."),
        ({"what": "x", "feeling": ("hurt",), "stirred": 1, "plan": None, "letter": None, "day": None, "how-many": 1}, "maybe", '"maybe" is not on the list.'),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_is_told_in_words_and_asked_again(
    played: Played, known: Drafts, line: str, message: str
) -> None:
    player, front = played(*["" for _ in known], line, known=known, person=False)
    assert front.told[-1] == message
    assert player.status is Status.ENDED


def test_pasted_lines_are_one_answer(played: Played) -> None:
    player, _ = played("one\ntwo", person=False)
    assert player.walk.answers() == {"what": "one two"}


def test_too_many_lines_are_refused_whole(played: Played) -> None:
    player, front = played("came late", "hurt", "3", "1", "2", "3", "4", "", person=False)
    assert front.told == ["There is room for 3 lines here, and these are 4."]
    assert "plan" not in player.walk.answers()


def test_own_words_can_be_typed_at_once_or_at_their_own_question(played: Played) -> None:
    at_once, _ = played("came late", "hurt, betrayed", person=False)
    in_turn, front = played("came late", "1 3", "betrayed", person=False)
    assert at_once.walk.answers() == in_turn.walk.answers()
    assert at_once.walk.answers() == {"what": "came late", "feeling": ("hurt", "other"), "feeling-other": "betrayed"}
    assert front.screens[2].question == "Which word?"


def test_own_words_that_are_too_long_are_refused_with_their_question(played: Played) -> None:
    player, front = played("came late", "x" * 2001, person=False)
    assert front.told[-1].startswith("That is too long to keep: 2001 characters.")
    assert player.walk.answers() == {"what": "came late"}


def test_two_slashes_begin_an_answer_with_one(played: Played) -> None:
    player, _ = played("//shrugged", person=False)
    assert player.walk.answers() == {"what": "/shrugged"}


def test_what_a_choice_says_stands_above_the_next_question(played: Played) -> None:
    _, front = played("came late", "angry", person=False)
    assert [getattr(block, "text", "") for block in front.screens[2].blocks] == ["Anger is welcome here."]


def test_a_loop_asks_again_and_a_pause_takes_enter(played: Played) -> None:
    player, front = played("came late", "hurt", "8", "", "2", person=True)
    assert player.walk.answers()["stirred"] == 8
    assert player.walk.answers()["stirred#2"] == 2
    assert front.screens[3].hints == ("About 20 seconds is enough. Nothing is counted.",)


def test_a_pipe_takes_no_breath(played: Played) -> None:
    player, front = played("came late", "hurt", "8", "2", person=False)
    assert player.walk.answers()["stirred#2"] == 2
    assert front.screens[3].question == "Press Enter when you are ready."


def test_back_offers_the_answer_again_and_enter_keeps_it(played: Played) -> None:
    player, front = played("came late", "hurt", "/back", "", person=False)
    assert front.screens[3].hints == (
        "Type numbers with spaces, such as 1 3. Or write your own words.",
        "Press Enter to keep: hurt",
    )
    assert player.walk.answers() == {"what": "came late", "feeling": ("hurt",)}


def test_back_takes_a_number_passes_pauses_and_stops_at_the_start(played: Played) -> None:
    player, _ = played("came late", "hurt", "8", "", "/back", person=True)
    assert player.walk.key == "stirred"
    player, _ = played("came late", "hurt", "3", "/back 2", person=False)
    assert player.walk.key == "feeling"
    player, front = played("/back", "came late", "/back 99", person=False)
    assert player.walk.key == "what"
    assert front.told == ["This is the first question."]


def test_back_is_not_blocked_by_a_half_written_answer_and_keeps_it(played: Played) -> None:
    player, _ = played("came late", "hurt", "3", "one", "two", "/back", "", "", person=False)
    assert player.walk.answers()["plan"] == ("one", "two")


def test_a_question_about_the_question_does_not_end_several_lines(played: Played) -> None:
    player, front = played("came late", "hurt", "3", "one", "/why", "two", "", person=False)
    assert player.walk.answers()["plan"] == ("one", "two")
    assert front.told == ["There is no more to say about this question."]


def test_review_lists_and_changes_an_answer_and_keeps_what_still_applies(played: Played) -> None:
    player, front = played("came late", "hurt", "3", "/review", "1", "laughed", person=False)
    assert front.told == [
        "Your answers so far:", "1. What happened? came late", "2. What came up? hurt", "3. How stirred up are you? 3",
    ]  # fmt: skip
    assert player.walk.answers() == {"what": "laughed", "feeling": ("hurt",), "stirred": 3}
    assert player.walk.key == "plan"


def test_review_takes_the_number_at_once_and_refuses_one_that_is_not_there(played: Played) -> None:
    player, _ = played("came late", "hurt", "/review 2", "angry", person=False)
    assert player.walk.answers() == {"what": "came late", "feeling": ("angry",)}
    _, front = played("came late", "/review", "7", person=False)
    assert front.told[-1] == "That is no number of the list. Type /review again, and a number from 1 to 1."
    _, front = played("/review", person=False)
    assert front.told == ["There is no answer yet."]
    player, front = played("came late", "/review", "", person=False)
    assert player.walk.key == "feeling"


def test_a_skipped_question_is_reviewed_as_left_open(played: Played) -> None:
    _, front = played("/skip", "/review", "", person=False)
    assert front.told[1] == "1. What happened? (left open)"


def test_why_and_examples_and_support_and_help_tell_and_ask_again(played: Played) -> None:
    player, front = played("/why", "/examples", "/support", "/support more", "/HELP", person=False)
    assert front.told[:5] == ["So that it has words.", "came late", "<crisis>", "<routes>", "<crisis>"]
    assert [line.split(":", 1)[0] for line in front.told[5:]] == [
        "/back", "/review", "/why", "/examples", "/skip", "/pause", "/support", "/help", "/leave",
    ]  # fmt: skip
    assert player.walk.key == "what"
    assert len(front.screens) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/support gb", ["<crisis GB>"]),
        ("/support more GB", ["<routes GB>", "<crisis GB>"]),
        ("/support gb  MORE", ["<routes GB>", "<crisis GB>"]),
        ("/support over there", ["<crisis OVER THERE>"]),
    ],
)
def test_support_can_name_a_region_and_more_in_any_order(played: Played, line: str, told: list[str]) -> None:
    _, front = played(line, person=False)
    assert front.told == told


def test_there_may_be_nothing_to_tell(played: Played) -> None:
    _, front = played("x", "/why", "/examples", person=False)
    assert front.told == [
        "There is no more to say about this question.",
        "There are no examples for this question.",
    ]


def test_leave_wipes_and_stops(played: Played) -> None:
    player, front = played("came late", "/leave")
    assert (player.status, front.wiped) == (Status.LEFT, 1)


def test_pause_keeps_the_answers_where_it_is_told_to(played: Played, tmp_path: Path) -> None:
    player, front = played("came late", "/pause", "a.yaml")
    assert player.status is Status.PAUSED
    assert (tmp_path / "a.yaml").exists()
    assert front.told == ["Your answers are in a.yaml. To go on, type this:", "repair run small --answers a.yaml"]


def test_pause_asks_again_for_a_name_that_is_taken_and_may_keep_nothing(played: Played, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("mine", encoding="utf-8")
    player, front = played("came late", "/pause a.yaml", "")
    assert player.status is Status.PAUSED
    assert front.told == ["a.yaml exists already", "Stopped here. Nothing was kept."]


def test_the_end_of_input_pauses_for_a_person_and_ends_a_pipe(played: Played) -> None:
    assert played(person=True)[0].status is Status.PAUSED
    assert played(person=False)[0].status is Status.ENDED
    player, _ = played("came late", "hurt", "3", "one", person=False)
    assert player.status is Status.ENDED
    assert player.walk.draft == "one"


def test_known_answers_are_followed_and_one_that_does_not_fit_is_told(played: Played) -> None:
    player, front = played("came late", known={"feeling": ("hurt",), "stirred": 99}, follow=True, person=False)
    assert player.walk.key == "stirred"
    assert front.screens[-1].hints[-1] == "What was given before does not fit: A number from 0 to 10, please."


@pytest.mark.parametrize("before", [("/pause",), ("/review",)])
def test_the_way_out_and_support_work_at_every_other_prompt_too(
    played: Played, tmp_path: Path, before: tuple[str, ...]
) -> None:
    player, front = played("came late", *before, "/support", "/help", "/bakc", "/leave")
    assert (player.status, front.wiped) == (Status.LEFT, 1)
    assert "<crisis>" in front.told
    assert any(line.startswith("/bakc is no command.") for line in front.told)
    assert list(tmp_path.iterdir()) == []


def test_a_command_that_leads_elsewhere_leaves_the_prompt_for_a_name(played: Played, tmp_path: Path) -> None:
    player, _ = played("came late", "/pause", "/back", "hurt", person=False)
    assert player.walk.answers() == {"what": "came late", "feeling": ("hurt",)}
    player, _ = played("came late", "/pause /leave")
    assert player.status is Status.PAUSED
    assert list(tmp_path.iterdir()) == []


def test_after_a_change_known_answers_are_taken_until_there_are_none(played: Played) -> None:
    player, _ = played("came late", "hurt", "3", "one", "", "/review 3", "8", "", "2", person=True)
    assert player.walk.answers()["stirred#2"] == 2
    assert player.walk.answers()["plan"] == ("one",)
    assert player.walk.key == "letter"


class Watched(Scripted):
    """Remembers how often the screen had been cleared when each question was shown."""

    def __init__(self, *lines: str) -> None:
        super().__init__(*lines)
        self.clean: list[tuple[str, int]] = []

    def show(self, screen: Screen) -> None:
        self.clean.append((screen.question, self.wiped))


def test_what_is_for_one_persons_eyes_stands_on_a_clean_screen(played: Played) -> None:
    player, _ = played()
    ask = player.walk.guide.nodes["feeling"]
    assert isinstance(ask, Ask)
    nodes = {**player.walk.guide.nodes, "feeling": replace(ask, wipe=True)}
    walk = begin(replace(player.walk.guide, nodes=nodes))
    watched = Watched("came late", "/why", "hurt", "3", "/back")
    play(replace(player, walk=walk, front=watched, status=None, fresh=True))
    assert watched.clean == [
        ("What happened?", 0), ("What came up?", 1), ("How stirred up are you?", 2), ("Which moves?", 2),
        ("How stirred up are you?", 2),
    ]  # fmt: skip


def test_an_end_behind_it_stands_on_a_clean_screen_too(played: Played) -> None:
    player, _ = played("came late", "hurt", "3", "one", "", "/skip", "2026-12-05", "2")
    ask = player.walk.guide.nodes["sure"]
    assert isinstance(ask, Ask)
    nodes = {**player.walk.guide.nodes, "sure": replace(ask, wipe=True)}
    walk = begin(replace(player.walk.guide, nodes=nodes), player.walk.known()).replay()
    front = Scripted("yes")
    play(replace(player, walk=walk, front=front, status=None, fresh=True))
    assert front.wiped == 2
