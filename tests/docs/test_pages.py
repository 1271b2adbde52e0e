"""What holds for every page: links lead somewhere, commands and options exist, no address to install from is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.conftest import Repair
from tests.docs.conftest import PAGES, ROOT, text_of

COMMANDS = (
    "",
    "walk",
    "fit",
    "support",
    "rehearse",
    "progress",
    "wording",
    "run",
    "guides",
    "resume",
    "due",
    "paths",
    "help",
    "sessions list",
    "sessions show",
    "sessions export",
    "sessions delete",
    "vault on",
    "vault off",
    "vault change",
    "content lint",
    "content proofs",
    "content graph",
    "content stats",
    "content coverage",
    "content preview",
    "content new",
    "content diff",
    "content schema",
    "content stories",
)
GROUPS = ("sessions", "vault", "content")


def _anchor(title: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file_and_a_section_that_are_there(page: str) -> None:
    for target, section in re.findall(r"\]\(([^)#]*)(?:#([^)]+))?\)", text_of(page)):
        file = ((ROOT / page).parent / target).resolve() if target else ROOT / page
        assert file.exists(), target
        if section:
            titles = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            assert section in map(_anchor, titles), section


def _told(page: str) -> Iterator[str]:
    """What follows `repair` in every command line of a page."""
    for code in re.findall(r"`([^`\n]+)`|^\$ (.+)$|^(\.venv/.+)$", text_of(page), re.MULTILINE):
        yield from re.findall(r"(?:^|[ /])repair ([^|;&>#]+)", "".join(code))


def test_every_command_and_option_that_is_told_exists(repair: Repair) -> None:
    helps = {command: repair(*command.split(), "--help").out for command in (*COMMANDS, *GROUPS)}
    for told in (told for page in PAGES for told in _told(page)):
        words = told.split()
        command = " ".join(words[:2]) if words[0] in GROUPS else words[0]
        command = "" if command.startswith("-") else command
        assert command in helps, told
        for option in re.findall(r"(?<!\S)--?[a-z][a-z-]*", told):
            assert re.search(rf"(?<![\w-]){option}\b", helps[command]), told


def test_every_option_that_is_told_alone_exists(repair: Repair) -> None:
    helps = "".join(repair(*command.split(), "--help").out for command in COMMANDS)
    for page in PAGES:
        for option in re.findall(r"`(--?[a-z][a-z-]*)[^`]*`", text_of(page)):
            assert re.search(rf"(?<![\w-]){option}\b", helps), (page, option)


def test_every_command_is_told_in_some_page() -> None:
    told = {command for page in PAGES for command in _told(page)}
    for command in COMMANDS[1:]:
        assert any(line.startswith(command) for line in told), command


def test_the_commands_are_those_of_the_help(repair: Repair) -> None:
    below = [f"{group} {name}" for group in GROUPS for name in _listed(repair(group, "--help").out)]
    assert sorted(_listed(repair("--help").out)) == sorted({*GROUPS, *(told.split()[0] for told in COMMANDS[1:])})
    assert sorted(below) == sorted(command for command in COMMANDS if " " in command)


def _listed(text: str) -> list[str]:
    """The commands that a help lists."""
    return re.findall(r"^  ([a-z]+)  ", text.partition("Commands:")[2], re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_an_address_to_install_from(page: str) -> None:
    assert re.findall(r"https?://\S+|\bpypi\b|index-url", text_of(page), re.IGNORECASE) == []
