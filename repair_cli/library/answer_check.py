"""Checks each answer of a file against its own question before a walk begins, so that one run tells all mistakes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from repair_cli.errors import Problem
from repair_cli.guide.conditions import Value
from repair_cli.guide.frames import PLACEHOLDER, Facts
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Guide, Number, options_of
from repair_cli.guide.says import Phrasing
from repair_cli.guide.values import Misfit, check
from repair_cli.library.answers import Answers, base
from repair_cli.library.interface import Interface
from repair_cli.text import Suggestions, shortened


class Wrong(NamedTuple):
    """Why an answer of a file cannot be taken: a code for programs, and the problem with its place."""

    code: str
    problem: Problem


def wrong_answers(answers: Answers, guide: Guide, words: Interface) -> dict[str, Wrong]:
    """The answers, by key, that no walk of a guide could take: unknown questions, values that do not fit theirs."""
    asks = guide.asks()
    suggest = Suggestions()
    loose: dict[str, _Loose] = {}  # a question can be met thousands of times
    found = {}
    for key, value in answers.values.items():
        ask = asks.get(base(key))
        if ask is None:
            message = f"`{shortened(key)}` is no question of this guide{suggest.did_you_mean(key, asks)}"
            found[key] = Wrong("no-such-question", Problem(answers.name, answers.lines[key], 1, "A203", message))
            continue
        if ask.id not in loose:
            loose[ask.id] = _loosened(ask)
        misfit = _misfit(loose[ask.id], value, suggest)
        if misfit is not None:
            found[key] = wrong_value(answers, key, ask, misfit, options_of(ask), words)
    return found


def wrong_value(
    answers: Answers, key: str, ask: Ask, misfit: Misfit, choices: Iterable[str], words: Interface
) -> Wrong:
    """A value that does not fit its question: what is wrong with it, and what would fit (`choices`: ids of options)."""
    values = dict(misfit.values)
    if "given" in values:
        values["given"] = shortened(str(values["given"]))
    parts = [words(f"misfit-{misfit.code}", **values)]
    listed = ", ".join(choices)
    match ask.form:
        case Number(least=least, most=most) if misfit.code == "wrong-kind":
            parts.append(words("misfit-no-number", least=least, most=most))
        case Date() if misfit.code == "wrong-kind":
            parts.append(words("misfit-no-date"))
        case _ if listed:
            parts.append(f"The choices are: {listed}")
        case _:
            pass
    message = f"`{key}`: {' '.join(parts)}"
    return Wrong(misfit.code, Problem(answers.name, answers.lines[key], 1, "A204", message))


class _Loose(NamedTuple):
    """A question that offers every option, and how the labels begin that take up answers."""

    ask: Ask
    openings: tuple[str, ...]


_NO_FACTS = Facts({}, {}, Phrasing())


def _loosened(ask: Ask) -> _Loose:
    openings = []
    options = {}
    for name, option in options_of(ask).items():
        opening, *rest = PLACEHOLDER.split(option.label, maxsplit=1)
        options[name] = replace(option, label=opening) if rest else option
        openings += [opening.lstrip().lower()] if rest else []
    match ask.form:
        case Choose() | ChooseAny():
            ask = replace(ask, form=replace(ask.form, options=options))
        case _:
            pass
    return _Loose(ask, tuple(openings))


def _misfit(loose: _Loose, value: Value | None, suggest: Suggestions) -> Misfit | None:
    """What is wrong with a value wherever its question comes up. What other answers decide is left to the walk."""
    if value is None:
        return Misfit("needed", {"reason": loose.ask.needed}) if loose.ask.needed else None
    fits = check(loose.ask, value, _NO_FACTS, suggest.nearest)
    if not isinstance(fits, Misfit):
        return None
    if fits.code in ("no-choice", "near-choice"):
        given = str(fits.values["given"]).strip().lower()
        if given.startswith(loose.openings):  # a whole label, perhaps
            return None
    return fits
