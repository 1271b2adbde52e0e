"""The commands of `repair`. Each makes one call; what is heavy is imported inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Optional

import typer

from repair_cli import __version__
from repair_cli.cli.options import Content, Json, Language, on_a_guide
from repair_cli.cli.wishes import Wishes

_HELP = {"help_option_names": ["-h", "--help"]}

_EPILOG = "Not a crisis service. If you are in danger now, call your emergency number, or see: repair support"


def is_usage_error(error: Exception) -> bool:
    """Whether typer refused the command line."""
    # the base class of its refusals has no public name: it is taken from one that has
    return isinstance(error, typer.BadParameter.__mro__[2])


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"repair {__version__}")
        raise typer.Exit


_Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")]


def start(context: typer.Context, version: _Version = False) -> None:
    """Mend a strain between a therapy client and a therapist. Offline; nothing is kept unless you say so."""
    if context.invoked_subcommand is None:
        from repair_cli.cli.menu import menu

        raise typer.Exit(menu(context.get_help()))


@on_a_guide
def walk(
    wishes: Wishes,
    role: Annotated[str, typer.Option("--as", metavar="ROLE", help="client or therapist.")] = "client",
    quick: Annotated[bool, typer.Option("--quick", help="The short form, under five minutes.")] = False,
) -> None:
    """The six steps, from either chair, to a card for the next session."""
    from repair_cli.cli.run import run, walk_guide

    guide, given = walk_guide(role, quick)
    raise typer.Exit(run(guide, wishes, given))


@on_a_guide
def fit(wishes: Wishes) -> None:
    """Is it the right fit? A verdict with its reasons."""
    from repair_cli.cli.run import run

    raise typer.Exit(run("fit", wishes))


@on_a_guide
def support(wishes: Wishes) -> None:
    """Help lines and places to turn to. Asks nothing."""
    from repair_cli.cli.run import support

    raise typer.Exit(support(wishes))


@on_a_guide
def run_guide(
    wishes: Wishes,
    guide: Annotated[str, typer.Argument(metavar="GUIDE", help="The id of a guide; `repair guides` lists them.")],
    template: Annotated[bool, typer.Option("--template", help="Print an answers file to fill in.")] = False,
    record: Annotated[
        Optional[str], typer.Option("--record", metavar="FILE", help="Write the walk as a story, without own words.")
    ] = None,
) -> None:
    """Any guide of any pack."""
    from repair_cli.cli.run import print_template, run

    if template:
        print_template(guide, wishes.lang, wishes.content)
        return
    raise typer.Exit(run(guide, wishes._replace(record=record)))


def wording(
    file: Annotated[
        Optional[str], typer.Argument(metavar="[FILE]", help="The draft; without it, what is typed or piped.")
    ] = None,
    role: Annotated[Optional[str], typer.Option("--as", metavar="ROLE", help="client or therapist.")] = None,
    json: Json = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 if something is found.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Static lines: no redraw, no colour.")] = False,
    lang: Language = "en",
) -> None:
    """Look at a draft for phrases that can derail a repair."""
    from repair_cli.cli.surroundings import Surroundings
    from repair_cli.cli.wording import WordingWishes, look

    raise typer.Exit(look(WordingWishes(file, role, json, strict, plain, lang), Surroundings.here()))


def guides(json: Json = False, lang: Language = "en", content: Content = None) -> None:
    """The guides at hand."""
    from repair_cli.cli.lists import list_guides

    list_guides(json, lang, content)


def help_(
    topic: Annotated[Optional[str], typer.Argument(metavar="TOPIC", help="What you want to know about.")] = None,
) -> None:
    """More about a topic: exit-codes, answers, commands, privacy, rules, or a code."""
    from repair_cli.cli.topics import print_topic

    print_topic(topic)


def _group(about: str, commands: Mapping[str, Callable[..., None]]) -> typer.Typer:
    found = typer.Typer(help=about, context_settings=_HELP, rich_markup_mode=None, no_args_is_help=True)
    found.callback()(lambda: None)  # one command below a name is still a command below a name
    for name, command in commands.items():
        found.command(name=name)(command)
    return found


_OWN: Mapping[str, Callable[..., None]] = {
    "walk": walk,
    "fit": fit,
    "support": support,
    "run": run_guide,
    "wording": wording,
    "guides": guides,
    "help": help_,
}
_KEPT = frozenset({"resume", "due", "paths", "sessions", "vault"})
_PRACTICE = frozenset({"rehearse", "progress"})
_CONTENT = "content"


def app_for(arguments: list[str]) -> typer.Typer:
    """The program. Typer builds every command that it knows at each start, so one that is named comes alone."""
    app = typer.Typer(
        name="repair", epilog=_EPILOG, context_settings=_HELP, pretty_exceptions_enable=False, rich_markup_mode=None
    )
    app.callback(invoke_without_command=True)(start)
    every = {*_OWN, *_PRACTICE, *_KEPT, _CONTENT}
    named = {arguments[0]} if arguments and arguments[0] in every else every
    commands = {name: command for name, command in _OWN.items() if name in named}
    groups: dict[str, tuple[str, Mapping[str, Callable[..., None]]]] = {}
    if not named.isdisjoint(_PRACTICE):
        from repair_cli.cli import practice  # late, like all that was not named

        commands |= {name: command for name, command in practice.COMMANDS.items() if name in named}
    if not named.isdisjoint(_KEPT):
        from repair_cli.cli import kept

        commands |= {name: command for name, command in kept.COMMANDS.items() if name in named}
        groups |= {name: group for name, group in kept.GROUPS.items() if name in named}
    if _CONTENT in named:
        from repair_cli.cli import content

        groups[_CONTENT] = ("Look at content: guides and what they say.", content.CONTENT)
    for name, command in commands.items():
        app.command(name=name)(command)
    for name, (about, below) in groups.items():
        app.add_typer(_group(about, below), name=name)
    return app
