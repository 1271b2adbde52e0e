"""A map as a graph in the language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repair_cli.checks.maps.chart import Chart, Place, Shape
from repair_cli.checks.maps.labels import COLOURS, arrows, box, plain, staged

_SHAPES = {
    Shape.TEXT: "shape=box, style=rounded",
    Shape.QUESTION: "shape=box",
    Shape.VISIT: "shape=box, peripheries=2",
    Shape.OUTCOME: 'shape=box, style="rounded,filled"',
}


def as_dot(chart: Chart) -> str:
    """The graph, from top to bottom, with a frame around each stage and a colour for each kind of outcome."""
    return "".join(f"{line}\n" for line in _drawn(chart))


def escaped(lines: Iterable[str]) -> str:
    r"""Lines as a quoted string: no quote or backslash ends it, and no `&...;` is read as another letter."""
    marks = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})
    return '"' + "\\n".join(line.translate(marks) for line in lines) + '"'


def _drawn(chart: Chart) -> Iterator[str]:
    yield f"digraph {escaped([chart.id])} {{"
    yield f"  graph [label={escaped([plain(chart.title)])}, labelloc=t, fontname=Helvetica, fontsize=16]"
    yield "  node [fontname=Helvetica, fontsize=11]"
    yield "  edge [fontname=Helvetica, fontsize=10]"
    stages, others = staged(chart)
    yield from (f"  {_box(place)}" for place in others)
    for number, (title, inside) in enumerate(stages, start=1):
        yield f"  subgraph cluster_{number} {{"
        yield f"    label={escaped([title])}"
        yield from (f"    {_box(place)}" for place in inside)
        yield "  }"
    for place in chart.places.values():
        for to, lines in arrows(place):
            label = f" [label={escaped(lines)}]" if lines else ""
            yield f"  {escaped([place.id])} -> {escaped([to])}{label}"
    yield "}"


def _box(place: Place) -> str:
    colour = f', fillcolor="{COLOURS[place.ends]}"' if place.ends else ""
    return f"{escaped([place.id])} [label={escaped(box(place))}, {_SHAPES[place.shape]}{colour}]"
