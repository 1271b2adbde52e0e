"""`repair content coverage`: the numbered ideas, where each one is carried, and which nobody carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import msgspec

from repair_cli.checks.carried import Carried, Idea, carried
from repair_cli.cli.printing import as_json, put
from repair_cli.cli.stats import written_of
from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.model import Guide
from repair_cli.library.packs import Library, shipped
from repair_cli.text import printable


class CoverageWishes(msgspec.Struct, frozen=True):
    """How it is printed, and the per cent of ideas that must be carried at least."""

    json: bool = False
    least: int | None = None


def cover(names: Sequence[str], lang: str, content: list[Path], wishes: CoverageWishes) -> ExitCode:
    """Prints which ideas are carried: all, with their places; or by some guides, node by node. Raises RepairError.

    Exit status 3 where fewer are carried than was asked for.
    """
    library = Library(Surroundings.here().packs(content), shipped(lang))
    ideas = library.ideas()
    if ideas is None:
        raise RepairError("there is no list of ideas", ExitCode.CONTENT, "write `ideas.yaml` above the language")
    guides = [one.guide for one in written_of(library, names)]
    found = carried(ideas, guides)
    if wishes.json:
        put(as_json(_document(found)))
    else:
        lines = _by_node(guides, found) if names else _by_idea(found)
        put("".join(f"{printable(line)}\n" for line in (*lines, *_total(found, wishes.least))))
    too_few = wishes.least is not None and found.per_cent < wishes.least
    return ExitCode.CONTENT if too_few else ExitCode.DONE


def _by_idea(found: Carried) -> Iterator[str]:
    """Every idea that is carried with its places, by section; then those that nothing carries."""
    for title, some in groupby(found.ideas, lambda idea: idea.section):
        ideas = list(some)
        there = [idea for idea in ideas if idea.carried_by]
        yield f"{title}: {len(there)} of {len(ideas)}"
        for idea in there:
            yield _told(idea)
            yield f"       {_places(idea)}"
        yield ""
    if found.missing:
        yield "Nothing carries:"
        yield from map(_told, found.missing)
        yield ""


def _by_node(guides: Sequence[Guide], found: Carried) -> Iterator[str]:
    """The nodes of guides that carry ideas, with these; then the names of the others."""
    ideas = {idea.number: idea for idea in found.ideas}
    for guide in guides:
        yield f"{guide.id}:"
        for node in guide.nodes.values():
            if node.ideas:
                yield f"  {node.id}"
            yield from (f"  {_told(ideas[number])}" for number in node.ideas if number in ideas)
        without = [node.id for node in guide.nodes.values() if not node.ideas]
        if without:
            yield f"  without any: {', '.join(without)}"
        yield ""


def _total(found: Carried, least: int | None) -> Iterator[str]:
    yield f"{found.count} of {len(found.ideas)} ideas are carried ({found.per_cent} %)"
    if least is not None and found.per_cent < least:
        yield f"{found.per_cent} % is less than --min {least}"


def _told(idea: Idea) -> str:
    return f"{idea.number:>5}  {idea.words}"


def _places(idea: Idea) -> str:
    by_guide = groupby(idea.carried_by, lambda place: place.guide)
    return "; ".join(f"{guide}: {', '.join(place.node for place in places)}" for guide, places in by_guide)


def _document(found: Carried) -> dict[str, object]:
    return {
        "ideas": [msgspec.to_builtins(idea) for idea in found.ideas],
        "count": len(found.ideas),
        "carried": found.count,
        "per_cent": found.per_cent,
    }
