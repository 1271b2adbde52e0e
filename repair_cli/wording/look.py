"""Looks at a text with the rules of one seat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Template
from types import MappingProxyType

import msgspec

from repair_cli.text import heading
from repair_cli.wording.align import aligned, clause_end, taken
from repair_cli.wording.elements import Row
from repair_cli.wording.finding import KINDS, Finding
from repair_cli.wording.machine import Block, Hit, Machine
from repair_cli.wording.patterns import REST_SIGN
from repair_cli.wording.rule import Rule
from repair_cli.wording.sentences import Sentence, Token, sentences
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


NO_LANGUAGE = Language()


class Wording:
    """The rules of one seat. Without rules it finds nothing. `examples`: texts in which it finds something, by kind."""

    def __init__(
        self,
        rules: tuple[Rule, ...] = (),
        language: Language = NO_LANGUAGE,
        examples: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    ) -> None:
        self.rules = rules
        self.language = language
        self.examples = examples
        self._machines: tuple[Machine, Machine] | None = None

    def find(self, text: str) -> tuple[Finding, ...]:
        """The findings by where they begin: at most one of a kind in a sentence, and 200 in all."""
        if not self.rules:
            return ()
        found: list[Finding] = []
        for sentence in sentences(text, self.language.spelling, self.language.joined):
            found += self._in(sentence, text)
            if len(found) >= MOST_FINDINGS:
                break
        return tuple(sorted(found[:MOST_FINDINGS], key=lambda one: (one.start, KINDS.index(one.kind))))

    def _in(self, sentence: Sentence, text: str) -> Iterator[Finding]:
        aside, machine = self._ready()
        done = 0
        for said in aside.ends(sentence) if self.language.aside else ():
            for at in range(max(said + 1, done), clause_end(sentence.tokens, said, self.language.joints) + 1):
                sentence.tokens[at] = sentence.tokens[at]._replace(word="")
                done = at + 1
        for hit in machine.hits(sentence):
            yield self._finding(hit, sentence.tokens, text)

    def _ready(self) -> tuple[Machine, Machine]:
        if self._machines is None:
            kinds = [[at for at, rule in enumerate(self.rules) if rule.kind == kind] for kind in KINDS]
            blocks = (Block(rule.find, rule.unless, rule.questions) for rule in self.rules)
            self._machines = Machine([Block(self.language.aside)]), Machine(blocks, [one for one in kinds if one])
        return self._machines

    def _finding(self, hit: Hit, tokens: list[Token], text: str) -> Finding:
        rule = self.rules[hit.block]
        places = aligned(hit.row, tokens, hit.at)
        end = hit.at
        if hit.row[-1].name.endswith(REST_SIGN):
            end = clause_end(tokens, hit.at, self.language.joints)
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
