from __future__ import annotations

from repair_cli.guide.conditions import Answered, AnyOf, Between, Every, Not, Some
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
    Option,
    Outcome,
    Pause,
    Tell,
    Text,
    Visit,
)
from repair_cli.guide.reach import MOST, Reach, Search
from repair_cli.guide.rules import Counter
from repair_cli.guide.walk import Drafts, begin

YES_NO = Choose({"yes": Option("yes", "Yes"), "no": Option("no", "No")})
NOBODY: Drafts = {}


def when(question: str, answer: str, go: str) -> Branch:
    return Branch(go, AnyOf(question, frozenset({answer})))


def ask(name: str, form: Form, *ways: Branch, needed: str = "") -> Ask:
    return Ask(name, form, f"{name}?", ways, needed=needed)


def end(name: str, kind: Kind = Kind.END) -> Outcome:
    return Outcome(name, kind, name)


def made(*nodes: Node, visits: tuple[Guide, ...] = (), counters: dict[str, Counter] | None = None) -> Guide:
    name = nodes[0].id
    visited = {one.id: one for one in visits}
    named = {node.id: node for node in nodes}
    return Guide(name, name, "", Audience.ANYONE, 1, name, named, visits=visited, counters=counters or {})


def reach(guide: Guide, known: Drafts = NOBODY, most: int = MOST) -> Reach:
    return Search(guide, known, most).reach(begin(guide, known))


def ends(guide: Guide, known: Drafts = NOBODY) -> list[str]:
    found = reach(guide, known)
    assert found.complete
    return [one.id for one in found.outcomes]


def test_every_end_behind_open_questions_is_found_in_the_order_of_the_guide() -> None:
    guide = made(
        ask("a", YES_NO, when("a", "yes", "b"), Branch("z")), ask("b", YES_NO, when("b", "no", "y"), Branch("x")),
        end("z"), end("y"), end("x"),
    )  # fmt: skip
    assert ends(guide) == ["z", "y", "x"]


def test_known_answers_are_taken_and_the_first_open_question_is_named() -> None:
    guide = made(
        ask("a", YES_NO, when("a", "yes", "b"), Branch("z")), ask("b", YES_NO, when("b", "no", "y"), Branch("x")),
        end("z"), end("y"), end("x"),
    )  # fmt: skip
    assert ends(guide, {"a": "yes"}) == ["y", "x"]
    assert (reach(guide, {"a": "yes"}).asks, reach(guide, {"a": "no"}).asks) == ("b", None)


def test_an_end_that_no_answers_lead_to_is_not_found() -> None:
    both = Every((AnyOf("a", frozenset({"yes"})), AnyOf("a", frozenset({"no"}))))
    guide = made(
        ask("a", YES_NO, Branch("b")), ask("b", YES_NO, Branch("never", both), Branch("z")), end("never"), end("z")
    )
    assert ends(guide) == ["z"]


def test_a_question_that_cannot_be_left_open_is_not_left_open() -> None:
    ways = (Branch("left", Answered("a", False)), Branch("z"))
    assert ends(made(ask("a", YES_NO, *ways), end("left"), end("z"))) == ["left", "z"]
    assert ends(made(ask("a", YES_NO, *ways, needed="It decides."), end("left"), end("z"))) == ["z"]


def test_words_that_decide_nothing_are_passed_in_one_way() -> None:
    for needed in ("", "It is needed."):
        guide = made(
            ask("a", Text(), Branch("b"), needed=needed),
            ask("b", YES_NO, when("b", "no", "y"), Branch("z")),
            end("y"),
            end("z"),
        )
        assert ends(guide) == ["y", "z"]
        assert reach(guide).asks == "a"


def test_pauses_are_passed_and_open_nothing() -> None:
    guide = made(
        ask("a", Pause(), Branch("b")), ask("b", YES_NO, when("b", "no", "y"), Branch("z")), end("y"), end("z")
    )
    assert (ends(guide), reach(guide).asks) == (["y", "z"], "b")


def test_own_words_count_where_a_branch_looks_at_them() -> None:
    own = Choose({"yes": Option("yes", "Yes"), "other": Option("other", "Other", own=ask("a-other", Text()))})
    led = Choose({"yes": Option("yes", "Yes"), "other": Option("other", "Other", own=ask("a-other", Text()), next="b")})
    ways = (Branch("y", Answered("a-other", True)), Branch("z"))
    assert ends(made(ask("a", own, *ways), end("y"), end("z"))) == ["y", "z"]
    guide = made(ask("a", led, Branch("z")), ask("b", YES_NO, *ways), end("y"), end("z"))
    assert ends(guide) == ["y", "z"]


def test_counters_count() -> None:
    plus = ChooseAny({"a": Option("a", "A", add={"score": 1}), "b": Option("b", "B", add={"score": 1})})
    guide = made(
        ask("one", plus, Branch("two")), ask("two", plus, Branch("sum")),
        Tell("sum", (), (Branch("all", Between("score", least=4)), Branch("some", Between("score", least=1)), Branch("no"))),
        end("all"), end("some"), end("no"),
        counters={"score": Counter(0, 0, 9)},
    )  # fmt: skip
    assert ends(guide) == ["all", "some", "no"]
    assert ends(guide, {"one": ("a",)}) == ["some"]


