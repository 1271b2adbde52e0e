"""What is measured inside one process: reading and checking a guide, and taking an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

from benchmarks import kept
from benchmarks.long_guides import ANSWERS, long_guide
from benchmarks.rounds import Span, Timed, clocked, in_turn
from benchmarks.rows import Row
from benchmarks.stage import Failed
from repair_cli.guide.values import Misfit
from repair_cli.guide.walk import Walk, begin
from repair_cli.library.packs import Library, shipped
from repair_cli.store.archive import Archive
from repair_cli.store.vault import new_lock

INSIDE = ("read", "answer", "keep")
_SIZES = (250, 500, 1000, 2000)
_LINEAR = 1.25
_CONSTANT = 1.5
_TRAILS = (10, 1000)
_VAULT = 1.0
"""Milliseconds that a locked archive may take longer for an answer."""

_ON_DISK = 20
_AT_ONCE = 200
"""Answers taken in one run: one alone is too short for the clock."""


def inside_rows(wanted: Callable[[str], bool], runs: int, folder: Path) -> Iterator[Row]:
    """The rows that are wanted."""
    if wanted("read"):
        yield from _reading_rows(runs, folder)
    if wanted("answer"):
        yield from _answer_rows(runs, folder)
    if wanted("keep"):
        yield from _keep_rows(runs, folder)


def _reading_rows(runs: int, folder: Path) -> Iterator[Row]:
    """Each length is read and checked from its file, and its text parsed and nothing else, in turn."""
    texts = {nodes: long_guide(nodes) for nodes in _SIZES}
    candidates: dict[str, Timed] = {}
    for nodes, text in texts.items():
        candidates[f"parse {nodes}"] = _parser(text)
        candidates[f"read {nodes}"] = _reader(_pack(folder, nodes, text))
    times = in_turn(candidates, runs)
    for nodes, text in texts.items():
        what = f"read and check {nodes:,} nodes ({len(text.encode()) // 1000} kB)"
        most = 2.5 if nodes == _SIZES[-1] else None
        yield Row("read", what, times[f"read {nodes}"], times[f"parse {nodes}"], "C parse", most)
    least, most_nodes = _SIZES[0], _SIZES[-1]
    share = times[f"read {most_nodes}"].divided(most_nodes / least)
    what = f"the same, {least} nodes out of {most_nodes:,}"
    yield Row("read", what, share, times[f"read {least}"], f"{least} nodes", _LINEAR)


def _parser(text: str) -> Timed:
    """Takes every event of a text from the parser that is written in C; nothing is made of them."""

    def work() -> None:
        following = yaml.CSafeLoader(text).get_event
        while type(following()) is not yaml.StreamEndEvent:
            pass

    return lambda: clocked(work)


def _pack(folder: Path, nodes: int, text: str) -> Path:
    pack = folder / f"pack-{nodes}"
    pack.mkdir()
    (pack / "long.yaml").write_text(text, encoding="utf-8")
    return pack


def _reader(pack: Path) -> Timed:
    """Reads a guide as a walk does. The interface words are read before: they cost the same for any guide."""

    def timed() -> Span:
        library = Library((pack,), shipped())
        _ = library.interface
        return clocked(lambda: library.guide("long"))

    return timed


def _answer_rows(runs: int, folder: Path) -> Iterator[Row]:
    walks = _long_walks(folder / "answer")
    times = in_turn({str(length): _answering(walk) for length, walk in walks.items()}, runs)
    first, last = (times[str(length)] for length in _TRAILS)
    yield Row("answer", f"one answer taken, {_TRAILS[0]} on the trail", first, most_ms=2)
    what = f"one answer taken, {_TRAILS[-1]:,} on the trail"
    yield Row("answer", what, last, first, f"{_TRAILS[0]} answers", _CONSTANT, 2)


def _keep_rows(runs: int, folder: Path) -> Iterator[Row]:
    """An answer and the way back from it, both written down, in a plain archive and in a locked one."""
    walks = _long_walks(folder / "keep")
    plain, locked = Archive(folder / "plain"), Archive(folder / "locked")
    locked.seal_all(new_lock("three or four words"))
    candidates = {f"plain {length}": _keeping(plain, walk) for length, walk in walks.items()}
    candidates["locked"] = _keeping(locked, walks[_TRAILS[0]])
    times = in_turn(candidates, runs)
    first, last = (times[f"plain {length}"] for length in _TRAILS)
    yield Row("keep", f"one answer taken and on disk, {_TRAILS[0]} on the trail", first, most_ms=2)
    what = f"one answer taken and on disk, {_TRAILS[-1]:,} on the trail"
    yield Row("keep", what, last, first, f"{_TRAILS[0]} answers", _CONSTANT, 2)
    what = "one answer taken and on disk, locked"
    yield Row("keep", what, times["locked"], first, "plain", most_ms=first.median + _VAULT)


def _keeping(archive: Archive, walk: Walk) -> Timed:
    keeper = kept.keeper(archive)
    keeper.note(walk)

    def work() -> None:
        for _ in range(_ON_DISK):
            keeper.note(_onward(walk))
            keeper.note(walk)

    return lambda: clocked(work).divided(2 * _ON_DISK)


def _long_walks(folder: Path) -> dict[int, Walk]:
    """Walks with as many answers as are measured."""
    folder.mkdir()
    guide = Library((_pack(folder, 0, long_guide(_TRAILS[-1] + 10)),), shipped()).guide("long")
    return dict(_walks(begin(guide)))


def _walks(walk: Walk) -> Iterator[tuple[int, Walk]]:
    """The walk at each length that is measured; the same kind of question waits there."""
    for length in range(_TRAILS[-1] + 1):
        if length in _TRAILS:
            yield length, walk
        walk = _onward(walk)


def _onward(walk: Walk) -> Walk:
    onward = walk.answer(ANSWERS[len(walk.trail) % len(ANSWERS)])
    if isinstance(onward, Misfit):
        raise Failed(f"`{walk.key}` refuses its answer: {onward.code}")
    return onward


def _answering(walk: Walk) -> Timed:
    value = ANSWERS[len(walk.trail) % len(ANSWERS)]

    def work() -> None:
        for _ in range(_AT_ONCE):
            walk.answer(value)

    return lambda: clocked(work).divided(_AT_ONCE)
