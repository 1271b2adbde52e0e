"""Answers for whole walks, made by asking the engine; the same answers as typed lines; the program in a terminal."""

from __future__ import annotations

import datetime
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pexpect
import pytest

from repair_cli.cli.keeping import InArchive, Source
from repair_cli.guide.conditions import Value
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Items, Number, Outcome, Pause, Text
from repair_cli.guide.values import DONE, offered
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.packs import Library, shipped
from repair_cli.store.archive import Archive
from tests.store.locks import LIGHT

SAFE: Mapping[str, Value] = {
    "danger": "no",
    "stop-signs": ("none",),
    "afraid": "no",
    "early-signs": ("none",),
    "client-risk": "no",
    "crossed": ("none",),
    "own-state": "steady",
}

Finished = Callable[..., Walk]


def _some(walk: Walk, ask: Ask, place: int) -> Value:
    shown = list(offered(ask, walk.facts))
    match ask.form:
        case Choose():
            return shown[place % len(shown)]
        case ChooseAny():
            return (shown[place % len(shown)],)
        case Items():
            return ("first thing", "second: thing")
        case Text(many=True):
            return f"Words about {ask.id}.\nA second line, with 100 % of it."
        case Text():
            return f"words about {ask.id}"
        case Number(least=least):
            return least
        case Date():
            return "2026-12-05"
        case Pause():
            return DONE


@pytest.fixture
def finished(library: Library) -> Finished:
    """Walks a guide to its end: given answers where there are some, else the option at `place`."""

    def walk_to_the_end(guide: str, given: Drafts | None = None, place: int = 0, skip: bool = False) -> Walk:
        answers: Drafts = {**SAFE, **(given or {})}
        walk = begin(library.guide(guide))
        while not isinstance(walk.here, Outcome):
            ask = walk.here
            wanted = answers.get(walk.key, _some(walk, ask, place))
            leave_open = walk.key not in answers and skip and not ask.needed
            onward = walk.skip() if leave_open or wanted is None else walk.answer(wanted)
            assert isinstance(onward, Walk), (walk.key, onward)
            walk = onward
        return walk

    return walk_to_the_end


def typed(walk: Walk) -> str:
    """The lines that somebody types to walk the same way. A pause takes none from a pipe."""
    lines: list[str] = []
    for step in walk.trail:
        match step.ask.form, step.value:
            case Pause(), _:
                continue
            case _, None:
                lines.append("/skip")
            case Items(), tuple(several):
                lines += [*several, ""]
            case Text(many=True), str(words):
                lines += [*words.split("\n"), ""]
            case _, tuple(several):
                lines.append(" ".join(several))
            case _, value:
                lines.append(str(value))
    return "\n".join(lines) + "\n"


@pytest.fixture
def as_typed() -> Callable[[Walk], str]:
    """Turns a walk into typed lines."""
    return typed


Terminal = Callable[..., "pexpect.spawn[str]"]

PROMPT = r"> $"


@pytest.fixture
def terminal(environment: dict[str, str], tmp_path: Path) -> Iterator[Terminal]:
    """Starts the program in a terminal of a size."""
    running: list[pexpect.spawn[str]] = []

    def start(*arguments: str, columns: int = 80, rows: int = 40, **extra: str) -> pexpect.spawn[str]:
        program = pexpect.spawn(
            sys.executable,
            ["-m", "repair_cli", *arguments],
            env={**environment, **extra},
            cwd=str(tmp_path),
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=20,
            echo=True,
        )
        program.delaybeforesend = None  # each test waits for a prompt before it types
        program.delayafterclose = program.delayafterterminate = 0.02
        running.append(program)
        return program

    yield start
    for program in running:
        program.close(force=True)


def ended(program: pexpect.spawn[str], within: float = 5.0) -> int:
    """The exit status, with signals counted as a shell counts them."""
    program.expect(pexpect.EOF, timeout=within)
    program.close()
    return program.exitstatus if program.exitstatus is not None else 128 + (program.signalstatus or 0)


def shown(program: pexpect.spawn[str]) -> str:
    """What stood on the screen before the prompt, without what steers it."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", program.before or "").replace("\r\n", "\n")


Kept = Callable[[], Archive]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with two short guides: `talk` leaves a plan, and `look` looks back at it."""
    return Path(shutil.copytree(Path(__file__).parent / "pack", tmp_path / "pack"))


@pytest.fixture
def kept(home: Path) -> Iterator[Kept]:
    """Opens what the program keeps in this home."""
    opened: list[Archive] = []

    def archive() -> Archive:
        opened.append(Archive(home / ".local" / "share" / "repair"))
        return opened[-1]

    yield archive
    for one in opened:
        one.close()


THEN = datetime.datetime(2020, 2, 1, 20, 15, tzinfo=datetime.UTC)

Begun = Callable[..., int]


@pytest.fixture
def begun(pack: Path, kept: Kept) -> Begun:
    """Keeps a walk of the short guide with these answers, as somebody left it on 1 February 2020; gives its number."""

    def walk(answers: Drafts, guide: str = "talk") -> int:
        archive = kept()
        keeper = InArchive(archive, lambda: THEN, Source("en", (str(pack),)))
        keeper.note(begin(Library((pack,), shipped()).guide(guide), answers).replay(unattended=True))
        archive.close()
        assert keeper.number is not None
        return keeper.number

    return walk


@pytest.fixture
def locked(kept: Kept) -> Callable[[], None]:
    """Turns the vault on, with the passphrase of `tests.store.locks`."""

    def lock() -> None:
        kept().seal_all(LIGHT)

    return lock
