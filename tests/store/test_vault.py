"""What is sealed is opened with the passphrase and by `age`, and by nothing else; what is damaged says so at once."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import msgspec
import pexpect
import pyrage
import pytest

from repair_cli.errors import ExitCode, RepairError
from repair_cli.store.age_file import armored, envelope
from repair_cli.store.vault import Key, Lock, change, new_lock, not_opened, seal, unlock, usable, weak
from tests.store.locks import LIGHT, NO_KEY, WORDS

CANARY = "the words that only I can read ❤".encode()
OTHER = "another passphrase altogether"


@pytest.fixture(scope="session")
def made() -> Lock:
    """A lock as users get it: 2 s for it, and 2 s each time that it is opened."""
    return new_lock(unicodedata.normalize("NFD", WORDS))


@pytest.fixture(scope="session")
def light() -> Key:
    return unlock(LIGHT, WORDS)


def failed(action: Callable[..., object], *given: object) -> RepairError:
    """The failure that an action ends with; no passphrase stands in it."""
    with pytest.raises(RepairError) as caught:
        action(*given)
    told = caught.value.message + caught.value.hint
    assert not any(isinstance(word, str) and word and word in told for word in given)
    assert WORDS not in told
    return caught.value


def with_header(header: bytes) -> Lock:
    """The light lock with another header before what it protects."""
    data = envelope(LIGHT.identity).data
    return Lock(LIGHT.recipient, armored(header + data[data.index(b"\n--- ") + 1 :]))


# --- what it promises


def test_what_was_sealed_without_the_passphrase_is_opened_with_it(made: Lock) -> None:
    sealed = seal(made.recipient, CANARY)
    assert CANARY not in sealed
    assert unlock(made, WORDS).open(sealed) == CANARY


def test_the_lock_holds_neither_the_passphrase_nor_a_key_that_can_be_read(made: Lock) -> None:
    stored = msgspec.json.encode(made) + envelope(made.identity).data
    assert WORDS.encode() not in stored
    assert b"AGE-SECRET-KEY" not in stored


def test_a_changed_passphrase_opens_what_was_sealed_before_and_the_old_one_nothing(light: Key) -> None:
    sealed = seal(LIGHT.recipient, CANARY)
    changed = change(LIGHT, WORDS, OTHER)
    assert changed.recipient == LIGHT.recipient
    assert unlock(changed, OTHER).open(sealed) == CANARY
    assert failed(unlock, changed, WORDS).code is ExitCode.LOCKED


def test_the_same_words_open_it_however_a_system_writes_their_letters(light: Key) -> None:
    apart = unicodedata.normalize("NFD", WORDS)
    assert apart != WORDS
    assert unlock(LIGHT, apart).open(seal(LIGHT.recipient, CANARY)) == CANARY


def test_two_records_of_the_same_words_differ() -> None:
    assert seal(LIGHT.recipient, CANARY) != seal(LIGHT.recipient, CANARY)


def test_an_open_key_does_not_show_itself(light: Key) -> None:
    assert "SECRET" not in repr(light)
    assert "SECRET" not in str(light)


# --- age opens it


def _age(passphrase: str, arguments: list[str], folder: Path) -> None:
    program = pexpect.spawn("age", arguments, cwd=str(folder), encoding="utf-8", timeout=30)
    program.expect("passphrase")
    program.sendline(passphrase)
    program.expect(pexpect.EOF)
    program.close()
    assert program.exitstatus == 0, program.before


@pytest.mark.skipif(shutil.which("age") is None, reason="the stock `age` program is not installed")
def test_the_stock_age_program_opens_the_key_and_then_a_record(made: Lock, tmp_path: Path) -> None:
    (tmp_path / "identity.age").write_bytes(made.identity)
    (tmp_path / "record.age").write_bytes(seal(made.recipient, CANARY))
    _age(WORDS, ["-d", "-o", "key.txt", "identity.age"], tmp_path)
    done = subprocess.run(["age", "-d", "-i", "key.txt", "record.age"], cwd=tmp_path, capture_output=True, timeout=30)
    assert done.stdout == CANARY, done.stderr


# --- passphrases


def test_a_wrong_passphrase_is_exit_6() -> None:
    error = failed(unlock, LIGHT, "not the words at all")
    assert (error.code, error.message) == (ExitCode.LOCKED, "the passphrase is wrong")


@pytest.mark.parametrize("passphrase", ["", "a\x1b[Db", "two\nlines", "zero\0", "half \ud800"])
def test_what_nobody_can_type_is_no_passphrase(passphrase: str) -> None:
    for action in (usable, new_lock):
        assert failed(action, passphrase).code is ExitCode.USAGE
    assert failed(unlock, LIGHT, passphrase).code is ExitCode.USAGE
    assert failed(change, LIGHT, WORDS, passphrase).code is ExitCode.USAGE


@pytest.mark.parametrize("passphrase", [" ", "  two  spaces ", "\u00a0", "寿司", "🙂🙂"])
def test_a_passphrase_may_hold_any_sign_and_keeps_its_spaces(passphrase: str) -> None:
    assert usable(passphrase) == passphrase


def test_fewer_than_twelve_characters_are_weak_however_they_are_written() -> None:
    assert weak("three words")
    assert not weak("three words.")
    assert weak(unicodedata.normalize("NFD", "ä" * 11))


# --- damage and malice


def test_a_key_with_any_bit_flipped_is_refused_and_never_gives_another_key() -> None:
    data = envelope(LIGHT.identity).data
    for place in range(len(data)):
        flipped = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        error = failed(unlock, Lock(LIGHT.recipient, flipped), WORDS)
        assert error.code in (ExitCode.STORAGE, ExitCode.LOCKED), place
        assert error.code is ExitCode.STORAGE or "may be damaged" in error.hint


def test_a_key_that_was_cut_anywhere_is_damaged() -> None:
    data = envelope(LIGHT.identity).data
    lines = LIGHT.identity.rstrip()
    for whole in (data, lines):
        for end in range(len(whole)):
            error = failed(unlock, Lock(LIGHT.recipient, whole[:end]), WORDS)
            assert error.code is ExitCode.STORAGE
            assert error.message.startswith("the key of the vault is damaged")


def test_what_takes_this_computer_too_long_is_not_told_as_damage() -> None:
    header = envelope(LIGHT.identity).data.replace(b" 10\n", b" 40\n")
    with pytest.raises(pyrage.DecryptError) as caught:
        pyrage.passphrase.decrypt(header, WORDS)
    error = not_opened(str(caught.value))
    assert error.code is ExitCode.STORAGE
    assert error.message == "this computer is too busy, or too slow, to open the vault now"
    assert error.hint == "nothing was changed; close other programs and try again"


@pytest.mark.clock
@pytest.mark.parametrize("work", [21, 22, 30, 63, 64, 99999])
def test_a_key_that_asks_for_too_much_work_is_refused_before_it_is_done(work: int) -> None:
    header = envelope(LIGHT.identity).data.split(b"\n--- ")[0].replace(b" 10\n", b" %d\n" % work)
    started = time.monotonic()
    error = failed(unlock, with_header(header + b"\n"), WORDS)
    assert time.monotonic() - started < 0.5
    assert error.code is ExitCode.STORAGE
    assert error.message == f"the key of the vault asks for far too much work (2^{work})"


STANZA = b"-> scrypt bMQX5a+R01MO7W+paPNXzw 10\ny2MHDMI9WDEikMVi1Ze/lluVBILnCJMzIAoYxmKz8zo\n"


@pytest.mark.parametrize(
    "stanzas",
    [
        STANZA * 2,
        STANZA.replace(b" 10\n", b" 0\n"),
        STANZA.replace(b" 10\n", b" -1\n"),
        STANZA.replace(b" 10\n", b" 10 10\n"),
        STANZA.replace(b" 10\n", b" 010\n"),
        STANZA.replace(b"scrypt", b"plugin"),
        b"-> plugin-x y\n\n" + STANZA,
        STANZA
        + b"-> X25519 MaDAtZ85aVFFAbakKWyBbSqYQhPjr7QTg/PF2fCseS4\nBQQ64xsq9DwQIq5rI6ndVEcusieZeCGU6Hqvvl97bnI\n",
        b"",
    ],
)
def test_a_key_with_any_other_header_than_ours_is_damaged(stanzas: bytes) -> None:
    error = failed(unlock, with_header(b"age-encryption.org/v1\n" + stanzas), WORDS)
    assert (error.code, error.message) == (ExitCode.STORAGE, "the key of the vault is damaged")


@pytest.mark.parametrize(
    "identity",
    [
        b"",
        b"\n",
        b"\xff" * 100,
        b"AGE-SECRET-KEY-1",
        LIGHT.identity.replace(b"YWdl", b"YW!l"),
        LIGHT.identity.replace(b"BEGIN", b"begin"),
        LIGHT.identity + b"\n" * 4096,
        envelope(LIGHT.identity).data + bytes(4096),
        armored(bytes(10_000_000)),
    ],
)
def test_what_is_no_key_is_damaged(identity: bytes) -> None:
    error = failed(unlock, Lock(LIGHT.recipient, identity), WORDS)
    assert (error.code, error.message) == (ExitCode.STORAGE, "the key of the vault is damaged")


def test_an_envelope_around_something_else_than_a_key_is_damaged() -> None:
    error = failed(unlock, NO_KEY, WORDS)
    assert (error.code, error.message) == (ExitCode.STORAGE, "the key of the vault is damaged")


def test_a_public_key_that_somebody_exchanged_is_found_when_the_vault_is_opened(made: Lock) -> None:
    error = failed(unlock, Lock(made.recipient, LIGHT.identity), WORDS)
    assert error.code is ExitCode.STORAGE
    assert "halves do not belong together" in error.message


@pytest.mark.parametrize(
    "recipient", ["", "age1", LIGHT.recipient[:-1], LIGHT.recipient + "x", "age1plugin1xyz", "ssh-rsa A"]
)
def test_nothing_is_sealed_for_what_is_no_public_key(recipient: str) -> None:
    assert failed(seal, recipient, CANARY).code is ExitCode.STORAGE


def test_a_record_with_any_bit_flipped_or_cut_anywhere_is_damaged(light: Key) -> None:
    sealed = seal(LIGHT.recipient, CANARY)
    for place in range(len(sealed)):
        for damaged in (sealed[:place], sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]):
            assert failed(light.open, damaged).code is ExitCode.STORAGE


def test_a_record_of_another_vault_is_not_opened(light: Key, made: Lock) -> None:
    error = failed(light.open, seal(made.recipient, CANARY))
    assert error.code is ExitCode.STORAGE
    assert "belongs to another vault" in error.message


# --- what it costs

UNLOCK = """
import sys, msgspec
from repair_cli.errors import RepairError
from repair_cli.store.vault import Lock, new_lock, unlock
lock = msgspec.json.decode(sys.stdin.buffer.read(), type=Lock)
try:
    unlock(lock, "not the words at all") if sys.argv[1] == "unlock" else new_lock("a passphrase")
except RepairError as error:
    print(int(error.code), error.message)
"""


@pytest.mark.parametrize("doing", ["unlock", "make"])
def test_too_little_memory_is_told_and_does_not_abort_the_program(doing: str) -> None:
    pytest.importorskip("resource", reason="this system has no limits of memory")
    header = envelope(LIGHT.identity).data.split(b"--- ")[0]
    asks_for_512_mb = with_header(header.replace(b" 10\n", b" 19\n"))
    done = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -v 300000; exec "$@"', "-", sys.executable, "-c", UNLOCK, doing],
        input=msgspec.json.encode(asks_for_512_mb),
        capture_output=True,
        env={"PYTHONPATH": ":".join(sys.path)},
        timeout=30,
    )
    assert done.stdout.decode().startswith("5 the passphrase needs "), done.stderr
    assert b"MB of memory" in done.stdout
    assert done.stderr == b""


def test_age_is_not_loaded_before_it_is_used() -> None:
    code = "import sys, repair_cli.store.vault, repair_cli.cli.passphrase; print('pyrage' in sys.modules)"
    env = {"PYTHONPATH": ":".join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, text=True, timeout=30)
    assert done.stdout == "False\n", done.stderr
