from __future__ import annotations

from pathlib import Path

from tests.checks.tale import ROUND, told

ALL = "mood: bad, why: too long, keep: [walk], secret: mine alone, day: 2027-01-08"


def test_a_story_that_goes_as_expected_says_nothing(tmp_path: Path) -> None:
    story = f"""\
  all-of-it:
    given: {{{ALL}}}
    expect:
      outcome: done
      path: [hello, mood, why, keep, secret, day, done]
      passes: [mood, keep, done]
      never: [rest, outside]
      says: [Good evening., How was it?, My own word, It was too long. That can pass., The evening is over]
      card: ["# Tonight", "## How it was", It was too long., "## When", I look again on 8 January 2027.]
      card-has: ["## When"]
"""
    assert told(tmp_path, story) == ""


def test_a_walk_that_ends_elsewhere(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: good, keep: [talk], told: 9}\n    expect: {outcome: done}\n"
    assert told(tmp_path, story) == (
        "evening.yaml:5:23: error S113 a: the walk stands elsewhere\n"
        "    - the outcome `done`\n"
        "    + the outcome `outside`: Tell somebody else"
    )


def test_a_walk_that_waits_instead(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: good}\n    expect: {outcome: done}\n"
    assert told(tmp_path, story) == (
        "evening.yaml:5:23: error S113 a: the walk stands elsewhere\n"
        "    - the outcome `done`\n"
        "    + the question `keep`: What do you keep? (walk, talk, none)"
    )


def test_a_walk_that_ends_instead(tmp_path: Path) -> None:
    story = f"  a:\n    given: {{{ALL}}}\n    expect: {{asks: day}}\n"
    assert told(tmp_path, story) == (
        "evening.yaml:5:20: error S113 a: the walk stands elsewhere\n"
        "    - the question `day`\n"
        "    + the outcome `done`: The evening is over"
    )


def test_another_path(tmp_path: Path) -> None:
    story = """\
  a:
    given: {mood: own, mood-own: so-so, keep: [walk]}
    expect:
      path: [hello, mood, keep, told, secret]
"""
    assert told(tmp_path, story) == (
        "evening.yaml:6:13: error S114 a: the walk takes another way\n"
        "      hello\n"
        "      mood\n"
        "    + mood-own\n"
        "    + rest\n"
        "      keep\n"
        "    - told\n"
        "      secret"
    )


def test_lines_that_are_alike_and_far_away_are_not_shown(tmp_path: Path) -> None:
    story = f"  a:\n    given: {{{ALL}}}\n    expect:\n      path: [hello, mood, why, keep, secret, done]\n"
    assert told(tmp_path, story) == (
        "evening.yaml:6:13: error S114 a: the walk takes another way\n"
        "      ...\n"
        "      keep\n"
        "      secret\n"
        "    + day\n"
        "      done"
    )


def test_nodes_that_are_not_passed_in_this_order(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: good, keep: [walk]}\n    expect:\n      passes: [keep, mood, secret]\n"
    assert told(tmp_path, story) == (
        "evening.yaml:6:15: error S114 a: the walk does not pass `mood` here\n    it passes hello, mood, keep, secret"
    )


def test_a_node_that_is_passed_against_expectation(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: bad}\n    expect:\n      never: [rest, why]\n"
    assert told(tmp_path, story) == (
        "evening.yaml:6:14: error S114 a: the walk passes `why`\n    it passes hello, mood, why"
    )


def test_words_that_are_not_said(tmp_path: Path) -> None:
    story = (
        "  a:\n    given: {mood: good}\n    expect:\n      says: [Good evening., That is bad to hear., Wholly new]\n"
    )
    assert told(tmp_path, story) == (
        "evening.yaml:6:13: error S115 a: this is not said\n"
        "    - That is bad to hear.\n"
        "    + That is good to hear.\n"
        "    - Wholly new"
    )


def test_words_of_an_earlier_turn_are_not_said_in_this_one(tmp_path: Path) -> None:
    story = """\
  a:
    turns:
      - given: {mood: good}
        expect: {says: [Good evening.]}
      - given: {keep: [walk]}
        expect: {says: [Good evening.]}
"""
    assert told(tmp_path, story) == ("evening.yaml:8:24: error S115 a: this is not said\n    - Good evening.")


def test_a_place_for_help_lines_is_said(tmp_path: Path) -> None:
    story = '  a:\n    given: {mood: good, keep: [talk], told: 9}\n    expect: {says: ["support: crisis"]}\n'
    assert told(tmp_path, story) == ""


def test_another_card(tmp_path: Path) -> None:
    story = f"  a:\n    given: {{{ALL}}}\n    expect:\n      card: ['# Tonight', '## How it was', It was short.]\n"
    assert told(tmp_path, story) == (
        "evening.yaml:6:13: error S116 a: the card is another one\n"
        "      # Tonight\n"
        "      ## How it was\n"
        "    - It was short.\n"
        "    + It was too long.\n"
        "    + ## When\n"
        "    + I look again on 8 January 2027."
    )


