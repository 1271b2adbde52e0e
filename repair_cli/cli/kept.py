"""The commands on what is kept: `resume`, `sessions`, `due`, `vault`, `paths`. Each makes one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Optional

import typer

from repair_cli.cli.options import Force, FormatName, Json, Output, on_a_guide
from repair_cli.cli.wishes import Wishes

PassphraseFd = Annotated[
    Optional[int],
    typer.Option("--passphrase-fd", metavar="N", help="Read the passphrase of the vault from descriptor N."),
]
_Number = Annotated[int, typer.Argument(metavar="ID", help="The number of a session; `repair sessions list` has them.")]


@on_a_guide
def resume(
    wishes: Wishes,
    number: Annotated[
        Optional[int], typer.Argument(metavar="[ID]", help="The number of a session; the latest without one.")
    ] = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Go on with a walk that was kept."""
    from repair_cli.cli.resume import resume

    raise typer.Exit(resume(number, wishes, passphrase_fd))


@on_a_guide
def due(
    wishes: Wishes,
    on: Annotated[Optional[str], typer.Option("--on", metavar="DAY", help="What is due by DAY (YYYY-MM-DD).")] = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Plans to look back at: did it happen?"""
    from repair_cli.cli.due import due

    raise typer.Exit(due(on, wishes, passphrase_fd))


def paths(
    json: Json = False,
    keep: Annotated[
        Optional[bool], typer.Option("--keep/--no-keep", help="Keep walks at a terminal from now on, or nothing.")
    ] = None,
) -> None:
    """Where things are, and whether walks are kept."""
    from repair_cli.cli.paths import show_paths

    show_paths(json, keep)


def list_(json: Json = False, passphrase_fd: PassphraseFd = None) -> None:
    """What is kept: guide, when, where it stands, what comes next."""
    from repair_cli.cli.sessions import list_sessions

    list_sessions(json, passphrase_fd)


def show(number: _Number, json: Json = False, passphrase_fd: PassphraseFd = None) -> None:
    """The answers of a session, and its page."""
    from repair_cli.cli.sessions import show_session

    show_session(number, json, passphrase_fd)


def export(
    number: Annotated[Optional[int], typer.Argument(metavar="[ID]", help="The number of a session.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything that is kept, as JSON.")] = False,
    output: Output = None,
    format: FormatName = None,
    force: Force = False,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """The page of a session again, in any format; with --all, everything as JSON."""
    from repair_cli.cli.sessions import export_sessions

    export_sessions(number, everything, Wishes(output=output, format=format, force=force), passphrase_fd)


def delete(
    numbers: Annotated[Optional[list[int]], typer.Argument(metavar="[ID]...", help="Numbers of sessions.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything that is kept.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Do not ask.")] = False,
) -> None:
    """Remove sessions with all their text."""
    from repair_cli.cli.sessions import delete_sessions

    delete_sessions(numbers or [], everything, force)


def on(passphrase_fd: PassphraseFd = None) -> None:
    """Lock everything that is kept with a passphrase."""
    from repair_cli.cli.vault import turn_on

    turn_on(passphrase_fd)


def off(passphrase_fd: PassphraseFd = None) -> None:
    """Make everything plain again."""
    from repair_cli.cli.vault import turn_off

    turn_off(passphrase_fd)


def change(passphrase_fd: PassphraseFd = None) -> None:
    """Another passphrase."""
    from repair_cli.cli.vault import change_passphrase

    change_passphrase(passphrase_fd)


COMMANDS: Mapping[str, Callable[..., None]] = {"resume": resume, "due": due, "paths": paths}
_SESSIONS: Mapping[str, Callable[..., None]] = {"list": list_, "show": show, "export": export, "delete": delete}
_VAULT: Mapping[str, Callable[..., None]] = {"on": on, "off": off, "change": change}
GROUPS: Mapping[str, tuple[str, Mapping[str, Callable[..., None]]]] = {
    "sessions": ("What is kept: see it, take it along, remove it.", _SESSIONS),
    "vault": ("Lock what is kept with a passphrase.", _VAULT),
}
