"""What could be shared takes up nothing that is private: cards, and the options of questions that may be shared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from repair_cli.guide.conditions import names
from repair_cli.guide.found import looked_into
from repair_cli.guide.frames import placeholders
from repair_cli.guide.model import Ask, Guide, Share, Tell, options_of
from repair_cli.guide.says import Findings, Say, Words
from repair_cli.library.links import Written
from repair_cli.library.spots import Spot


def shareable(written: Written) -> Iterator[tuple[Spot, str, frozenset[str]]]:
    """Every place of a guide whose words may be shared: where, what it is, and the answers that it takes up."""
    guide = written.guide
    for number, section in enumerate(guide.card.sections if guide.card else ()):
        yield _section(written, number), f"the card section `{section.title}`", frozenset(_taken(section.say))
    for name, node in guide.nodes.items():
        if isinstance(node, Ask) and node.share is Share.SESSION:
            for option in options_of(node).values():
                taken = frozenset(placeholders(f"{option.label}{option.phrase or ''}"))
                what = f"the option `{option.id}` of `{name}`, which may be shared,"
                yield option_spot(written, name, option.id), what, taken


def _taken(say: Say) -> Iterator[str]:
    """The names that a text takes up or looks at."""
    for part in say:
        yield from names(part.when)
        yield from placeholders(part.text) if isinstance(part, Words) else ()
        yield from (part.question,) if isinstance(part, Findings) else ()


def private_among(guide: Guide, taken: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The private questions among the names that a text takes up, and by way of which name; counters tell, too."""
    asks = guide.asks()
    owners = {name: ask.id for name, ask in looked_into(asks.values()).items()}
    for name in sorted(taken):
        told = [name] if name in asks else [owners[name]] if name in owners else _movers(guide, asks, owners, name)
        yield from ((one, name) for one in told if asks[one].share is Share.PRIVATE)


def _movers(guide: Guide, asks: Mapping[str, Ask], owners: Mapping[str, str], counter: str) -> Iterator[str]:
    """The questions whose answers move a counter: by their options, or by what texts on the way look at."""
    for ask in asks.values():
        if any(option.add.get(counter) for option in options_of(ask).values()):
            yield ask.id
    tells = (node for one in guide.everything() for node in one.nodes.values() if isinstance(node, Tell))
    looked_at = {
        name for tell in tells for count in tell.counts if count.add.get(counter) for name in names(count.when)
    }
    yield from (owners.get(name, name) for name in sorted(looked_at) if owners.get(name, name) in asks)


def _section(written: Written, number: int) -> Spot:
    sections = _inside(_inside(written.root, "card"), "sections").value
    row = sections[number] if isinstance(sections, list) else written.root
    return _inside(row, "say")


def option_spot(written: Written, name: str, option: str) -> Spot:
    """The place of an option; of its question, where the option is not written out."""
    options = written.field(name, "options")
    there = isinstance(options.value, dict) and option in options.value
    return options.key(option) if there else written.node(name)


def _inside(spot: Spot, field: str) -> Spot:
    return spot.value[field] if isinstance(spot.value, dict) and field in spot.value else spot
