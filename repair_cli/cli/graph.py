"""`repair content graph`: the map of a guide, on standard output or in a file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from repair_cli.checks.maps.chart import chart
from repair_cli.checks.maps.formats import MAP_FORMATS, MapFormat
from repair_cli.cli.output import STDOUT, write_new
from repair_cli.cli.printing import put
from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ExitCode, RepairError
from repair_cli.library.packs import Library, shipped
from repair_cli.text import did_you_mean


def draw(guide: str, format_name: str | None, output: str, force: bool, lang: str, content: list[Path]) -> None:
    """Prints the map of a guide, or writes it to a file. Raises RepairError."""
    form = _format(format_name, output)
    found = chart(Library(Surroundings.here().packs(content), shipped(lang)).guide(guide))
    text = form.write(found)
    if form.drawn:
        text = _drawn(text)
    if output == STDOUT:
        put(text)
    else:
        write_new(output, text, force)


def _format(name: str | None, output: str) -> MapFormat:
    """The format that was named, or that of the file's ending, or text."""
    if name is None:
        ending = Path(output).suffix.lower()
        return next((form for form in MAP_FORMATS.values() if form.suffix == ending), MAP_FORMATS["text"])
    if name not in MAP_FORMATS:
        near = did_you_mean(name, MAP_FORMATS)
        raise RepairError(f"there is no format `{name}`{near}", ExitCode.USAGE, f"use one of: {', '.join(MAP_FORMATS)}")
    return MAP_FORMATS[name]


def _drawn(graph: str) -> str:
    """What Graphviz draws of a graph. Raises RepairError (exit 5: this computer lacks what it takes)."""
    program = shutil.which("dot")
    if program is None:
        raise RepairError(
            "an SVG map needs Graphviz, and there is no program `dot` here",
            ExitCode.STORAGE,
            "install Graphviz, or use --format text, mermaid or dot",
        )
    done = subprocess.run([program, "-Tsvg"], input=graph.encode(), capture_output=True)  # noqa: S603
    if done.returncode:
        raise RepairError(
            f"`dot` failed with status {done.returncode}", ExitCode.STORAGE, "use --format dot to see why"
        )
    return done.stdout.decode()
