"""What is read at all: regular files of UTF-8 text that is not too long and steers no terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from repair_cli.library.files import LARGEST, Source, Unreadable, read_text


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_text(path)
    return str(caught.value).replace(f"{path.parent}/", "")


def refused_bytes(folder: Path, data: bytes) -> str:
    path = folder / "x.yaml"
    path.write_bytes(data)
    return refused(path)


def text_of(folder: Path, data: bytes) -> str:
    path = folder / "x.yaml"
    path.write_bytes(data)
    return read_text(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "x.yaml") == "x.yaml:1:1: error R001 cannot be read: no such file or directory"


def test_a_path_with_a_nul_is_no_path(tmp_path: Path) -> None:
    assert refused(tmp_path / "x\0.yaml") == "x\0.yaml:1:1: error R001 cannot be read: this is no path"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    line = "x.yaml:1:1: error R002 this is no regular file; give the path of a text file"
    assert refused(tmp_path / "x.yaml") == line


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    line = "x.yaml:1:1: error R002 this is no regular file; give the path of a text file"
    assert refused(tmp_path / "x.yaml") == line


@pytest.mark.parametrize("name", ["zero", "null", "full"])
def test_a_device_is_refused(name: str) -> None:
    line = f"{name}:1:1: error R002 this is no regular file; give the path of a text file"
    assert refused(Path("/dev") / name) == line


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs /proc")
def test_a_file_that_fails_while_it_is_read_is_refused() -> None:
    assert refused(Path("/proc/self/mem")) == "mem:1:1: error R001 cannot be read: input/output error"


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    assert len(text_of(tmp_path, b"x" * LARGEST)) == LARGEST


def test_one_byte_more_is_refused(tmp_path: Path) -> None:
    line = "x.yaml:1:1: error R003 this file is larger than 1,000,000 bytes; split it"
    assert refused_bytes(tmp_path, b"x" * (LARGEST + 1)) == line


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("a: é\nb: ü".encode("latin-1"), "1:4"),
        ("héllo\n  wörld ".encode() + b"\xff", "2:9"),
        ("\ufeffab".encode() + b"\xe2\x80", "1:3"),
        ("a: b".encode("utf-16"), "1:1"),
        (b"a\r\nb: \xed\xa0\x80", "2:4"),
    ],
)
def test_bytes_that_are_no_utf_8_are_placed_in_characters(tmp_path: Path, data: bytes, place: str) -> None:
    line = f"x.yaml:{place}: error R004 from here on this is not UTF-8 text; save the file as UTF-8"
    assert refused_bytes(tmp_path, data) == line


@pytest.mark.parametrize(
    ("text", "place", "sign"),
    [
        ("a: b\nc: \0", "2:4", "U+0000"),
        ("a: \x1b[2J", "1:4", "U+001B"),
        ("ä\x7f", "1:2", "U+007F"),
        ("a\x9b", "1:2", "U+009B"),
        ("a\ufeff", "1:2", "U+FEFF"),
        ("\ufeff\ufeffa", "1:1", "U+FEFF"),
        ("a\r\nb\x07", "2:2", "U+0007"),
        ("\uffff", "1:1", "U+FFFF"),
    ],
)
def test_a_control_character_is_refused_at_its_place(tmp_path: Path, text: str, place: str, sign: str) -> None:
    line = f"x.yaml:{place}: error R005 there is a control character here ({sign}); take it out"
    assert refused_bytes(tmp_path, text.encode()) == line


def test_a_byte_order_mark_at_the_start_is_dropped(tmp_path: Path) -> None:
    assert text_of(tmp_path, b"\xef\xbb\xbfa: b") == "a: b"


def test_every_kind_of_line_end_becomes_a_line_feed(tmp_path: Path) -> None:
    assert text_of(tmp_path, b"a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_letters_of_all_scripts_are_kept(tmp_path: Path) -> None:
    words = "é ß 日本 ‏שלום‏ 🌱 👩🏽‍⚕️\n\t- x"
    assert text_of(tmp_path, words.encode()) == words


def test_a_place_is_found_by_offset_and_back() -> None:
    source = Source("x", "ab\n\ncd")
    places = [source.place(offset) for offset in range(len(source.text) + 1)]
    assert places == [(1, 1), (1, 2), (1, 3), (2, 1), (3, 1), (3, 2), (3, 3)]
    assert [source.offset(*place) for place in places] == list(range(7))
