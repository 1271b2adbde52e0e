"""Which answers are there for sure at each node, whatever way a walk came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from repair_cli.guide.conditions import Answered, Condition, Every, NoneOf, Not, Some
from repair_cli.guide.frames import placeholders
from repair_cli.guide.model import Ask, Choose, ChooseAny, Guide, Kind, Node, Option, Outcome, Visit, options_of

Names = frozenset[str]

NOTHING: Names = frozenset()


class Known:
    """Answers that are there for sure, by node, in a guide and all that it visits.

    A question that may be skipped leaves nothing; one that may not, an option with a way of its own, and a condition
    that holds only with an answer, leave one. Where ways meet, only what all of them know is known.
    """

    def __init__(self, guide: Guide) -> None:
        self._asks = guide.asks()
        self._ways = _ways(guide)
        self._at: dict[str, Names] = {guide.start: NOTHING}
        waiting = [guide.start]
        while waiting:
            name = waiting.pop()
            for go, learnt in self._ways[name]:
                known = self._at[name] | learnt
                before = self._at.get(go)
                now = known if before is None else before & known
                if now != before:
                    self._at[go] = now
                    waiting.append(go)

    def missing(self, node: str, text: str, when: Condition | None = None) -> str | None:
        """The first name in a frame that may have nothing to say at a node, where a condition holds; else None."""
        known = self._at.get(node, NOTHING) | sure(when, True)
        return next((name for name in placeholders(text) if not self._is_said(name, known)), None)

    def _is_said(self, name: str, known: Names) -> bool:
        ask = self._asks.get(name)
        if ask is None or ask.if_skipped:  # a counter is always there
            return True
        if name not in known:
            return False
        match ask.form:
            case Choose(options=options) | ChooseAny(options=options):
                return all(self._says(option, known - {name}) for option in options.values())
            case _:
                return True

    def _says(self, option: Option, known: Names) -> bool:
        if option.own:
            return bool(option.own.if_skipped)
        return all(self._is_said(name, known) for name in placeholders(option.phrase or option.label))


def _ways(guide: Guide) -> Mapping[str, list[tuple[str, Names]]]:
    """Where each node leads, and which answers are known on the way."""
    found: dict[str, list[tuple[str, Names]]] = {}
    everything = guide.everything()
    visits = [node for one in everything for node in one.nodes.values() if isinstance(node, Visit)]
    for one in everything:
        back = [way for visit in visits if visit.guide == one.id for way in _branches(visit, NOTHING)]
        for node in one.nodes.values():
            found[node.id] = back if _returns(node) else list(_leads(node, one))
    return found


def _returns(node: Node) -> bool:
    return isinstance(node, Outcome) and node.kind is Kind.RETURN


def _leads(node: Node, owner: Guide) -> Iterator[tuple[str, Names]]:
    match node:
        case Outcome():
            return
        case Visit(guide=visited):
            yield owner.visits[visited].start, NOTHING
        case Ask():
            yield from ((option.next, frozenset({node.id})) for option in options_of(node).values() if option.next)
            yield from _branches(node, frozenset({node.id}) if node.needed else NOTHING)
        case _:
            yield from _branches(node, NOTHING)


def _branches(node: Node, learnt: Names) -> Iterator[tuple[str, Names]]:
    for branch in () if isinstance(node, Outcome) else node.next:
        yield branch.go, learnt | sure(branch.when, True)
        learnt |= sure(branch.when, False)


def sure(condition: Condition | None, held: bool) -> Names:
    """The questions that were answered if a condition held, or if it did not."""
    match condition:
        case None:
            return NOTHING
        case Not(inner):
            return sure(inner, not held)
        case Every(conditions) | Some(conditions):
            each = [sure(one, held) for one in conditions]
            if isinstance(condition, Every) is held:
                return NOTHING.union(*each)
            return each[0].intersection(*each) if each else NOTHING
        case Answered(name, yes):
            return frozenset({name}) if yes is held else NOTHING
        case NoneOf(name):
            return NOTHING if held else frozenset({name})
        case test:
            return frozenset({test.name}) if held else NOTHING
