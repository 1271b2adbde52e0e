"""Walks that are played until they go wrong, and the fewest answers that make one go wrong in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

import msgspec

from repair_cli.checks.standins import stand_in
from repair_cli.guide.conditions import Test, Value
from repair_cli.guide.found import kinds_in, tests_about
from repair_cli.guide.model import Ask, ChooseAny, Guide, Items, Outcome, Pause, Share, Text
from repair_cli.guide.page import card, told
from repair_cli.guide.samples import samples
from repair_cli.guide.values import DONE, offered
from repair_cli.guide.verdict import because
from repair_cli.guide.walk import Drafts, Walk, begin
from repair_cli.library.answers import base

Looks = Mapping[str, tuple[Test, ...]]
"""The tests that look at a question, by its id."""

Judge = Callable[[Walk], str | None]
"""What is wrong where a walk stands; None: nothing."""


class Failure(msgspec.Struct, frozen=True):
    """A walk that went wrong: a code, what went wrong, and the answers that lead there."""

    code: str
    message: str
    answers: Drafts


def private_on_page(walk: Walk) -> str | None:
    """A private answer in own words on the page of a finished walk."""
    if not isinstance(walk.here, Outcome):
        return None
    page = card(walk)
    blocks = [block for part in (page.parts if page else ()) for block in part.blocks]
    if page is None:
        blocks += told(walk, walk.facts.shared())
    text = "\n".join(str(getattr(block, "text", "")) for block in blocks)
    if walk.guide.verdict:
        text += "\n".join(reason.clause or "" for reason in because(walk, only_shared=True))
    for step in walk.trail:
        words = step.value if isinstance(step.value, tuple) else (step.value,)
        own = step.ask.share is Share.PRIVATE and isinstance(step.ask.form, Text | Items)
        if own and any(str(one) in text for one in words if one is not None):
            return f"the private answer to `{step.key}` stands on the page"
    return None


class Trail:
    """A walk that is played, up to its end or to where it goes wrong."""

    def __init__(self, start: Walk, judge: Judge, most: int) -> None:
        self.walk = start
        self.judge = judge
        self.most = most
        self.stood: list[Walk] = []
        self.given: dict[str, Value | None] = {step.key: step.value for step in start.trail}
        self.failed: tuple[str, str] | None = None
        self._stand(self.walk)

    def answer(self, value: Value | None) -> None:
        """One answer further; an answer that does not fit leaves the question open."""
        key = self.walk.key
        self.given[key] = value
        try:
            onward = self.walk.skip() if value is None else self.walk.answer(value)
            if isinstance(onward, Walk):
                self._stand(onward)
            else:
                self.failed = "S132", f"`{key}` refuses an answer that it offers ({onward.code})"
        except Exception as error:  # whatever it is, it is what is looked for
            self.failed = "S132", f"{type(error).__name__} at `{key}`"

    def _stand(self, walk: Walk) -> None:
        self.walk = walk
        self.stood.append(walk)
        wrong = self.judge(walk)
        if wrong is not None:
            self.failed = "S133", wrong
        elif len(walk.trail) >= self.most and isinstance(walk.here, Ask):
            self.failed = "S131", f"there is no end after {self.most} answers"


def shortest(guide: Guide, trail: Trail, judge: Judge, looks: Looks) -> Failure:
    """The failure of a trail with as few answers as lead to one of the same kind.

    More and more of them are left open; then each is tried with others that lead there sooner.
    """
    best = trail
    while (shorter := next(_shorter(guide, best, judge, looks), None)) is not None:
        best = shorter
    code, message = best.failed or ("", "")
    asks = best.walk.asks
    told = {key: value for key, value in best.given.items() if not isinstance(asks[base(key)].form, Pause)}
    return Failure(code, message, {key: value for key, value in told.items() if not _third_time(key)})


def _shorter(guide: Guide, trail: Trail, judge: Judge, looks: Looks) -> Iterator[Trail]:
    """Trails with fewer answers that fail in the same way."""
    kind = trail.failed and trail.failed[0]
    size = _size(trail)
    for changed in (*_left_open(trail), *(_otherwise(trail, looks) if kind != "S131" else ())):
        other = _played(guide, {**trail.given, **changed}, judge, trail.most)
        if other.failed is not None and other.failed[0] == kind and _size(other) < size:
            yield other


def _left_open(trail: Trail) -> Iterator[Drafts]:
    """All answers left open, then each half of them, each quarter, and so on to each alone."""
    keys = [key for key, value in trail.given.items() if value is not None]
    size = len(keys)
    while size:
        for start in range(0, len(keys), size):
            yield dict.fromkeys(keys[start : start + size])
        size //= 2


def _otherwise(trail: Trail, looks: Looks) -> Iterator[Drafts]:
    """Each answer by itself as another one."""
    for step in trail.walk.trail:
        start = trail.walk.revisit(step.key)
        if start is not None:
            yield from ({step.key: one} for one in answers_to(start, step.ask, looks, None) if one is not None)


def _played(guide: Guide, given: Drafts, judge: Judge, most: int) -> Trail:
    """A trail with these answers; what has none is left open, where it can be."""
    trail = Trail(begin(guide), judge, most)
    while trail.failed is None and isinstance(trail.walk.here, Ask):
        value = given.get(trail.walk.key)
        if value is None and trail.walk.here.needed:
            break
        trail.answer(value)
    return trail


def _size(trail: Trail) -> tuple[int, int]:
    """Few questions before few answers."""
    answers = sum(
        1 if not isinstance(value, tuple) else len(value) for value in trail.given.values() if value is not None
    )
    return len(trail.given), answers


def _third_time(key: str) -> bool:
    """Whether a question comes for the third time: in a walk without an end the rest is the same again."""
    return base(key) != key and int(key.rpartition("#")[2]) > 2


def answers_to(walk: Walk, ask: Ask, looks: Looks, random: Random | None) -> Iterator[Value | None]:
    """Answers to try: of each kind that conditions tell apart, two options at random; None leaves it open.

    Words in which something is to be found stay as they are; other words are stand-ins.
    """
    if isinstance(ask.form, Pause):
        yield DONE
        return
    if not ask.needed:
        yield None
    for value in samples(ask, walk.facts, tests_about(ask, looks)):
        yield value if kinds_in(ask, str(value)) else stand_in(walk.key, ask, value)
    if isinstance(ask.form, ChooseAny) and random is not None:
        together = [name for name, (option, _) in offered(ask, walk.facts).items() if not option.alone]
        if len(together) > 1:
            yield tuple(random.sample(together, 2))
