"""The commands of `repair`. Each parses its options and makes one call; what is heavy is imported inside."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from repair_cli import __version__

_HELP = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    name="repair",
    help="Mend a strain between a therapy client and a therapist. Works without a network, keeps nothing unless you say so.",
    epilog="Not a crisis service. If you are in danger now, call your emergency number, or see: repair support",
    context_settings=_HELP,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=False,
)
content = typer.Typer(help="Look at content: guides and what they say.", context_settings=_HELP, rich_markup_mode=None)
app.add_typer(content, name="content")

AnswersFile = Annotated[Optional[str], typer.Option("--answers", metavar="FILE", help="Take answers from a YAML or JSON file (- for standard input).")]
NoInput = Annotated[bool, typer.Option("--no-input", help="Ask nothing.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
PlainLines = Annotated[bool, typer.Option("--plain", help="Static lines: no redraw, no colour.")]
Output = Annotated[Optional[str], typer.Option("--output", "-o", metavar="FILE", help="Write the page to FILE (.md .html .txt .json, - for standard output).")]
Format = Annotated[Optional[str], typer.Option("--format", metavar="FORMAT", help="md, html, txt or json.")]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]
Region = Annotated[Optional[str], typer.Option("--region", metavar="XX", help="Show help lines of this country (GB, US, ...).")]
Color = Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")]
Language = Annotated[str, typer.Option("--lang", metavar="XX", help="Language of the content.")]
Content = Annotated[Optional[list[Path]], typer.Option("--content", metavar="DIR", help="Add a folder of guides (can be repeated).")]


def is_usage_error(error: Exception) -> bool:
    """Whether typer refused the command line. Its base class has no public name; its public children have."""
    return isinstance(error, typer.BadParameter.__mro__[2])


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"repair {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Mend a strain between a therapy client and a therapist."""
    if context.invoked_subcommand is None:
        from repair_cli.cli.menu import menu

        raise typer.Exit(menu(context.get_help()))


@app.command()
def walk(
    role: Annotated[str, typer.Option("--as", metavar="ROLE", help="client or therapist.")] = "client",
    quick: Annotated[bool, typer.Option("--quick", help="The short form, under five minutes.")] = False,
    answers: AnswersFile = None,
    no_input: NoInput = False,
    json: Json = False,
    plain: PlainLines = False,
    output: Output = None,
    format: Format = None,
    force: Force = False,
    region: Region = None,
    color: Color = "auto",
    lang: Language = "en",
    content: Content = None,
) -> None:
    """The six steps, from either chair, to a card for the next session."""
    from repair_cli.cli.run import run, walk_guide

    guide, given = walk_guide(role, quick)
    raise typer.Exit(run(guide, given, answers, no_input, json, plain, output, format, force, region, color, lang, content))


@app.command()
def fit(
    answers: AnswersFile = None,
    no_input: NoInput = False,
    json: Json = False,
    plain: PlainLines = False,
    output: Output = None,
    format: Format = None,
    force: Force = False,
    region: Region = None,
    color: Color = "auto",
    lang: Language = "en",
    content: Content = None,
) -> None:
    """Is it the right fit? A verdict with its reasons."""
    from repair_cli.cli.run import run

    raise typer.Exit(run("fit", {}, answers, no_input, json, plain, output, format, force, region, color, lang, content))


@app.command(name="run")
def run_guide(
    guide: Annotated[str, typer.Argument(metavar="GUIDE", help="The id of a guide; `repair guides` lists them.")],
    template: Annotated[bool, typer.Option("--template", help="Print an answers file to fill in, and ask nothing.")] = False,
    answers: AnswersFile = None,
    no_input: NoInput = False,
    json: Json = False,
    plain: PlainLines = False,
    output: Output = None,
    format: Format = None,
    force: Force = False,
    region: Region = None,
    color: Color = "auto",
    lang: Language = "en",
    content: Content = None,
) -> None:
    """Any guide of any pack."""
    from repair_cli.cli.run import print_template, run

    if template:
        print_template(guide, lang, content)
        return
    raise typer.Exit(run(guide, {}, answers, no_input, json, plain, output, format, force, region, color, lang, content))


@app.command()
def support(
    json: Json = False,
    plain: PlainLines = False,
    output: Output = None,
    format: Format = None,
    force: Force = False,
    region: Region = None,
    lang: Language = "en",
) -> None:
    """Help lines and places to turn to. Asks nothing."""
    from repair_cli.cli.run import run

    raise typer.Exit(run("support", {}, None, True, json, plain, output, format, force, region, "auto", lang, None))


@app.command()
def guides(json: Json = False, lang: Language = "en", content: Content = None) -> None:
    """The guides at hand."""
    from repair_cli.cli.lists import list_guides

    list_guides(json, lang, content)


@app.command(name="help")
def help_(topic: Annotated[Optional[str], typer.Argument(metavar="TOPIC", help="What you want to know about.")] = None) -> None:
    """More about a topic: exit-codes, answers, commands, privacy."""
    from repair_cli.cli.topics import print_topic

    print_topic(topic)


@content.command()
def lint(
    paths: Annotated[Optional[list[Path]], typer.Argument(metavar="[PATH]...", help="Files or folders; without any, what ships.")] = None,
    lang: Language = "en",
) -> None:
    """Check guides: every problem with its line and column."""
    from repair_cli.cli.lint import lint_paths

    raise typer.Exit(lint_paths(paths or [], lang))
