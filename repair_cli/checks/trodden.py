"""What no walk of a guide comes by, and where walks cannot go on, told by the states of the guide."""

from __future__ import annotations

from collections.abc import Iterator

from repair_cli.checks.states import Space, State
from repair_cli.guide.model import Ask, options_of
from repair_cli.guide.values import offered


def dead_ends(space: Space) -> Iterator[State]:
    """The states where no answer can be given, the nearest first; one for each question."""
    told = set()
    for state, steps in enumerate(space.steps):
        here = space.walks[state].here
        if not steps and isinstance(here, Ask) and here.id not in told:
            told.add(here.id)
            yield state


def caught(space: Space) -> State | None:
    """The nearest state from where no answers lead to an end, dead ends aside."""
    back: dict[State, list[State]] = {}
    for state, steps in enumerate(space.steps):
        for step in steps:
            back.setdefault(step.to, []).append(state)
    stuck = [state for state, steps in enumerate(space.steps) if not steps]  # ends, and dead ends
    out = set(stuck)
    while stuck:
        new = [state for state in back.get(stuck.pop(), ()) if state not in out]
        out.update(new)
        stuck += new
    return next((state for state in range(len(space.steps)) if state not in out), None)


def missed_nodes(space: Space) -> Iterator[str]:
    """The nodes of the guide itself that no answers lead by."""
    met = {name for steps in space.steps for step in steps for name in step.passed} | set(space.begins())
    yield from (name for name in space.guide.nodes if name not in met)


def missed_options(space: Space) -> Iterator[tuple[str, str]]:
    """The options of the guide itself, as (question, option), that are offered on no path to their question."""
    shown: dict[str, set[str]] = {}
    for walk in space.walks:
        if isinstance(walk.here, Ask):
            shown.setdefault(walk.here.id, set()).update(offered(walk.here, walk.facts))
    for name, node in space.guide.nodes.items():
        if isinstance(node, Ask) and name in shown:
            yield from ((name, option) for option in options_of(node) if option not in shown[name])
