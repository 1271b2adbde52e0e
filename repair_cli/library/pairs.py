"""A scene for two people at one terminal: a guide made of a scene, with a card for each and the turns said aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from repair_cli.guide.model import Ask, Branch, Choose, Guide, Node, Option, Outcome, Pause, Tell, Visit
from repair_cli.guide.says import Say, Words
from repair_cli.guide.scene import ANYTHING, Practice, Round
from repair_cli.library.interface import Interface
from repair_cli.library.practice import PracticeWords

DEBRIEF = "pair-debrief"
"""The guide with which both look back."""
STOP = "practice-stop"
_END = "practice-end"


def paired(scene: Guide, debrief: Guide, words: Interface, practice: PracticeWords) -> Guide:
    """The guide for two. What the scene visits on the way in is left out: nobody answers for themselves beside another.

    In place of ticks, the one who plays the other person says how a reply reached them, and the same counters move.
    """
    if scene.practice is None:
        raise ValueError(scene.id)
    made = _Pair(scene, scene.practice, words, practice)
    nodes = {node.id: node for node in (*made.before(), *made.scene_nodes())}
    visits = {STOP: scene.visits[STOP], DEBRIEF: debrief}
    return replace(scene, id=f"{scene.id}-pair", start="pair-ready", nodes=nodes, visits=visits, practice=None)


class _Pair:
    def __init__(self, scene: Guide, scenes: Practice, words: Interface, practice: PracticeWords) -> None:
        self.scene = scene
        self.about = scenes
        self.words = words
        self.practice = practice
        self.turns = turns_of(scene)

    def before(self) -> Iterator[Node]:
        """Who is who, a card for each behind a clean screen, and both together again."""
        yield self._pause("pair-ready", "pair-card-play", ("pair-about",))
        yield replace(self._pause("pair-card-play", "pair-hand-over"), say=self._card_to_play(), wipe=True)
        yield self._pause("pair-hand-over", "pair-card-practise")
        yield replace(self._pause("pair-card-practise", "pair-together"), say=self._card_to_practise(), wipe=True)
        yield self._pause("pair-together", self.scene.start)

    def scene_nodes(self) -> Iterator[Node]:
        """The nodes of the scene: its rounds as turns, its ends with the look back of two."""
        rounds = self.about.rounds
        gone = {name for one in rounds.values() for name in (one.reply, one.met, one.pick, one.look)}
        for node in self.scene.nodes.values():
            match node:
                case Tell(id=name) if name in rounds:
                    yield replace(node, say=(*self._turn(name), *node.say[2:]), next=(Branch(_felt(name)),))
                    yield self._felt(rounds[name])
                case Tell(id=name) if name in {one.on for one in rounds.values()}:
                    yield replace(node, counts=())
                case Visit(guide=guide) if guide == _END:
                    yield replace(node, guide=DEBRIEF)
                case Visit(guide=guide) if guide != STOP:
                    yield Tell(node.id, node.say, node.next, node.stage)
                case Ask(id=name) if name in gone:
                    pass
                case Tell() | Visit() | Ask() | Outcome():
                    yield node

    def _turn(self, name: str) -> Say:
        return (Words(self.words("pair-turn", turn=self.turns[name], turns=max(self.turns.values()))),)

    def _felt(self, one: Round) -> Ask:
        """How the reply reached the other person: what a reply with all criteria does, with the first one, or none."""
        every = [criterion.add for criterion in self.about.criteria.values()]
        options = (
            Option("reached", self.words("pair-reached"), next=one.on, add=_sum(*every)),
            Option("partly", self.words("pair-partly"), next=one.on, add=every[0]),
            Option("missed", self.words("pair-missed"), next=one.on, add=self.about.found.get(ANYTHING, {})),
            Option("again", self.words("pair-again"), next=one.id),
            Option("stop", self.words("pair-stop"), next=one.stop),
        )
        form = Choose({option.id: option for option in options})
        return Ask(_felt(one.id), form, self.words("pair-felt"), (Branch(one.on),), say=_said(self.words("pair-aloud")))

    def _card_to_play(self) -> Say:
        markers = (self.practice.markers.get(name, name) for name in self.about.markers)
        signs = (self.words("pair-marker", marker=marker) for marker in markers)
        return _said(self.words("pair-partner", partner=self.about.partner), *signs, self.words("pair-play"))

    def _card_to_practise(self) -> Say:
        skill = self.practice.skills.get(self.about.skill)
        listed = "\n".join(f"- {one.label}" for one in self.about.criteria.values())
        told = self.words("scene-skill", skill=skill.label if skill else self.about.skill)
        return _said(told, self.words("round-criteria"), listed, self.words("pair-practise"))

    def _pause(self, name: str, onward: str, about: tuple[str, ...] = ()) -> Ask:
        say = _said(*(self.words(key) for key in about))
        return Ask(name, Pause(), self.words(name), (Branch(onward),), say=say)


def turns_of(scene: Guide) -> dict[str, int]:
    """Which turn each round can be, counted on the shortest way to it."""
    rounds = scene.practice.rounds if scene.practice else {}
    found: dict[str, int] = {}
    waiting = [(scene.start, 0)]
    seen: set[str] = set()
    while waiting:
        name, turn = waiting.pop(0)
        if name in seen:
            continue
        seen.add(name)
        node = scene.nodes[name]
        if name in rounds:
            found[name] = turn = turn + 1
            node = scene.nodes[rounds[name].on]
        if not isinstance(node, Outcome):
            waiting += [(branch.go, turn) for branch in node.next]
    return found


def _felt(name: str) -> str:
    return f"{name}-felt"


def _said(*texts: str) -> Say:
    return tuple(Words(text) for text in texts)


def _sum(*steps: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for step in steps:
        for name, number in step.items():
            found[name] = found.get(name, 0) + number
    return found
