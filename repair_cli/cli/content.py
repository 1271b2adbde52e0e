"""The commands on content: `repair content ...`. Each makes one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Optional

import typer

from repair_cli.cli.options import Language

_Paths = Annotated[
    Optional[list[Path]], typer.Argument(metavar="[PATH]...", help="Files or folders; without any, what ships.")
]


def lint(paths: _Paths = None, lang: Language = "en") -> None:
    """Check guides: every problem with its line and column."""
    from repair_cli.cli.lint import lint_paths

    raise typer.Exit(lint_paths(paths or [], lang))


CONTENT: Mapping[str, Callable[..., None]] = {"lint": lint}
