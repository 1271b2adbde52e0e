"""The formats of a map, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from repair_cli.checks.maps.chart import Chart
from repair_cli.checks.maps.dot import as_dot
from repair_cli.checks.maps.mermaid import as_mermaid
from repair_cli.checks.maps.text import as_text


class MapFormat(msgspec.Struct, frozen=True):
    """How files of a format end, how a map is written in it, and whether Graphviz still has to draw that."""

    suffix: str
    write: Callable[[Chart], str]
    drawn: bool = False


MAP_FORMATS: Mapping[str, MapFormat] = {
    "text": MapFormat(".txt", as_text),
    "mermaid": MapFormat(".mmd", as_mermaid),
    "dot": MapFormat(".dot", as_dot),
    "svg": MapFormat(".svg", as_dot, drawn=True),
}
