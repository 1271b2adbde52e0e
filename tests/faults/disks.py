"""Disks that are too small, without inodes, read-only; files that may not grow."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator

from repair_cli.errors import ExitCode
from tests.faults.calls import walk
from tests.faults.ground import Ground, ground, lacking, works
from tests.faults.promises import kept, notice, plainly, walked
from tests.faults.pty_walk import terminal
from tests.faults.rows import Row, Wrong, row, some
from tests.faults.stores import all_sessions, everything, filled_store
from tests.faults.typed import GUIDE, typed, words_of

_MOUNT = ("unshare", "-m", "sh", "-c")


def full(most: int | None) -> Row:
    """A disk of 4 to 64 kB that a walk fills; then there is room again."""
    return _on_disks([f"size={kilobytes}k" for kilobytes in range(4, 68, 4)], most)


def without_inodes(most: int | None) -> Row:
    """A disk on which 0 to 4 files have room beside its folder."""
    return _on_disks([f"nr_inodes={count}" for count in range(1, 6)], most)


def read_only(most: int | None) -> Row:
    """A disk that is read-only from the start, or since walks were kept there: they can be read, and a walk goes on."""
    return _skipped() or row(_locked_away, some([False, True], most))


def full_under_way(most: int | None) -> Row:
    """Other files fill the disk under a walk at a terminal, at each question; the card is saved on another disk."""
    return _skipped() or row(_filled_up, some(range(len(typed().steps)), most))


def limited(most: int | None) -> Row:
    """No file may be larger than 0 to 40 kB."""

    def tried(blocks: int) -> Wrong:
        with ground() as at:
            ran = walk(at, ("sh", "-c", f'ulimit -f {blocks} && exec "$@"', "sh"))
            return walked(ran, typed(), at)

    return lacking_row("sh") or row(tried, some(range(0, 84, 4), most))


def lacking_row(*tools: str, root: bool = False) -> Row | None:
    """A row that says why nothing is tried; None where it can be."""
    why = lacking(*tools, root=root)
    return Row(0, skipped=why) if why else None


def _skipped() -> Row | None:
    found = lacking_row("unshare", "nsenter", "mount", root=True)
    if found is None and not works(*_MOUNT, "mount -t tmpfs none /mnt"):
        return Row(0, skipped="no disk may be mounted here")
    return found


def _on_disks(options: list[str], most: int | None) -> Row:
    def tried(option: str) -> Wrong:
        with ground() as at, _disk(at, option) as there:
            ran = walk(there)
            wrong = plainly(there.run("sessions", "list"), ExitCode.DONE, ExitCode.STORAGE)
            _inside(there, f"mount -o remount,size=1m,nr_inodes=100 {there.store}")
            return [*wrong, *walked(ran, typed(), there)]

    return _skipped() or row(tried, some(options, most))


def _locked_away(used: bool) -> Wrong:
    with ground() as at:
        if used:
            filled_store(at)
        with _disk(at, "size=1m") as there:
            _inside(there, f"mount -o remount,ro {there.store}")
            ran = walk(there)
            wrong = plainly(ran, ExitCode.STORAGE)
            if used and everything(there)[1] != all_sessions():
                wrong.append("what is kept cannot be read")
            _inside(there, f"mount -o remount,rw {there.store}")
            return [*wrong, *plainly(there.run("sessions", "list"), ExitCode.DONE)]


def _filled_up(number: int) -> Wrong:
    with ground() as at, _disk(at, "size=1m") as there, terminal(there, "run", GUIDE, "--keep") as screen:
        screen.until_prompt()
        for place, step in enumerate(typed().steps):
            if place == number:
                _inside(there, f"head -c 2m /dev/zero > {there.store}/other; true")
            for line in step.lines:
                screen.type(line)
                screen.until_prompt()
            if (notice() in words_of(screen.shown)) is not (place >= number):
                return [f"question {place}: {screen.shown[-300:]!r}"]
        for line in ("save", at.card.name, "leave"):
            screen.type(line)
            screen.until_prompt()
        wrong = [] if screen.close() == ExitCode.DONE else [f"ends so: {screen.shown[-300:]!r}"]
        if not at.card.exists() or not at.card.read_text(encoding="utf-8").startswith("# "):
            wrong.append("there is no card")
        _inside(there, f"rm {there.store}/other")
        return [*wrong, *kept(there, typed(), number)]


@contextlib.contextmanager
def _disk(at: Ground, options: str) -> Iterator[Ground]:
    """The ground with its store on a disk of its own, which vanishes; what stood in the store is on it."""
    at.store.mkdir(mode=0o700, exist_ok=True)
    aside = at.root / "aside"
    script = (
        f"cp -a {at.store} {aside} && mount -t tmpfs -o mode=700,{options} none {at.store}"
        f" && cp -a {aside}/. {at.store} && echo ready && read line"
    )
    with subprocess.Popen([*_MOUNT, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as keeper:
        assert keeper.stdin is not None
        assert keeper.stdout is not None
        assert keeper.stdout.readline() == "ready\n", options
        yield Ground(at.root, ("nsenter", "-t", str(keeper.pid), "-m", f"--wd={at.desk}"))
        keeper.stdin.close()


def _inside(at: Ground, script: str) -> None:
    subprocess.run([*at.before, "sh", "-c", script], check=True, capture_output=True, timeout=60)
