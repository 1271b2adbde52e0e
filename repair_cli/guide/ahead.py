"""What can still come from a node on: the ends, the names that are looked at, the questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from repair_cli.guide.conditions import Condition, Value, decided, names
from repair_cli.guide.found import names_of
from repair_cli.guide.frames import Facts, placeholders
from repair_cli.guide.model import Ask, Branch, Guide, Kind, Node, Outcome, Tell, Visit, options_of, own_words
from repair_cli.guide.rules import Count
from repair_cli.guide.values import check
from repair_cli.guide.walk import Drafts, Walk


class Ahead(msgspec.Struct, frozen=True):
    """Ids of outcomes, of what branches, counts and labels look at, and of questions (own words, and what is found).

    It may tell more than can come, never less.
    """

    ends: frozenset[str]
    looked_at: tuple[str, ...]
    asked: frozenset[str]


class Outlook:
    """Looks ahead in a guide and all that it visits, past answers that are known."""

    def __init__(self, guide: Guide, known: Drafts) -> None:
        self._asks = guide.asks()
        everything = guide.everything()
        visits = [node for one in everything for node in one.nodes.values() if isinstance(node, Visit)]
        self._nodes = {name: node for one in everything for name, node in one.nodes.items()}
        self._counters = frozenset(name for one in everything for name in one.counters)
        self._leads: dict[str, tuple[str, ...]] = {}
        self._branches: dict[str, tuple[tuple[Branch, ...], ...]] = {}
        self._looks: dict[str, frozenset[str]] = {}
        for one in everything:
            behind = tuple(visit.next for visit in visits if visit.guide == one.id)
            for name, node in one.nodes.items():
                self._leads[name] = tuple(_leads(node, one))
                self._branches[name] = _branches(node, behind)
                looks = {name for way in self._branches[name] for branch in way for name in names(branch.when)}
                looks |= {name for count in counts_of(node) for name in names(count.when)}
                self._looks[name] = frozenset(looks | taken_up(node, self._asks))
        self._from: dict[str, tuple[str, ...]] = {}
        self._ahead: dict[str, Ahead] = {}
        self._known = known
        self._no_facts = Facts({}, {}, guide.phrasing)
        self._sure: dict[str, bool] = {}

    def ahead(self, name: str) -> Ahead:
        """What can come from a node on, the node included, whatever is answered. From each node it looks once."""
        if name not in self._ahead:
            nodes = [self._nodes[there] for there in self.reached(name)]
            asks = [node for node in nodes if isinstance(node, Ask)]
            looked_at: frozenset[str] = frozenset().union(*(self._looks[node.id] for node in nodes))
            self._ahead[name] = Ahead(
                frozenset(node.id for node in nodes if self._ends(node)),
                tuple(sorted(looked_at)),
                frozenset(name for ask in asks for one in (ask, *own_words(ask)) for name in names_of(one)),
            )
        return self._ahead[name]

    def ways(self, name: str) -> tuple[tuple[Branch, ...], ...]:
        """Where it goes on behind a node."""
        return self._branches[name]

    def reached(self, name: str) -> Iterable[str]:
        """The nodes that can come from a node on, the node included. From each node it looks once."""
        if name not in self._from:
            self._from[name] = tuple(self._reached([name]))
        return self._from[name]

    def taken(self, name: str) -> frozenset[str]:
        """The answers that decide which options are offered from a node on, the node included."""
        return frozenset[str]().union(*(taken_up(self._nodes[there], self._asks) for there in self.reached(name)))

    def ends(self, walk: Walk) -> frozenset[str]:
        """The outcomes that can come after the answers of a walk: of those that are to come, some are known."""
        at = walk.at
        name = at.node
        unknown = self.ahead(name).asked | self._counters
        starts = {name} if not at.owed else {at.after} if at.after else self._behind(name, at.values, unknown - {name})
        reached = set(starts)
        waiting = [*starts]
        while waiting:
            new = self._ways(waiting.pop(), at.values, unknown) - reached
            reached |= new
            waiting += new
        return frozenset(there for there in reached if self._ends(self._nodes[there]))

    def _reached(self, starts: Iterable[str]) -> dict[str, None]:
        reached = dict.fromkeys(starts)
        waiting = [*reached]
        while waiting:
            new = [go for go in self.onward(waiting.pop()) if go not in reached]
            reached.update(dict.fromkeys(new))
            waiting += new
        return reached

    def onward(self, name: str) -> tuple[str, ...]:
        """The nodes that a node can lead to."""
        return (*self._leads[name], *(branch.go for way in self._branches[name] for branch in way))

    def _is_sure(self, name: str) -> bool:
        """Whether the answer to a question is known for sure: it fits whatever else is known, and is asked for once."""
        if name not in self._sure:
            ask, known = self._asks.get(name), name in self._known
            self._sure[name] = (
                ask is not None and known and self._fits(ask) and name not in self._reached(self.onward(name))
            )
        return self._sure[name]

    def _fits(self, ask: Ask) -> bool:
        value = self._known[ask.id]
        return not ask.needed if value is None else check(ask, value, self._no_facts) == value

    def _ways(self, name: str, values: Mapping[str, Value], unknown: frozenset[str]) -> set[str]:
        """Where a node can lead, as far as the known values tell."""
        if not self._is_sure(name):
            return {*self._leads[name], *self._behind(name, values, unknown)}
        value = self._known[name]
        chosen = value if isinstance(value, tuple) else (value,)
        lead = next((one.next for one in options_of(self._asks[name]).values() if one.next and one.id in chosen), None)
        given = values if value is None else {**values, name: value}
        return {lead} if lead else self._behind(name, given, unknown - {name})

    def _behind(self, name: str, values: Mapping[str, Value], unknown: frozenset[str]) -> set[str]:
        found = set()
        for way in self._branches[name]:
            for branch in way:  # pragma: no branch - the last one has no condition
                told = decided(branch.when, values, unknown)
                if told is not False:
                    found.add(branch.go)
                if told:
                    break
        return found

    def _ends(self, node: Node) -> bool:
        return isinstance(node, Outcome) and not self._branches[node.id]


def taken_up(node: Node, asks: Mapping[str, Ask]) -> set[str]:
    """The answers that decide which options a question offers: those in its labels, and those in what these say."""
    found: set[str] = set()
    waiting = [option.label for option in options_of(node).values()] if isinstance(node, Ask) else []
    while waiting:
        for name in placeholders(waiting.pop()):
            if name not in found:
                found.add(name)
                waiting += _said(asks[name]) if name in asks else ()
    return found


def _said(ask: Ask) -> Iterator[str]:
    """The frames in which the options of a question are said."""
    for option in options_of(ask).values():
        yield f"${{{option.own.id}}}" if option.own else option.phrase or option.label


def deciding_at(node: Node) -> Iterator[Condition | None]:
    """The conditions that decide what becomes of a walk at a node: where it goes on, and what is counted."""
    if not isinstance(node, Outcome):
        yield from (branch.when for branch in node.next)
    yield from (count.when for count in counts_of(node))


def counts_of(node: Node) -> tuple[Count, ...]:
    """What whoever comes by a node adds to counters."""
    return node.counts if isinstance(node, Tell) else ()


def _leads(node: Node, owner: Guide) -> Iterator[str]:
    match node:
        case Visit(guide=visited):
            yield owner.visits[visited].start
        case Ask():
            yield from (option.next for option in options_of(node).values() if option.next)
        case _:
            pass


def _branches(node: Node, behind: tuple[tuple[Branch, ...], ...]) -> tuple[tuple[Branch, ...], ...]:
    """The branches behind a node, a tuple for each place where it goes on; `behind`: those of visits to its guide."""
    match node:
        case Visit():
            return ()
        case Outcome(kind=kind):
            return behind if kind is Kind.RETURN else ()
        case _:
            return (node.next,)
