"""`walk`, `fit`, `run` and `support`: from options to one session."""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec.structs import replace

from repair_cli.cli.session import Session
from repair_cli.cli.surroundings import PACKS, Surroundings
from repair_cli.cli.wishes import Wishes
from repair_cli.errors import ExitCode, RepairError
from repair_cli.guide.walk import Drafts
from repair_cli.library.packs import Library, shipped
from repair_cli.text import did_you_mean, printable

ROLES = {"client": "six-steps-client", "therapist": "six-steps-therapist"}
QUICK = "six-steps-quick"
SUPPORT = "support"


def walk_guide(role: str, quick: bool) -> tuple[str, Drafts]:
    """The guide of `repair walk`, and the answers that the options give. Raises RepairError for an unknown role."""
    if role not in ROLES:
        message = f"there is no role `{role}`{did_you_mean(role, ROLES)}"
        raise RepairError(message, ExitCode.USAGE, f"use --as with one of: {', '.join(ROLES)}")
    return (QUICK, {"role": role}) if quick else (ROLES[role], {})


def run(guide: str, wishes: Wishes, given: Drafts | None = None) -> ExitCode:
    """One walk, with what the options asked for and the answers that they give."""
    return Session(wishes, Surroundings.here()).run(guide, given or {})


def support(wishes: Wishes) -> ExitCode:
    """The help lines. They are there when packs are broken, too: then those that ship are shown, and the packs told."""
    around = Surroundings.here()
    session = Session(wishes, around)
    try:
        session.library.guide(SUPPORT)
    except RepairError as error:
        if not around.packs(wishes.content):
            raise
        sys.stderr.write(printable(f"repair: packs are left out: {error.message}") + "\n")
        around = replace(around, environment={**around.environment, PACKS: ""})
        session = Session(wishes._replace(content=None), around)
    return session.run(SUPPORT, {})


def print_template(guide: str, lang: str, content: list[Path] | None) -> None:
    """Prints an answers file with every question of a guide as a comment, ready to fill in."""
    from repair_cli.play.template import template

    library = Library(Surroundings.here().packs(content), shipped(lang))
    sys.stdout.write(template(library.guide(guide)))
