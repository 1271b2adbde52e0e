"""What a typed line means: a number of a list, an id, the beginning of a label, several of them, or own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from repair_cli.guide.conditions import Value
from repair_cli.guide.frames import Facts
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Option
from repair_cli.guide.says import Phrasing
from repair_cli.guide.values import Misfit, offered


class Meant(msgspec.Struct, frozen=True):
    """The answer that a line means, and the own words that came with it, by question id."""

    value: Value
    own: Mapping[str, Value] = {}


def meaning(ask: Ask, line: str, facts: Facts) -> Meant | Misfit:
    """What a typed line answers. Own words count where an option takes them."""
    match ask.form:
        case Choose():
            found = _one(line, offered(ask, facts))
            if isinstance(found, Misfit):
                return _as_own(ask, (), [line.strip()], facts) if found.code == "no-choice" else found
            return Meant(found)
        case ChooseAny():
            return _several(ask, line, facts)
        case Date():
            return Meant(_day(line, facts.phrasing))
        case _:
            return Meant(line)


def _several(ask: Ask, line: str, facts: Facts) -> Meant | Misfit:
    shown = offered(ask, facts)
    joints = frozenset({facts.phrasing.joined_by, "&", "+"})
    pieces = [piece for words in re.split(r"[,;]", line) if words.strip() for piece in _apart(words, shown, joints)]
    answers = [_one(piece, shown) for piece in pieces]
    for one in answers:
        if isinstance(one, Misfit) and one.code != "no-choice":
            return one
    known = tuple(one for one in answers if not isinstance(one, Misfit))
    unknown = [piece for piece, one in zip(pieces, answers, strict=True) if isinstance(one, Misfit)]
    return _as_own(ask, known, unknown, facts) if unknown else Meant(known)


def _apart(words: str, shown: Mapping[str, tuple[Option, str]], joints: frozenset[str]) -> list[str]:
    """`1 3`, `1 and 3`, `hurt angry` are two choices; `so alone` is one thing said, even where `alone` is a choice."""
    names = {*shown, *(label.lower() for _, label in shown.values())}
    parts = [part for part in words.split() if part.lower() not in joints]
    apart = words.strip().lower() not in names and all(part.isdecimal() or part.lower() in names for part in parts)
    return parts if apart else [words.strip()]


def _as_own(ask: Ask, known: tuple[str, ...], words: list[str], facts: Facts) -> Meant | Misfit:
    """Words that are no choice are own words, where an option takes them; a number is a slip."""
    for one in words:
        if one.isdecimal():
            return Misfit("no-such-number", {"given": one, "most": len(offered(ask, facts))})
    for option, _ in offered(ask, facts).values():
        if option.own:
            text: dict[str, Value] = {option.own.id: ", ".join(words)}
            return Meant(option.id if isinstance(ask.form, Choose) else (*known, option.id), text)
    return Misfit("no-choice", {"given": ", ".join(words)})


def _one(word: str, shown: Mapping[str, tuple[Option, str]]) -> str | Misfit:
    word = word.strip().lower()
    ids = list(shown)
    if not word:
        return Misfit("empty")
    if word.isdecimal() and len(word) < 4:
        place = int(word)
        if 1 <= place <= len(ids):
            return ids[place - 1]
        return Misfit("no-such-number", {"given": word, "most": len(ids)})
    if word in shown:
        return word
    labels = {name: words.lower() for name, (_, words) in shown.items()}
    exact = [name for name, words in labels.items() if words == word]
    begun = [name for name, words in labels.items() if words.startswith(word)]
    match exact or begun:
        case [name]:
            return name
        case []:
            return Misfit("no-choice", {"given": word})
        case several:
            return Misfit("ambiguous", {"given": word, "choices": ", ".join(several)})


def _day(line: str, phrasing: Phrasing) -> str:
    """`5 December 2026` and `December 5, 2026` as 2026-12-05; everything else as it stands."""
    words = re.findall(r"\w+", line.lower())
    numbers = [word for word in words if word.isdecimal() and word.isascii()]
    months = [
        place
        for place, name in enumerate(phrasing.months, 1)
        for word in words
        if len(word) > 2 and name.lower().startswith(word)
    ]
    if len(words) == 3 and len(months) == 1 and len(numbers) == 2 and len(numbers[1]) == 4:
        return f"{numbers[1]}-{months[0]:02d}-{numbers[0]:0>2}"
    return line.strip()
