"""The words that each node brings to a screen."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from repair_cli.checks.grade import Counts
from repair_cli.guide.frames import blocks_of
from repair_cli.guide.model import Ask, Guide, Node, Outcome, options_of, own_words
from repair_cli.guide.says import Say, Words


class Screen(msgspec.Struct, frozen=True):
    """Running text with the question, and what is listed: items and choices. `what` names it, `node` is its place."""

    node: str
    what: str
    running: tuple[str, ...]
    listed: tuple[str, ...] = ()

    def grade(self, counts: Counts) -> float:
        """The higher of two grades: of the running text alone, and with each item and choice as a sentence."""
        running = counts.of(self.running)
        return max(running.grade, running.plus(counts.of(self.listed)).grade) if self.listed else running.grade


def screens(guide: Guide) -> Iterator[Screen]:
    """Every screen of one guide; the guides that it visits have their own."""
    for node in guide.nodes.values():
        yield _screen(node.id, f"`{node.id}`", node.say, _asked(node), _labels(node))
        if isinstance(node, Ask):
            yield from _beside(node)


def _beside(ask: Ask) -> Iterator[Screen]:
    """What an answer or a command brings to the screen."""
    if ask.why:
        yield Screen(ask.id, f"the `why` of `{ask.id}`", (ask.why,))
    yield from (Screen(ask.id, f"the question `{own.id}`", (own.question,)) for own in own_words(ask))
    for option in options_of(ask).values():
        if option.say:
            yield _screen(ask.id, f"what `{option.id}` of `{ask.id}` says", option.say, (), ())


def _screen(node: str, what: str, say: Say, asked: tuple[str, ...], labels: tuple[str, ...]) -> Screen:
    running: list[str] = []
    listed: list[str] = []
    for part in say:
        if not isinstance(part, Words):
            continue
        if "\n" not in part.text and not part.text.startswith("- "):  # most texts are one line
            running.append(part.text)
            continue
        for is_item, text in blocks_of(part.text):
            (listed if is_item else running).append(text)
    return Screen(node, what, (*running, *asked), (*listed, *labels))


def _asked(node: Node) -> tuple[str, ...]:
    match node:
        case Ask(question=words) | Outcome(title=words):
            return (words,) if words else ()
        case _:
            return ()


def _labels(node: Node) -> tuple[str, ...]:
    return tuple(option.label for option in options_of(node).values()) if isinstance(node, Ask) else ()
