"""What must be so after every fault."""

from __future__ import annotations

import json
from collections.abc import Iterator

from repair_cli.errors import ExitCode
from repair_cli.library.packs import Library, shipped
from tests.conftest import Ran
from tests.faults.ground import OLD_CARD, Ground
from tests.faults.rows import Wrong
from tests.faults.typed import Typed

KILLED = -9

MADE = "but the last change was made"
"""What is said where the disk failed after the change itself."""


def notice() -> str:
    """What a walk says when its disk fails."""
    return Library((), shipped()).interface("kept-no-more").split(".")[0]


def plainly(ran: Ran, *codes: int) -> Wrong:
    """No traceback, no report of a bug, and one of these exit codes."""
    wrong = [f"says {word!r}" for word in ("Traceback", "a bug in repair") if word in ran.out + ran.err]
    if ran.code not in codes:
        wrong.append(f"exit {ran.code}, not one of {codes}: {ran.err[-300:]!r}")
    return wrong


def walked(ran: Ran, walk: Typed, ground: Ground) -> Wrong:
    """A walk kept with `-o CARD --force` through a fault: honest when it ended, and nothing lost when it was killed."""
    wrong = plainly(ran, ExitCode.DONE, ExitCode.STORAGE, KILLED)
    told = notice() in ran.out
    before, _, _ = ran.out.partition(notice())
    # the notice stands below the question that comes after the answer that could not be kept
    taken = walk.acknowledged(before) - (1 if told and MADE not in ran.out else 0)
    if ran.code != KILLED:
        wrong += ended(ran, walk, ground, told)
    return [*wrong, *_card(ran, ground), *kept(ground, walk, max(0, taken))]


def ended(ran: Ran, walk: Typed, ground: Ground, told: bool) -> Iterator[str]:
    """What holds for a walk that was not killed: refused before it began, or walked to its card."""
    taken = walk.acknowledged(ran.out)
    refused = ran.code == ExitCode.STORAGE and walk.steps[0].question not in ran.out
    if not refused and taken < len(walk.steps):
        yield f"stopped after {taken} answers: {ran.err[-300:]!r}"
    if ran.code == ExitCode.STORAGE and not ran.err.startswith("repair: "):
        yield f"exit 5 without a reason: {ran.err[-300:]!r}"
    if ran.code == ExitCode.DONE and told:
        yield "exit 0, though --keep was not kept"
    card = ground.card.read_text(encoding="utf-8") if ground.card.exists() else ""
    if not refused and card in ("", OLD_CARD) and "# " not in ran.out:
        yield "the card is nowhere"


def _card(ran: Ran, ground: Ground) -> Iterator[str]:
    """The card is the old one or the new one, never a part of it."""
    if not ground.card.exists():
        yield "the old card is gone"
        return
    card = ground.card.read_text(encoding="utf-8")
    if card != OLD_CARD and not (card.startswith("# ") and card.endswith("\n")):
        yield f"a part of a card: {card[-80:]!r}"
    leftover = [path.name for path in ground.desk.iterdir() if path != ground.card]
    if leftover and ran.code != KILLED:
        yield f"left behind: {leftover}"


def kept(ground: Ground, walk: Typed, taken: int, passphrase: str = "") -> Iterator[str]:
    """The next commands work, and session 1 holds the answers that were acknowledged, as they were given."""
    fd = ("--passphrase-fd", "0") if passphrase else ()
    listed = ground.run("sessions", "list", *fd, typed=f"{passphrase}\n")
    yield from (f"sessions list {what}" for what in plainly(listed, ExitCode.DONE))
    again = ground.run("resume", "1", "--no-input", "--json", *fd, typed=f"{passphrase}\n")
    yield from (f"resume {what}" for what in plainly(again, ExitCode.DONE, ExitCode.ANSWERS, ExitCode.STORAGE))
    wanted = walk.answers(taken)
    if again.code == ExitCode.STORAGE:
        if wanted:
            yield f"{len(wanted)} acknowledged answers are gone: {again.err!r}"
        elif "there is no session 1" not in again.err and "nothing is kept" not in again.err:
            yield f"resume: {again.err!r}"
        return
    found = json.loads(again.out)
    answers = found["answers"]
    lost = [key for key in wanted if answers.get(key) != wanted[key]]
    if lost:
        yield f"lost: {lost}"
    if any(walk.answers(len(walk.steps)).get(key) != value for key, value in answers.items()):
        yield "an answer that was never given"
    waits = found.get("waiting_for", {}).get("id")
    if waits in [step.key for step in walk.steps[:taken]]:
        yield f"asks again: {waits}"
