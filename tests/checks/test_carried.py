"""Ideas and the nodes that carry them."""

from __future__ import annotations

from repair_cli.checks.carried import Place, carried
from repair_cli.guide.model import Audience, Branch, Guide, Kind, Node, Outcome, Tell
from repair_cli.library.ideas import Ideas, Section
from tests.checks.conftest import Lint, with_nodes

IDEAS = Ideas((Section("Few", {1: "One.", 2: "Two."}), Section("More", {7: "Seven."})))


def _guide(name: str, *ideas: int) -> Guide:
    nodes: dict[str, Node] = {
        "a": Tell("a", (), (Branch("done"),), ideas=ideas),
        "done": Outcome("done", Kind.END, "Done", ideas=ideas[:1]),
    }
    return Guide(name, name, name, Audience.ANYONE, 1, "a", nodes)


def test_each_idea_knows_the_nodes_that_carry_it_in_their_order() -> None:
    found = carried(IDEAS, [_guide("g", 7, 1, 7), _guide("h", 1)])
    g, h = (Place("g", "a"), Place("g", "done")), (Place("h", "a"), Place("h", "done"))
    assert [(idea.number, idea.section, idea.carried_by) for idea in found.ideas] == [
        (1, "Few", (g[0], *h)),
        (2, "Few", ()),
        (7, "More", g),
    ]
    assert [idea.number for idea in found.missing] == [2]


def test_shares_are_rounded_down_so_that_only_all_are_a_hundred() -> None:
    assert [carried(IDEAS, [_guide("g", *some)]).per_cent for some in ((), (1, 7), (1, 2, 7))] == [0, 66, 100]
    assert carried(Ideas(()), []).per_cent == 100


def test_a_number_that_the_list_does_not_have_is_found(lint_files: Lint) -> None:
    guide = {"g.yaml": with_nodes("a: {say: A., ideas: [7, 1200, 1], next: done}\n")}
    line = "g.yaml:8:27: error R503 there is no idea 1200; `repair content coverage` lists them"
    assert lint_files(guide, ideas=IDEAS.numbers) == [line]
    assert lint_files({"g.yaml": with_nodes("a: {say: A., ideas: [7, 1], next: done}\n")}, ideas=IDEAS.numbers) == []


def test_without_a_list_no_number_is_wrong(lint_files: Lint) -> None:
    assert lint_files({"g.yaml": with_nodes("a: {say: A., ideas: [1200], next: done}\n")}) == []
