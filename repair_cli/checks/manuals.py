"""What to read about each code: the manual of a rule is the docstring of its module."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from textwrap import dedent

from repair_cli.checks.lint import RULES
from repair_cli.checks.meanings import MEANINGS
from repair_cli.checks.rules import Rule

_GROUPS: Mapping[str, str] = {
    "R0": "The file",
    "R1": "The fields",
    "R2": "Names and shape",
    "R3": "Paths",
    "R4": "Words",
    "R5": "Facts, help lines and ideas",
    "R6": "An earlier version",
    "R7": "Silences",
    "R8": "Scenes",
    "K1": "Packs",
    "P1": "Proofs",
    "S1": "Stories",
    "A": "Answers files",
}
_HEAD = """\
# Rules

<!-- Made from the manuals of the rules: `python -m tests.docs.rules_page --write` writes it anew. -->

`repair content lint` first looks at the structure of files (`R0..` to `R2..`). Where that is sound, it runs the rules:
`R3..` to `R6..`. Each of them has its manual here; `repair help R401` prints it as well. An **error** makes the check
fail (exit status 3), a **warning** is only told.

```
repair content lint                         everything that ships
repair content lint my-pack --select R4     only the rules of words
repair content lint --ignore R307,R402      without these two
repair content lint --against v1.0          ids that are gone since a revision of git, or since a folder
repair content lint --format github         text, json, or lines that GitHub shows beside the code
```

Where a rule is wrong about a node, a comment above the node (or beside something in it) silences it there, and says
why:
```yaml
  # silence R404: every one of these has to be named
  signs:
    ask: choose-any
```
A silence without a reason, of an unknown code, or of what finds nothing is an error itself.
"""


def manual(code: str) -> str | None:
    """What there is to read about a code; None where nobody knows it."""
    for rule in RULES:
        if code == rule.CODE:
            return f"{code} ({rule.SEVERITY})\n\n{words(rule)}"
    return f"{code}\n\n{_sentence(MEANINGS[code])}" if code in MEANINGS else None


def listed() -> str:
    """Every rule on a line."""
    return "\n".join(f"{rule.CODE}  {rule.SEVERITY.value:<7}  {_first(rule)}" for rule in RULES)


def page() -> str:
    """All manuals as one page of Markdown."""
    return "\n".join([_HEAD, *_parts()])


def words(rule: Rule) -> str:
    """The manual of a rule."""
    return (rule.__doc__ or "").strip()


def _first(rule: Rule) -> str:
    return words(rule).split("\n", 1)[0].rstrip(".")


def _parts() -> Iterator[str]:
    for group, title in _GROUPS.items():
        rules = [rule for rule in RULES if rule.CODE.startswith(group)]
        codes = [code for code in MEANINGS if code.startswith(group)]
        yield f"## {title}\n"
        if codes:
            yield "| code | what it means |\n|---|---|"
            yield from (f"| `{code}` | {MEANINGS[code]} |" for code in codes)
            yield ""
        for rule in rules:
            yield f"### {rule.CODE}: {_first(rule)}\n\n*{rule.SEVERITY}*\n{_as_markdown(rule)}"


_BLOCK = re.compile(r"(?:^ {4}.*\n(?:\n(?= {4}))?)+", re.MULTILINE)


def _as_markdown(rule: Rule) -> str:
    """The manual below its first line; what is indented becomes a block."""
    rest = words(rule).partition("\n")[2]
    return _BLOCK.sub(lambda match: f"```yaml\n{dedent(match[0])}```\n", f"{rest}\n")


def _sentence(meaning: str) -> str:
    return f"{meaning[:1].upper()}{meaning[1:]}."
