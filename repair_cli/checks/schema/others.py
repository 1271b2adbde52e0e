"""The schemas of the files of a pack that are no guides."""

from __future__ import annotations

import re
from string import Template

from repair_cli.checks import stories
from repair_cli.checks.schema.guides import looks
from repair_cli.checks.schema.shapes import (
    ANYTHING,
    DAY,
    ID,
    TEXT,
    Schema,
    by_id,
    document,
    fields,
    list_of,
    one_of,
    or_fields,
    ref,
    some_of,
    whole,
)
from repair_cli.guide.model import Audience
from repair_cli.library import ideas, imprint, interface, practice, statements, style, support
from repair_cli.library.word_list import WORDS

_ANSWER = some_of({"type": ["string", "number", "boolean", "null"]})
_ANSWERS: Schema = {"type": "object", "additionalProperties": _ANSWER}
_REFUSAL = one_of(sorted(stories.REFUSALS))
_SEVERAL = list_of(TEXT)


def story_schema() -> Schema:
    """A file of stories."""
    expect = fields(
        "expect", stories.EXPECT_FIELDS, (),
        {
            "asks": TEXT, "outcome": TEXT,
            "refused": {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": _REFUSAL},
            **dict.fromkeys(("path", "passes", "never", "says", "card", "card-has"), _SEVERAL),
        },
        **{"not": {"required": ["asks", "outcome"]}},
    )  # fmt: skip
    holds = {"given": _ANSWERS, "change": _ANSWERS, "back": whole(1, 100), "expect": expect}
    answered = {"anyOf": [{"required": [name]} for name in sorted(stories.TURN_FIELDS - {"expect"})]}
    turn = fields("turn", stories.TURN_FIELDS, (), holds, **answered)
    in_turns = {"properties": dict.fromkeys(sorted(stories.TURN_FIELDS), False)}
    story = fields(
        "story", stories.STORY_FIELDS, (),
        {"about": TEXT, "rest": one_of(["skip"]), "turns": list_of(turn, 1), **holds},
        **{"if": {"required": ["turns"]}, "then": in_turns, "else": {"required": ["expect"], **answered}},
    )  # fmt: skip
    holds = {"guide": TEXT, "stories": by_id(story)}
    return document("Stories", fields("story file", stories.FILE_FIELDS, stories.FILE_FIELDS, holds))


def proofs_schema() -> Schema:
    """What a pack promises."""
    whenever = {"if": {"type": "object"}, "then": ref("when"), "else": {"const": statements.STOP_SIGN}}
    holds = {"prove": TEXT, "whenever": whenever, "always": ref("when"), "never": ref("when")}
    said = {"anyOf": [{"required": ["always"]}, {"required": ["never"]}]}
    statement = fields("statement", statements.STATEMENT_FIELDS, statements.STATEMENT_NEEDS, holds, **said)
    top = {"proofs": ANYTHING, statements.STOP_SIGN: ref("when"), "statements": list_of(statement)}
    return document("Proofs", fields("proofs", statements.PROOFS_FIELDS, statements.PROOFS_NEEDS, top), dict(looks()))


def interface_schema() -> Schema:
    """The words of the program."""
    words: Schema = {
        "type": "object", "required": sorted(WORDS), "additionalProperties": False,
        "properties": {key: {**TEXT, "description": _takes_up(places)} for key, places in WORDS.items()},
    }  # fmt: skip
    holds = {"interface": ANYTHING, "words": words}
    return document(
        "Interface words", fields("interface", interface.INTERFACE_FIELDS, interface.INTERFACE_FIELDS, holds)
    )


def _takes_up(places: tuple[str, ...]) -> str:
    told = ", ".join(Template("$${$name}").substitute(name=name) for name in places)
    return f"takes up {told}" if told else "takes up nothing"


def support_schema() -> Schema:
    """Crisis lines and routes."""
    ways = ("phone", "text", "chat", "email", "website")
    holds = {**dict.fromkeys((*ways, "name", "note", "source"), TEXT), "verified_on": DAY}
    holds["confidence"] = one_of(["high", "medium", "low"])
    entry = fields("entry", support.ENTRY_FIELDS, support.ENTRY_NEEDS, holds)
    lines = dict.fromkeys(("lines", "routes"), list_of(entry))
    region = fields("region", support.REGION_FIELDS, support.REGION_FIELDS, {"name": TEXT, "emergency": TEXT, **lines})
    regions = {"type": "object", "required": [support.ANYWHERE], "additionalProperties": region}
    top = {"support-lines": ANYTHING, "emergency": TEXT, "elsewhere": TEXT, "regions": regions}
    return document("Support lines", fields("support lines", support.SUPPORT_FIELDS, support.SUPPORT_FIELDS, top))


def words_schema() -> Schema:
    """What a language asks of its words."""
    word = fields(
        "word to avoid", style.AVOIDED_FIELDS, style.AVOIDED_NEEDS, {"word": TEXT, "forms": _SEVERAL, "better": TEXT}
    )
    several = dict.fromkeys(("familiar", "facts", "joints"), _SEVERAL)
    holds = {"words": ANYTHING, "avoid": list_of(word), **several}
    return document("The words of a language", fields("words", style.STYLE_FIELDS, style.STYLE_NEEDS, holds))


def practice_schema() -> Schema:
    """The words for what scenes practise."""
    holds = {"label": TEXT, "for": one_of(Audience)}
    skill = or_fields(TEXT, fields("skill", practice.SKILL_FIELDS, practice.SKILL_NEEDS, holds))
    several = dict.fromkeys(practice.PRACTICE_WORDS_FIELDS - {"practice", "skills"}, by_id(TEXT))
    top = {"practice": ANYTHING, "skills": by_id(skill), **several}
    allowed, needed = practice.PRACTICE_WORDS_FIELDS, practice.PRACTICE_WORDS_NEEDS
    return document("Practice words", fields("practice words", allowed, needed, top))


def ideas_schema() -> Schema:
    """The ideas that guides carry."""
    numbered = {"type": "object", "propertyNames": {"pattern": "^0*[1-9][0-9]{0,3}$"}, "minProperties": 1}
    holds = {"title": TEXT, "ideas": {**numbered, "additionalProperties": TEXT}}
    section = fields("section of ideas", ideas.SECTION_FIELDS, ideas.SECTION_FIELDS, holds)
    top = {"ideas": ANYTHING, "sections": list_of(section)}
    return document("Ideas", fields("ideas", ideas.IDEAS_FIELDS, ideas.IDEAS_FIELDS, top))


def _all_of_it(pattern: re.Pattern[str]) -> Schema:
    return {"pattern": f"^(?:{pattern.pattern})$", "patternErrorMessage": "this is not spelled as it has to be"}


def pack_schema() -> Schema:
    """What a pack says of itself."""
    line = {**TEXT, "maxLength": imprint.LONGEST_LINE}
    holds = {
        "pack": ID, **dict.fromkeys(("name", "licence", "author", "about"), line),
        "version": {**TEXT, "minimum": 0, **_all_of_it(imprint.VERSION)},
        "language": {"type": "string", **_all_of_it(imprint.LANGUAGE)},
        "extends": some_of(ID), "replaces": some_of(ID),
    }  # fmt: skip
    return document("A pack", fields("pack", imprint.IMPRINT_FIELDS, imprint.IMPRINT_NEEDS, holds))
