"""Where a walk stands, and where it stands after one more answer: the steps between two questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from repair_cli.guide.conditions import Value, holds
from repair_cli.guide.found import answered
from repair_cli.guide.model import Ask, Branch, Guide, Kind, Node, Outcome, Tell, Visit, options_of
from repair_cli.guide.rules import Counter
from repair_cli.guide.says import Say


class Position(msgspec.Struct, frozen=True):
    """Where a walk stands. It follows from guide and trail, and is kept so that no step has to start over."""

    here: Ask | Outcome
    inside: tuple[tuple[Guide, str], ...]
    owed: tuple[Ask, ...] = ()
    after: str = ""
    above: tuple[Say, ...] = ()
    stage: tuple[Guide, str] | None = None
    path: tuple[str, ...] = ()
    met: Mapping[str, int] = {}
    values: Mapping[str, Value] = {}

    @property
    def node(self) -> str:
        """The node where the walk stands; for own words, the question that brought them."""
        return self.inside[-1][1]


def first(guide: Guide) -> Position:
    """Where a walk begins."""
    values: dict[str, Value] = {name: counter.start for name, counter in guide.counters.items()}
    return _settle(_Going([(guide, guide.start)], values, {}, [], [], None))


def after(at: Position, ask: Ask, value: Value | None) -> Position:
    """Where the walk stands after an answer."""
    values = dict(at.values)
    going = _Going(list(at.inside), values, dict(at.met), list(at.path), [], at.stage)
    owed, after = at.owed, at.after
    if owed and ask is owed[0]:
        owed = owed[1:]
    else:
        after, owed = _route(going, ask, value)
    _keep(values, ask, value)
    if owed:
        going.stand(owed[0])
        return going.at(owed[0], owed, after)
    guide, _ = going.inside[-1]
    owner = guide.nodes[going.inside[-1][1]]
    going.inside[-1] = (guide, after or _branch(owner, values))
    return _settle(going)


class _Going(msgspec.Struct):
    """A position in the making, between two questions."""

    inside: list[tuple[Guide, str]]
    values: dict[str, Value]
    met: dict[str, int]
    path: list[str]
    above: list[Say]
    stage: tuple[Guide, str] | None

    def stand(self, node: Node) -> None:
        self.met[node.id] = times = self.met.get(node.id, 0) + 1
        self.path.append(node.id if times < 2 else f"{node.id}#{times}")
        if node.stage:
            self.stage = (self.inside[-1][0], node.stage)

    def add(self, steps: Mapping[str, int]) -> None:
        if steps:
            move(self.values, steps, self.counters(steps))

    def counters(self, names: Iterable[str]) -> Mapping[str, Counter]:
        here, (root, _) = self.inside[-1][0].counters, self.inside[0]
        if all(name in here for name in names):
            return here
        return {name: counter for one in root.everything() for name, counter in one.counters.items()}

    def at(self, here: Ask | Outcome, owed: tuple[Ask, ...] = (), after: str = "") -> Position:
        return Position(
            here, tuple(self.inside), owed, after, tuple(self.above), self.stage,
            tuple(self.path), self.met, self.values,
        )  # fmt: skip


def _settle(going: _Going) -> Position:
    """On to the next question or outcome. Ends because the library refuses circles without a question."""
    while True:
        guide, name = going.inside[-1]
        node = guide.nodes[name]
        going.stand(node)
        match node:
            case Ask():
                return going.at(node)
            case Outcome(kind=Kind.RETURN) if len(going.inside) > 1:
                going.inside.pop()
                owner, visit = going.inside[-1]
                going.inside[-1] = (owner, _branch(owner.nodes[visit], going.values))
            case Outcome():
                return going.at(node)
            case Visit():
                going.above.append(node.say)
                visited = guide.visits[node.guide]
                going.values |= {name: one.start for name, one in visited.counters.items()}
                going.inside.append((visited, visited.start))
            case Tell():  # pragma: no branch
                going.above.append(node.say)
                for count in node.counts:
                    if holds(count.when, going.values):
                        going.add(count.add)
                going.inside[-1] = (guide, _branch(node, going.values))


def _route(going: _Going, ask: Ask, value: Value | None) -> tuple[str, tuple[Ask, ...]]:
    """What the chosen options bring: where it goes on, questions for own words, text, counters."""
    chosen = value if isinstance(value, tuple) else (value,)
    options = [option for option in options_of(ask).values() if option.id in chosen]
    for option in options_of(ask).values():
        if option.own:
            going.values.pop(option.own.id, None)
    for option in options:
        going.above.append(option.say)
        going.add(option.add)
    after = next((option.next for option in options if option.next), "")
    return after, tuple(option.own for option in options if option.own)


def move(values: dict[str, Value], steps: Mapping[str, int], counters: Mapping[str, Counter]) -> None:
    """Moves counters by steps, within their limits."""
    for name, step in steps.items():
        counter = counters[name]
        now = values.get(name, counter.start)
        if isinstance(now, int):  # pragma: no branch - a counter holds nothing else
            values[name] = min(counter.most, max(counter.least, now + step))


def _keep(values: dict[str, Value], ask: Ask, value: Value | None) -> None:
    for name, known in answered(ask, value).items():
        if known is None:
            values.pop(name, None)
        else:
            values[name] = known


def _branch(node: Node, values: Mapping[str, Value]) -> str:
    return next(branch.go for branch in _branches(node) if holds(branch.when, values))


def _branches(node: Node) -> tuple[Branch, ...]:
    return () if isinstance(node, Outcome) else node.next
