"""What counts as a command in a typed line."""

from __future__ import annotations

import pytest

from repair_cli.play.actions import ACTIONS
from repair_cli.play.commands import COMMANDS, Command, command_in


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("/back", Command("back")),
        ("  /Back 3 ", Command("back", "3")),
        ("/pause my file.yaml", Command("pause", "my file.yaml")),
        ("/bakc", "/bakc"),
        ("/bakc 2", "/bakc"),
        ("/xyz", "/xyz"),
        ("/home is where it hurts", None),
        ("/home/me", None),
        ("//back", None),
        ("back", None),
        ("", None),
        ("and/or", None),
    ],
)
def test_a_command_stands_alone_on_its_line(line: str, meant: Command | str | None) -> None:
    assert command_in(line) == meant


def test_every_command_has_an_action() -> None:
    assert set(COMMANDS) == set(ACTIONS)
