"""A map as a tree of plain lines: each node once, where it is met again `-> id`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import msgspec

from repair_cli.checks.maps.chart import Chart, Step
from repair_cli.checks.maps.labels import plain
from repair_cli.checks.maps.layout import layout

WIDTH = 72
_DEEPEST = 10
"""Branches inside branches; what lies deeper is drawn at the margin."""


def as_text(chart: Chart) -> str:
    """The tree, with the outcomes by kind below it. No line is longer than 72 columns."""
    lines = [*_wrapped("", plain(f"{chart.title} ({chart.id})")), "", *_Tree(chart).lines(), "", "Ends:"]
    for kind, names in chart.ends().items():
        lines += _wrapped("  ", f"{kind.value}: {', '.join(names)}")
    return "".join(f"{line}\n" for line in lines)


class _Job(msgspec.Struct, frozen=True):
    """Something to draw: a node, or a step that leads away from it. `stage`: the one that was shown last."""

    depth: int
    name: str
    stage: str | None
    step: Step | None = None


class _Tree:
    """Draws a map, a node at a time: what a node brings is drawn before what stands beside it."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._tree = layout(chart)
        self._roots = list(self._tree.roots)

    def lines(self) -> Iterator[str]:
        """The tree of each root. There come more of them on the way: what lies too deep."""
        for place, root in enumerate(self._roots):
            yield from [""] if place else []
            waiting = [_Job(0, root, None)]
            while waiting:
                job = waiting.pop()
                if job.step is None:
                    yield from self._node(job)
                    waiting += reversed(self._below(job))
                else:
                    yield from self._branch(job, job.step)
                    waiting += self._inside(job, job.step)

    def _node(self, job: _Job) -> Iterator[str]:
        place = self._chart.places[job.name]
        bars = _bars(job.depth)
        if place.stage and place.stage != job.stage:
            yield from _wrapped(bars, f"== {plain(self._chart.stages[place.stage])} ==")
        yield from _wrapped(bars, f"{place.id} [{place.kind}] {plain(place.words)}")
        if len(place.steps) == 1 and not self._is_nested(place.steps[0]):
            yield from _wrapped(bars, f"-> {place.steps[0].to}")

    def _below(self, job: _Job) -> list[_Job]:
        """What is drawn below the line of a node: its branches, then the nodes where they meet again."""
        place = self._chart.places[job.name]
        stage = place.stage or job.stage
        branches = place.steps if len(place.steps) > 1 else ()
        nested = {step.to for step in branches if self._is_nested(step)}
        meet = (name for name in self._tree.below.get(job.name, ()) if name not in nested)
        return [
            *(_Job(job.depth, job.name, stage, step) for step in branches),
            *(_Job(job.depth, name, stage) for name in meet),
        ]

    def _branch(self, job: _Job, step: Step) -> list[str]:
        inside = self._is_nested(step) and job.depth < _DEEPEST
        words = f"{plain(step.words)}:" if inside else f"{plain(step.words)} -> {step.to}"
        return _wrapped(f"{_bars(job.depth)}+- ", words, _bars(job.depth + 1))

    def _inside(self, job: _Job, step: Step) -> list[_Job]:
        """The node that is drawn inside a branch."""
        if not self._is_nested(step):
            return []
        if job.depth >= _DEEPEST:
            self._roots.append(step.to)
            return []
        return [_Job(job.depth + 1, step.to, job.stage)]

    def _is_nested(self, step: Step) -> bool:
        """Whether a node is drawn right where a step leads to it: no other does."""
        return step.to in self._tree.single


def _bars(depth: int) -> str:
    return "|  " * depth


def _wrapped(bars: str, words: str, more: str | None = None) -> list[str]:
    """Lines that begin with `bars`; from the second on with `more`, and a little further in."""
    rest = f"{bars if more is None else more}  "
    return textwrap.wrap(words, WIDTH, initial_indent=bars, subsequent_indent=rest, break_on_hyphens=False)
