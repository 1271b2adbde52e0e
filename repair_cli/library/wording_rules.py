"""A file of `wording/`: words that its rules share, or the rules of one kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Template

import msgspec

from repair_cli.guide.model import Audience
from repair_cli.library.fields import Desk, Fields
from repair_cli.library.spots import Spot
from repair_cli.wording.elements import PatternError, Row
from repair_cli.wording.finding import KINDS
from repair_cli.wording.look import Language, taken_up
from repair_cli.wording.patterns import Patterns
from repair_cli.wording.rule import Rule
from repair_cli.wording.spelling import Spelling

SHARED_FIELDS = frozenset({"wording", "spellings", "endings", "short", "sets", "aside", "joints", "joined"})
KIND_FIELDS = frozenset({"wording", "kind", "why", "frames", "rules"})
KIND_NEEDS = frozenset({"wording", "kind", "rules"})
RULE_FIELDS = frozenset({"for", "find", "unless", "questions", "why", "frames", "examples", "near-misses"})
RULE_NEEDS = frozenset({"find", "examples", "near-misses"})


class Told(msgspec.Struct, frozen=True):
    """A rule as it is written: in which file, for whom, and the texts that show it, each with its place."""

    path: str
    rule: Rule
    seat: Audience
    examples: tuple[tuple[str, Spot], ...]
    near_misses: tuple[tuple[str, Spot], ...]


def read_language(spot: Spot, desk: Desk) -> tuple[Language, Patterns]:
    """What the rules of a language share, out of `shared.yaml`; what is wrong there goes to the desk."""
    fields = desk.fields(spot, "the shared words", SHARED_FIELDS, frozenset({"wording"}))
    spelling = Spelling(
        _replaced(fields, "spellings", desk),
        _replaced(fields, "endings", desk),
        frozenset(word for word, _ in desk.texts(fields.get("short"), "short")),
    )
    sets = _sets(fields, desk)
    patterns = Patterns(sets, spelling)
    _check_sets(fields, sets, patterns, desk)
    language = Language(
        spelling,
        _rows(fields, "aside", patterns, desk),
        frozenset(word for word, _ in desk.texts(fields.get("joints"), "joints")),
        frozenset(word for word, _ in desk.texts(fields.get("joined"), "joined")),
    )
    return language, patterns


def _replaced(fields: Fields, name: str, desk: Desk) -> Mapping[str, tuple[str, ...]]:
    spot = fields.get(name)
    if spot is None:
        return {}
    if not isinstance(spot.value, dict):
        desk.problem(spot, "R101", f"`{name}` needs `written: words` lines")
        return {}
    return {key.lower(): tuple(desk.line(value, name).lower().split()) for key, value in spot.value.items()}


def _sets(fields: Fields, desk: Desk) -> dict[str, tuple[str, ...]]:
    spot = fields.get("sets")
    if spot is None:
        return {}
    return {name: tuple(text for text, _ in desk.texts(rows, name)) for name, rows in desk.named(spot, "`sets`")}


def _check_sets(fields: Fields, sets: Mapping[str, tuple[str, ...]], patterns: Patterns, desk: Desk) -> None:
    for name in sets:
        try:
            patterns.set_of(name)
        except PatternError as error:
            desk.problem(fields["sets"].key(name), "R151", f"`{name}` cannot be used: {error}")


def _rows(fields: Fields, name: str, patterns: Patterns, desk: Desk) -> tuple[Row, ...]:
    """The rows of all patterns in a field."""
    found: dict[Row, None] = {}
    for text, spot in desk.texts(fields.get(name), name):
        try:
            found |= dict.fromkeys(patterns.rows(text))
        except PatternError as error:
            desk.problem(spot, "R151", f"this pattern cannot be used: {error}")
    return tuple(found)


def read_rules(spot: Spot, desk: Desk, patterns: Patterns) -> tuple[Told, ...]:
    """The rules of one kind; what is wrong with them goes to the desk."""
    fields = desk.fields(spot, "the file of a kind", KIND_FIELDS, KIND_NEEDS)
    kind = desk.line(fields.get("kind"), "kind")
    if "kind" in fields and kind not in KINDS:
        near = desk.suggest.did_you_mean(kind, KINDS)
        desk.problem(fields["kind"], "R104", f"`kind` takes one of: {', '.join(KINDS)}{near}")
    named = desk.named(fields["rules"], "`rules`") if "rules" in fields else ()
    return tuple(_rule(name, one, fields, desk, patterns) for name, one in named)


def _rule(name: str, spot: Spot, kind: Fields, desk: Desk, patterns: Patterns) -> Told:
    fields = desk.fields(spot, "a rule", RULE_FIELDS, RULE_NEEDS)
    why = fields.get("why", kind.get("why"))
    if why is None:
        desk.problem(spot.key("find") if "find" in fields else spot, "R103", "a rule needs `why`, here or at the top")
    frames = desk.texts(fields.get("frames", kind.get("frames")), "frames")
    _check_frames(frames, desk.texts(fields.get("find"), "find"), patterns, desk)
    seat = desk.word(fields.get("for"), "for", Audience, Audience.ANYONE)
    rule = Rule(
        id=name,
        kind=desk.line(kind.get("kind"), "kind"),
        find=_rows(fields, "find", patterns, desk),
        why=desk.line(why, "why"),
        frames=tuple(text for text, _ in frames),
        unless=_rows(fields, "unless", patterns, desk),
        questions=desk.yes(fields.get("questions"), "questions"),
        seat="" if seat is Audience.ANYONE else seat,
    )
    return Told(desk.path, rule, seat, *(desk.texts(fields.get(which), which) for which in ("examples", "near-misses")))


def _check_frames(
    frames: Iterable[tuple[str, Spot]], find: Iterable[tuple[str, Spot]], patterns: Patterns, desk: Desk
) -> None:
    """Each frame takes up what some pattern has, and for each pattern there is a frame that it can fill."""
    taken = [(patterns.names(text), spot) for text, spot in find]
    needed: list[frozenset[str]] = []
    for text, spot in frames:
        if not Template(text).is_valid():
            desk.problem(spot, "R121", "a `$` stands alone in this frame; write `$$` for a dollar")
            continue
        needed.append(taken_up(text))
        if not any(needed[-1] <= names for names, _ in taken):
            desk.problem(spot, "R152", f"no pattern takes up all of this frame: {', '.join(sorted(needed[-1]))}")
    for names, spot in taken:
        if not any(names_needed <= names for names_needed in needed):
            desk.problem(spot, "R152", "there is no frame for what this pattern finds")
