"""`repair help TOPIC`: short pages, tables taken from the code that they describe."""

from __future__ import annotations

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
    return """Nothing you type is kept, unless you type /pause and name a file, save a page, or use --output.
Such a file is plain text that only your user account can read. Backups and synced folders may copy it.
There is no network code in this program. It writes no log and no history.
What was on the screen can stay in the terminal's scrollback: /leave clears both."""


TOPICS: dict[str, Callable[[], str]] = {
    "exit-codes": _exit_codes,
    "commands": _commands,
    "answers": _answers,
    "privacy": _privacy,
}


def print_topic(topic: str | None) -> None:
    """Prints a topic; without one, their names. Raises RepairError (exit 2) for an unknown one."""
    if topic is None:
        sys.stdout.write(
            "Topics: " + ", ".join(TOPICS) + "\nrepair help TOPIC shows one; repair COMMAND --help shows a command.\n"
        )
        return
    if topic not in TOPICS:
        raise RepairError(
            f"there is no topic `{topic}`{did_you_mean(topic, TOPICS)}", ExitCode.USAGE, f"topics: {', '.join(TOPICS)}"
        )
    sys.stdout.write(TOPICS[topic]() + "\n")
