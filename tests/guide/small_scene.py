"""A scene of one round, made by hand of the nodes that a round becomes."""

from __future__ import annotations

from repair_cli.guide.conditions import AnyOf
from repair_cli.guide.model import Ask, Audience, Branch, Choose, ChooseAny, Guide, Kind, Option, Outcome, Tell, Text
from repair_cli.guide.rules import Counter
from repair_cli.guide.scene import Criterion, Practice, Reply, Round
from repair_cli.guide.walk import Walk, begin
from repair_cli.wording import Wording
from repair_cli.wording.patterns import Patterns
from repair_cli.wording.rule import Rule
from repair_cli.wording.spelling import Spelling

CHECK = Wording((Rule("always", "absolutes", Patterns({}, Spelling()).rows("you always"), "It may be heard as all."),))
ROUND = Round(
    "line",
    "You are late.",
    "I am late. What was that like?",
    {"names": "Name it.", "asks": "Ask."},
    {
        "good": Reply("good", "I am late.", "own", "acknowledge-part", ("names",)),
        "poor": Reply("poor", "The bus.", "own", "", (), ("minimizing",)),
    },
)
PRACTICE = Practice(
    "apologize", 2, ("individual",), ("lateness",), ("complaint-frame",), ("acknowledge-part",), "Sam, 50. Tired.",
    {"names": Criterion("names", "I named it."), "asks": Criterion("asks", "I asked.")}, rounds={"line": ROUND},
)  # fmt: skip


def _ask(name: str, form: Choose | ChooseAny | Text, go: str, found: Wording | None = None) -> Ask:
    return Ask(name, form, name, (Branch(go),), found=found)


def _options(*names: str) -> dict[str, Option]:
    return {name: Option(name, name) for name in names}


LOOK = {
    "again": Option("again", "Again", next="line"),
    "on": Option("on", "On", next="line-on", add={"heard": 2}),
    "stop": Option("stop", "Stop", next="stopped"),
}
MET = {**_options("names", "asks"), "none": Option("none", "None", alone=True)}
NODES = (
    _ask("way", Choose(_options("write", "choose")), "line"),
    Tell("line", (), (Branch("line-pick", AnyOf("way", frozenset({"choose"}))), Branch("line-reply"))),
    _ask("line-reply", Text(many=True), "line-met", CHECK),
    _ask("line-met", ChooseAny(MET), "line-look"),
    _ask("line-pick", Choose(_options("good", "poor")), "line-look"),
    _ask("line-look", Choose(LOOK), "line-on"),
    Tell("line-on", (), (Branch("difficulty"),)),
    _ask("difficulty", Choose(_options("easy", "good", "hard")), "learned"),
    _ask("learned", Text(), "opens"),
    Outcome("opens", Kind.END, "It opened"),
    Outcome("stopped", Kind.END, "You stopped"),
)
SCENE = Guide(
    "late", "Late", "About.", Audience.THERAPIST, 8, "way", {node.id: node for node in NODES},
    counters={"heard": Counter(0, 0, 4)}, practice=PRACTICE,
)  # fmt: skip


def played(*answers: str | tuple[str, ...] | None) -> Walk:
    """The scene with these answers in order; None leaves one open."""
    walk = begin(SCENE)
    for answer in answers:
        onward = walk.skip() if answer is None else walk.answer(answer)
        assert isinstance(onward, Walk)
        walk = onward
    return walk
