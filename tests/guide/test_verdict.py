from __future__ import annotations

from repair_cli.guide.conditions import AnyOf, Between, Value
from repair_cli.guide.model import (
    Ask,
    Audience,
    Branch,
    Choose,
    ChooseAny,
    Form,
    Guide,
    Kind,
    Node,
    Number,
    Option,
    Outcome,
    Share,
    Tell,
    Text,
    Visit,
)
from repair_cli.guide.rules import Counter
from repair_cli.guide.verdict import Change, because, deciding, would_change
from repair_cli.guide.walk import Walk, begin

HEARD = {
    "no": Option("no", "No", because="they have not heard it"),
    "yes": Option("yes", "Yes", because="they heard it"),
    "owned": Option("owned", "Yes, and owned ${what}", because="they owned ${what}", next="stay"),
}
SIGNS = {
    "gift": Option("gift", "A gift", because="there was a gift"),
    "late": Option("late", "Late hours"),
    "secret": Option("secret", "A secret", because="there was a secret"),
    "none": Option("none", "None", alone=True),
}


def when(question: str, answer: str, go: str) -> Branch:
    return Branch(go, AnyOf(question, frozenset({answer})))


def ask(name: str, form: Form, *ways: Branch, because: str | None = None, share: Share = Share.SESSION) -> Ask:
    return Ask(name, form, f"{name}?", ways, because=because, share=share)


def made(*nodes: Node, counters: dict[str, Counter] | None = None, visits: tuple[Guide, ...] = ()) -> Guide:
    named = {node.id: node for node in nodes}
    visited = {one.id: one for one in visits}
    name = nodes[0].id
    return Guide(name, name, "", Audience.ANYONE, 1, name, named, counters=counters or {}, verdict=True, visits=visited)


def end(name: str, kind: Kind = Kind.END) -> Outcome:
    return Outcome(name, kind, name.upper())


GUIDE = made(
    ask("what", Text(), Branch("signs")),
    ask("signs", ChooseAny(SIGNS), when("signs", "secret", "stop"), Branch("trust"), because="signs were named"),
    ask("trust", Number(0, 3, scale=True), Branch("leave", Between("trust", most=0)), Branch("heard"), because="trust"),
    ask("heard", Choose(HEARD), when("heard", "no", "say-it"), Branch("lasted")),
    ask("lasted", Number(1, 99), Branch("stay", Between("lasted", least=9)), Branch("wait")),
    end("stop", Kind.SUPPORT),
    end("leave", Kind.CHANGE),
    end("say-it", Kind.REPAIR),
    end("stay", Kind.STAY),
    end("wait", Kind.WAIT),
)


def after(*values: Value | None, guide: Guide = GUIDE) -> Walk:
    walk = begin(guide)
    for value in values:
        onward = walk.skip() if value is None else walk.answer(value)
        assert isinstance(onward, Walk)
        walk = onward
    return walk


def told(changes: tuple[Change, ...]) -> list[tuple[str, Value, list[str]]]:
    return [(change.key, change.value, [end.id for end in change.leads_to]) for change in changes]


def test_the_answers_that_decided_are_the_reasons_in_order() -> None:
    walk = after("late", ("gift", "late"), 2, "no")
    assert [(reason.key, reason.value, reason.words, reason.clause) for reason in because(walk)] == [
        ("signs", ("gift", "late"), "A gift, Late hours", "there was a gift"),
        ("trust", 2, "2", "trust"),
        ("heard", "no", "No", "they have not heard it"),
    ]


def test_the_clauses_of_several_choices_are_joined() -> None:
    assert because(after("late", ("gift", "secret")))[0].clause == "there was a gift and there was a secret"


def test_an_option_without_a_clause_takes_that_of_its_question() -> None:
    assert because(after("late", ("late",)))[0].clause == "signs were named"


def test_a_skipped_question_is_no_reason() -> None:
    assert [reason.key for reason in because(after("late", None, 2, "no"))] == ["trust", "heard"]


def test_a_clause_takes_up_an_answer() -> None:
    reason = because(after("the rent", ("none",), 2, "owned"))[-1]
    assert (reason.words, reason.clause) == ("Yes, and owned the rent", "they owned the rent")


def test_the_clause_of_a_question_takes_up_an_answer() -> None:
    guide = made(
        ask("trust", Number(0, 3), Branch("end", Between("trust", least=1)), Branch("end"), because="${trust} of 3"),
        end("end"),
    )
    assert because(after(2, guide=guide))[0].clause == "2 of 3"


def test_other_answers_that_lead_elsewhere_are_found_by_replay() -> None:
    assert told(would_change(after("late", ("none",), 1, "no"))) == [
        ("signs", ("secret",), ["stop"]),
        ("trust", 0, ["leave"]),
        ("heard", "yes", ["stay", "wait"]),
        ("heard", "owned", ["stay"]),
    ]


def test_a_change_that_opens_a_question_names_it_and_all_the_ends_behind_it() -> None:
    change = would_change(after("late", ("none",), 1, "no"))[2]
    assert (change.asks, change.stays, change.complete) == ("lasted", False, True)


def test_a_change_that_can_also_end_in_the_same_place_says_so() -> None:
    changes = would_change(after("late", ("none",), 0))
    assert [(change.value, change.stays) for change in changes] == [
        (("secret",), False),
        (1, False),
        (2, False),
        (3, False),
    ]
    guide = made(
        ask("first", Choose(HEARD), when("first", "no", "stay"), Branch("second")),
        ask("second", Choose({"a": Option("a", "A", next="wait"), "b": Option("b", "B")}), Branch("stay")),
        end("stay"),
        end("wait"),
    )
    assert [(change.value, change.stays) for change in would_change(after("no", guide=guide))] == [("yes", True)]


