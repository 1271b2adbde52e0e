"""Frames take up answers: `${what-happened}` becomes the person's own words, and what has no answer is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Template

import msgspec
from msgspec.structs import replace

from repair_cli.guide.conditions import Value, holds
from repair_cli.guide.found import looked_into
from repair_cli.guide.model import Ask, Choose, ChooseAny, Date, Items, Option, Share, Text
from repair_cli.guide.says import Findings, Lines, Phrasing, Say, SupportLines
from repair_cli.text import one_line

PLACEHOLDER = re.compile(r"\$(?:\$|\{([^{}]*)\})")
_MOST_FINDINGS = 3


class Paragraph(msgspec.Struct, frozen=True):
    """Running text."""

    text: str


class Item(msgspec.Struct, frozen=True):
    """A line of a list."""

    text: str


class Heading(msgspec.Struct, frozen=True):
    """A line that names what follows."""

    text: str


class SupportHere(msgspec.Struct, frozen=True):
    """The place where a region's lines stand; whoever shows it puts them in. `region`: one that was asked for."""

    lines: Lines
    region: str = ""


Block = Paragraph | Item | Heading | SupportHere


class Facts(msgspec.Struct, frozen=True):
    """What frames and conditions may look at: answers by question id, and counters."""

    asks: Mapping[str, Ask]
    values: Mapping[str, Value]
    phrasing: Phrasing

    def shared(self) -> Facts:
        """The same without the answers that may not leave (`share: private`)."""
        owners = {**self.asks, **looked_into(self.asks.values())}
        kept = {
            name: value
            for name, value in self.values.items()
            if name not in owners or owners[name].share is Share.SESSION
        }
        asks = {name: ask for name, ask in self.asks.items() if ask.share is Share.SESSION}
        return replace(self, asks=asks, values=kept)


def placeholders(text: str) -> Iterator[str]:
    """The names that a frame takes up, in order."""
    return (match[1] for match in PLACEHOLDER.finditer(text) if match[1] is not None)


def fill(text: str, facts: Facts) -> str | None:
    """The frame with the answers in it, or None where one is missing."""
    if "$" not in text:
        return text
    out: list[str] = []
    done = 0
    for match in PLACEHOLDER.finditer(text):
        out.append(text[done : match.start()])
        done = match.end()
        if match[1] is None:
            out.append("$")
            continue
        words = said(match[1], facts)
        if words is None:
            return None
        words = _not_again(words, "".join(out))
        after = text[done : done + 1]
        if after and after in ".,;:!?":
            words = words.rstrip(" .,;:…" if after != "," else " .,;:…!?")
            if words.endswith(("?", "!")) and after in (".", words[-1]):
                done += 1
        out.append(words)
    out.append(text[done:])
    return "".join(out)


def filled(text: str, facts: Facts) -> str:
    """A text with its answers; a missing one leaves a gap that can be seen."""
    whole = fill(text, facts)
    if whole is not None:
        return whole
    return PLACEHOLDER.sub(lambda match: "$" if match[1] is None else said(match[1], facts) or "...", text)


def _not_again(words: str, before: str) -> str:
    """What a person wrote without the words that the frame has said already ("I felt ${feeling}": "I felt lost")."""
    there, told = words.split(), before.lower().split()
    for size in range(min(4, len(told), len(there) - 1), 1, -1):
        if [word.lower() for word in there[:size]] == told[-size:]:
            return " ".join(there[size:])
    return words


def expand(say: Say, facts: Facts) -> tuple[Block, ...]:
    """The blocks of a text: conditions decided, answers filled in, what has no answer left out."""
    return tuple(_expand(say, facts))


def _expand(say: Say, facts: Facts) -> Iterator[Block]:
    for part in say:
        if not holds(part.when, facts.values):
            continue
        if isinstance(part, SupportLines):
            yield SupportHere(part.lines)
            continue
        if isinstance(part, Findings):
            yield from _findings(part.question, facts)
            continue
        for is_item, text in blocks_of(part.text):
            many = _several(text, facts)
            for words in [fill(text, facts)] if many is None else many:
                if words:
                    yield Item(words) if is_item else Paragraph(words)


