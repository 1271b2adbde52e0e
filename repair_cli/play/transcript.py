"""The end of a rehearsal: what the scene was about, and what happened reply by reply, with why it ended as it did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from repair_cli.guide.frames import Block, Item, Paragraph, expand
from repair_cli.guide.model import options_of
from repair_cli.guide.page import Part
from repair_cli.guide.practice import Turn, ended_in, turns
from repair_cli.guide.scene import Practice
from repair_cli.guide.walk import Walk
from repair_cli.library.interface import Interface
from repair_cli.library.practice import PracticeWords
from repair_cli.text import one_line


def parts(walk: Walk, words: Interface, practice: PracticeWords) -> tuple[Part, ...]:
    """What is shown after the outcome of a scene; nothing for another guide, or a scene that was stopped."""
    scene = walk.guide.practice
    if scene is None or ended_in(walk) is None:
        return ()
    about = tuple(Item(line) for line in _about(scene, words, practice))
    played = turns(walk)
    told = tuple(block for turn in played for block in _turn(turn, scene, words, _effect(turn, walk)))
    found = (Part(words("scene-about"), about), Part(words("scene-turns"), told))
    return tuple(part for part in found if part.blocks)


def _about(scene: Practice, words: Interface, practice: PracticeWords) -> Iterator[str]:
    skill = practice.skills.get(scene.skill)
    yield words("scene-skill", skill=skill.label if skill else scene.skill)
    for marker in scene.markers:
        yield words("scene-marker", marker=practice.markers.get(marker, marker))
    for strategy in scene.strategies:
        yield words("scene-strategy", strategy=practice.strategies.get(strategy, strategy))


def _effect(turn: Turn, walk: Walk) -> tuple[Block, ...]:
    """What the author says of a written reply: what it does, its step and its way to mend."""
    option = options_of(walk.asks[turn.round.pick]).get(turn.chosen)
    return expand(option.say, walk.facts) if option else ()


def _turn(turn: Turn, scene: Practice, words: Interface, effect: tuple[Block, ...]) -> Iterator[Block]:
    if turn.time == 1:
        yield Paragraph(words("turn-line", line=turn.round.line))
    else:
        yield Paragraph(words("turn-again", time=turn.time))
    yield Item(words("turn-reply", words=one_line(turn.words)) if turn.words else words("turn-open"))
    yield from (Item(block.text) for block in effect if isinstance(block, Paragraph | Item))
    for key, names in (("turn-met", turn.met), ("turn-missed", turn.missed)):
        if names:
            yield Item(words(key, criteria=" ".join(scene.criteria[name].label for name in names)))
    for finding in turn.findings:
        yield Item(words("turn-found", words=one_line(finding.text), why=finding.why))
    moved = ", ".join(_moved(turn.before, turn.after, words))
    if moved:
        yield Item(words("turn-moved", moved=moved))


def _moved(before: Mapping[str, int], after: Mapping[str, int], words: Interface) -> Iterator[str]:
    for name, now in after.items():
        if before[name] != now:
            counter = name.replace("-", " ")
            yield words("turn-counter", counter=counter, before=before[name], after=now)
