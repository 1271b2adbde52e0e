"""Looks at a text with the rules of one seat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from string import Template
from types import MappingProxyType

import msgspec

from repair_cli.text import heading
from repair_cli.wording.align import aligned, clause_end, taken
from repair_cli.wording.elements import REST_SIGN, Row
from repair_cli.wording.finding import KINDS, Finding
from repair_cli.wording.machine import Block, Hit, Machine, laid_out
from repair_cli.wording.places import Layout
from repair_cli.wording.rule import Rule
from repair_cli.wording.sentences import Known, Sentence, Token, sentences
from repair_cli.wording.spelling import Spelling

MOST_FINDINGS = 200
MOST_FRAMES = 2
LONGEST_TAKEN = 120
GAP_IN_FRAME = "..."


class Language(msgspec.Struct, frozen=True):
    """What the rules of a language share.

    `aside`: what follows these rows, up to the end of the clause, is what somebody else said. `joints`: words that
    begin a new clause. `joined`: words with which a sentence goes on with the one before it.
    """

    spelling: Spelling = Spelling()
    aside: tuple[Row, ...] = ()
    joints: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()


class Saying(msgspec.Struct, frozen=True, array_like=True):
    """What a rule says about what it finds."""

    kind: str
    why: str
    frames: tuple[str, ...]


Examples = Mapping[str, tuple[str, ...]]
"""Texts in which something is found, by kind."""


class Prepared(msgspec.Struct, frozen=True, array_like=True):
    """Rules that are ready for a look: what they say, what they share, and their rows laid out; examples by seat."""

    sayings: tuple[Saying, ...]
    spelling: Spelling
    joints: frozenset[str]
    joined: frozenset[str]
    aside: Layout
    rows: Layout
    examples: Mapping[str, Examples]


NO_LANGUAGE = Language()
NO_EXAMPLES: Examples = MappingProxyType({})


def prepared(rules: Iterable[Rule], language: Language, examples: Mapping[str, Examples]) -> Prepared:
    """Rules made ready, and examples of each seat. That takes some time; it can be written down and read again."""
    some = tuple(rules)
    blocks = (Block(rule.find, rule.unless, rule.questions, rule.kind, rule.seat) for rule in some)
    return Prepared(
        tuple(Saying(rule.kind, rule.why, rule.frames) for rule in some),
        language.spelling,
        language.joints,
        language.joined,
        laid_out([Block(language.aside)]),
        laid_out(blocks),
        examples,
    )


class Ready:
    """Rules that are made ready, or read, at the first look. All seats look with the same."""

    def __init__(self, prepare: Callable[[], Prepared]) -> None:
        self._prepare = prepare
        self.known: Known = {}

    @cached_property
    def prepared(self) -> Prepared:
        """The rules."""
        return self._prepare()

    @cached_property
    def machines(self) -> tuple[Machine, Machine]:
        """What finds what others said, and what finds the rows of the rules."""
        return Machine(self.prepared.aside), Machine(self.prepared.rows)


class Wording:
    """The rules of one seat. Without rules it finds nothing."""

    def __init__(
        self, rules: tuple[Rule, ...] = (), language: Language = NO_LANGUAGE, examples: Examples = NO_EXAMPLES
    ) -> None:
        self._ready = Ready(lambda: prepared(rules, language, {"": examples}))
        self._seat = ""

    @classmethod
    def of(cls, ready: Ready, seat: str) -> Wording:
        """Those among some rules that are for a seat, or for anyone."""
        found = cls()
        found._ready, found._seat = ready, seat
        return found

    @property
    def examples(self) -> Examples:
        """Texts in which it finds something, by kind."""
        return self._ready.prepared.examples.get(self._seat, {})

    def find(self, text: str) -> tuple[Finding, ...]:
        """The findings by where they begin: at most one of a kind in a sentence, and 200 in all."""
        ready = self._ready.prepared
        if not ready.sayings:
            return ()
        found: list[Finding] = []
        for sentence in sentences(text, ready.spelling, ready.joined, self._ready.known):
            found += self._in(sentence, text)
            if len(found) >= MOST_FINDINGS:
                break
        return tuple(sorted(found[:MOST_FINDINGS], key=lambda one: (one.start, KINDS.index(one.kind))))

    def _in(self, sentence: Sentence, text: str) -> Iterator[Finding]:
        aside, machine = self._ready.machines
        joints = self._ready.prepared.joints
        tokens, done = sentence.tokens, 0
        for said in aside.ends(sentence):
            if said + 1 >= done:
                done = clause_end(tokens, said, joints) + 1
                tokens[said + 1 : done] = [token._replace(word="") for token in tokens[said + 1 : done]]
        for hit in machine.hits(sentence, self._seat):
            yield self._finding(hit, tokens, text)

    def _finding(self, hit: Hit, tokens: list[Token], text: str) -> Finding:
        ready = self._ready.prepared
        rule = ready.sayings[hit.block]
        places = aligned(hit.row, tokens, hit.at)
        end = hit.at
        if hit.row[-1].name.endswith(REST_SIGN):
            end = clause_end(tokens, hit.at, ready.joints)
        words = {
            name: _written(tokens[a : b + 1], text) for name, (a, b) in taken(hit.row, places, tokens, end).items()
        }
        start, stop = tokens[min(places)].start, tokens[end].end
        frames = [_filled(frame, words) for frame in rule.frames if taken_up(frame) <= words.keys()]
        return Finding(rule.kind, start, stop, text[start:stop], rule.why, tuple(frames[:MOST_FRAMES]))


def _written(tokens: list[Token], text: str) -> str:
    """Words as they were written; where they begin inside a contraction, that one written out."""
    begin = 0
    while begin < len(tokens) and tokens[begin].part:
        begin += 1
    words = [token.word for token in tokens[:begin]]
    if begin < len(tokens):
        words += text[tokens[begin].start : tokens[-1].end].split()
    return " ".join(words)


def taken_up(frame: str) -> frozenset[str]:
    """The names that a frame takes up."""
    return frozenset(Template(frame).get_identifiers())


def _filled(frame: str, words: dict[str, str]) -> str:
    """A frame with what was taken up; what is too long for a frame is left to the reader."""
    short = {name: taken if len(taken) <= LONGEST_TAKEN else GAP_IN_FRAME for name, taken in words.items()}
    return heading(Template(frame).safe_substitute(short))
