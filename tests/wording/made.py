"""Makes the wording rules that ship ready, so that no walk has to: `python -m tests.wording.made --write`."""

from __future__ import annotations

import sys

from repair_cli.checks.wording import wording_problems
from repair_cli.library.packs import shipped
from repair_cli.library.wording import FOLDER, MADE, made_ready

if __name__ == "__main__":
    folder = shipped() / FOLDER
    if problems := wording_problems(folder):
        sys.exit("\n".join(map(str, problems)))
    if "--write" in sys.argv:
        (folder / MADE).write_bytes(made_ready(folder))
