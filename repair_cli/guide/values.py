"""Which answers fit a question, and what is wrong with one that does not. Raises nothing for any text whatever."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

import msgspec

from repair_cli.guide.conditions import Value
from repair_cli.guide.frames import Facts, label
from repair_cli.guide.model import (
    Ask,
    Choose,
    ChooseAny,
    Date,
    Items,
    Number,
    Option,
    Pause,
    Text,
    options_of,
)
from repair_cli.text import nearest

DONE = "done"
"""The answer to a pause."""

Near = Callable[[str, list[str]], str | None]
"""Finds the known word that a word was probably meant to be."""

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_ITEM = 500


class Misfit(msgspec.Struct, frozen=True):
    """Why an answer does not fit: a code for programs, and what the interface words need to say it."""

    code: str
    values: Mapping[str, str | int] = {}


_Shown = dict[str, tuple[Option, str]]


def offered(ask: Ask, facts: Facts) -> _Shown:
    """The options that can be chosen now, with their words; one whose words miss an answer is not offered."""
    shown = {}
    for option in options_of(ask).values():
        words = label(option, facts)
        if words is not None:
            shown[option.id] = (option, words)
    return shown


def check(ask: Ask, value: Value, facts: Facts, near: Near = nearest) -> Value | Misfit:
    """The answer as it is kept, or what is wrong with it. `near` finds the choice that was probably meant."""
    match ask.form, value:
        case (Text() as form, str()):
            return _text(form, value)
        case (Items() as form, tuple() | str()):
            return _items(form, value if isinstance(value, tuple) else tuple(value.split("\n")))
        case (Choose(), str()):
            return _choice(offered(ask, facts), value, near)
        case (ChooseAny(), tuple() | str()):
            return _choices(offered(ask, facts), value if isinstance(value, tuple) else (value,), near)
        case (Number() as form, int() | str()):
            return _number(form, value)
        case (Date(), str()):
            return _date(value)
        case (Pause(), _):
            return DONE
        case (Text(), int()):
            return check(ask, str(value), facts)
        case _:
            return Misfit("wrong-kind")


def _text(form: Text, value: str) -> Value | Misfit:
    words = value.strip()
    if not words:
        return Misfit("empty")
    if _broken(words):
        return Misfit("not-text")
    if not form.many and "\n" in words:
        return Misfit("one-line")
    if len(words) > form.most:
        return Misfit("too-long", {"most": form.most, "length": len(words)})
    return words


def _items(form: Items, value: tuple[str, ...]) -> Value | Misfit:
    lines = tuple(line.strip() for line in value if line.strip())
    if not lines:
        return Misfit("empty")
    if len(lines) > form.most:
        return Misfit("too-many", {"most": form.most, "count": len(lines)})
    for line in lines:
        fits = _text(Text(most=_LONGEST_ITEM), line)
        if isinstance(fits, Misfit):
            return fits
    return lines


def _choice(shown: _Shown, value: str, near: Near) -> str | Misfit:
    if value in shown:
        return value
    known = {words.lower(): name for name, (_, words) in shown.items()} | {name: name for name in shown}
    wanted = value.strip().lower()
    if wanted in known:
        return known[wanted]
    meant = near(wanted, list(known))
    if meant is None:
        return Misfit("no-choice", {"given": value})
    return Misfit("near-choice", {"given": value, "near": known[meant]})


def _choices(shown: _Shown, value: tuple[str, ...], near: Near) -> Value | Misfit:
    chosen = set()
    for one in value:
        fits = _choice(shown, one, near)
        if isinstance(fits, Misfit):
            return fits
        chosen.add(fits)
    if not chosen:
        return Misfit("empty")
    kept = tuple(one for one in shown if one in chosen)
    for one in kept:
        option, words = shown[one]
        if option.alone and len(kept) > 1:
            return Misfit("alone", {"given": words})
    return kept


def _number(form: Number, value: int | str) -> Value | Misfit:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value.strip()):
            return Misfit("no-number", {"least": form.least, "most": form.most})
        value = int(value)
    if not form.least <= value <= form.most:
        return Misfit("out-of-range", {"least": form.least, "most": form.most})
    return value


def _date(value: str) -> Value | Misfit:
    day = value.strip()
    if not _DAY.fullmatch(day):
        return Misfit("no-date")
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return Misfit("no-such-day", {"given": day})
    return day


def _broken(text: str) -> bool:
    """Lone surrogates stand for bytes that were no text."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)
