"""What stands in the file, version by version."""

from __future__ import annotations

APPLICATION = 0x52455052
"""Marks the file as ours (`REPR`)."""

STEPS = (
    """
    CREATE TABLE session (id INTEGER PRIMARY KEY AUTOINCREMENT, head BLOB NOT NULL, sum INTEGER NOT NULL);
    CREATE TABLE entry (
        session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        body BLOB NOT NULL,
        sum INTEGER NOT NULL,
        PRIMARY KEY (session, place)
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    INSERT INTO setting VALUES ('consent', x''), ('recipient', x''), ('identity', x''), ('remains', 0);
    INSERT INTO setting SELECT 'sessions', count(*) FROM session;
    """,
    "-- a head may hold a line of the diary, which an older repair would drop",
)
"""What leads from each version of the file to the next; the last is the present one."""
