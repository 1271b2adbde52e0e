"""What is tried, and the table that says how it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.faults import calls, damage, disks, kills, others, whole_changes
from tests.faults.rows import Row, Trial

TRIALS: Mapping[str, Trial] = {
    "the Nth system call fails or kills: a typed walk": calls.walk_through,
    "the Nth system call fails or kills: `vault on`": whole_changes.lock_everything,
    "the Nth system call fails or kills: `vault off`": whole_changes.open_everything,
    "the Nth system call fails or kills: `sessions delete`": whole_changes.delete_one,
    "killed at a random moment of a walk at a terminal": kills.at_random_moments,
    "full disk": disks.full,
    "disk that others fill under a walk at a terminal": disks.full_under_way,
    "no inodes left": disks.without_inodes,
    "read-only disk": disks.read_only,
    "no file may grow (`ulimit -f`)": disks.limited,
    "a user without rights": others.without_rights,
    "HOME is not set": others.without_home,
    "eight writers at once": others.at_once,
    "wrong passphrases": others.wrong_passphrases,
    "file cut off": damage.cut_off,
    "one bit turned over": damage.bits_over,
}


def lines(rows: Mapping[str, Row]) -> Iterator[str]:
    """The table, as a page shows it."""
    yield "| what was done | cases | went wrong | |"
    yield "|---|---:|---:|---|"
    for what, row in rows.items():
        if row.skipped:
            yield f"| {what} | 0 | | not tried: {row.skipped} |"
        else:
            yield f"| {what} | {row.tried} | {len(row.wrong)} | {row.note} |"
