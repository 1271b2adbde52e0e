"""The options that every guide has, told once."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from repair_cli.cli.wishes import Wishes

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Language = Annotated[str, typer.Option("--lang", metavar="XX", help="Language of the content.")]
Content = Annotated[
    Optional[list[Path]],
    typer.Option("--content", metavar="DIR", help="Add a pack, a folder of guides (can be repeated)."),
]

_FILE_HELP = "Write the page to FILE (.md .html .txt .json .ics; - for standard output)."
Output = Annotated[Optional[str], typer.Option("--output", "-o", metavar="FILE", help=_FILE_HELP)]
FormatName = Annotated[Optional[str], typer.Option("--format", metavar="NAME", help="md html txt json ics.")]
Force = Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")]

_OPTIONS: dict[str, tuple[Any, Any]] = {
    "answers": (
        Annotated[
            Optional[str],
            typer.Option(
                "--answers", metavar="FILE", help="Take answers from a YAML or JSON file (- for standard input)."
            ),
        ],
        None,
    ),
    "no_input": (Annotated[bool, typer.Option("--no-input", help="Ask nothing.")], False),
    "json": (Json, False),
    "plain": (Annotated[bool, typer.Option("--plain", help="Static lines: no redraw, no colour.")], False),
    "output": (Output, None),
    "format": (FormatName, None),
    "force": (Force, False),
    "region": (
        Annotated[Optional[str], typer.Option("--region", metavar="XX", help="Show help lines of this country.")],
        None,
    ),
    "keep": (
        Annotated[
            Optional[bool],
            typer.Option("--keep/--no-keep", help="Keep what you write now on this computer, or nothing of it."),
        ],
        None,
    ),
    "color": (Annotated[str, typer.Option("--color", metavar="WHEN", help="auto, always or never.")], "auto"),
    "lang": (Language, "en"),
    "content": (Content, None),
}


def on_a_guide(command: Callable[..., None]) -> Callable[..., None]:
    """A command with the options that every guide has; it gets them as its argument `wishes`."""
    own = inspect.signature(command, eval_str=True).parameters
    parameters = [parameter for name, parameter in own.items() if name != "wishes"]
    kind = inspect.Parameter.KEYWORD_ONLY
    for name, (annotation, default) in _OPTIONS.items():
        parameters.append(inspect.Parameter(name, kind, default=default, annotation=annotation))

    def run(**given: Any) -> None:
        wishes = Wishes(**{name: given.pop(name) for name in _OPTIONS})
        command(wishes=wishes, **given)

    run.__name__ = command.__name__
    run.__doc__ = command.__doc__
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