def _findings(question: str, facts: Facts) -> Iterator[Block]:
    """What the wording check sees in an answer, the first of it: the words, how they may be heard, another way."""
    ask, value = facts.asks.get(question), facts.values.get(question)
    found = ask.found.find(value) if ask and ask.found and isinstance(value, str) else ()
    for one in found[:_MOST_FINDINGS]:
        told = Template(facts.phrasing.finding).substitute(words=one_line(one.text), why=one.why)
        yield Item(" ".join((told, *(_another_way(frame, facts.phrasing) for frame in one.frames[:1]))))


def _another_way(frame: str, phrasing: Phrasing) -> str:
    return Template(phrasing.finding_frame).substitute(frame=one_line(frame))


def blocks_of(text: str) -> Iterator[tuple[bool, str]]:
    """Paragraphs and list items of a text, in order: (is it an item, its words on one line)."""
    for paragraph in re.split(r"\n[ \t]*\n", text.strip("\n")):
        current: list[str] = []
        is_item = False
        for line in paragraph.split("\n"):
            if line.startswith("- "):
                if current:
                    yield is_item, " ".join(current)
                current, is_item = [line[2:].strip()], True
            elif line.strip():
                current.append(line.strip())
        if current:
            yield is_item, " ".join(current)


def _several(text: str, facts: Facts) -> list[str] | None:
    """The lines of an answer where a block is nothing but that answer, else None."""
    match = PLACEHOLDER.fullmatch(text)
    if match is None or match[1] not in facts.asks:
        return None
    value = facts.values.get(match[1])
    match facts.asks[match[1]].form, value:
        case Items(), tuple(lines):
            return list(lines)
        case Text(many=True), str(words):
            return [one_line(part) for part in re.split(r"\n\s*\n", words)]
        case _:
            return None


def said(name: str, facts: Facts) -> str | None:
    """How a sentence says the answer to a question (or a counter); None where there is none."""
    ask = facts.asks.get(name)
    value = facts.values.get(name)
    if ask is None:
        return None if value is None else str(value)
    words = None if value is None else _say_value(ask, value, facts)
    return words or ask.if_skipped


def _say_value(ask: Ask, value: Value, facts: Facts) -> str | None:
    match ask.form, value:
        case Choose(options=options), str(chosen):
            return _phrase(options[chosen], facts)
        case ChooseAny(options=options), tuple(several):
            return joined([_phrase(options[one], facts) for one in several], facts.phrasing)
        case Items(lead=lead), tuple(lines):
            return joined([without_lead(line, lead) for line in lines], facts.phrasing)
        case Text(lead=lead), str(words):
            return without_lead(one_line(words), lead)
        case Date(), str(day):
            return spoken_day(day, facts.phrasing)
        case _:
            return str(value)


def _phrase(option: Option, facts: Facts) -> str | None:
    if option.own:
        return said(option.own.id, facts)
    return fill(option.phrase or option.label, facts)


def label(option: Option, facts: Facts) -> str | None:
    """How a list of choices shows an option; None where its words take up an answer that is missing."""
    return fill(option.label, facts)


def joined(words: list[str | None], phrasing: Phrasing) -> str | None:
    """`a, b and c`, without the missing ones; None where nothing is left."""
    there = [word for word in words if word]
    if len(there) < 2:
        return there[0] if there else None
    return f"{', '.join(there[:-1])} {phrasing.joined_by} {there[-1]}"


def spoken_day(day: str, phrasing: Phrasing) -> str:
    """A day as the language writes it."""
    year, month, number = day.split("-")
    name = phrasing.months[int(month) - 1] if phrasing.months else month
    return Template(phrasing.day).substitute(year=year, month=name, day=number.lstrip("0"))


def without_lead(words: str, lead: str) -> str:
    """What a person wrote after the beginning that the question gave, even if they wrote that beginning again."""
    opening, there = lead.lower().split(), words.split()
    for size in range(len(opening), 0, -1):
        if [word.lower() for word in there[:size]] == opening[-size:] and len(there) > size:
            there = there[size:]
            break
    if not lead or not there:
        return words
    first = there[0]
    if (
        first[0].isupper() and first[1:2].islower() and first[1:].islower()
    ):  # "Looked away" goes on a sentence; "I'm" stays
        there[0] = first[0].lower() + first[1:]
    return " ".join(there)
