"""The two front ends that draw: the same words, on streams that the test holds."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.frames import Heading, Item, Paragraph, SupportHere
from repair_cli.guide.says import Lines
from repair_cli.library.interface import Interface
from repair_cli.library.packs import Library, shipped
from repair_cli.play.plain import Plain
from repair_cli.play.reading import NoLines, PipedLines
from repair_cli.play.screen import Screen
from repair_cli.play.terminal import Terminal

WORDS: Interface = Library((), shipped()).interface

SCREEN = Screen(
    title="A guide",
    stage="Notice and name",
    step=1,
    steps=3,
    blocks=(
        Paragraph("One thing."),
        Item("first"),
        Item("second, " * 12),
        Heading("A list"),
        SupportHere(Lines.CRISIS),
    ),
    question="What came up?",
    choices=tuple(f"choice {number}" for number in range(1, 11)),
    hints=("Type a number.",),
    lead="When you ...",
)


def plain(width: int = 0, typed: bytes = b"") -> tuple[Plain, io.StringIO]:
    out = io.StringIO()
    return Plain(out, PipedLines(io.BytesIO(typed)), WORDS, width), out


def terminal(color: bool = True, width: int = 80) -> tuple[Terminal, io.StringIO]:
    out = io.StringIO()
    return Terminal(out, NoLines(), WORDS, color, width), out


def test_plain_puts_one_thing_on_a_line() -> None:
    front, out = plain()
    front.show(SCREEN)
    assert out.getvalue() == (
        "\nA guide\nStep 1 of 3 · Notice and name\n\nOne thing.\n- first\n"
        "- second, second, second, second, second, second, second, second, second, second, second, second, \n"
        "\nA list\n\nWhat came up?\n1. choice 1\n2. choice 2\n3. choice 3\n4. choice 4\n5. choice 5\n6. choice 6\n"
        "7. choice 7\n8. choice 8\n9. choice 9\n10. choice 10\nType a number.\nWhen you ...\n"
    )


def test_plain_tells_the_header_only_when_it_changes() -> None:
    front, out = plain()
    front.show(SCREEN)
    first = out.getvalue()
    front.show(SCREEN)
    assert out.getvalue().removeprefix(first).startswith("\nOne thing.")


def test_plain_wraps_at_the_width_of_a_terminal() -> None:
    front, out = plain(width=30)
    front.tell((Paragraph("word " * 20), Item("word " * 20)))
    assert max(map(len, out.getvalue().splitlines())) <= 30
    assert "\n  word" in out.getvalue()


def test_plain_asks_on_one_line_and_reads_what_was_typed() -> None:
    front, out = plain(typed="hé\r\n".encode())
    assert front.ask(">") == "hé"
    assert front.ask(">") is None
    assert out.getvalue() == "> \n> \n"
    front.wipe()
    assert out.getvalue() == "> \n> \n"


def test_a_broken_byte_is_named_with_its_line() -> None:
    lines = PipedLines(io.BytesIO(b"fine\nbro\xffken\n"))
    assert lines.read("", io.StringIO()) == "fine"
    with pytest.raises(RepairError) as failure:
        lines.read("", io.StringIO())
    assert failure.value.message == "line 2 of the input is not UTF-8 text (byte 4)"
    assert failure.value.code is ExitCode.ANSWERS


@pytest.mark.parametrize("width", [24, 40, 80, 200])
def test_the_terminal_keeps_its_width_and_is_never_wider_than_72(width: int) -> None:
    front, out = terminal(color=False, width=width)
    front.show(SCREEN)
    lines = out.getvalue().replace("\x1b[2J\x1b[H", "").splitlines()
    assert max(map(len, lines)) <= min(72, width - 1)
    assert all(line == line.rstrip() for line in lines)


def test_the_terminal_shows_dots_where_there_is_room() -> None:
    wide, narrow = terminal(color=False)[1], terminal(color=False, width=40)[1]
    for out, width in ((wide, 80), (narrow, 40)):
        Terminal(out, NoLines(), WORDS, False, width).show(SCREEN)
    assert "Step 1 of 3 · Notice and name   ● ○ ○\n" in wide.getvalue()
    assert "●" not in narrow.getvalue()


def test_the_terminal_aligns_numbers_and_hangs_long_choices() -> None:
    front, out = terminal(color=False, width=30)
    front.show(Screen(choices=("short", *(["x"] * 8), "a long choice that needs two lines")))
    assert "\n     1  short\n" in out.getvalue()
    assert "\n    10  a long choice that\n        needs two lines\n" in out.getvalue()


def test_colour_is_four_bit_and_can_be_left_out() -> None:
    bright, bare = terminal()[1], terminal()[1]
    Terminal(bright, NoLines(), WORDS, True, 80).show(SCREEN)
    Terminal(bare, NoLines(), WORDS, False, 80).show(SCREEN)
    styles = re.findall(r"\x1b\[([0-9;]*)m", bright.getvalue())
    assert set(styles) <= {"0", "1", "2", "36"}
    assert "\x1b[" not in bare.getvalue().replace("\x1b[2J\x1b[H", "")


def test_wipe_clears_the_screen_and_what_can_be_scrolled_back_to() -> None:
    front, out = terminal()
    front.wipe()
    assert out.getvalue() == "\x1b[H\x1b[2J\x1b[3J"
    assert front.ask(">") is None


HOSTILE = "[/red] [bold]x[/] :smile: ${x} \x1b[31m \x1b]52;c;AAAA\x07 \u202eabc\u202c 😀 שלום \x9b1m \x00"


@pytest.mark.parametrize("make", [plain, terminal])
def test_hostile_words_come_out_as_written_and_harmless(make: object) -> None:
    front, out = make() if make is plain else terminal(color=False)
    front.show(Screen(title=HOSTILE, question=HOSTILE, choices=(HOSTILE,), hints=(HOSTILE,), lead=HOSTILE))
    front.tell((Paragraph(HOSTILE), Item(HOSTILE), Heading(HOSTILE)))
    words = " ".join(out.getvalue().replace("\x1b[2J\x1b[H", "").split())
    assert (
        "[/red] [bold]x[/] :smile: ${x} \\x1b[31m \\x1b]52;c;AAAA\\x07 \\u202eabc\\u202c 😀 שלום \\x9b1m \\x00" in words
    )
    assert not set(words) & set("\x1b\x07\x9b\x00\u202e\u202c")


@given(st.text(), st.integers(20, 100))
def test_no_text_whatever_breaks_a_front_end(text: str, width: int) -> None:
    screen = Screen(title=text, blocks=(Paragraph(text), Item(text)), question=text, choices=(text, text), lead=text)
    for front in (plain(width)[0], terminal(width=width)[0]):
        front.show(screen)
        front.tell((Heading(text),))