def test_an_answer_that_can_only_lead_to_the_same_end_is_no_change() -> None:
    guide = made(
        ask("first", Choose(HEARD), when("first", "no", "stay"), Branch("second")),
        ask("second", Choose({"a": Option("a", "A"), "b": Option("b", "B")}), Branch("stay")),
        end("stay"),
    )
    assert would_change(after("no", guide=guide)) == ()


def test_a_change_tells_its_answer_in_words() -> None:
    change = would_change(after("the rent", ("none",), 1, "no"))[-1]
    assert (change.words, change.clause) == ("Yes, and owned the rent", "they owned the rent")
    assert change.leads_to == (GUIDE.nodes["stay"],)


def test_an_option_that_is_not_offered_would_change_nothing() -> None:
    assert ("heard", "owned", ["stay"]) not in told(would_change(after(None, ("none",), 1, "no")))


def test_a_scale_is_tried_value_by_value_up_to_eleven_of_them() -> None:
    def tried(most: int) -> list[Value]:
        branches = (Branch("low", Between("trust", most=0)), Branch("high"))
        guide = made(ask("trust", Number(0, most), *branches), end("low"), end("high"))
        return [change.value for change in would_change(after(0, guide=guide))]

    assert tried(10) == list(range(1, 11))
    assert tried(11) == []


def test_an_answer_to_a_skipped_question_would_change_the_outcome_too() -> None:
    assert ("signs", ("secret",), ["stop"]) in told(would_change(after("late", None, 1, "no")))


def test_parked_answers_count_when_another_answer_leads_back_to_them() -> None:
    walk = (
        begin(GUIDE, {"lasted": 20}).with_drafts({"what": "late", "signs": "none", "trust": 1, "heard": "no"}).replay()
    )
    assert told(would_change(walk))[2] == ("heard", "yes", ["stay"])


def test_a_known_answer_that_does_not_fit_is_a_question_that_opens() -> None:
    walk = (
        begin(GUIDE, {"lasted": "soon"}).with_drafts({"what": "x", "signs": "none", "trust": 1, "heard": "no"}).replay()
    )
    change = would_change(walk)[2]
    assert (change.asks, [end.id for end in change.leads_to]) == ("lasted", ["stay", "wait"])


def test_a_verdict_does_not_argue_about_support() -> None:
    walk = after("late", ("secret",))
    assert would_change(walk) == ()
    assert [reason.clause for reason in because(walk)] == ["there was a secret"]


def test_a_verdict_does_not_argue_about_urgent_help() -> None:
    guide = made(
        ask(
            "danger",
            Choose({"me": Option("me", "Me"), "no": Option("no", "No")}),
            when("danger", "me", "help"),
            Branch("go"),
        ),
        end("help", Kind.URGENT),
        end("go"),
    )
    assert would_change(after("me", guide=guide)) == ()
    assert told(would_change(after("no", guide=guide))) == [("danger", "me", ["help"])]


def test_before_the_end_there_is_nothing_to_change() -> None:
    assert would_change(after("late", ("none",), 1)) == ()


def test_an_answer_that_was_only_counted_decided_when_a_branch_looks_at_the_counter() -> None:
    options = {
        "yes": Option("yes", "Yes", add={"score": 1}, because="you did"),
        "no": Option("no", "No", add={"other": 1}),
        "maybe": Option("maybe", "Maybe"),
    }
    guide = made(
        ask("first", Choose(options), Branch("second")),
        ask("second", Choose({**options, "yes": Option("yes", "Yes", add={"other": 1})}), Branch("sum")),
        Tell("sum", (), (Branch("good", Between("score", least=1)), Branch("bad"))),
        end("good"),
        end("bad"),
        counters={"score": Counter(0, 0, 3), "other": Counter(0, 0, 3)},
    )
    walk = after("yes", "no", guide=guide)
    assert deciding(guide) == {"score", "first"}
    assert [reason.clause for reason in because(walk)] == ["you did"]
    assert told(would_change(walk)) == [("first", "no", ["bad"]), ("first", "maybe", ["bad"])]


def test_branches_of_visited_guides_decide_as_well() -> None:
    check = made(
        ask("safe", Choose({"yes": Option("yes", "Yes"), "no": Option("no", "No", next="halt")}), Branch("fine")),
        end("halt"),
        end("fine", Kind.RETURN),
    )
    outer = made(Visit("check-first", "safe", (Branch("all-well"),)), end("all-well"), visits=(check,))
    walk = after("yes", guide=outer)
    assert deciding(outer) == {"safe"}
    assert told(would_change(walk)) == [("safe", "no", ["halt"])]


def test_only_shared_answers_are_told_where_the_verdict_leaves() -> None:
    private = ask("what", Text(), Branch("heard"), share=Share.PRIVATE)
    secret = ask("secret", Choose({"a": Option("a", "A", next="stay"), "b": Option("b", "B")}), Branch("say-it"))
    guide = made(
        private,
        ask("heard", Choose(HEARD), when("heard", "no", "hidden"), Branch("wait")),
        ask("hidden", secret.form, Branch("say-it"), share=Share.PRIVATE, because="hidden"),
        end("stay"),
        end("say-it"),
        end("wait"),
    )
    walk = after("CANARY", "no", "b", guide=guide)
    assert [reason.key for reason in because(walk, only_shared=True)] == ["heard"]
    shared = would_change(walk, only_shared=True)
    assert told(shared) == [("heard", "yes", ["wait"]), ("heard", "owned", ["stay"])]
    assert "CANARY" not in "".join(f"{change.words} {change.clause}" for change in shared)
    assert [change.clause for change in would_change(walk)] == ["they heard it", "they owned CANARY", "hidden"]
