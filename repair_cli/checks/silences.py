"""Comments that silence one rule at one node, and say why: `# silence R401: quoted on purpose`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from repair_cli.checks.findings import Finding, Severity
from repair_cli.checks.texts import fields_of
from repair_cli.library.links import Written
from repair_cli.library.spots import Spot

NO_REASON = "R701"
NO_RULE = "R702"
NOTHING_FOUND = "R703"
CODES = frozenset({NO_REASON, NO_RULE, NOTHING_FOUND})

_COMMENT = re.compile(r"#(?<![^ \t\n]#)[ \t]*silence\b([^\n]*)")
"""A sign at the beginning of a line, or after a space: it comes first, for that is found fastest."""
_CODE = re.compile(r"[ \t]+([A-Za-z]+[0-9]+)[ \t]*(?::[ \t]*(.*))?")
_EMPTY = re.compile(r"[ \t]*(?:#|$)")


class Silence(NamedTuple):
    """One comment: where it stands, what it silences, why, and the first line of the node (or field) that it is for."""

    line: int
    col: int
    code: str
    reason: str
    place: int


def heed(written: Written, found: Iterable[Finding], rules: Collection[str], ran: Collection[str]) -> Iterator[Finding]:
    """The findings of one guide without those that are silenced, and what is wrong with the silences themselves.

    `rules` are the codes that there are; `ran` those that were looked for.
    """
    places = sorted(_places(written.root))
    silences = list(_silences(written, places))
    quiet = {(silence.code, silence.place) for silence in silences if silence.reason}
    used = set()
    for one in found:
        key = (one.code, _place(places, one.line))
        if key in quiet:
            used.add(key)
        else:
            yield one
    for silence in silences:
        quiet_now = (silence.code, silence.place) in used
        wrong = _wrong(silence, rules, quiet_now or silence.code not in ran)
        if wrong:
            code, message = wrong
            yield Finding(written.source.path, silence.line, silence.col, code, message, Severity.ERROR)


def _wrong(silence: Silence, rules: Collection[str], used: bool) -> tuple[str, str] | None:
    if silence.code not in rules:
        return NO_RULE, f"`{silence.code}` is no rule that can be silenced; `repair help rules` lists them"
    if not silence.reason:
        return NO_REASON, f"this silence needs a reason: `# silence {silence.code}: why it is fine here`"
    if not used:
        return NOTHING_FOUND, f"there is nothing to silence: {silence.code} finds nothing here; take the comment out"
    return None


def _silences(written: Written, places: list[int]) -> Iterator[Silence]:
    source = written.source
    if "silence" not in source.text:
        return
    lines = source.text.split("\n")
    for match in _COMMENT.finditer(source.text):
        if _is_said(match[0], written.root):
            continue
        line, col = source.place(match.start())
        told = _CODE.match(match[1])
        code, reason = (told[1], (told[2] or "").strip()) if told else (match[1].strip() or "?", "")
        yield Silence(line, col, code, reason, _place(places, _meant(lines, line, col)))


def _meant(lines: list[str], line: int, col: int) -> int:
    """The line that a comment is about: its own, or the next one with something in it where it stands alone."""
    if lines[line - 1][: col - 1].strip():
        return line
    return next((number for number in range(line + 1, len(lines) + 1) if not _EMPTY.match(lines[number - 1])), line)


def _places(root: Spot) -> Iterator[int]:
    """The first line of each field of the guide, and of each node."""
    for name in fields_of(root):
        yield root.key(name).line
    nodes = fields_of(root)["nodes"]
    for name in fields_of(nodes):
        yield nodes.key(name).line


def _place(places: list[int], line: int) -> int:
    return places[max(0, bisect_right(places, line) - 1)]


def _is_said(comment: str, spot: Spot) -> bool:
    """Whether what looks like a comment stands inside a text."""
    match spot.value:
        case str(words):
            return comment.strip() in words
        case list(items):
            return any(_is_said(comment, item) for item in items)
        case dict(fields):
            return any(_is_said(comment, field) for field in fields.values())
