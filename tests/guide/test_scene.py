"""The ids of what a round is made of are part of the public interface: answers files name them."""

from __future__ import annotations

from repair_cli.guide.scene import Round


def test_the_nodes_of_a_round_have_ids_that_begin_with_its_own() -> None:
    one = Round("late", "You are late.", "I am.", {}, {})
    assert [one.reply, one.met, one.pick, one.look, one.stop, one.on] == [
        "late-reply", "late-met", "late-pick", "late-look", "late-stop", "late-on",
    ]  # fmt: skip
