"""The nodes that a round is made of: ordinary texts and questions, so that nothing else has to know of rounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from repair_cli.guide.conditions import Answered, AnyOf, Between, Condition, Every, Not, Some
from repair_cli.guide.found import found_in
from repair_cli.guide.model import Ask, Branch, Choose, ChooseAny, Node, Option, Tell, Text, Visit
from repair_cli.guide.rules import Count
from repair_cli.guide.says import Findings, Say, Words
from repair_cli.guide.scene import ANYTHING, Reply, Round
from repair_cli.library.options import Labels
from repair_cli.library.scenes import Scene

WAY, CHOOSING = "way", "choose"
"""The question how somebody would like to play, and the option that shows written replies."""

STOP = "practice-stop"
"""The guide where somebody goes who stops."""

_LONGEST = 2000


class Made(msgspec.Struct, frozen=True):
    """A round as its author wrote it. `effects`: what is said after each reply."""

    round: Round
    say: Say
    effects: Mapping[str, Say]
    counts: tuple[Count, ...]
    next: tuple[Branch, ...]
    stage: str | None
    ideas: tuple[int, ...]


def parts(name: str) -> tuple[str, ...]:
    """The ids of the nodes of a round, besides its own."""
    one = Round(name, "", "", {}, {})
    return one.reply, one.met, one.pick, one.look, one.stop, one.on


def made(parts: Made, scene: Scene, labels: Labels, all_: tuple[str, ...]) -> tuple[Node, ...]:
    """The nodes of a round; `all_` are the ids of all rounds of its scene."""
    turn = _Turn(parts, scene, labels)
    return (turn.line(all_), turn.reply(), turn.met(), turn.pick(), turn.look(), turn.stop(), turn.on())


class _Turn:
    def __init__(self, parts: Made, scene: Scene, labels: Labels) -> None:
        self.parts = parts
        self.round = parts.round
        self.scene = scene
        self.criteria = scene.practice.criteria
        self.words = labels.words

    def line(self, all_: tuple[str, ...]) -> Node:
        """What the partner says, and how; before the first line, who that is and what a reply is to do."""
        first = Every(tuple(Answered(f"{name}-look", yes=False) for name in all_))
        listed = "\n".join(f"- {one.label}" for one in self.criteria.values())
        say: Say = (
            Words(self.words("round-with", partner=self.scene.practice.partner), first),
            Words(f"{self.words('round-criteria')}\n\n{listed}", first),
            *self.parts.say,
            Words(self._quoted(self.round.line)),
        )
        choosing = Branch(self.round.pick, AnyOf(WAY, frozenset({CHOOSING})))
        there = (choosing, Branch(self.round.reply))
        return Tell(self.round.id, say, there, self.parts.stage, self.parts.ideas)

    def reply(self) -> Node:
        """The person's own words."""
        return Ask(
            self.round.reply,
            Text(many=True, most=_LONGEST),
            self.words("round-reply"),
            (Branch(self.round.met),),
            self.parts.stage,
            say=(Words(self.words("round-new-words"), Answered(self.round.look, yes=True)),),
            why=self.words("round-reply-why"),
            wording=self.scene.seat,
            quiet=True,
        )

    def met(self) -> Node:
        """Which criteria they met, by their own eyes."""
        none = Option("none", self.words("round-none"), alone=True)
        options = {name: Option(name, one.label) for name, one in self.criteria.items()} | {"none": none}
        return Ask(
            self.round.met,
            ChooseAny(options),
            self.words("round-met"),
            (Branch(self.round.look),),
            self.parts.stage,
            say=(Words(self.words("round-yours", words=f"${{{self.round.reply}}}")),),
            why=self.words("round-met-why"),
        )

    def pick(self) -> Node:
        """The written replies."""
        options = {one.id: Option(one.id, one.label, say=self._effect(one)) for one in self.round.replies.values()}
        return Ask(
            self.round.pick,
            Choose(options),
            self.words("round-pick"),
            (Branch(self.round.look),),
            self.parts.stage,
            why=self.words("round-pick-why"),
        )

    def look(self) -> Node:
        """What was seen in the reply, the one point, an example; then once more, or on."""
        options = {
            "again": Option("again", self.words("round-again"), next=self.round.id),
            "on": Option("on", self.words("round-on"), next=self.round.on),
            "stop": Option("stop", self.words("round-stop"), next=self.round.stop),
        }
        return Ask(
            self.round.look,
            Choose(options),
            self.words("round-look"),
            (Branch(self.round.on),),
            self.parts.stage,
            say=tuple(self._feedback()),
            why=self.words("round-look-why"),
        )

    def stop(self) -> Node:
        """The way out in the middle."""
        return Visit(self.round.stop, STOP, (Branch(self.round.on),), self.parts.stage)

    def on(self) -> Node:
        """Where the latest reply moves the counters."""
        counts = (*self._counts(), *self.parts.counts)
        return Tell(self.round.on, (), self.parts.next, self.parts.stage, counts=counts)

    def _feedback(self) -> Iterator[Words | Findings]:
        yield Words(self.words("round-found"), Between(found_in(self.round.reply), least=1))
        yield Findings(self.round.reply)
        met: list[Condition] = []
        for name in self.criteria:
            missed = Not(self._meets(name))
            point = self.words("round-point", point=self.round.points.get(name, ""))
            yield Words(point, Every((*met, missed)) if met else missed)
            met.append(self._meets(name))
        yield Words(self.words("round-all"), Every(tuple(met)))
        yield Words(self.words("round-example", words=self._quoted(self.round.example)))

    def _counts(self) -> Iterator[Count]:
        for name, criterion in self.criteria.items():
            if criterion.add:
                yield Count(criterion.add, self._meets(name))
        found = found_in(self.round.reply)
        for kind, add in self.scene.practice.found.items():
            seen = Between(found, least=1) if kind == ANYTHING else AnyOf(found, frozenset({kind}))
            brings = {
                one.id for one in self.round.replies.values() if (one.found if kind == ANYTHING else kind in one.found)
            }
            yield Count(add, self._either(seen, brings))

    def _bringing(self, kind: str) -> Iterator[str]:
        """The written replies in which the wording check would find something of a kind."""
        for one in self.round.replies.values():
            if kind in one.found or (kind == ANYTHING and one.found):
                yield one.id

    def _meets(self, criterion: str) -> Condition:
        does = {one.id for one in self.round.replies.values() if criterion in one.does}
        return self._either(AnyOf(self.round.met, frozenset({criterion})), does)

    def _either(self, written: Condition, replies: set[str]) -> Condition:
        """What is so of the person's own words, or of the reply that they chose."""
        return Some((written, AnyOf(self.round.pick, frozenset(replies)))) if replies else written

    def _effect(self, reply: Reply) -> Say:
        words = self.scene.words
        step = words.steps.get(reply.step, "") if words else ""
        strategy = words.strategies.get(reply.strategy, "") if words else ""
        named = self.words("round-step", step=step)
        also = f" {self.words('round-strategy', strategy=strategy)}" if strategy else ""
        return (*self.parts.effects.get(reply.id, ()), Words(f"{named}{also}"))

    def _quoted(self, words: str) -> str:
        return self.words("quoted", words=words)
