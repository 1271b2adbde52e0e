from __future__ import annotations

from pathlib import Path

from repair_cli.checks.cover import Seen
from repair_cli.checks.parts import parts_of
from repair_cli.checks.player import Player, longest
from repair_cli.checks.shrinking import private_on_page
from repair_cli.guide.model import Guide
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.answers import read_answers, written
from repair_cli.library.packs import Library, shipped
from tests.checks.tale import ROUND, guide
from tests.library.small_scene import SCENE

TRAP = ROUND.replace("when: {again: enough}", "when: {all: [{again: enough}, {again: more}]}")
"""There is a way out, and no answer that takes it."""


def judged(walk: Walk) -> str | None:
    """Wrong: to keep the talk after a bad mood."""
    given = walk.answers()
    return "wrong" if given.get("mood") == "bad" and "talk" in str(given.get("keep")) else None


def broken(walk: Walk) -> str | None:
    if "told" in walk.answers():
        raise ZeroDivisionError("an answer of somebody")
    return None


def failing(guide: Guide, judge: object = private_on_page, seed: int = 1) -> Drafts:
    failure = Player(guide, seed, Seen(), judge=judge).play(50)  # type: ignore[arg-type]
    assert failure is not None
    return failure.answers


def test_a_sound_guide_is_seen_whole(tmp_path: Path) -> None:
    seen = Seen()
    assert Player(guide(tmp_path), 1, seen).play(30) is None
    assert {place[2] for place in seen.nodes} == set(guide(tmp_path).nodes)
    assert len(seen.options) == 6


def test_the_same_seed_plays_the_same_walks(tmp_path: Path) -> None:
    def walks(seed: int) -> list[object]:
        met: list[object] = []
        Player(guide(tmp_path), seed, Seen(), judge=lambda walk: met.append(walk.answers())).play(5)
        return met

    assert walks(1) == walks(1)
    assert walks(1) != walks(2)


def test_a_walk_without_an_end_is_told_once_round(tmp_path: Path) -> None:
    trap = guide(tmp_path, TRAP)
    failure = Player(trap, 1, Seen()).play(1)
    assert failure is not None
    assert (failure.code, failure.message) == ("S131", f"there is no end after {longest(trap)} answers")
    assert failure.answers == {"again": None, "again#2": None}


def test_a_failure_is_made_as_short_as_it_can_be(tmp_path: Path) -> None:
    for seed in range(10):
        assert failing(guide(tmp_path), judged, seed) == {"mood": "bad", "why": None, "keep": ("talk",)}


def test_a_failure_leads_back_to_itself_as_an_answers_file(tmp_path: Path) -> None:
    text = written(guide(tmp_path), failing(guide(tmp_path), judged))
    answers = read_answers(text.encode(), "answers.yaml").values
    assert judged(begin(guide(tmp_path), answers).replay()) == "wrong"


def test_an_exception_is_told_without_its_words(tmp_path: Path) -> None:
    failure = Player(guide(tmp_path), 1, Seen(), judge=broken).play(30)
    assert failure is not None
    assert (failure.code, failure.message) == ("S132", "ZeroDivisionError at `told`")
    assert failure.answers == {"mood": "good", "keep": ("talk",), "told": None}


def test_a_private_answer_on_a_page_is_found(tmp_path: Path) -> None:
    """The engine keeps private answers from pages: here the question itself is told apart from the one that was asked."""
    from msgspec.structs import replace

    from repair_cli.guide.model import Ask, Share

    walk = begin(guide(tmp_path), {"mood": "bad", "why": "(why)", "keep": None, "secret": None, "day": None}).replay()
    why = walk.asks["why"]
    assert isinstance(why, Ask)
    trail = tuple(replace(s, ask=replace(s.ask, share=Share.PRIVATE)) if s.key == "why" else s for s in walk.trail)
    assert private_on_page(walk) is None
    assert private_on_page(replace(walk, trail=trail)) == "the private answer to `why` stands on the page"


def test_the_player_goes_on_from_where_a_story_left_options(tmp_path: Path) -> None:
    left = begin(guide(tmp_path), {"mood": "bad", "why": "x"}).replay()
    assert left.here.id == "keep"
    stood: list[Walk] = []

    def watch(walk: Walk) -> None:
        stood.append(walk)

    for seed in range(5):
        Player(guide(tmp_path), seed, Seen(), [left], watch).play(1)
    assert left in stood


def test_a_scene_is_seen_whole_in_both_ways_and_with_findings(tmp_path: Path) -> None:
    """`choose` is the shorter way to nearly everything, and still the other one is taken."""
    (tmp_path / "late.yaml").write_text(SCENE, encoding="utf-8")
    scene = Library((tmp_path,), shipped()).guide("late")
    seen = Seen()
    assert Player(scene, 1, seen).play(40) is None
    parts = parts_of(scene)
    assert set(parts.nodes) <= seen.nodes
    assert set(parts.options) <= seen.options
    assert {(place, held) for place in parts.conditions for held in (True, False)} <= seen.sides


def test_what_no_author_wrote_of_a_round_is_not_to_be_covered(tmp_path: Path) -> None:
    (tmp_path / "late.yaml").write_text(SCENE, encoding="utf-8")
    scene = Library((tmp_path,), shipped()).guide("late")
    assert [place[1:] for place in parts_of(scene).conditions] == [
        ("nodes", "line-on", "next", 0, "when"), ("nodes", "line-on", "counts", 0, "when"),
    ]  # fmt: skip
