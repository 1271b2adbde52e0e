"""A walk that is typed at a terminal of its own."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import threading
import time
from collections.abc import Iterator

from tests.faults.ground import PROGRAM, Ground
from tests.faults.typed import Typed

PATIENCE = 30.0
"""Seconds without a word after which a walk hangs."""

_WIDE = struct.pack("HHHH", 50, 200, 0, 0)


class Terminal:
    """A program at a terminal, and all that it has shown."""

    def __init__(self, at: Ground, *arguments: str) -> None:
        self.handle, there = pty.openpty()
        fcntl.ioctl(there, termios.TIOCSWINSZ, _WIDE)
        self.program = subprocess.Popen(
            [*at.before, *PROGRAM, *arguments],
            stdin=there,
            stdout=there,
            stderr=there,
            cwd=at.desk,
            env=at.environment,
            start_new_session=True,
        )
        os.close(there)
        self._shown = b""

    @property
    def shown(self) -> str:
        return self._shown.decode(errors="replace")

    def until_prompt(self) -> bool:
        """Reads until a line can be typed; False where the program has ended."""
        while True:
            if not select.select([self.handle], [], [], PATIENCE)[0]:
                self.kill()
                raise AssertionError(f"hangs: {self.shown[-300:]!r}")
            try:
                new = os.read(self.handle, 65536)
            except OSError:  # the other side is closed
                return False
            self._shown += new
            if not new:
                return False
            if self._shown.endswith(b"> "):
                return True

    def type(self, line: str) -> None:
        with contextlib.suppress(OSError):
            os.write(self.handle, f"{line}\r".encode())

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.program.pid, signal.SIGKILL)

    def close(self) -> int:
        """Waits for the end, and gives the exit status."""
        while self.until_prompt():
            self.kill()
        os.close(self.handle)
        return self.program.wait(PATIENCE)


@contextlib.contextmanager
def terminal(at: Ground, *arguments: str) -> Iterator[Terminal]:
    """A terminal that is closed at the end, whatever happens."""
    found = Terminal(at, *arguments)
    try:
        yield found
    finally:
        found.kill()
        if found.program.poll() is None:
            found.close()


def type_all(at: Terminal, walk: Typed) -> float:
    """Types a walk from the first prompt to its end, and leaves; gives the seconds from the first prompt on."""
    at.until_prompt()
    started = time.monotonic()
    for line in (*(line for step in walk.steps for line in step.lines), "leave"):
        at.type(line)
        if not at.until_prompt():
            break
    return time.monotonic() - started


def type_until_killed(at: Terminal, walk: Typed, after: float) -> None:
    """Types a walk; so many seconds after the first prompt the program is killed."""
    at.until_prompt()
    killer = threading.Timer(after, at.kill)
    killer.start()
    for line in (line for step in walk.steps for line in step.lines):
        at.type(line)
        if not at.until_prompt():
            break
    killer.join()
