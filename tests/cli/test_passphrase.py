"""Passphrases are asked for without being shown, and scripts give them on a descriptor."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from repair_cli.cli.passphrase import LONGEST, Passphrases
from repair_cli.errors import ExitCode, RepairError
from repair_cli.library.packs import Library
from repair_cli.store.vault import seal
from tests.store.locks import LIGHT, WORDS

ANOTHER = "seven quiet paper boats"
SHORT = "kitten"

PROGRAM = """
import sys
from repair_cli.cli.main import Signalled, _listen
from repair_cli.cli.passphrase import Passphrases
from repair_cli.errors import RepairError
from repair_cli.library.packs import Library, shipped
from tests.store.locks import LIGHT, NO_KEY
_listen()
asked = Passphrases(Library((), shipped()).interface, None, True)
try:
    if sys.argv[1] == "new":
        print("chosen:", sum(asked.new().encode()))
    else:
        print("open:", type(asked.unlock(LIGHT if sys.argv[1] == "unlock" else NO_KEY)).__name__)
except RepairError as error:
    print("failed:", int(error.code), error.message, error.hint)
except Signalled as signalled:
    print("stopped:", signalled.code)
"""

Terminal = Callable[[str], "pexpect.spawn[str]"]
Given = Callable[[bytes], Passphrases]


@pytest.fixture
def terminal(environment: dict[str, str], tmp_path: Path) -> Iterator[Terminal]:
    """Starts `new`, `unlock` or `damaged` in a terminal."""
    running: list[pexpect.spawn[str]] = []
    env = {**environment, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), environment["PYTHONPATH"]])}

    def start(doing: str) -> pexpect.spawn[str]:
        arguments = ["-c", PROGRAM, doing]
        program = pexpect.spawn(sys.executable, arguments, env=env, cwd=str(tmp_path), encoding="utf-8", timeout=20)
        running.append(program)
        return program

    yield start
    for program in running:
        program.close(force=True)


def typing(program: pexpect.spawn[str], *lines: str) -> str:
    """Types lines at the prompts; gives all that the terminal shows, which is none of them."""
    seen = ""
    for line in lines:
        program.expect("> $")
        seen += str(program.before) + str(program.after)
        program.sendline(line)
    program.expect(pexpect.EOF)
    seen += program.before or ""
    assert not any(line and line in seen for line in lines)
    return seen.replace("\r\n", "\n")


def checksum(passphrase: str) -> str:
    return f"chosen: {sum(passphrase.encode())}\n"


# --- at a terminal


def test_a_new_passphrase_is_typed_twice_and_never_shown(terminal: Terminal) -> None:
    seen = typing(terminal("new"), ANOTHER, ANOTHER)
    assert seen.endswith(checksum(ANOTHER))
    assert "could be guessed" not in seen


def test_two_that_differ_are_asked_for_again(terminal: Terminal) -> None:
    seen = typing(terminal("new"), ANOTHER, "seven quiet paper boots", ANOTHER, ANOTHER)
    assert "The two were not the same." in seen
    assert seen.endswith(checksum(ANOTHER))


def test_the_same_words_from_another_keyboard_are_the_same(terminal: Terminal) -> None:
    assert typing(terminal("new"), "gru\u0308n und blau gestreift", "grün und blau gestreift").endswith(
        checksum("grün und blau gestreift")
    )


def test_nothing_is_chosen_after_three_that_differ(terminal: Terminal) -> None:
    seen = typing(terminal("new"), *(f"{number} quiet paper boats" for number in range(6)))
    assert "failed: 6 no new passphrase was chosen" in seen


def test_a_short_one_is_warned_about_and_can_be_kept(terminal: Terminal) -> None:
    seen = typing(terminal("new"), SHORT, SHORT)
    assert "That is short, so it could be guessed." in seen
    assert seen.endswith(checksum(SHORT))


def test_a_short_one_can_be_taken_back_with_enter(terminal: Terminal) -> None:
    seen = typing(terminal("new"), SHORT, "", ANOTHER, ANOTHER)
    assert "The two were not the same." not in seen
    assert seen.endswith(checksum(ANOTHER))


def test_an_empty_one_and_one_with_arrow_keys_are_refused(terminal: Terminal) -> None:
    seen = typing(terminal("new"), "", "boats\x1b[D\x1b[D and paper", ANOTHER, ANOTHER)
    assert seen.count("A passphrase needs letters, digits, signs or spaces.") == 2
    assert seen.endswith(checksum(ANOTHER))


def test_the_vault_is_opened_after_it_was_said_that_it_takes_a_while(terminal: Terminal) -> None:
    seen = typing(terminal("unlock"), WORDS)
    assert seen.endswith("Unlocking. This takes a few seconds.\nopen: Key\n")


def test_a_wrong_one_and_an_empty_one_can_be_typed_again(terminal: Terminal) -> None:
    seen = typing(terminal("unlock"), "not these words", "", WORDS)
    assert "That is not the passphrase." in seen
    assert "It cannot be empty" in seen
    assert seen.endswith("open: Key\n")


def test_after_three_wrong_ones_it_stays_locked(terminal: Terminal) -> None:
    seen = typing(terminal("unlock"), "first wrong", "second wrong", "third wrong")
    assert seen.endswith("failed: 6 the passphrase was wrong 3 times nothing was changed\n")


def test_a_damaged_vault_is_not_called_a_wrong_passphrase(terminal: Terminal) -> None:
    seen = typing(terminal("damaged"), WORDS)
    assert "That is not the passphrase." not in seen
    assert "failed: 5 the key of the vault is damaged" in seen


def test_bytes_that_are_no_text_leave_it_locked(terminal: Terminal) -> None:
    program = terminal("unlock")
    program.expect("> $")
    os.write(program.child_fd, b"caf\xe9 at the corner\n")
    assert "failed: 6 the passphrase is not UTF-8" in typing(program)


def test_the_end_of_input_leaves_it_locked(terminal: Terminal) -> None:
    program = terminal("unlock")
    program.expect("> $")
    program.sendeof()
    assert "failed: 6 no passphrase was given" in typing(program)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_leaves_the_terminal_as_it_was(terminal: Terminal, number: signal.Signals, code: int) -> None:
    program = terminal("unlock")
    program.expect("> $")
    assert not program.getecho()
    if number == signal.SIGINT:
        program.sendintr()  # the key, not only the signal
    else:
        os.kill(program.pid or 0, number)
    program.expect(f"stopped: {code}")
    assert program.getecho()


def test_where_echo_cannot_be_turned_off_nothing_is_asked(environment: dict[str, str], tmp_path: Path) -> None:
    env = {**environment, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), environment["PYTHONPATH"]])}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "unlock"],
        input=f"{WORDS}\n".encode(),
        capture_output=True,
        env=env,
        cwd=tmp_path,
        start_new_session=True,  # no terminal anywhere
        timeout=30,
    )
    assert done.stdout.startswith(b"failed: 6 the passphrase cannot be asked for here without showing it"), done.stderr


# --- from a descriptor


@pytest.fixture
def given(library: Library) -> Iterator[Given]:
    """Passphrases from a descriptor that holds the given bytes."""
    descriptors: list[int] = []

    def open_pipe(content: bytes) -> Passphrases:
        reading, writing = os.pipe()
        descriptors.append(reading)
        os.write(writing, content)
        os.close(writing)
        return Passphrases(library.interface, reading, can_ask=True)

    yield open_pipe
    for descriptor in descriptors:
        os.close(descriptor)


def failed(action: Callable[..., object], *given: object) -> RepairError:
    with pytest.raises(RepairError) as caught:
        action(*given)
    assert WORDS not in caught.value.message + caught.value.hint
    return caught.value


@pytest.mark.parametrize("end", ["\n", "\r\n", "", "\nmore\n"])
def test_a_descriptor_gives_one_line_without_its_end(given: Given, end: str) -> None:
    assert given(f" {ANOTHER} {end}".encode()).new() == f" {ANOTHER} "


def test_a_descriptor_opens_the_vault(given: Given, capsys: pytest.CaptureFixture[str]) -> None:
    key = given(f"{WORDS}\n".encode()).unlock(LIGHT)
    assert key.open(seal(LIGHT.recipient, b"a record")) == b"a record"
    assert capsys.readouterr() == ("", "")


def test_a_second_line_is_the_new_passphrase_and_the_rest_is_left_alone(given: Given) -> None:
    passphrases = given(f"{WORDS}\n{ANOTHER}\n".encode())
    passphrases.unlock(LIGHT)
    assert passphrases.new() == ANOTHER
    assert "gave no line" in failed(passphrases.new).message


def test_a_wrong_one_from_a_descriptor_has_one_try(given: Given) -> None:
    error = failed(given(f"wrong\n{WORDS}\n".encode()).unlock, LIGHT)
    assert (error.code, error.message) == (ExitCode.LOCKED, "the passphrase is wrong")


def test_a_short_one_from_a_descriptor_is_taken_with_a_warning(
    given: Given, capsys: pytest.CaptureFixture[str]
) -> None:
    assert given(b"kitten\n").new() == "kitten"
    assert "could be guessed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "gave no line"),
        (b"\n", "the passphrase is empty"),
        (b"caf\xe9 at the corner\n", "gave a line that is not UTF-8"),
        (b"x" * LONGEST + b"\n", "gave a line of more than 4096 bytes"),
        (b"with a \0 in it\n", "the passphrase holds a control character"),
    ],
)
def test_a_descriptor_without_a_usable_line_is_wrong_usage(given: Given, content: bytes, told: str) -> None:
    for action in (given(content).new, lambda: given(content).unlock(LIGHT)):
        error = failed(action)
        assert error.code is ExitCode.USAGE
        assert told in error.message


def test_the_longest_line_is_read_whole(given: Given) -> None:
    assert len(given(b"x" * (LONGEST - 1) + b"\n").new()) == LONGEST - 1


@pytest.mark.parametrize("fd", [-1, 999_999, 10**20])
def test_a_descriptor_that_is_not_open_is_wrong_usage(library: Library, fd: int) -> None:
    error = failed(Passphrases(library.interface, fd, can_ask=True).new)
    assert error.code is ExitCode.USAGE
    assert error.message == f"the descriptor {fd} of --passphrase-fd cannot be read"


def test_a_terminal_is_no_descriptor_for_it_since_it_shows_what_is_typed(library: Library) -> None:
    ours, theirs = os.openpty()
    error = failed(Passphrases(library.interface, theirs, can_ask=True).unlock, LIGHT)
    os.close(ours)
    os.close(theirs)
    assert error.code is ExitCode.USAGE
    assert "is a terminal, which would show the passphrase" in error.message


def test_where_nobody_can_be_asked_it_stays_locked_and_says_how_to_go_on(library: Library) -> None:
    nobody = Passphrases(library.interface, None, can_ask=False)
    for error in (failed(nobody.new), failed(nobody.unlock, LIGHT)):
        assert error.code is ExitCode.LOCKED
        assert "--passphrase-fd" in error.hint