def test_no_card_where_one_is_expected(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: good}\n    expect: {card: ['# Tonight']}\n"
    assert told(tmp_path, story) == "evening.yaml:5:20: error S116 a: the card is another one\n    - # Tonight"


def test_a_line_that_is_not_on_the_card(tmp_path: Path) -> None:
    story = f"  a:\n    given: {{{ALL}}}\n    expect: {{card-has: [It was short., '## When']}}\n"
    assert told(tmp_path, story) == (
        "evening.yaml:5:24: error S116 a: this is not on the card\n    - It was short.\n    + It was too long."
    )


def test_an_answer_that_is_refused(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: great}\n    expect: {outcome: done}\n"
    assert told(tmp_path, story) == (
        "evening.yaml:4:13: error S111 a: `mood` refuses this answer (no-choice: given great)"
    )


def test_a_question_that_cannot_be_left_open(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: /skip}\n    expect: {outcome: done}\n"
    assert told(tmp_path, story) == (
        "evening.yaml:4:13: error S111 a: `mood` refuses this answer (needed: reason It decides what comes next.)"
    )


def test_an_answer_that_is_refused_as_expected(tmp_path: Path) -> None:
    story = """\
  a:
    turns:
      - given: {mood: good, keep: [walk, none]}
        expect: {asks: keep, refused: {keep: alone}}
      - given: {keep: [none]}
        expect: {asks: secret}
"""
    assert told(tmp_path, story) == ""


def test_an_answer_that_is_not_refused(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: good}\n    expect: {refused: {mood: no-choice}}\n"
    assert told(tmp_path, story) == (
        "evening.yaml:5:23: error S117 a: `mood` takes the answer that it was to refuse (no-choice)"
    )


def test_an_answer_that_is_refused_for_another_reason(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: good, keep: [walk, none]}\n    expect: {refused: {keep: empty}}\n"
    assert told(tmp_path, story) == (
        "evening.yaml:5:23: error S117 a: `keep` refuses its answer (alone), not `keep` (empty)"
    )


def test_an_answer_that_is_not_asked_for(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: good, why: x}\n    expect: {asks: keep}\n"
    assert told(tmp_path, story) == (
        "evening.yaml:4:25: error S112 a: `why` is not asked on this way; it waits at `keep`"
    )


def test_back_where_nothing_was_answered(tmp_path: Path) -> None:
    story = "  a:\n    turns:\n      - given: {mood: good}\n      - back: 2\n        expect: {asks: mood}\n"
    assert told(tmp_path, story) == ("evening.yaml:6:15: error S118 a: there are not so many questions to go back to")


def test_a_change_of_what_has_no_answer(tmp_path: Path) -> None:
    story = (
        "  a:\n    turns:\n      - given: {mood: good}\n      - change: {keep: [walk]}\n        expect: {asks: mood}\n"
    )
    assert told(tmp_path, story) == "evening.yaml:6:18: error S118 a: `keep` has no answer yet that could be changed"


def test_back_passes_a_breath(tmp_path: Path) -> None:
    story = """\
  a:
    turns:
      - given: {mood: own, mood-own: so-so}
        expect: {asks: keep}
      - back: 1
        expect: {asks: mood-own}
"""
    assert told(tmp_path, story) == ""


def test_after_a_change_what_still_fits_is_kept_and_comes_back(tmp_path: Path) -> None:
    story = f"""\
  a:
    turns:
      - given: {{{ALL}}}
        expect: {{card-has: [It was too long.]}}
      - change: {{mood: good}}
        expect: {{outcome: done, never: [why], card: ['# Tonight', '## When', I look again on 8 January 2027.]}}
      - change: {{mood: bad}}
        expect: {{outcome: done, card-has: [It was too long.]}}
"""
    assert told(tmp_path, story) == ""


def test_a_change_that_is_refused(tmp_path: Path) -> None:
    story = (
        "  a:\n    turns:\n      - given: {mood: good}\n      - change: {mood: great}\n        expect: {asks: keep}\n"
    )
    assert told(tmp_path, story) == (
        "evening.yaml:6:18: error S111 a: `mood` refuses this answer (no-choice: given great)"
    )


def test_after_a_turn_that_cannot_be_told_the_rest_is_not(tmp_path: Path) -> None:
    story = (
        "  a:\n    turns:\n      - given: {mood: great}\n      - given: {keep: [walk]}\n        expect: {asks: done}\n"
    )
    assert told(tmp_path, story.replace("asks: done", "asks: day")).count("error") == 1


def test_a_circle_has_an_end(tmp_path: Path) -> None:
    story = "  a:\n    rest: skip\n    given: {}\n    expect: {outcome: end}\n"
    assert told(tmp_path, story, ROUND) == (
        "round.yaml:3:3: error S119 a: there is no end after 2,000 answers; it goes round in circles"
    )


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    story = "  a:\n    given: {mood: 'x\u202ey'}\n    expect: {outcome: done}\n"
    assert "\u202e" not in told(tmp_path, story)
