"""All that there is to see in a guide, by its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from repair_cli.guide.ahead import counts_of
from repair_cli.guide.conditions import Condition
from repair_cli.guide.model import Ask, Guide, Outcome, options_of
from repair_cli.guide.says import Say

Place = tuple[str | int, ...]
"""A way down the tree of a guide's file: names and, in lists, places from 0; the id of the guide comes first."""


class Parts(msgspec.Struct, frozen=True):
    """All that can be seen of one guide. A part is told by its place; `conditions` by that of its `when`."""

    nodes: tuple[Place, ...]
    options: tuple[Place, ...]
    conditions: Mapping[Place, Condition]


def parts_of(guide: Guide) -> Parts:
    """What there is to see in a guide, without those that it visits."""
    nodes = {name: (guide.id, "nodes", name) for name in guide.nodes}
    options = [
        (*place, "options", option)
        for name, place in nodes.items()
        if isinstance(node := guide.nodes[name], Ask)
        for option in options_of(node)
    ]
    return Parts(tuple(nodes.values()), tuple(options), dict(_conditions(guide)))


def made_counts(guide: Guide) -> Mapping[str, int]:
    """How many counts of a text no author wrote: they come before the others."""
    return {one.on: guide.practice.counted for one in guide.practice.rounds.values()} if guide.practice else {}


def _conditions(guide: Guide) -> Iterator[tuple[Place, Condition]]:
    """Every condition of a guide, by the place of its `when`; none in a round that no author wrote."""
    rounds = guide.practice.rounds if guide.practice else {}
    made = {name for one in rounds.values() for name in (one.id, one.reply, one.look)}
    not_written = made_counts(guide)
    for name, node in guide.nodes.items():
        place: Place = (guide.id, "nodes", name)
        yield from _in_say(() if name in made else node.say, (*place, "say"))
        if isinstance(node, Ask):
            for option in options_of(node).values():
                yield from _in_say(option.say, (*place, "options", option.id, "say"))
        for number, branch in enumerate(() if isinstance(node, Outcome) or name in rounds else node.next):
            if branch.when is not None:
                yield (*place, "next", number, "when"), branch.when
        for number, count in enumerate(counts_of(node)[not_written.get(name, 0) :]):
            if count.when is not None:
                yield (*place, "counts", number, "when"), count.when
    yield from _in_say(guide.closing, (guide.id, "closing"))
    for number, section in enumerate(guide.card.sections if guide.card else ()):
        yield from _in_say(section.say, (guide.id, "card", "sections", number, "say"))


def _in_say(say: Say, place: Place) -> Iterator[tuple[Place, Condition]]:
    return (((*place, number, "when"), part.when) for number, part in enumerate(say) if part.when is not None)
