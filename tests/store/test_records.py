"""What is written comes back; what is damaged, or stands in another row, is told."""

from __future__ import annotations

import pytest

from repair_cli.guide.log import Entry
from repair_cli.guide.rules import Plan
from repair_cli.store.records import ENTRIES, HEADS, Head, checksum, named, sound
from repair_cli.store.vault import Key, unlock
from tests.store.kept import entry, failed, head
from tests.store.locks import LIGHT, WORDS


@pytest.fixture(scope="module")
def key() -> Key:
    return unlock(LIGHT, WORDS)


FULL = Head(
    "guide", "Ein Ängstchen ❤", "2026-01-02T03:04:05+00:00", "2026-01-02T03:04:06+00:00", "de", ("/packs/one",), True, 3, 6,
    "Stage", "Waits", Plan(("a move",), "it is said", None, 14, "fit", "moves"), "2026-01-16", True, 12,
)  # fmt: skip
ENTRY = Entry(4, (("what", "two\nlines ❤"), ("feel", ("hurt", "other")), ("how", 3), ("when", None)), {"old": None})


@pytest.mark.parametrize("told", [FULL, head(), head(0, "")])
def test_a_head_comes_back_plain_and_sealed(told: Head, key: Key) -> None:
    assert HEADS.read(HEADS.written(told, None), (7, 0), None) == told
    assert HEADS.read(HEADS.written(told, LIGHT), (7, 0), key) == told


@pytest.mark.parametrize("told", [ENTRY, Entry(), entry("\x00\x1b[2J" + "long " * 20_000)])
def test_an_entry_comes_back_plain_and_sealed(told: Entry, key: Key) -> None:
    assert ENTRIES.read(ENTRIES.written(told, None), (7, 0), None) == told
    assert ENTRIES.read(ENTRIES.written(told, LIGHT), (7, 0), key) == told


def test_nothing_of_a_sealed_record_can_be_read() -> None:
    sealed = HEADS.written(FULL, LIGHT)
    assert not [word for word in (b"guide", b"move", b"2026", b"packs") if word in sealed]


def test_any_flipped_bit_is_noticed() -> None:
    body, where = ENTRIES.written(ENTRY, None), (7, 5)
    total = checksum(body, where)
    assert sound(body, total, where) == body
    for bit in range(len(body) * 8):
        flipped = bytearray(body)
        flipped[bit // 8] ^= 1 << bit % 8
        failed(sound, bytes(flipped), total, where)


def test_a_record_in_another_row_is_damaged() -> None:
    body = HEADS.written(FULL, None)
    total = checksum(body, (7, 0))
    assert sound(body, total, (7, 0)) == body
    for where in ((6, 0), (77, 0), (7, 1), (0, 7)):
        assert failed(sound, body, total, where).message == f"{named(where)} is damaged on disk"


@pytest.mark.parametrize("body", ["text", None, 5, 0.5])
def test_what_is_no_bytes_is_damaged(body: object) -> None:
    assert failed(sound, body, 0, (7, 0)).message == "session 7 is damaged on disk"


@pytest.mark.parametrize("body", [b"", b"{}", b'{"guide": 5}', b"[1, 2", b"\xff\xfe", b"age-encryption.org/v1\n"])
def test_bytes_that_hold_no_head_are_damaged(body: bytes) -> None:
    assert failed(HEADS.read, body, (7, 0), None).message == "session 7 is damaged on disk"


def test_a_plain_record_in_a_locked_file_is_damaged(key: Key) -> None:
    failed(HEADS.read, HEADS.written(FULL, None), "session 7", key)
