"""A wording check with three rules, and texts that show them."""

from __future__ import annotations

from repair_cli.wording import Wording
from repair_cli.wording.patterns import Patterns
from repair_cli.wording.rule import Rule
from repair_cli.wording.spelling import Spelling

SAID = {"absolutes": "you always", "blame": "your fault", "minimizing": "only a"}
"""A phrase of each kind."""

CHECK = Wording(
    tuple(
        Rule(kind, kind, Patterns({}, Spelling()).rows(phrase), f"Why {kind}.", ("Today ...",))
        for kind, phrase in SAID.items()
    ),
    examples={
        "absolutes": (f"It is {SAID['absolutes']} and {SAID['blame']}", f"{SAID['absolutes']} leave"),
        "blame": (f"It is {SAID['blame']}!",),
        "minimizing": (f"It was {SAID['minimizing']} joke",),
        "pressuring": (),
    },
)
