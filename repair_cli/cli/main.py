"""The one error boundary: every way out of the program, with its exit status and at most one clear message."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import signal
import sys
from typing import NoReturn

from repair_cli.errors import AnswersError, ContentError, ExitCode, RepairError
from repair_cli.text import printable


class Signalled(BaseException):
    """A signal asked the program to stop. Not an Exception: nothing on the way may take it for a failure."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def main() -> NoReturn:
    """Runs `repair` and exits."""
    gc.set_threshold(50_000)  # a short run makes much and drops little: looking for garbage costs it a tenth
    _no_core_dump()
    _listen()
    try:
        code = _guarded()
    except Signalled as signalled:  # between two statements of the boundary itself
        code = signalled.code
    _leave(code)


def _no_core_dump() -> None:
    """A crash must not write memory, with the answers in it, to a file."""
    try:
        import resource
    except ImportError:  # a system without such files
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    # 1 byte and not 0: Linux hands a dump to a program even at 0, and drops it at 1 (fs/coredump.c)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0 if hard == 0 else 1, hard))


def _listen() -> None:
    def stop(number: int, frame: object) -> None:
        raise Signalled(number)

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, stop)


def _guarded() -> int:
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (lives as long as the program)
    if sys.stdout is None:  # what is to be kept is written first: one cannot write here, and finds out at the end
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run()
        sys.stdout.flush()
        return code
    except RepairError as error:
        return _say(error)
    except BrokenPipeError:
        return ExitCode.DONE  # whoever read had enough
    except OSError as error:
        if error.errno == errno.EBADF:
            return _say(RepairError("standard output is closed", ExitCode.STORAGE, "give it somewhere to write to"))
        return _say(RepairError(f"cannot write: {str(error.strerror).lower()}", ExitCode.STORAGE))
    except Signalled as signalled:
        return _stopped(signalled)
    except Exception as error:
        return _bug(error)


def _run() -> int:
    if sys.argv[1:] == ["--version"]:  # typer would build every command first
        from repair_cli import __version__

        print(f"repair {__version__}")
        return ExitCode.DONE
    from repair_cli.cli.app import app_for, is_usage_error

    try:
        code = app_for(sys.argv[1:])(prog_name="repair", standalone_mode=False)
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):  # click would call that a failure
            return ExitCode.DONE
        raise
    except Exception as error:
        if is_usage_error(error):
            error.show()  # type: ignore[attr-defined]
            return ExitCode.USAGE
        raise
    return code if isinstance(code, int) else ExitCode.DONE


def _say(error: RepairError) -> int:
    """One line (or one line a problem) on standard error; gives the exit status."""
    if isinstance(error, ContentError | AnswersError):
        text = "\n".join(filter(None, (error.message, error.hint)))
    else:
        link = " " if error.message.endswith("?") else "; "
        text = link.join(filter(None, (f"repair: {error.message}", error.hint)))
    with contextlib.suppress(OSError):
        sys.stderr.write(printable(text) + "\n")
        sys.stderr.flush()
    return error.code


def _stopped(signalled: Signalled) -> int:
    words = {ExitCode.INTERRUPTED: "interrupted", ExitCode.TERMINATED: "terminated"}
    if signalled.code in words:
        with contextlib.suppress(OSError):
            kept = "".join(f"; go on with: {note}" for note in getattr(signalled, "__notes__", ()))
            sys.stderr.write(f"\nrepair: {words[ExitCode(signalled.code)]}{kept}\n")
    return signalled.code


def _bug(error: Exception) -> int:
    """A report without values: a message or a local could hold an answer."""
    import traceback
    from pathlib import Path

    from repair_cli import __version__

    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    kind = f"a bug in repair {__version__}: {type(error).__name__}"
    report = [f"repair: {kind}; please report these lines (no answer is in them)", *lines]
    with contextlib.suppress(OSError):
        sys.stderr.write("\n".join(report) + "\n")
    return ExitCode.BUG


def _leave(code: int) -> NoReturn:
    """Exits; a stream that nobody reads any more must not complain at the very end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(code)
