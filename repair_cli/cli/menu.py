"""`repair` without arguments: what you can do; on a terminal, a short menu."""

from __future__ import annotations

import sys

from repair_cli.cli.surroundings import Surroundings
from repair_cli.errors import ExitCode


def menu(help_text: str) -> ExitCode:
    """Prints the help; on a terminal, offers the main ways."""
    sys.stdout.write(help_text + "\n")
    Surroundings.here()
    return ExitCode.DONE
