"""What would change a verdict, told to people: few lines, each with the answers that lead to the same ends."""

from __future__ import annotations

from collections.abc import Iterable
from string import Template

import msgspec

from repair_cli.guide.frames import Facts, fill
from repair_cli.guide.verdict import FIRM, Change

_FEW = 3  # more ends, or more answers in one line, or more lines for one question, are not named one by one


class ChangeWords(msgspec.Struct, frozen=True):
    """The interface words for changes. `another` takes up `question`, `one_is` takes up `ends`."""

    either: str
    as_now: str
    several: str
    one_is: str
    another: str


def told(changes: tuple[Change, ...], facts: Facts, words: ChangeWords) -> tuple[str, ...]:
    """One line each, in the order of the questions. What has no words for people, or is not known, is left out."""
    lines: list[tuple[list[str], str]] = []
    for answers, ends in (line for some in _by_question(changes) for line in _lines(some, facts, words)):
        same = next((one for one, there in lines if there == ends and len({*one, *answers}) <= _FEW), None)
        if same is None:
            lines.append((answers, ends))
        else:
            same += [answer for answer in answers if answer not in same]
    return tuple(f"{_either(answers, words)} -> {ends}" for answers, ends in lines)


def _by_question(changes: tuple[Change, ...]) -> Iterable[list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in changes:
        if change.clause and change.leads_to:
            found.setdefault(change.key, []).append(change)
    return found.values()


def _lines(changes: list[Change], facts: Facts, words: ChangeWords) -> list[tuple[list[str], str]]:
    """The answers to one question and where they lead; all in one where that would be many."""
    by_clause: dict[str, list[Change]] = {}
    for change in changes:
        by_clause.setdefault(change.clause or "", []).append(change)
    found: dict[str, list[str]] = {}
    for clause, same in by_clause.items():
        found.setdefault(_ends(same, words), []).append(clause)
    question = fill(changes[0].ask.question, facts)
    another = [Template(words.another).substitute(question=question)] if question else []
    if another and len(found) > _FEW:
        return [(another, _ends(changes, words))]
    return [(another if another and len(clauses) > _FEW else clauses, ends) for ends, clauses in found.items()]


def _ends(changes: list[Change], words: ChangeWords) -> str:
    outcomes = {end.id: end for change in changes for end in change.leads_to}.values()
    titles = list(dict.fromkeys(end.title for end in outcomes))
    if len(titles) > _FEW or not all(change.complete for change in changes):
        firm = list(dict.fromkeys(end.title for end in outcomes if end.kind in FIRM))
        return Template(words.one_is).substitute(ends=_either(firm, words)) if firm else words.several
    return _either([*titles, words.as_now] if any(change.stays for change in changes) else titles, words)


def _either(parts: list[str], words: ChangeWords) -> str:
    return f", {words.either} ".join(parts)
