"""`repair paths`: where things are, whether walks are kept, and whether what is kept is sound."""

from __future__ import annotations

from typing import Any

from repair_cli.cli import archives
from repair_cli.cli.printing import as_json, put
from repair_cli.cli.surroundings import Surroundings
from repair_cli.library.packs import shipped
from repair_cli.text import printable


def show_paths(json: bool, keep: bool | None) -> None:
    """Prints the places, after changing what the person chose (`keep`), if that was asked for."""
    around = Surroundings.here()
    if keep is not None:
        archives.made(around).agree(keep)
    found = _found(around)
    if json:
        put(as_json(found))
        return
    keeps = {None: "not chosen yet (you are asked at your first walk)", True: "kept", False: "not kept"}
    locked = "locked with a passphrase" if found["locked"] else "not locked"
    lines = [
        f"content    {found['content']}",
        f"sessions   {found['sessions']}",
        f"there      {found['count']} kept, {locked}"
        if found["there"]
        else "there      nothing, the file is not made yet",
        f"walks      {keeps[found['keep']]}",
        "to change  repair paths --keep, repair paths --no-keep, repair vault on, repair vault off",
    ]
    put(printable("\n".join(lines)) + "\n")


def _found(around: Surroundings) -> dict[str, Any]:
    from repair_cli.store.place import DATABASE

    archive = archives.there(around)
    if archive is not None:
        archive.check()
    return {
        "content": str(shipped("en")),
        "sessions": str(archives.folder(around) / DATABASE),
        "there": archive is not None,
        "count": len(archive.numbers()) if archive else 0,
        "locked": archive is not None and archive.lock is not None,
        "keep": archive.consent if archive else None,
    }
