from __future__ import annotations

from repair_cli.guide.model import Ask, Audience, Branch, Choose, Guide, Kind, Node, Option, Outcome, Text, own_words

OWN = Ask("mood-other", Text(), "Which?", ())
MOOD = Ask(
    "mood", Choose({"a": Option("a", "A"), "other": Option("other", "Other", own=OWN)}), "Mood?", (Branch("end"),)
)


def guide(name: str, *visits: Guide, node: Ask | None = None) -> Guide:
    nodes = {"end": Outcome("end", Kind.END, "End")} | ({node.id: node} if node else {})
    return Guide(name, name, "", Audience.ANYONE, 1, "end", nodes, visits={one.id: one for one in visits})


def test_everything_is_the_guide_and_all_that_it_visits_each_once_and_in_order() -> None:
    deep = guide("deep")
    left, right = guide("left", deep), guide("right", deep)
    assert [one.id for one in guide("top", left, right).everything()] == ["top", "left", "deep", "right"]


def test_guides_that_visit_two_guides_each_are_gone_through_in_a_blink() -> None:
    layer = (guide("a-0"), guide("b-0"))
    for depth in range(1, 60):
        layer = (guide(f"a-{depth}", *layer), guide(f"b-{depth}", *layer))
    assert len(guide("top", *layer).everything()) == 121


def test_the_questions_of_a_guide_hold_own_words_and_those_of_visited_guides() -> None:
    assert set(guide("top", guide("other", node=MOOD)).asks()) == {"mood", "mood-other"}


def test_own_words_belong_to_options() -> None:
    assert own_words(MOOD) == (OWN,)
    assert own_words(OWN) == ()


def test_the_offers_of_a_guide_are_those_of_its_ends_and_of_guides_that_it_visits_each_once() -> None:
    ends: dict[str, Node] = {
        "a": Outcome("a", Kind.END, "A", offer=("x", "y")),
        "b": Outcome("b", Kind.END, "B", offer=("y",)),
        "mood": MOOD,
    }
    inner = Guide("inner", "", "", Audience.ANYONE, 1, "c", {"c": Outcome("c", Kind.END, "C", offer=("z",))})
    outer = Guide("outer", "", "", Audience.ANYONE, 1, "a", ends, visits={"inner": inner})
    assert outer.offers() == ("x", "y", "z")
