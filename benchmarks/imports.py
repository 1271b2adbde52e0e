"""Prints the costliest imports of a run, for whoever looks for waste. `python benchmarks/imports.py walk`."""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # the checkout is measured, installed or not

from benchmarks.programs import programs
from benchmarks.safe_walk import prompt
from benchmarks.stage import Failed, Stage

_RUNS = ("walk", "prompt", "version", "lint", "hello")
_LINE = re.compile(r"import time:\s*(\d+) \|\s*(\d+) \| ( *)(\S+)")


@dataclass(frozen=True, slots=True)
class Import:
    """The milliseconds of one module: alone, and with all that it was the first to ask for."""

    own: float
    whole: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; 1 where the program does not work."""
    wishes = _wishes(arguments)
    try:
        with tempfile.TemporaryDirectory() as name:
            stage = Stage.at(Path(name))
            floor = _profile(stage, "hello", wishes.runs)
            found = _profile(stage, wishes.run, wishes.runs)
    except Failed as failed:
        sys.stderr.write(f"imports: {failed}\n")
        return 1
    print("\n".join(_report(wishes.run, found, floor, wishes.top)))
    return 0


def _wishes(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", nargs="?", choices=_RUNS, default="walk", help="what to run (walk)")
    parser.add_argument("--top", type=int, default=25, metavar="N", help="how many modules to print (25)")
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="runs to take the medians of (7)")
    return parser.parse_args(arguments)


def _profile(stage: Stage, name: str, runs: int) -> dict[str, Import]:
    """The imports of a program, medians of some runs after one that fills the caches."""
    command = programs(stage)[name]
    taken: dict[str, list[Import]] = {}
    for number in range(runs + 1):
        log = stage.folder / "imports.log"
        with log.open("wb") as errors:
            arguments = ("-X", "importtime", *command)
            if name == "prompt":
                stage.to_prompt(prompt(), *arguments, errors=errors)
            else:
                stage.whole(*arguments, errors=errors)
        for module, found in _imports(log.read_text(encoding="utf-8")) if number else ():
            taken.setdefault(module, []).append(found)
    return {
        module: Import(median(one.own for one in found), median(one.whole for one in found))
        for module, found in taken.items()
    }


def _imports(log: str) -> Iterator[tuple[str, Import]]:
    for own, whole, _, module in _LINE.findall(log):
        yield module, Import(int(own) / 1000, int(whole) / 1000)


def _report(name: str, found: Mapping[str, Import], floor: Mapping[str, Import], top: int) -> Iterator[str]:
    more = {module: one for module, one in found.items() if module not in floor}
    yield f"{name} imports {len(found)} modules in {_own(found):.1f} ms; hello {len(floor)} in {_own(floor):.1f} ms"
    yield f"not in hello: {len(more)} modules, {_own(more):.1f} ms (the clock of -X importtime makes all of it slower)"
    yield ""
    yield "  own ms  package (modules), of what is not in hello"
    packages: dict[str, list[Import]] = {}
    for module, one in more.items():
        package = module.partition(".")[0]
        packages.setdefault(package if package not in sys.stdlib_module_names else "(standard library)", []).append(one)
    for package, ones in sorted(packages.items(), key=lambda row: -sum(one.own for one in row[1])):
        yield f"{sum(one.own for one in ones):8.1f}  {package} ({len(ones)})"
    yield ""
    yield "  own ms  whole ms  module (+: not in hello)"
    for module, one in sorted(found.items(), key=lambda row: -row[1].own)[:top]:
        yield f"{one.own:8.1f}  {one.whole:8.1f}  {'+' if module in more else ' '} {module}"


def _own(found: Mapping[str, Import]) -> float:
    return sum(one.own for one in found.values())


if __name__ == "__main__":
    sys.exit(main())
