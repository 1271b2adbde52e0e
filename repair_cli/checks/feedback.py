"""No round of a scene goes without feedback: on every path its look back comes, and that has the example."""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.shown import words_at
from repair_cli.checks.states import Space, State
from repair_cli.guide.frames import fill
from repair_cli.guide.model import Outcome
from repair_cli.guide.scene import Practice, Round


def without_look(space: Space, practice: Practice) -> Iterator[tuple[State, Round]]:
    """Where walks come past a round that nobody looks back at; one place for each round."""
    for one in practice.rounds.values():
        state = _past(space, one, frozenset(practice.rounds) - {one.id})
        if state is not None:
            yield state, one


def without_example(space: Space, practice: Practice) -> Iterator[tuple[State, Round]]:
    """Where walks stand at a look back that does not show the example; one place for each round."""
    looks = {one.look: one for one in practice.rounds.values()}
    for state, walk in enumerate(space.walks):
        one = looks.get(walk.here.id)
        example = fill(one.example, walk.facts) if one else None
        if one and not (example and any(example in line for line in words_at(walk))):
            del looks[one.look]
            yield state, one


def _past(space: Space, one: Round, others: frozenset[str]) -> State | None:
    """The nearest state that is reached from a round without its look back, where another round or an end has come."""
    begun = [(space.begins(), 0), *((step.passed, step.to) for steps in space.steps for step in steps)]
    waiting = [(passed[passed.index(one.id) + 1 :], to) for passed, to in begun if one.id in passed]
    seen: set[State] = set()
    for passed, to in waiting:  # grows while it is gone over
        if one.look in passed:
            continue
        if isinstance(space.walks[to].here, Outcome) or not others.isdisjoint(passed):
            return to
        if to not in seen and to < len(space.steps):
            seen.add(to)
            waiting += [(step.passed, step.to) for step in space.steps[to]]
    return None
