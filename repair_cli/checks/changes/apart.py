"""Answers that one version of a guide tells apart, as tests that make the other one tell them apart, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from repair_cli.guide.alike import Tests, branch_tests
from repair_cli.guide.conditions import AnyOf, Between, Test
from repair_cli.guide.found import found_in
from repair_cli.guide.model import Ask, Choose, ChooseAny, Guide, Items, Number, Option, options_of


def told_apart(guide: Guide, other: Guide) -> Tests:
    """The tests by which a guide tells the answers to questions apart that it shares with another."""
    deciding = branch_tests(node for one in guide.everything() for node in one.nodes.values())
    others = other.asks()
    found: dict[str, tuple[Test, ...]] = {}
    for name, ask in guide.asks().items():
        if name in others:
            found[name] = (*deciding.get(name, ()), *_own(ask, others[name]))
            found[found_in(name)] = deciding.get(found_in(name), ())
    return {name: some for name, some in found.items() if some}


def _own(ask: Ask, other: Ask) -> Iterator[Test]:
    """What a question itself tells apart: options with ways of their own, and answers that the other does not take."""
    match ask.form:
        case Choose(options=options) | ChooseAny(options=options):
            groups = _groups(options)
            if len(groups) > 1 or set(options) != set(options_of(other)):
                yield from (AnyOf(ask.id, frozenset(group)) for group in groups)
            if any(option.add for option in options.values()):
                yield Between(ask.id)
        case Number(least=least, most=most):
            if not isinstance(other.form, Number) or (other.form.least, other.form.most) != (least, most):
                yield Between(ask.id, least, most)
        case Items(most=most):
            if not isinstance(other.form, Items) or other.form.most != most:
                yield Between(ask.id, 1, most)
        case _:
            pass


def _groups(options: Mapping[str, Option]) -> list[list[str]]:
    """The ids of options that lead to, count, ask and take up the same."""
    found: dict[object, list[str]] = {}
    for option in options.values():
        said = option.id if option.own or "$" in (option.phrase or option.label) else ""
        kind = (option.next, tuple(sorted(option.add.items())), said, option.alone)
        found.setdefault(kind, []).append(option.id)
    return list(found.values())
