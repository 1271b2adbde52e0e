"""Where whole processes run: a folder and an environment of their own, the same interpreter for all."""

from __future__ import annotations

import os
import resource
import select
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from benchmarks.rounds import Span

ROOT = Path(__file__).resolve().parent.parent
_PATIENCE = 60.0
"""Seconds after which a process hangs."""


class Failed(Exception):
    """A run that did not do its work: its time says nothing."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder, and a small environment."""

    folder: Path
    environment: Mapping[str, str]

    @classmethod
    def at(cls, folder: Path) -> Stage:
        """A stage in an empty folder; `repair` is the one of this checkout."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        own = {"HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
        return cls(folder, {**kept, **own})

    def write(self, name: str, text: str) -> str:
        """A file in the folder; gives its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    def output(self, *arguments: str) -> str:
        """What a run prints. Raises Failed."""
        done = subprocess.run(
            [sys.executable, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=self.folder,
            env=self.environment,
            timeout=_PATIENCE,
            text=True,
        )
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise Failed(f"exit {done.returncode}: {said[0] if said else 'no word'}")
        return done.stdout

    def whole(self, *arguments: str, errors: IO[bytes] | None = None) -> Span:
        """How long a run takes from its start to its end. Raises Failed.

        Without a timeout: to wait with one means to look every 50 ms, and that would be the clock.
        """
        wall, cpu = time.perf_counter(), _cpu()
        code = subprocess.call(
            [sys.executable, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors or subprocess.DEVNULL,
            cwd=self.folder,
            env=self.environment,
        )
        taken = Span(time.perf_counter() - wall, _cpu() - cpu)
        if code:
            raise Failed(f"exit {code} from: {' '.join(arguments)}")
        return taken

    def to_prompt(self, prompt: bytes, *arguments: str, errors: IO[bytes] | None = None) -> Span:
        """How long a program in a terminal of 80 columns takes to its first prompt, after which it is stopped."""
        import termios

        near, far = os.openpty()
        try:
            termios.tcsetwinsize(far, (24, 80))
            wall, cpu = time.perf_counter(), _cpu()
            process = subprocess.Popen(
                [sys.executable, *arguments],
                stdin=far,
                stdout=far,
                stderr=errors or far,
                cwd=self.folder,
                env=self.environment,
                start_new_session=True,
            )
            try:
                _await(prompt, near, process)
                wall = time.perf_counter() - wall
            finally:
                process.kill()
                process.wait()
            return Span(wall, _cpu() - cpu)
        finally:
            os.close(far)
            os.close(near)


def _cpu() -> float:
    """Processor seconds of all processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _await(prompt: bytes, terminal: int, process: subprocess.Popen[bytes]) -> None:
    """Reads what stands on a terminal until it ends with the prompt. Raises Failed."""
    seen = b""
    while not seen.endswith(prompt):
        ready, _, _ = select.select([terminal], [], [], 1.0 if process.poll() is not None else _PATIENCE)
        if not ready:
            last = seen.decode(errors="replace").strip().splitlines()
            raise Failed(f"no prompt; the last line is: {last[-1] if last else 'none'}")
        seen += os.read(terminal, 65536)
