"""After every fault: no acknowledged answer missing, no traceback, the exit code of the table, the next command works.

Here a few cases of each are tried; `python -m tests.faults` tries them all.
"""

from __future__ import annotations

import pytest

from tests.faults.table import TRIALS

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
