"""Runs the rules over sound guides, and heeds the silences in their files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from repair_cli.checks.findings import Finding, Found
from repair_cli.checks.rules import GUIDE_RULES, PACK_RULES, Rule, lost_id
from repair_cli.checks.silences import heed
from repair_cli.checks.study import Pack

RULES: tuple[Rule, ...] = tuple(sorted((*GUIDE_RULES, *PACK_RULES), key=lambda rule: rule.CODE))
"""Every rule, by its code."""

CODES = frozenset(rule.CODE for rule in RULES)


def lint(pack: Pack) -> list[Finding]:
    """What the rules find, without what is silenced, in the order of the files."""
    found: dict[str, list[Finding]] = {}
    for one in _all(pack):
        found.setdefault(one.path, []).append(one)
    ran = CODES if pack.beside.before is not None else CODES - {lost_id.CODE}
    for study in pack.studies:
        path = study.written.source.path
        found[path] = list(heed(study.written, found.get(path, ()), CODES, ran))
    return sorted(one for some in found.values() for one in some)


def _all(pack: Pack) -> Iterator[Finding]:
    for rule in GUIDE_RULES:
        for study in pack.studies:
            yield from _made(rule, rule.check(study))
    for pack_rule in PACK_RULES:
        yield from _made(pack_rule, pack_rule.check(pack))


def _made(rule: Rule, found: Iterable[Found]) -> Iterator[Finding]:
    for path, line, col, message in found:
        yield Finding(path, line, col, rule.CODE, message, rule.SEVERITY)
