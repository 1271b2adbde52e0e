"""A scene becomes an ordinary guide, and what is wrong with it is told at its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from repair_cli.guide.frames import Block, expand
from repair_cli.guide.model import Audience, Guide, Outcome, options_of
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.packs import Library, shipped
from tests.library.conftest import Lint, Write
from tests.library.small_scene import SCENE

Lines = Callable[[str, str], list[str]]


@pytest.fixture
def scene(write: Write, tmp_path: Path) -> Guide:
    write("late.yaml", SCENE)
    return Library((tmp_path,), shipped()).guide("late")


@pytest.fixture
def changed(write: Write, lint: Lint) -> Lines:
    """The lines for the scene with other words in it."""

    def check(old: str, new: str) -> list[str]:
        assert SCENE.count(old) == 1, old
        write("late.yaml", SCENE.replace(old, new))
        return lint("late.yaml")

    return check


def on(walk: Walk, *answers: str | tuple[str, ...] | None) -> Walk:
    """The walk with these answers in order; None leaves one open."""
    for answer in answers:
        onward = walk.skip() if answer is None else walk.answer(answer)
        assert isinstance(onward, Walk), (walk.key, answer, onward)
        walk = onward
    return walk


def shown(walk: Walk) -> list[str]:
    """The texts of the screen."""
    says = (*walk.at.above, walk.here.say)
    blocks: list[Block] = [block for say in says for block in expand(say, walk.facts)]
    return [str(getattr(block, "text", block)) for block in blocks]


# ---- a sound one ------------------------------------------------------------------------------


def test_a_scene_without_mistakes_is_fine(write: Write, lint: Lint) -> None:
    write("late.yaml", SCENE)
    assert lint("late.yaml") == []


def test_what_a_scene_practises_is_known(scene: Guide) -> None:
    practice = scene.practice
    assert practice is not None
    assert (practice.skill, practice.level, practice.partner) == ("own-part", 1, "Sam, 50. Tired.")
    assert (practice.settings, practice.topics) == (("individual",), ("lateness",))
    assert (practice.markers, practice.strategies) == (("complaint-frame",), ("acknowledge-part",))
    assert {name: (one.label, one.add) for name, one in practice.criteria.items()} == {
        "names": ("I said what I did.", {"heard": 2}), "asks": ("I asked.", {"heard": 1}),
    }  # fmt: skip
    assert practice.found == {"any": {"heard": -1}, "absolutes": {"heard": -1}}
    line = practice.rounds["line"]
    assert (line.line, line.points["asks"]) == ("You are late. Again.", "End with one question.")
    assert line.example == "You waited for me, and I came late. What was that like?"
    assert (line.replies["own"].does, line.replies["own"].strategy) == (("names", "asks"), "acknowledge-part")
    assert line.replies["bus"].found == ("absolutes",)


def test_a_round_becomes_ordinary_nodes(scene: Guide) -> None:
    parts = [name for name in scene.nodes if name.startswith("line")]
    assert parts == ["line", "line-reply", "line-met", "line-pick", "line-look", "line-stop", "line-on"]
    asks = scene.asks()
    assert asks["line-reply"].wording is Audience.THERAPIST
    assert asks["line-reply"].quiet
    assert list(options_of(asks["line-met"])) == ["names", "asks", "none"]
    assert list(options_of(asks["line-pick"])) == ["bus", "own", "sorry"]
    assert list(options_of(asks["line-look"])) == ["again", "on", "stop"]


def test_who_it_is_and_what_to_try_stand_before_the_first_line_alone(scene: Guide) -> None:
    first = on(begin(scene), "write")
    assert shown(first) == [
        "With you: Sam, 50. Tired.",
        "What to try in your replies:",
        "I said what I did.",
        "I asked.",
        "Sam looks at the door.",
        '"You are late. Again."',
    ]
    again = on(first, "I came late.", ("names",), "again")
    assert again.key == "line-reply#2"
    assert shown(again)[:2] == ["Sam looks at the door.", '"You are late. Again."']


def test_own_words_are_shown_again_before_the_criteria(scene: Guide) -> None:
    assert shown(on(begin(scene), "write", "I came late."))[-1] == "You said: I came late."


def test_the_look_back_shows_findings_then_the_first_point_that_was_missed_then_the_example(scene: Guide) -> None:
    example = 'One way to say it: "You waited for me, and I came late. What was that like?"'
    at_reply = on(begin(scene), "write")
    found, told, *rest = shown(on(at_reply, "You always say that.", ("none",)))
    assert (found, told.split(":")[0]) == ("Words to look at. You can keep them:", '"You always say that"')
    assert rest == ["One thing to try: Say what you did.", example]
    assert shown(on(at_reply, "I came late.", ("names",))) == ["One thing to try: End with one question.", example]
    assert shown(on(at_reply, "I came late.", None)) == ["One thing to try: Say what you did.", example]
    assert len(shown(on(at_reply, "I came late. Was it hard?", ("names", "asks")))) == 2


def test_a_written_reply_tells_its_effect_its_step_and_its_strategy(scene: Guide) -> None:
    assert shown(on(begin(scene), "choose", "own"))[:2] == [
        "It names it.",
        "Step: Own where appropriate. A way to mend a strain: Acknowledge your own part.",
    ]
    point = "One thing to try: End with one question."
    assert shown(on(begin(scene), "choose", "sorry"))[:3] == ["It says it.", "Step: Own where appropriate.", point]


@pytest.mark.parametrize(
    ("answers", "heard"),
    [
        (("write", "I came late.", ("names",)), 4),
        (("write", "I came late.", ("names", "asks")), 9),
        (("write", "You always say that.", ("asks",)), 1),
        (("write", None, None), 2),
        (("choose", "own"), 9),
        (("choose", "bus"), 0),
        (("choose", None), 2),
    ],
)
def test_what_a_reply_did_moves_the_counters(
    scene: Guide, answers: tuple[str | tuple[str, ...] | None, ...], heard: int
) -> None:
    walk = on(begin(scene), *answers)
    assert walk.at.values["heard"] == 2
    assert on(walk, "on").at.values["heard"] == heard


def test_only_the_latest_reply_counts(scene: Guide) -> None:
    walk = on(begin(scene), "write", "I came late.", ("names",), "again", "You always say that.", ("asks",), "on")
    assert walk.at.values["heard"] == 1
    walk = on(begin(scene), "choose", "bus", "again", "own", None)
    assert walk.at.values["heard"] == 9


def test_who_stops_is_led_to_a_kind_end(scene: Guide) -> None:
    walk = on(begin(scene), "choose", "bus", "stop")
    assert isinstance(walk.here, Outcome)
    assert walk.here.id == "practice-stopped"


def test_two_ways_to_reply_end_differently(scene: Guide) -> None:
    ends = [on(begin(scene), "choose", reply, "on", "good", None).here.id for reply in ("own", "bus")]
    assert ends == ["stays", "leaves"]


# ---- mistakes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("skill: own-part", "skill: own-prt", "7:10: error R221 `own-prt` is no skill of the practice words; did you mean `own-part`?"),
        ("skill: own-part", "skill: stay-with-point", "7:10: error R222 `stay-with-point` is a skill for the other seat; this scene is `for: therapist`"),
        ("for: therapist", "for: anyone", "7:10: error R222 a scene is `for: client` or `for: therapist`: for the seat of who practises"),
        ("level: 1", "level: 4", "8:10: error R104 `level` takes a whole number from 1 to 3"),
        ("[lateness]", "[late]", "10:12: error R221 `late` is no topic of the practice words; did you mean `lateness`?"),
        ("strategies: [acknowledge-part]", "strategies: [own-part]", "12:16: error R221 `own-part` is no strategy of the practice words"),
        ("    absolutes: {heard: -1}", "    absolute: {heard: -1}", "19:5: error R102 `found` has no field `absolute`; did you mean `absolutes`?"),
        ("    absolutes: {heard: -1}", "    absolutes: {hear: -1}", "19:17: error R208 `hear` is no counter of this guide; did you mean `heard`?"),
        ("    asks: {label: I asked., add: {heard: 1}}", "    none: I asked.", "16:5: error R105 `none` means something else here; take another id"),
        ("      asks: End with one question.", "", "32:7: error R225 there is no point for `asks`; say what to try when it was not met"),
        ("      asks: End with one question.", "      asked: End with one question.", "33:7: error R224 `asked` is no criterion of this scene; did you mean `asks`?"),
        ("step: own, found: [absolutes]", "step: owning, found: [absolutes]", "35:73: error R221 `owning` is no step of the practice words; did you mean `own`?"),
        ("step: own, found: [absolutes]", "step: own, found: [absolute]", "35:86: error R226 `absolute` is no kind of finding; did you mean `absolutes`?"),
        ("strategy: acknowledge-part, does", "strategy: own, does", "36:94: error R221 `own` is no strategy of the practice words"),
        ("does: [names, asks]", "does: [name, asks]", "36:119: error R224 `name` is no criterion of this scene; did you mean `names`?"),
        ("      sorry: {label: I came late., say: It says it., step: own, does: [names]}", "", "35:7: error R223 a round has 3 or 4 replies to choose from, and here are 2"),
        ("    example: You waited for me, and I came late. What was that like?", "", "28:5: error R103 a round needs the field `example`"),
        ("visit: practice-start", "visit: support", "27:3: error R230 a scene asks the question `way` (with an option `choose`) first; visit `practice-start`"),
        ("counts:", "count:", "38:5: error R102 a round has no field `count`; did you mean `counts`?"),
        ("go: warm", "go: worm", "42:13: error R201 `worm` is no node; did you mean `warm`?"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_place(changed: Lines, old: str, new: str, line: str) -> None:
    assert f"late.yaml:{line}" in changed(old, new)


def test_criteria_are_two_to_four(changed: Lines) -> None:
    more = "".join(f"    c{number}: Did it.\n" for number in range(3))
    assert (
        changed("  found:\n", f"{more}  found:\n")[0]
        == "late.yaml:15:5: error R223 a scene has 2 to 4 criteria, and here are 5"
    )


def test_a_round_belongs_to_a_scene(changed: Lines) -> None:
    practice = SCENE[SCENE.index("practice:") : SCENE.index("counters:")]
    assert changed(practice, "") == [
        "late.yaml:14:12: error R227 a `round` belongs to a scene; say in `practice` what this guide practises"
    ]


def test_a_scene_has_a_round(changed: Lines) -> None:
    start, end = SCENE.index("  line:\n"), SCENE.index("  warm:")
    assert "late.yaml:7:3: error R228 a scene needs a `round`: what the partner says, and the replies" in changed(
        SCENE[start:end], "  line: {say: Hello., next: warm}\n"
    )


def test_an_id_that_a_round_takes_for_itself_is_taken(changed: Lines) -> None:
    assert changed("  warm: {", "  line-met: {say: No., next: warm}\n  warm: {")[0] == (
        "late.yaml:44:3: error R210 `line-met` is an id that the round `line` takes for itself; take another"
    )


def test_what_a_round_is_made_into_can_be_named(changed: Lines) -> None:
    assert changed("when: {heard: {at_least: 4}}", "when: {line-met: names, line-reply-found: {any_of: [blame]}}") == []
    assert changed("when: {heard: {at_least: 4}}", "when: {line-met: name}") == [
        "late.yaml:41:26: error R206 `name` is no option of `line-met`; did you mean `names`?"
    ]


def test_what_cannot_be_made_out_of_a_scene_is_told_once(changed: Lines) -> None:
    assert changed("    round: You are late. Again.", "    round: {you: late}") == [
        "late.yaml:28:12: error R104 `round` needs a text, not fields"
    ]
