"""`pack.yaml`: what a pack is called, who made it, and which guides of other packs it adds to or takes the place of."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from repair_cli.library.fields import Desk, Fields, is_id
from repair_cli.library.spots import Spot

IMPRINT_NEEDS = frozenset({"pack", "name", "version", "language", "licence", "author"})
IMPRINT_FIELDS = IMPRINT_NEEDS | {"about", "extends", "replaces"}
LONGEST_LINE = 200
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,39}")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?")


class Imprint(msgspec.Struct, frozen=True):
    """What a pack says of itself. `pack` is its id; `extends` has ids of packs, `replaces` of guides, with places."""

    path: str
    pack: str
    name: str
    version: str
    language: str
    licence: str
    author: str
    about: str = ""
    extends: Mapping[str, Spot] = {}
    replaces: Mapping[str, Spot] = {}

    @property
    def told(self) -> str:
        """Name and version, for people."""
        return f"{self.name} {self.version}"


def read_imprint(spot: Spot, desk: Desk) -> Imprint | None:
    """What a `pack.yaml` says; None (and problems) where it has mistakes."""
    before = len(desk.problems)
    fields = desk.fields(spot, "the pack", IMPRINT_FIELDS, IMPRINT_NEEDS)
    pack = "".join(_ids(fields, "pack", desk))
    name, licence, author, about = (_line(fields, name, desk) for name in ("name", "licence", "author", "about"))
    version, language = _version(fields, desk), _language(fields, desk)
    extends, replaces = (_ids(fields, name, desk, several=True) for name in ("extends", "replaces"))
    found = Imprint(desk.path, pack, name, version, language, licence, author, about, extends, replaces)
    return found if len(desk.problems) == before else None


def _line(fields: Fields, name: str, desk: Desk) -> str:
    """A field of words on one line, not longer than a few lines of a screen."""
    spot = fields.get(name)
    words = desk.line(spot, name)
    if spot is not None and len(words) > LONGEST_LINE:
        desk.problem(spot, "K103", f"`{name}` has more than {LONGEST_LINE} characters; make it shorter")
    return words


def _version(fields: Fields, desk: Desk) -> str:
    version = _line(fields, "version", desk)
    if version and not VERSION.fullmatch(version):
        message = "a version is at most 40 letters, digits, dots, hyphens and plus signs: 1.2"
        desk.problem(fields["version"], "K101", message)
    return version


def _language(fields: Fields, desk: Desk) -> str:
    language = _line(fields, "language", desk)
    if language and not LANGUAGE.fullmatch(language):
        desk.problem(fields["language"], "K102", "a language is its code in lower case: en, de, pt-br")
    return language


def _ids(fields: Fields, name: str, desk: Desk, several: bool = False) -> Mapping[str, Spot]:
    """The ids in a field, each once: one, or, where there may be several, a list of them."""
    spot = fields.get(name)
    if spot is None:
        return {}
    given = desk.texts(spot, name) if several and isinstance(spot.value, list) else ((desk.line(spot, name), spot),)
    for word, place in given:
        if word and not is_id(word):
            desk.no_id(word, place)
    return {word: place for word, place in given if is_id(word)}
