"""What changed in a file: nodes and options that are new or gone, and fields that hold something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from repair_cli.checks.changes.texts import NOTHING, flat, old_and_new
from repair_cli.library.fields import Fields
from repair_cli.library.links import Opened
from repair_cli.library.spots import Spot
from repair_cli.text import shortened

_NOT_SHOWN = frozenset({"ideas", "source"})
"""Fields that whoever looks after content reads, and nobody else."""

_WHOLE = frozenset({"next", "when"})
"""Fields that are told as a whole: a part of a condition says little."""

_IF_NOT_SAID: Mapping[str, str] = {
    "share": "private", "lines": "one",
    **dict.fromkeys(("card", "plan", "verdict", "alone", "unsure", "wipe"), "no"),
}  # fmt: skip
"""What a field means that is not there. (A `plan` that holds fields is never `no`.)"""

_KINDS = {"ask": "question", "outcome": "outcome", "visit": "visit", "round": "round"}


class Change(msgspec.Struct, frozen=True):
    """One thing that is new, gone or changed, with its place in the new version.

    `of` is what it is (`question`, `option`, `field`, ...), `names` lead to it from the top of the file. `old` and
    `new` are what a field holds, or the words of what is new or gone.
    """

    path: str
    line: int
    col: int
    file: str
    change: str
    of: str
    names: tuple[str, ...]
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}: {self._told()}"

    def _told(self) -> str:
        *owners, name = self.names or (self.file,)
        owner = f" of `{owners[0]}`" if self.of == "option" else ""
        match self.change:
            case "new":
                return f"new {self.of} `{name}`{owner}: {shortened(self.new)}"
            case "gone":
                return f"the {self.of} `{name}`{owner} is gone: {shortened(self.old)}"
            case _:
                old, new = old_and_new(self.old, self.new)
                return f"{self._where()}: {old} -> {new}"

    def _where(self) -> str:
        """`feeling`, question: the ids of what is named, and the fields below."""
        node, *rest = self.names
        if self.of == "field":
            return " ".join(self.names)
        option = f", option `{rest.pop(0)}`" if self.of == "field of an option" else ""
        return f"`{node}`{option}, {' '.join(rest)}"


class Comparison:
    """The changes of one file; `file` is its name, without an ending."""

    def __init__(self, file: str, before: Opened, after: Opened) -> None:
        self._file = file
        self._before = before[0]
        self._after = after[0]
        self._path = after[1].path

    def changes(self) -> Iterator[Change]:
        """All of them, in the order of the new version."""
        old, new = _fields(self._before), _fields(self._after)
        nodes = "nodes"
        top = self._after
        yield from self._in_fields("field", (), _without(old, nodes), _without(new, nodes), top)
        if nodes in old and nodes in new:
            yield from self._in_nodes(old[nodes], new[nodes], top.key(nodes))

    def _in_nodes(self, old: Spot, new: Spot, place: Spot) -> Iterator[Change]:
        before, after = _fields(old), _fields(new)
        for name in _in_order(before, after):
            kinds = [_kind(one[name]) if name in one else "" for one in (before, after)]
            if kinds[0] == kinds[1]:
                yield from self._in_node(name, _fields(before[name]), _fields(after[name]), new.key(name))
                continue
            if kinds[0]:
                yield self._gone(kinds[0], (name,), _words(before[name]), new.key(name) if kinds[1] else place)
            if kinds[1]:
                yield self._new(kinds[1], (name,), _words(after[name]), new.key(name))

    def _in_node(self, name: str, old: Fields, new: Fields, place: Spot) -> Iterator[Change]:
        yield from self._in_fields(
            "field of a node", (name,), _without(old, "options"), _without(new, "options"), place
        )
        before, after = (_fields(one["options"]) if "options" in one else {} for one in (old, new))
        here = new.get("options", place)
        for option in _in_order(before, after):
            where = here.key(option) if option in after else here
            if option not in before:
                yield self._new("option", (name, option), _words(after[option]), where)
            elif option not in after:
                yield self._gone("option", (name, option), _words(before[option]), where)
            else:
                old_one, new_one = _labelled(before[option]), _labelled(after[option])
                yield from self._in_fields("field of an option", (name, option), old_one, new_one, where)

    def _in_fields(self, of: str, names: tuple[str, ...], old: Fields, new: Fields, place: Spot) -> Iterator[Change]:
        for name in _in_order(old, new):
            if name not in _NOT_SHOWN:
                where = _name_of(new[name]) if name in new else place
                yield from self._in_field(of, (*names, name), old.get(name), new.get(name), where)

    def _in_field(
        self, of: str, names: tuple[str, ...], old: Spot | None, new: Spot | None, place: Spot
    ) -> Iterator[Change]:
        field = names[-1]
        told = [_IF_NOT_SAID.get(field, "") if one is None else flat(one) for one in (old, new)]
        if told[0] == told[1]:
            return
        if old is not None and new is not None and field not in _WHOLE:
            before, after = _parts(old), _parts(new)
            if before and after:
                yield from self._in_fields(of, names, before, after, place)
                return
        yield Change(self._path, place.line, place.col, self._file, "changed", of, names, told[0] or NOTHING, told[1])

    def _new(self, of: str, names: tuple[str, ...], words: str, place: Spot) -> Change:
        return Change(self._path, place.line, place.col, self._file, "new", of, names, new=words)

    def _gone(self, of: str, names: tuple[str, ...], words: str, place: Spot) -> Change:
        return Change(self._path, place.line, place.col, self._file, "gone", of, names, old=words)


def _fields(spot: Spot) -> Fields:
    return spot.value if isinstance(spot.value, dict) else {}


def _without(fields: Fields, name: str) -> Fields:
    return {one: value for one, value in fields.items() if one != name}


def _labelled(option: Spot) -> Fields:
    """The fields of an option; a label alone is one, too."""
    return {"label": option} if isinstance(option.value, str) else _fields(option)


def _parts(spot: Spot) -> Fields:
    """What a value holds, by name: fields, entries by their names, or the parts of a list by their numbers."""
    if not isinstance(spot.value, list):
        return _fields(spot)
    names = [_fields(item)["name"].value if "name" in _fields(item) else None for item in spot.value]
    known = [name for name in names if isinstance(name, str)]
    if known and len(set(known)) == len(spot.value):
        return dict(zip(known, spot.value, strict=True))
    inner = any(not isinstance(item.value, str) for item in spot.value)
    return {str(number): item for number, item in enumerate(spot.value, start=1)} if inner else {}


def _in_order(old: Fields, new: Fields) -> list[str]:
    """All names: those of the new version in its order, and what is gone at the end."""
    return [*new, *(name for name in old if name not in new)]


def _kind(node: Spot) -> str:
    return next((kind for field, kind in _KINDS.items() if field in _fields(node)), "text")


def _words(spot: Spot) -> str:
    """What something says, in few words."""
    fields = _fields(spot)
    told = next(
        (fields[name] for name in ("question", "title", "label", "round", "say", "visit") if name in fields), spot
    )
    return flat(told)


def _name_of(spot: Spot) -> Spot:
    """The place of the name of a value; of the value, in a list."""
    return Spot("", spot.named or spot.mark)
