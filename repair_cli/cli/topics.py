"""`repair help TOPIC`: short pages, tables taken from the code that they describe."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

from repair_cli.errors import ExitCode, RepairError
from repair_cli.library.packs import Library, shipped
from repair_cli.play.commands import COMMANDS
from repair_cli.text import did_you_mean


def _exit_codes() -> str:
    return "\n".join(f"{code.value:>4}  {code.meaning}" for code in ExitCode)


def _commands() -> str:
    words = Library((), shipped()).interface
    return "\n".join(words(f"help-{name}") for name in COMMANDS)


def _answers() -> str:
    return """An answers file holds answers by question id, as YAML or JSON:

  danger: no
  stop-signs: [none]
  what-happened: moved our session and did not say why
  feeling: [hurt, other]
  feeling-other: small

Print one to fill in:     repair run six-steps-client --template
Use it:                   repair walk --answers answers.yaml -o card.md
Leave a question open:    /skip
Met a second time:        "plan#2": ...
What --json prints is an answers file too."""


def _privacy() -> str:
    return """You are asked once: keep what you write, keep it locked with a passphrase, or keep nothing.
What is kept is one file that only your account can read. Nothing is sent: there is no network code.

See what is kept:         repair paths, repair sessions list
Keep from now on:         repair paths --keep (--no-keep: nothing)
Keep nothing of a walk:   repair walk --no-keep
Lock it:                  repair vault on (no way in without the passphrase)
Remove it:                repair sessions delete 3 (--all: everything), repair progress --delete

/leave removes the walk that you are in, and clears the screen (not in plain mode).
Pages and answers that you save in files are plain text. Backups may copy what is kept.
Your shell may keep the commands that you typed, and a terminal may log what it showed.
If somebody watches your device, use another one. docs/privacy.md tells all of it."""


def _rules() -> str:
    from repair_cli.checks.manuals import listed

    return f"""{listed()}

One of them:       repair help R401
Only some:         repair content lint --select R4,R501 (--ignore: without them)
At one node:       # silence R401: a reason, as a comment above the node
All of them:       docs/rules.md"""


TOPICS: dict[str, Callable[[], str]] = {
    "exit-codes": _exit_codes,
    "commands": _commands,
    "answers": _answers,
    "privacy": _privacy,
    "rules": _rules,
}

_CODE = re.compile("[A-Za-z][0-9]{3}")


def print_topic(topic: str | None) -> None:
    """Prints a topic, or what a code means; without one, the topics. Raises RepairError (exit 2) for an unknown one."""
    if topic is None:
        sys.stdout.write(
            "Topics: " + ", ".join(TOPICS) + "\nrepair help TOPIC shows one; repair COMMAND --help shows a command.\n"
        )
        return
    if _CODE.fullmatch(topic):
        from repair_cli.checks.manuals import manual

        told = manual(topic.upper())
        if told is None:
            raise RepairError(
                f"there is no code `{topic.upper()}`", ExitCode.USAGE, "`repair help rules` lists the rules"
            )
        sys.stdout.write(told + "\n")
        return
    if topic not in TOPICS:
        raise RepairError(
            f"there is no topic `{topic}`{did_you_mean(topic, TOPICS)}", ExitCode.USAGE, f"topics: {', '.join(TOPICS)}"
        )
    sys.stdout.write(TOPICS[topic]() + "\n")