def test_a_circle_has_an_end() -> None:
    guide = made(ask("a", YES_NO, when("a", "yes", "a"), Branch("z")), end("z"))
    assert ends(guide) == ["z"]
    assert ends(guide, {"a": "yes"}) == ["z"]
    assert reach(guide, {"a": "yes"}).asks == "a#2"


def test_where_a_question_comes_again_another_answer_may_be_given() -> None:
    guide = made(
        ask("a", YES_NO, when("a", "yes", "b"), Branch("z")),
        ask("b", YES_NO, when("b", "yes", "a"), Branch("y")),
        end("y"), end("z"),
    )  # fmt: skip
    assert ends(guide, {"a": "yes"}) == ["y", "z"]


def test_a_walk_that_never_ends_reaches_nothing() -> None:
    assert ends(made(ask("a", YES_NO, Branch("a")))) == []


def test_a_known_answer_that_does_not_fit_is_open() -> None:
    guide = made(ask("a", YES_NO, when("a", "yes", "y"), Branch("z")), end("y"), end("z"))
    assert (ends(guide, {"a": "perhaps"}), reach(guide, {"a": "perhaps"}).asks) == (["y", "z"], "a")


def test_an_option_whose_words_take_up_a_missing_answer_leads_nowhere() -> None:
    form = Choose({"yes": Option("yes", "${words}", next="y"), "no": Option("no", "No")})
    guide = made(ask("words", Text(), Branch("a")), ask("a", form, Branch("z")), end("y"), end("z"))
    assert ends(guide) == ["y", "z"]
    assert ends(guide, {"words": None}) == ["z"]


def test_an_option_that_takes_up_another_option_depends_on_what_that_one_takes_up() -> None:
    first = Choose(
        {"own": Option("own", "Own", own=ask("a-own", Text())), "said": Option("said", "S", phrase="${words}")}
    )
    second = Choose({"same": Option("same", "${a}", next="y"), "no": Option("no", "No")})
    guide = made(
        ask("words", Text(), Branch("a")),
        ask("a", first, Branch("b")),
        ask("b", second, Branch("z")),
        end("y"),
        end("z"),
    )
    assert ends(guide) == ["y", "z"]
    assert ends(guide, {"words": None, "a": "said"}) == ["z"]


def test_a_visit_comes_back_where_it_was_made() -> None:
    inner = made(ask("safe", YES_NO, when("safe", "no", "halt"), Branch("fine")), end("halt"), end("fine", Kind.RETURN))
    guide = made(
        ask("a", YES_NO, when("a", "yes", "go"), Branch("come")),
        Visit("go", "safe", (Branch("x"),)), Visit("come", "safe", (Branch("y"),)),
        end("x"), end("y"), visits=(inner,),
    )  # fmt: skip
    assert ends(guide) == ["x", "y", "halt"]
    assert ends(guide, {"a": "yes", "safe": "yes"}) == ["x"]
    assert ends(guide, {"a": "yes", "safe": None}) == ["x"]


def test_conditions_on_answers_that_are_known_leave_out_what_cannot_be() -> None:
    yes, other = AnyOf("a", frozenset({"yes"})), AnyOf("b", frozenset({"yes"}))
    guide = made(
        ask("a", YES_NO, Branch("b")),
        ask("b", YES_NO, Branch("w", Every((Not(yes), other))), Branch("x", Some((Not(yes), other))), Branch("c")),
        ask("c", YES_NO, Branch("y", Some((Not(other), yes))), Branch("z")),
        end("w"), end("x"), end("y"), end("z"),
    )  # fmt: skip
    assert ends(guide) == ["w", "x", "y"]
    assert ends(guide, {"a": "yes"}) == ["x", "y"]


def test_a_search_that_gives_up_says_so() -> None:
    guide = made(ask("a", YES_NO, Branch("b")), ask("b", YES_NO, when("b", "no", "y"), Branch("z")), end("y"), end("z"))
    assert reach(guide, most=0) == Reach((), "a", complete=False)
    found = reach(guide, most=1)
    assert (found.outcomes, found.asks, found.complete) == ((), "a", False)
    assert reach(guide, {"a": "yes", "b": "no"}, most=0).complete


def test_walks_that_go_on_alike_are_tried_once() -> None:
    """Twenty questions with three answers each: without that, there would be billions of ways."""
    nodes = [ask(f"q{place}", YES_NO, when(f"q{place}", "no", "y"), Branch(f"q{place + 1}")) for place in range(20)]
    guide = made(*nodes, ask("q20", YES_NO, Branch("z")), end("y"), end("z"), end("never"))
    assert ends(guide) == ["y", "z"]


def test_known_answers_after_the_end_of_a_long_trail_are_still_found() -> None:
    nodes = [ask(f"q{place}", YES_NO, when(f"q{place}", "no", "y"), Branch(f"q{place + 1}")) for place in range(20)]
    guide = made(*nodes, ask("q20", YES_NO, when("q20", "no", "x"), Branch("z")), end("x"), end("y"), end("z"))
    assert ends(guide, {f"q{place}": "yes" for place in range(20)}) == ["x", "z"]
