"""The questions whose answers something in a guide looks into: they are given the wording check, which others need not.

What looks at findings is checked here, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from repair_cli.errors import ContentError, Problem
from repair_cli.guide.conditions import Answered
from repair_cli.guide.found import found_in
from repair_cli.guide.model import Ask, Audience, Guide, Share, Text, options_of
from repair_cli.library.drafts import GuideDraft, Tested
from repair_cli.library.spots import Spot
from repair_cli.text import shortened

if TYPE_CHECKING:
    from repair_cli.wording import Wording


def look_into(draft: GuideDraft, wording: Callable[[], Mapping[Audience, Wording]]) -> None:
    """Sets `found` on text questions with `wording` where conditions, texts or rounds ask what is found in answers."""
    asks = {name: ask for name in _names(draft) if (ask := _of_text(draft, name)) is not None}
    if not asks:
        return
    try:
        rules = wording()
    except ContentError as error:
        draft.unsound += error.problems
        return
    with_rules = {name: replace(ask, found=rules.get(ask.wording)) for name, ask in asks.items() if ask.wording}
    draft.guide = replace(draft.guide, nodes={**draft.guide.nodes, **with_rules})


def _names(draft: GuideDraft) -> Iterator[str]:
    """The questions of which something asks what was found."""
    there = {tested.test.name for tested in draft.tests}
    yield from (name for name in draft.guide.nodes if found_in(name) in there)
    yield from (sought.question for sought in draft.sought)
    practice = draft.guide.practice
    yield from (one.reply for one in practice.rounds.values()) if practice else ()


def _of_text(draft: GuideDraft, name: str) -> Ask | None:
    node = draft.guide.nodes.get(name)
    return node if isinstance(node, Ask) and isinstance(node.form, Text) and node.wording else None


def check_kinds(draft: GuideDraft, tested: Tested) -> Iterator[Problem]:
    """The problems of a test of what was found in an answer."""
    from repair_cli.wording.finding import KINDS  # late: whoever gets here has the rules

    if isinstance(tested.test, Answered):
        message = f"`{tested.test.name}` is what was found in an answer; use `any_of` or `at_least`"
        yield draft.problem(tested.spot, "R207", message)
    for kind, spot in tested.values.items():
        if kind not in KINDS:
            near = draft.suggest.did_you_mean(kind, KINDS)
            yield draft.problem(spot, "R226", f"`{shortened(kind)}` is no kind of finding{near}")


def check_findings(draft: GuideDraft, asks: Mapping[str, Ask], looked: Mapping[str, Ask]) -> Iterator[Problem]:
    """The problems of places that show what was found; `looked`: the questions that are looked into."""
    known = {ask.id for ask in looked.values()}
    for question, spot, shared in draft.sought:
        if question not in asks:
            near = draft.suggest.did_you_mean(question, asks)
            yield draft.problem(spot, "R203", f"`{shortened(question)}` is no question{near}")
        elif question not in known:
            yield from not_looked_into(draft, question, spot)
        elif shared and asks[question].share is Share.PRIVATE:
            message = f"a card shows what was found in `{question}`, which is private; share it, or leave it out"
            yield draft.problem(spot, "R209", message)


def not_looked_into(draft: GuideDraft, question: str, spot: Spot) -> Iterator[Problem]:
    """The problem that the wording check does not look at a question; none where its rules cannot be used."""
    if not draft.unsound:
        message = f"nothing is found in `{question}`: only a text question of this guide with `wording` is looked into"
        yield draft.problem(spot, "R229", message)


def check_way(draft: GuideDraft, guide: Guide, asks: Mapping[str, Ask]) -> Iterator[Problem]:
    """A scene asks how somebody would like to play; its rounds look at that."""
    way = asks.get("way")
    for name in list(guide.practice.rounds)[:1] if guide.practice else ():
        if way is None or "choose" not in options_of(way):
            message = "a scene asks the question `way` (with an option `choose`) first; visit `practice-start`"
            yield draft.at(name, "R230", message)
