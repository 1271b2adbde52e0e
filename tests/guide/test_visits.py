"""Guides that visit guides: the way in and back, outcomes that end the walk, counters, closings."""

from __future__ import annotations

from repair_cli.guide.conditions import Between, Value
from repair_cli.guide.model import Ask, Audience, Branch, Choose, Guide, Kind, Option, Outcome, Tell, Text, Visit
from repair_cli.guide.rules import Counter
from repair_cli.guide.says import Say, Words
from repair_cli.guide.walk import Walk, begin, closings

LOOK_AFTER: Say = (Words("Look after yourself."),)
THANKS: Say = (Words("Thank you."),)


def to(*ways: str | Branch) -> tuple[Branch, ...]:
    return tuple(way if isinstance(way, Branch) else Branch(way) for way in ways)


def made(
    name: str,
    *nodes: Ask | Tell | Visit | Outcome,
    visits: tuple[Guide, ...] = (),
    counters: dict[str, Counter] | None = None,
    closing: Say = (),
) -> Guide:
    return Guide(
        name,
        name,
        "",
        Audience.ANYONE,
        1,
        nodes[0].id,
        {node.id: node for node in nodes},
        stages={name: name},
        counters=counters or {},
        closing=closing,
        visits={one.id: one for one in visits},
    )


SAFE = {
    "yes": Option("yes", "Yes", add={"calm": 1}),
    "no": Option("no", "No", next="stop", add={"calm": -1}),
    "unsure": Option("unsure", "Not sure", own=Ask("safe-unsure", Text(), "What?", ()), add={"visits": 1}),
}
CHECK = made(
    "check",
    Ask("safe", Choose(SAFE), "Safe?", to("fine"), stage="check"),
    Outcome("stop", Kind.SUPPORT, "Stop"),
    Outcome("fine", Kind.RETURN, "Fine"),
    counters={"calm": Counter(3, 0, 4)},
    closing=LOOK_AFTER,
)
SILENT = made("silent", Tell("by-the-way", (Words("By the way."),), to("on")), Outcome("on", Kind.RETURN, "On"))
OUTER = made(
    "outer",
    Ask("start", Text(), "Start?", to("safety")),
    Visit("safety", "check", to(Branch("far", Between("calm", least=4)), "more"), say=(Words("First, safety."),)),
    Ask("more", Text(), "More?", to("safety")),
    Visit("far", "silent", to("last")),
    Ask("last", Text(), "Last?", to("end"), stage="outer"),
    Outcome("end", Kind.END, "End"),
    visits=(CHECK, SILENT),
    counters={"visits": Counter(0, 0, 9)},
    closing=THANKS,
)


def after(*values: Value, guide: Guide = OUTER) -> Walk:
    walk = begin(guide)
    for value in values:
        onward = walk.answer(value)
        assert isinstance(onward, Walk)
        walk = onward
    return walk


def test_a_visit_goes_through_the_other_guide() -> None:
    walk = after("go")
    assert (walk.key, walk.at.path) == ("safe", ("start", "safety", "safe"))
    assert walk.at.above == ((Words("First, safety."),),)
    assert walk.at.stage == (CHECK, "check")


def test_a_return_comes_back_to_the_branches_of_the_visit() -> None:
    walk = after("go", "yes")
    assert walk.at.path == ("start", "safety", "safe", "fine", "far", "by-the-way", "on", "last")
    assert walk.at.above == ((), (), (Words("By the way."),))
    assert walk.at.stage == (OUTER, "outer")


def test_own_words_are_asked_inside_a_visit() -> None:
    assert after("go", "unsure").key == "safe-unsure"
    assert after("go", "unsure", "it depends").key == "more"


def test_an_outcome_inside_a_visit_ends_the_walk() -> None:
    walk = after("go", "no")
    assert walk.here == CHECK.nodes["stop"]
    assert walk.back() == after("go")


def test_a_return_ends_a_guide_that_is_walked_on_its_own() -> None:
    assert after("yes", guide=CHECK).here == CHECK.nodes["fine"]


def test_a_guide_that_is_visited_again_starts_its_counters_again_and_numbers_its_questions() -> None:
    walk = after("go", "unsure", "it depends", "again")
    assert (walk.key, walk.facts.values["calm"]) == ("safe#2", 3)
    assert after("go", "unsure", "it depends", "again", "yes").key == "last"


def test_an_option_inside_a_visit_moves_a_counter_of_the_guide_outside() -> None:
    assert after("go", "unsure", "it depends").facts.values["visits"] == 1


def test_a_walk_with_visits_is_replayed_from_its_answers() -> None:
    walk = after("go", "unsure", "it depends", "again", "yes", "done")
    assert walk.here.id == "end"
    assert begin(OUTER, walk.answers()).replay() == walk


def test_closings_come_from_the_guides_on_the_way_only() -> None:
    outside = made(
        "outside",
        Ask("first", Choose({"in": Option("in", "In", next="visit"), "out": Option("out", "Out")}), "?", to("end")),
        Visit("visit", "check", to("end")),
        Outcome("end", Kind.END, "End"),
        visits=(CHECK,),
        closing=THANKS,
    )
    assert list(closings(after("out", guide=outside))) == [THANKS]
    assert list(closings(after("in", "yes", guide=outside))) == [THANKS, LOOK_AFTER]


def test_an_option_outside_moves_a_counter_of_a_guide_that_is_visited() -> None:
    louder = Option("louder", "Louder", add={"calm": -2})
    guide = made(
        "loud",
        Ask("check-first", Text(), "First?", to("safety")),
        Visit("safety", "check", to("volume")),
        Ask("volume", Choose({"louder": louder, "same": Option("same", "Same")}), "Volume?", to("end")),
        Outcome("end", Kind.END, "End"),
        visits=(CHECK,),
    )
    assert after("go", "yes", "louder", guide=guide).facts.values["calm"] == 2
