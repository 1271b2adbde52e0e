"""The interface words: prompts, hints and refusals are content too, so that a language is added without code."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from repair_cli.guide.says import Phrasing
from repair_cli.library.fields import Desk
from repair_cli.library.options import Labels
from repair_cli.library.spots import Spot
from repair_cli.library.word_list import WORDS
from repair_cli.text import shortened

INTERFACE_FIELDS = frozenset({"interface", "words"})


class Interface:
    """The words of one language, by key."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __call__(self, key: str, **values: str | int) -> str:
        """The words of a key with the values in it. Raises KeyError for a key that is not in `WORDS`."""
        words = self._words[key]
        return Template(words).substitute(values) if "$" in words else words

    @property
    def labels(self) -> Labels:
        """What questions take from the interface."""
        return Labels(
            yes=self("yes"),
            no=self("no"),
            not_sure=self("not-sure"),
            own_words=self("own-words"),
            ready=self("ready"),
            words=self,
        )

    @property
    def phrasing(self) -> Phrasing:
        """How the language joins words and writes a day."""
        months = tuple(month.strip() for month in self("months").split(","))
        plain = (self._words[key] for key in ("day", "finding", "finding-frame"))
        return Phrasing(self("joined-by"), months, *plain)


def read_interface(spot: Spot, desk: Desk) -> Interface | None:
    """The interface words that a document holds; None (and problems) where one is missing or unknown."""
    before = len(desk.problems)
    fields = desk.fields(spot, "the interface", INTERFACE_FIELDS, INTERFACE_FIELDS)
    rows = fields["words"].value if "words" in fields else {}
    if not isinstance(rows, dict):
        desk.problem(fields["words"], "R101", "`words` needs `key: text` lines")
        return None
    found: dict[str, str] = {}
    for key, value in rows.items():
        if key not in WORDS:
            near = desk.suggest.did_you_mean(key, WORDS)
            desk.problem(fields["words"].key(key), "R131", f"`{shortened(key)}` is no interface word{near}")
            continue
        found[key] = desk.text(value, key)
        _check_places(key, found[key], value, desk)
    if found.get("months", "").count(",") != 11 and "months" in found:
        desk.problem(rows["months"], "R134", "`months` needs twelve names with commas")
    for key in WORDS.keys() - rows.keys():
        desk.problem(fields.get("words", spot), "R132", f"the interface word `{key}` is missing")
    return Interface(found) if len(desk.problems) == before else None


def _check_places(key: str, text: str, spot: Spot, desk: Desk) -> None:
    template = Template(text)
    if not template.is_valid():
        desk.problem(spot, "R133", f"a `$` stands alone in `{key}`; write `$$` for a dollar")
        return
    unknown = set(template.get_identifiers()) - set(WORDS[key])
    if unknown:
        desk.problem(
            spot,
            "R133",
            f"`{key}` cannot take up `${{{min(unknown)}}}`; it can take up: {', '.join(WORDS[key]) or 'nothing'}",
        )
