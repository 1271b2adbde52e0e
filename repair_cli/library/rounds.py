"""`round:` becomes a round of a scene, and the nodes that it is made of."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from repair_cli.guide.model import Audience, Node
from repair_cli.guide.scene import Practice, Reply, Round
from repair_cli.library.counts import read_counts
from repair_cli.library.drafts import Named
from repair_cli.library.fields import Fields
from repair_cli.library.options import Labels
from repair_cli.library.practice import Language
from repair_cli.library.questions import ideas
from repair_cli.library.says import Says
from repair_cli.library.scenes import Scene, fields_in, known_id, known_kind, read_scene
from repair_cli.library.spots import Spot
from repair_cli.library.turns import STOP, Made, made, parts
from repair_cli.text import shortened

ROUND_FIELDS = frozenset({"round", "say", "example", "points", "replies", "counts", "next", "stage", "ideas", "source"})
ROUND_NEEDS = frozenset({"round", "example", "points", "replies", "next"})
REPLY_FIELDS = frozenset({"label", "say", "step", "strategy", "does", "found"})
REPLY_NEEDS = frozenset({"label", "say", "step"})
FEWEST, MOST = 3, 4
"""Written replies to choose from."""


def rounds_of(says: Says, labels: Labels, fields: Fields, seat: Audience, language: Language) -> Rounds:
    """The reader of the rounds of a scene, whose fields are given; tells which ids rounds take for themselves."""
    scene = read_scene(says, fields["practice"], seat, language)
    nodes = fields_in(fields.get("nodes"))
    names = tuple(name for name, node in nodes.items() if "round" in fields_in(node))
    for name in names:
        for part in parts(name):
            if part in nodes:
                message = f"`{part}` is an id that the round `{name}` takes for itself; take another"
                says.desk.problem(fields["nodes"].key(part), "R210", message)
            else:
                says.draft.spots[part] = fields["nodes"].key(name)
                says.draft.made[part] = name
    if not names:
        says.desk.problem(fields["practice"], "R228", "a scene needs a `round`: what the partner says, and the replies")
    says.draft.visits += [Named(STOP, fields["nodes"].key(name)) for name in names[:1]]
    return Rounds(says, labels, scene, names)


class Rounds:
    """Reads the rounds of one scene; `all_` are the ids of all of them."""

    def __init__(self, says: Says, labels: Labels, scene: Scene, all_: tuple[str, ...]) -> None:
        self.says = says
        self.desk = says.desk
        self.labels = labels
        self.scene = scene
        self.all = all_
        self.done: dict[str, Round] = {}

    def practice(self) -> Practice:
        """What the scene practises, with the rounds that were read."""
        return replace(self.scene.practice, rounds=self.done)

    def read(self, name: str, spot: Spot, stage: str | None) -> tuple[Node, ...]:
        """The nodes of a round."""
        says, fields = self.says, self.desk.fields(spot, "a round", ROUND_FIELDS, ROUND_NEEDS)
        effects: dict[str, Spot] = {}
        found = Round(
            name,
            says.line(fields.get("round"), "round"),
            says.line(fields.get("example"), "example"),
            self._points(fields.get("points")),
            self._replies(fields.get("replies"), effects),
        )
        self.done[name] = found
        written = Made(
            round=found,
            say=says.say(fields.get("say")),
            effects={reply: says.say(place) for reply, place in effects.items()},
            counts=read_counts(says, fields.get("counts")),
            next=says.branches(fields.get("next")),
            stage=stage,
            ideas=ideas(says, fields.get("ideas")),
        )
        return made(written, self.scene, self.labels, self.all)

    def _points(self, spot: Spot | None) -> dict[str, str]:
        if spot is None:
            return {}
        found = {}
        for name, value in self.desk.named(spot, "`points`"):
            self._criterion(name, spot.key(name))
            found[name] = self.says.line(value, name)
        for name in self.scene.practice.criteria.keys() - found.keys():
            self.desk.problem(spot, "R225", f"there is no point for `{name}`; say what to try when it was not met")
        return found

    def _replies(self, spot: Spot | None, effects: dict[str, Spot]) -> dict[str, Reply]:
        if spot is None:
            return {}
        found = {}
        for name, value in self.desk.named(spot, "`replies`"):
            fields = self.desk.fields(value, f"the reply `{name}`", REPLY_FIELDS, REPLY_NEEDS)
            found[name] = self._reply(name, fields)
            if "say" in fields:
                effects[name] = fields["say"]
        if found and not FEWEST <= len(found) <= MOST:
            message = f"a round has {FEWEST} or {MOST} replies to choose from, and here are {len(found)}"
            self.desk.problem(spot, "R223", message)
        return found

    def _reply(self, name: str, fields: Fields) -> Reply:
        desk, words = self.desk, self.scene.words
        for field, what in (("step", "step"), ("strategy", "strategy")):
            if field in fields and words is not None:
                known = words.steps if field == "step" else words.strategies
                known_id(desk, fields[field], desk.name(fields[field], field), known, what)
        return Reply(
            name,
            self.says.line(fields.get("label"), "label"),
            desk.name(fields.get("step"), "step"),
            desk.name(fields.get("strategy"), "strategy"),
            tuple(self._does(fields.get("does"))),
            tuple(self._found(fields.get("found"))),
        )

    def _does(self, spot: Spot | None) -> Iterator[str]:
        for name, place in self.desk.texts(spot, "does"):
            self._criterion(name, place)
            yield name

    def _found(self, spot: Spot | None) -> Iterator[str]:
        for kind, place in self.desk.texts(spot, "found"):
            known_kind(self.desk, place, kind)
            yield kind

    def _criterion(self, name: str, spot: Spot) -> None:
        criteria = self.scene.practice.criteria
        if name and name not in criteria:
            near = self.desk.suggest.did_you_mean(name, criteria)
            self.desk.problem(spot, "R224", f"`{shortened(name)}` is no criterion of this scene{near}")
