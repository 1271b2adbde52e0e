"""The programs that are measured as whole processes: the floor, `repair`, and a peer."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.kept import SESSIONS, many_sessions
from benchmarks.rounds import Span, Timed, in_turn
from benchmarks.rows import Row
from benchmarks.safe_walk import answers_file, prompt
from benchmarks.stage import Failed, Stage

_HELLO = 'import typer\ntyper.run(lambda: print("hello"))\n'
_REPAIR = "from repair_cli.cli.main import main\nmain()\n"
"""What the script `repair` does that an installer writes."""

_SESSIONS = 'import os\nos.environ["REPAIR_HOME"] = {!r}\n' + _REPAIR

_QUESTIONS = {
    "heading": "A line to begin with",
    "event": "In a few words, what happened?",
    "feeling": "What came up in you?",
    "guess": "What might have been going on for them?",
    "wish": "What would you like?",
    "plan": "What could you both do?",
    "review": "When will you look again?",
}


def programs(stage: Stage) -> dict[str, tuple[str, ...]]:
    """The arguments of every program that runs to its end, by name; its files are laid out on the stage."""
    repair = stage.write("repair.py", _REPAIR)
    answers = stage.write("answers.yaml", answers_file("six-steps-client"))
    return {
        "bare": ("-c", "pass"),
        "hello": (stage.write("hello.py", _HELLO),),
        "version": (repair, "--version"),
        "walk": (repair, "walk", "--as", "client", "--answers", answers, "--json"),
        "lint": (repair, "content", "lint"),
        "prompt": (repair, "walk", "--as", "client"),
        "sessions": (stage.write("sessions.py", _SESSIONS.format(str(stage.folder / "many"))), "sessions", "list"),
        "copier": _copier(stage),
    }


def _copier(stage: Stage) -> tuple[str, ...]:
    """A template of seven questions and one file."""
    asked = "".join(f"{name}:\n  type: str\n  help: {words}\n" for name, words in _QUESTIONS.items())
    page = "".join(f"## {words}\n{{{{ {name} }}}}\n" for name, words in _QUESTIONS.items())
    stage.write("template/copier.yml", f"_subdirectory: page\n{asked}")
    stage.write("template/page/card.md.jinja", page)
    answers = stage.write("copier.yaml", "".join(f"{name}: some words for this\n" for name in _QUESTIONS))
    template, made = str(stage.folder / "template"), str(stage.folder / "made")
    return ("-m", "copier", "copy", "--defaults", "--data-file", answers, "--quiet", template, made)


_TOLD: Mapping[str, tuple[str, float | None]] = {
    "bare": ("a bare interpreter", None),
    "hello": ("hello: a two-line Typer program", None),
    "version": ("repair --version", 1.15),
    "walk": ("a six-step walk from an answers file, --json", 1.75),
    "prompt": ("time to the first prompt in a terminal", 2),
    "lint": ("repair content lint on all that ships", 4),
    "sessions": (f"repair sessions list, {SESSIONS:,} sessions", 2),
    "copier": ("peer: copier, seven questions from a file", None),
}
"""What a row says, and the most that its ratio to hello may be."""

PROGRAMS = tuple(name for name in _TOLD if name != "hello")


def program_rows(wanted: Callable[[str], bool], runs: int, folder: Path) -> Iterator[Row]:
    """The rows of the programs that are wanted, measured in the same rounds as hello."""
    names = [name for name in PROGRAMS if wanted(name)]
    if not names:
        return
    stage = Stage.at(folder)
    candidates, notes = _candidates(stage, ["hello", *names])
    times = in_turn(candidates, runs)
    for name, (what, most) in _TOLD.items():
        if name in times:
            yield Row(name, what, times[name], times["hello"], "hello", most)
        elif name in notes:
            yield Row(name, what, unit="hello", most=most, note=notes[name])


def _candidates(stage: Stage, names: list[str]) -> tuple[dict[str, Timed], dict[str, str]]:
    """What can be timed, each proven to do its work, and why the others cannot."""
    commands = programs(stage)
    candidates: dict[str, Timed] = {}
    notes: dict[str, str] = {}
    for name in names:
        absent = _absent(name)
        if absent:
            notes[name] = absent
            continue
        candidates[name] = _timed(stage, name, commands[name])
        try:
            _prove(stage, name, commands[name])
        except Failed as failed:
            raise Failed(f"{name}: {failed}") from None
    return candidates, notes


def _absent(name: str) -> str:
    if name == "copier" and importlib.util.find_spec("copier") is None:
        return "not installed"
    if name == "prompt" and not hasattr(os, "openpty"):
        return "no terminals here"
    return ""


def _timed(stage: Stage, name: str, arguments: tuple[str, ...]) -> Timed:
    def to_prompt() -> Span:
        return stage.to_prompt(prompt(), *arguments)

    def to_end() -> Span:
        shutil.rmtree(stage.folder / "made", ignore_errors=True)
        return stage.whole(*arguments)

    return to_prompt if name == "prompt" else to_end


_PROOFS = {
    "hello": "hello\n",
    "version": "repair ",
    "walk": '"status": "finished"',
    "lint": " are sound",
    "sessions": f"{SESSIONS}  ",
}


def _prove(stage: Stage, name: str, arguments: tuple[str, ...]) -> None:
    """Raises Failed where a program does not do what its row says."""
    if name == "prompt":
        stage.output(arguments[0], "paths", "--keep")  # somebody who was asked already, and keeps walks
        stage.to_prompt(prompt(), *arguments)
        return
    if name == "sessions":
        many_sessions(stage.folder / "many")
    said = stage.output(*arguments)
    if _PROOFS.get(name, "") not in said:
        raise Failed(f"`{_PROOFS[name].strip()}` is not in what it printed")
    if name == "copier" and "some words" not in (stage.folder / "made" / "card.md").read_text(encoding="utf-8"):
        raise Failed("there is no card")
