"""The commands of practice: `rehearse` and `progress`. Each makes one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Optional

import typer

from repair_cli.cli.kept import PassphraseFd
from repair_cli.cli.options import Force, Json, Language, on_a_guide
from repair_cli.cli.wishes import Wishes


@on_a_guide
def rehearse(
    wishes: Wishes,
    scene: Annotated[
        Optional[str], typer.Argument(metavar="[SCENE]", help="The id of a scene; without one, the scenes.")
    ] = None,
    skill: Annotated[Optional[str], typer.Option("--skill", metavar="ID", help="Scenes for this skill.")] = None,
    marker: Annotated[Optional[str], typer.Option("--marker", metavar="ID", help="With this sign of a strain.")] = None,
    level: Annotated[Optional[int], typer.Option("--level", min=1, max=3, help="Of this level.")] = None,
    setting: Annotated[Optional[str], typer.Option("--setting", metavar="ID", help="In this setting.")] = None,
    topic: Annotated[Optional[str], typer.Option("--topic", metavar="ID", help="About this topic.")] = None,
    seat: Annotated[Optional[str], typer.Option("--as", metavar="ROLE", help="For a client or a therapist.")] = None,
    random: Annotated[
        bool, typer.Option("--random", help="Draw one of them; none comes twice before all came.")
    ] = False,
    seed: Annotated[Optional[int], typer.Option("--seed", metavar="N", help="Draw in an order that N decides.")] = None,
    table: Annotated[bool, typer.Option("--table", help="Print what the scenes cover.")] = False,
    pair: Annotated[bool, typer.Option("--pair", help="Two people at this terminal; nothing is kept.")] = False,
) -> None:
    """Practise a hard moment with a made-up person. It is practice, and no clinical judgement."""
    from repair_cli.cli.rehearse import RehearseWishes, rehearse
    from repair_cli.play.scenes import Wanted

    wanted = Wanted(skill, marker, level, setting, topic, seat)
    asked = RehearseWishes(scene, wanted, random or seed is not None, seed, table, pair)
    raise typer.Exit(rehearse(asked, wishes))


def progress(
    json: Json = False,
    export: Annotated[
        Optional[str], typer.Option("--export", metavar="NAME", help="Hand the diary out: csv json.")
    ] = None,
    output: Annotated[
        Optional[str], typer.Option("--output", "-o", metavar="FILE", help="Write it to FILE (.csv .json).")
    ] = None,
    force: Force = False,
    plain: Annotated[bool, typer.Option("--plain", help="Bars of plain signs.")] = False,
    delete: Annotated[bool, typer.Option("--delete", help="Remove all rehearsals, with their walks.")] = False,
    lang: Language = "en",
    passphrase_fd: PassphraseFd = None,
) -> None:
    """What you practised: by skill, and your own look beside the wording check. No grades."""
    from repair_cli.cli.progress import ProgressWishes, delete_diary, show_progress

    if delete:
        delete_diary(force, passphrase_fd)
    else:
        show_progress(ProgressWishes(json, export, output, force, plain, lang), passphrase_fd)


COMMANDS: Mapping[str, Callable[..., None]] = {"rehearse": rehearse, "progress": progress}
