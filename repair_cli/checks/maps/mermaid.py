"""A map as a Mermaid flowchart, which code forges draw inside Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from repair_cli.checks.maps.chart import Chart, Place, Shape
from repair_cli.checks.maps.labels import COLOURS, arrows, box, staged

_SHAPES = {
    Shape.TEXT: ("(", ")"),
    Shape.QUESTION: ("[", "]"),
    Shape.VISIT: ("[[", "]]"),
    Shape.OUTCOME: ("([", "])"),
}
_UNSAFE = re.compile(r"[^\w .,:?!()'/-]|_")


def as_mermaid(chart: Chart) -> str:
    """The flowchart, from top to bottom, with a frame around each stage and a colour for each kind of outcome."""
    return "".join(f"{line}\n" for line in _drawn(chart))


def escaped(lines: Iterable[str]) -> str:
    """Lines as a quoted label: whatever could mean something to Mermaid or to a browser stands there by its number."""
    return '"' + "<br/>".join(_UNSAFE.sub(lambda found: f"#{ord(found[0])};", line) for line in lines) + '"'


def _drawn(chart: Chart) -> Iterator[str]:
    yield "flowchart TD"
    stages, others = staged(chart)
    yield from (f"  {_box(place)}" for place in others)
    for number, (title, inside) in enumerate(stages, start=1):
        yield f"  subgraph stage{number}[{escaped([title])}]"
        yield from (f"    {_box(place)}" for place in inside)
        yield "  end"
    for place in chart.places.values():
        for to, lines in arrows(place):
            label = f"|{escaped(lines)}|" if lines else ""
            yield f"  {_name(place.id)} -->{label} {_name(to)}"
    for kind, names in chart.ends().items():
        yield f"  classDef {kind.value}End fill:{COLOURS[kind]},color:#222222,stroke:#555555"
        yield f"  class {','.join(map(_name, names))} {kind.value}End"


def _box(place: Place) -> str:
    opening, closing = _SHAPES[place.shape]
    return f"{_name(place.id)}{opening}{escaped(box(place))}{closing}"


def _name(node: str) -> str:
    """A name that is no word of Mermaid's, as `end` is."""
    return f"n_{node.replace('-', '_')}"
