"""Several packs at once: which guide stands for which id. What nobody declared is refused, never guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from repair_cli.errors import Problem
from repair_cli.library.folders import PACK, SUFFIX
from repair_cli.text import Suggestions

if TYPE_CHECKING:
    from repair_cli.library.imprint import Imprint
    from repair_cli.library.spots import Spot


class Pack(msgspec.Struct, frozen=True):
    """A folder of guides, and what its `pack.yaml` says; a folder without one (None) has guides and no more."""

    folder: Path
    guides: tuple[Path, ...]
    imprint: Imprint | None = None

    @property
    def id(self) -> str:
        """Its id; the empty text for a plain folder."""
        return self.imprint.pack if self.imprint else ""

    @property
    def told(self) -> str:
        """What it is called, for people."""
        return self.imprint.told if self.imprint else f"the folder {self.folder}"

    def replaces(self, name: str) -> Spot | None:
        """Where it says that its guide takes the place of another one."""
        return self.imprint.replaces.get(name) if self.imprint else None

    def extends(self, other: Pack) -> bool:
        """Whether it says that it adds to another pack."""
        return self.imprint is not None and other.id in self.imprint.extends


class Standing(NamedTuple):
    """The guide that stands for an id: its file, its pack, and the pack whose guide it takes the place of."""

    path: Path
    pack: Pack
    instead: Pack | None = None


def joined(packs: Sequence[Pack], problems: list[Problem]) -> dict[str, Standing]:
    """The guides of some packs by id, in order; adds a problem where a pack says what is not so, or two packs clash."""
    known: dict[str, Pack] = {}
    for pack in packs:
        if pack.imprint is not None and known.setdefault(pack.id, pack) is not pack:
            message = f"there is a pack `{pack.id}` already: {known[pack.id].folder}; leave one of them out"
            problems.append(Problem(pack.imprint.path, 1, 1, "K118", message))
            return {}  # nearly every guide would be told as a second one
    for pack in packs:
        if pack.imprint is not None:
            problems += _unfounded(pack, pack.imprint, known)
    brought: dict[str, list[Standing]] = {}
    for pack in packs:
        for path in pack.guides:
            brought.setdefault(path.stem, []).append(Standing(path, pack))
    return {name: _standing(name, several, problems) for name, several in brought.items()}


def with_those_beneath(pack: Pack, others: Sequence[Pack]) -> list[Pack]:
    """A pack, those among others that it extends, and that these extend."""
    found = [pack]
    for one in found:
        for other in others:
            if one.extends(other) and all(other.id != there.id for there in found):
                found.append(other)
    return found


def _unfounded(pack: Pack, imprint: Imprint, known: Mapping[str, Pack]) -> Iterator[Problem]:
    """What a pack says of other packs that is not so."""
    suggest = Suggestions()
    for name, spot in imprint.extends.items():
        if name == pack.id:
            yield Problem(imprint.path, spot.line, spot.col, "K112", "a pack does not extend itself; take this out")
        elif name not in known:
            near = suggest.did_you_mean(name, known)
            message = f"the pack `{name}` is not at hand (name its folder in --content){near}"
            yield Problem(imprint.path, spot.line, spot.col, "K111", message)
    if not imprint.extends.keys() <= known.keys():
        return
    own = {path.stem for path in pack.guides}
    beneath = [known[name] for name in imprint.extends if name != pack.id]
    theirs = {path.stem for one in beneath for path in one.guides}
    for name, spot in imprint.replaces.items():
        code = message = ""
        if not beneath:
            code, message = "K113", f"say in `extends` which pack the guide `{name}` is from"
        elif name not in theirs:
            ids = " and ".join(f"`{one.id}`" for one in beneath)
            code, message = "K114", f"there is no guide `{name}` in {ids}{suggest.did_you_mean(name, theirs)}"
        elif name not in own:
            code, message = "K115", f"there is no {name}{SUFFIX} in this pack to stand in its place"
        if code:
            yield Problem(imprint.path, spot.line, spot.col, code, message)


def _standing(name: str, several: Sequence[Standing], problems: list[Problem]) -> Standing:
    """The one of several guides of the same id that stands; a problem where nobody says which."""
    first, *rest = several
    if not rest:
        return first
    new = [one for one in several if one.pack.replaces(name)]
    old = [one for one in several if not one.pack.replaces(name)]
    beside = [one for one in several if sum(one.pack is other.pack for other in several) > 1]
    if beside:
        problems.append(_second(beside[1], beside[0], "take another id"))
    elif len(new) > 1:
        problems += _both_replace(name, new)
    elif new and len(old) == 1 and new[0].pack.extends(old[0].pack):
        return new[0]._replace(instead=old[0].pack)
    else:
        problems.append(_second(first, rest[0], _way_out(name, first, rest[0])))
    return first


def _both_replace(name: str, new: Sequence[Standing]) -> Iterator[Problem]:
    first, second = new[0].pack.imprint, new[1].pack.imprint
    place = new[1].pack.replaces(name)
    if first is not None and second is not None and place is not None:
        message = f"{first.path} replaces `{name}`, too; leave one of the two packs out, or take this out"
        yield Problem(second.path, place.line, place.col, "K116", message)


def _second(one: Standing, other: Standing, way_out: str) -> Problem:
    message = f"there is a guide `{one.path.stem}` already: {other.path}; {way_out}"
    return Problem(str(one.path), 1, 1, "K117", message)


def _way_out(name: str, one: Standing, other: Standing) -> str:
    if not other.pack.id:
        return "take another id"
    words = f"`extends: {other.pack.id}` and `replaces: [{name}]`"
    file = f"{PACK}{SUFFIX}"
    where = f"in its {file}" if one.pack.id else f"in a {file} beside it"
    return f"take another id, or write {words} {where}"
