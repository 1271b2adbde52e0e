"""After every fault: no acknowledged answer missing, no traceback, the exit code of the table, the next command works.

Here a few cases of each are tried; `python -m tests.faults` tries them all.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.conftest import Ran
from tests.faults.calls import Nth, calls_made, faulted
from tests.faults.ground import Ground, ground, lacking
from tests.faults.promises import MADE
from tests.faults.stores import CANARIES, holds
from tests.faults.table import TRIALS
from tests.faults.typed import GUIDE

FEW = 2
MORE = {
    "the Nth system call fails or kills: a typed walk": 8,
    "killed at a random moment of a walk at a terminal": 8,
}


@pytest.mark.faults
@pytest.mark.parametrize("fault", TRIALS)
def test_nothing_is_lost_and_the_next_command_works(fault: str) -> None:
    row = TRIALS[fault](MORE.get(fault, FEW))
    if row.skipped:
        pytest.skip(row.skipped)
    assert row.tried > 0
    assert row.wrong == ()


def _left(at: Ground, before: Sequence[str] = ()) -> Ran:
    """A walk that is kept, and left at its second question."""
    return at.run("run", GUIDE, "--keep", "--plain", typed=f"client\n{CANARIES[0]}\n/leave\n", before=before)


@pytest.mark.faults
@pytest.mark.skipif(bool(lacking("strace")), reason="not installed: strace")
def test_leave_removes_a_walk_that_was_kept_though_the_disk_failed_at_the_last_step() -> None:
    stood = 0
    for number in range(1, calls_made(_left)["fdatasync"] + 1):
        with ground() as at:
            ran = faulted(_left, at, Nth("fdatasync", number, kills=False))
            if MADE in ran.err and "removed" not in ran.err:
                stood += 1
                assert at.run("sessions", "list").out == "Nothing is kept.\n"
                assert holds(at.store, CANARIES[0]) == []
    assert stood > 1
