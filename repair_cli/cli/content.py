"""The commands on content: `repair content ...`. Each makes one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Optional

import typer

from repair_cli.cli.options import Content, Force, Json, Language

_Paths = Annotated[
    Optional[list[Path]], typer.Argument(metavar="[PATH]...", help="Files or folders; without any, what ships.")
]


_Codes = Optional[list[str]]
_Select = Annotated[_Codes, typer.Option("--select", metavar="CODES", help="Only these rules: R401, or R4,R501.")]
_Ignore = Annotated[_Codes, typer.Option("--ignore", metavar="CODES", help="Not these rules.")]
_Against = Annotated[
    Optional[str],
    typer.Option("--against", metavar="REV|DIR", help="Find ids that are gone since a git revision, or a folder."),
]


def lint(
    paths: _Paths = None,
    format: Annotated[str, typer.Option("--format", metavar="NAME", help="text, json or github.")] = "text",
    select: _Select = None,
    ignore: _Ignore = None,
    against: _Against = None,
    lang: Language = "en",
    content: Content = None,
) -> None:
    """Check guides: every problem with its line and column."""
    from repair_cli.cli.lint import LintWishes, lint_paths

    wishes = LintWishes(format, tuple(select or ()), tuple(ignore or ()), against, tuple(content or ()))
    raise typer.Exit(lint_paths(paths or [], lang, wishes))


def stories(
    paths: _Paths = None,
    update: Annotated[
        bool, typer.Option("--update", help="Write what came in the place of what was expected.")
    ] = False,
    cover: Annotated[bool, typer.Option("--cover", help="Say what the stories see of each guide.")] = False,
    least: Annotated[
        Optional[int], typer.Option("--min", metavar="N", min=0, max=100, help="Fail below N per cent.")
    ] = None,
    play: Annotated[
        int, typer.Option("--play", metavar="N", min=0, help="Play each guide N times, answering at random.")
    ] = 0,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another player, who answers otherwise.")] = 1,
    lang: Language = "en",
    content: Content = None,
) -> None:
    """Tell the stories of a pack, and see if they go as expected."""
    from repair_cli.cli.stories import StoryWishes, check_stories

    wishes = StoryWishes(update, cover, least, play, seed, tuple(content or ()))
    raise typer.Exit(check_stories(paths or [], lang, wishes))


def proofs(
    paths: _Paths = None,
    json: Json = False,
    save: Annotated[
        Optional[Path], typer.Option("--save", metavar="DIR", help="Write the answers that break something there.")
    ] = None,
    lang: Language = "en",
    content: Content = None,
) -> None:
    """Prove over every path what a pack states: after a stop sign there is no repair, and more."""
    from repair_cli.cli.proofs import prove

    raise typer.Exit(prove(paths or [], lang, json, save, content or []))


def graph(
    guide: Annotated[str, typer.Argument(metavar="GUIDE", help="The id of a guide; `repair guides` lists them.")],
    format: Annotated[
        Optional[str], typer.Option("--format", metavar="NAME", help="text, mermaid, dot or svg.")
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Write the map to FILE.")] = "-",
    force: Force = False,
    lang: Language = "en",
    content: Content = None,
) -> None:
    """Draw the map of a guide: its nodes, and where each answer leads."""
    from repair_cli.cli.graph import draw

    draw(guide, format, output, force, lang, content or [])


def stats(
    guides: Annotated[Optional[list[str]], typer.Argument(metavar="[GUIDE]...", help="Without any: all.")] = None,
    json: Json = False,
    lang: Language = "en",
    content: Content = None,
) -> None:
    """Count what guides amount to: nodes, words, ways through, reading grade."""
    from repair_cli.cli.stats import print_stats

    print_stats(guides or [], json, lang, content or [])


def coverage(
    guides: Annotated[
        Optional[list[str]], typer.Argument(metavar="[GUIDE]...", help="Node by node; without any: idea by idea.")
    ] = None,
    json: Json = False,
    least: Annotated[
        Optional[int], typer.Option("--min", metavar="N", min=0, max=100, help="Fail below N per cent.")
    ] = None,
    lang: Language = "en",
    content: Content = None,
) -> None:
    """Show which of the numbered ideas the nodes carry, and which none does."""
    from repair_cli.cli.coverage import CoverageWishes, cover

    raise typer.Exit(cover(guides or [], lang, content or [], CoverageWishes(json, least)))


def preview(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file of a guide.")],
    at: Annotated[
        Optional[str], typer.Option("--at", metavar="NODE", help="Begin at this node, with answers that lead there.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Read the file again when it has changed.")] = False,
    answers: Annotated[
        Optional[str], typer.Option("--answers", metavar="FILE", help="Answers that are known, from a file.")
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Static lines: no redraw, no colour.")] = False,
    region: Annotated[
        Optional[str], typer.Option("--region", metavar="XX", help="Show help lines of this country.")
    ] = None,
    color: Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")] = "auto",
    lang: Language = "en",
    content: Content = None,
) -> None:
    """Play a guide while you write it, from any node; nothing is kept."""
    from repair_cli.cli.preview import PreviewWishes, preview
    from repair_cli.cli.wishes import Wishes

    wishes = Wishes(answers=answers, plain=plain, region=region, color=color, lang=lang, content=content)
    raise typer.Exit(preview(file, wishes, PreviewWishes(at, watch)))


def new(
    path: Annotated[Path, typer.Argument(metavar="DIR|FILE.yaml", help="A folder to make, or a file in a folder.")],
    lang: Language = "en",
) -> None:
    """Start a pack, or a guide, with a small one that explains every line."""
    from repair_cli.cli.new import start

    start(path, lang)


def diff(
    before: Annotated[str, typer.Argument(metavar="REV|DIR", help="The earlier version: a git revision, or a folder.")],
    after: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the pack as it is now.")],
    json: Json = False,
    lang: Language = "en",
) -> None:
    """Say what changes for users: ends for the same answers, questions, words."""
    from repair_cli.cli.diff import print_diff

    print_diff(before, after, json, lang)


def schema(
    of: Annotated[
        str, typer.Option("--of", metavar="KIND", help="guide, or another kind of file of a pack.")
    ] = "guide",
) -> None:
    """Print the JSON Schema of a guide, for editors."""
    from repair_cli.cli.schema import print_schema

    print_schema(of)


CONTENT: Mapping[str, Callable[..., None]] = {
    "lint": lint,
    "proofs": proofs,
    "stories": stories,
    "graph": graph,
    "stats": stats,
    "coverage": coverage,
    "preview": preview,
    "diff": diff,
    "schema": schema,
    "new": new,
}
