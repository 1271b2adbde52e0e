"""What boxes and arrows say, in lines that are short enough for a drawing."""

from __future__ import annotations

import textwrap

from repair_cli.checks.maps.chart import Chart, Place
from repair_cli.guide.model import Kind
from repair_cli.text import one_line, printable

_WIDTH = 32

COLOURS = {
    Kind.REPAIR: "#cfe8cf",
    Kind.SUPPORT: "#f6d0d0",
    Kind.URGENT: "#f2b3b3",
    Kind.OPINION: "#e2d4f0",
    Kind.WAIT: "#fbeec2",
    Kind.CHANGE: "#cfe0f5",
    Kind.STAY: "#d9efe6",
    Kind.END: "#e6e6e6",
    Kind.RETURN: "#f2f2f2",
}
"""The ground behind an outcome; its kind stands in words, too."""


def box(place: Place) -> list[str]:
    """The lines of a node: its id, what it is, its words."""
    return [place.id, *_lines(f"[{place.kind}]"), *_lines(place.words)]


def arrows(place: Place) -> list[tuple[str, list[str]]]:
    """Where the steps of a node lead, with their lines; of more than two they say in which order they are looked at."""
    count = len(place.steps) > 2
    return [
        (step.to, _lines(f"({number}) {step.words}" if count else step.words))
        for number, step in enumerate(place.steps, start=1)
    ]


def staged(chart: Chart) -> tuple[list[tuple[str, list[Place]]], list[Place]]:
    """The nodes of each stage with its title, and those that name none."""
    places = list(chart.places.values())
    stages = [
        (plain(title), [place for place in places if place.stage == name]) for name, title in chart.stages.items()
    ]
    return [(title, inside) for title, inside in stages if inside], [place for place in places if not place.stage]


def plain(words: str) -> str:
    """Words on one line, with every character that could steer a terminal shown as text."""
    return one_line(printable(words))


def _lines(words: str) -> list[str]:
    return textwrap.wrap(plain(words), _WIDTH, break_on_hyphens=False)
